#!/usr/bin/env bash
# Does what repo2docker would do, without Docker: installs binder/requirements.txt into a fresh environment, runs postBuild
# and start, and waits for the server and for the first notebook in it. Says how large it is and how long the start took.
#   scripts/replay_binder.sh [PYTHON]    (default python3.11)
set -euo pipefail
cd "$(dirname "$0")/.."
python=${1:-python3.11}
place=$(mktemp -d)
trap 'kill "${server:-}" 2>/dev/null || true; rm -rf "$place"' EXIT

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
root=$([ "$(id -u)" = 0 ] && echo --allow-root || true)
SECONDS=0
./binder/start jupyter lab --no-browser $root --port 8899 --IdentityProvider.token=replay >server.log 2>&1 &
server=$!
until python - <<'PYTHON' 2>/dev/null
from urllib.request import urlopen
assert urlopen("http://127.0.0.1:8899/lab?token=replay").status == 200
assert urlopen("http://127.0.0.1:8899/api/contents/notebooks/00_start.ipynb?content=0&token=replay").status == 200
PYTHON
do
  kill -0 "$server" || { cat server.log >&2; exit 1; }
  [ "$SECONDS" -lt 60 ] || { cat server.log >&2; echo "no first notebook after 60 s" >&2; exit 1; }
  sleep 0.5
done
python -m nbconvert --to notebook --execute --stdout notebooks/00_start.ipynb >/dev/null 2>convert.log || { cat convert.log >&2; exit 1; }
echo "server, and the first notebook executed: $SECONDS s"
