#!/usr/bin/env bash
# Does what repo2docker would do, without Docker: installs binder/requirements.txt into a fresh environment, runs postBuild
# and start; then a browser opens the server as Binder would and marks the first step of the notebook that it finds, wrong
# and right. Says how large the environment is, and how many seconds it took from the start to the marked step.
#   scripts/replay_binder.sh [PYTHON [DRIVER]]    (default python3.11; the Python that has Playwright, .venv/bin/python)
set -euo pipefail
cd "$(dirname "$0")/.."
here=$PWD python=${1:-python3.11} driver=$(realpath --no-symlinks "${2:-.venv/bin/python}")
place=$(mktemp -d)
trap 'kill "${server:-}" 2>/dev/null || true; wait; rm -rf "$place"' EXIT

git archive HEAD | tar -x -C "$place"
cd "$place"
"$python" -m venv environment
PATH="$place/environment/bin:$PATH"
python -m pip install --quiet --disable-pip-version-check --no-cache-dir -r binder/requirements.txt
./binder/postBuild
mib=$(du -sm environment | cut -f1)
echo "installed: $mib MiB"
[ "$mib" -lt 500 ] || { echo "500 MiB is the most it may be" >&2; exit 1; }

export JUPYTER_CONFIG_DIR="$place/config" JUPYTER_DATA_DIR="$place/data" JUPYTER_RUNTIME_DIR="$place/runtime"
export JUPYTERLAB_SETTINGS_DIR="$place/settings" JUPYTERLAB_WORKSPACES_DIR="$place/workspaces" IPYTHONDIR="$place/ipython"
root=$([ "$(id -u)" = 0 ] && echo --allow-root || true)
port=$(python -c 'import socket; found = socket.create_server(("127.0.0.1", 0)); print(found.getsockname()[1])')
address="http://127.0.0.1:$port"
SECONDS=0
./binder/start jupyter lab --no-browser $root --port "$port" --IdentityProvider.token=replay >server.log 2>&1 &
server=$!
until python -c "from urllib.request import urlopen; urlopen('$address/api')" 2>/dev/null; do
  kill -0 "$server" || { cat server.log >&2; exit 1; }
  [ "$SECONDS" -lt 60 ] || { cat server.log >&2; echo "no server after 60 s" >&2; exit 1; }
  sleep 0.5
done
echo "server is up: $SECONDS s"
PYTHONPATH="$here/tests:$here" "$driver" -m browser.first_step "$address/?token=replay" lab/tree/notebooks/00_start.ipynb
echo "first step marked: $SECONDS s after the start"
