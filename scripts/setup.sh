#!/usr/bin/env bash
# Sets up what is missing: `setup.sh lab` the environment to learn in, `setup.sh test` also what the tests need.
# A stamp in .venv remembers the lock that was installed, so that a second call returns at once.
set -euo pipefail
cd "$(dirname "$0")/.."
python=.venv/bin/python

say() { printf '%s\n' "$*" >&2; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; elif sudo -n true 2>/dev/null; then sudo -n "$@"; else return 1; fi
}

apt_install() {
  command -v apt-get >/dev/null || return 1
  say "installing $* with apt-get"
  as_root apt-get update -qq && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@" >&2
}

find_python() {
  for name in python3 python3.14 python3.13 python3.12 python3.11; do
    if command -v "$name" >/dev/null && "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
      printf '%s' "$name"
      return
    fi
  done
  say "Python 3.11 or newer is needed. On Debian or Ubuntu: sudo apt-get install python3 python3-venv"
  exit 1
}

make_environment() {
  [ -x "$python" ] && "$python" -m pip --version >/dev/null 2>&1 && return
  local base
  base=$(find_python)
  rm -rf .venv
  "$base" -m venv .venv >/dev/null 2>&1 && return
  rm -rf .venv
  apt_install python3-venv && "$base" -m venv .venv && return
  say "This Python has no venv. Please run: sudo apt-get install python3-venv"
  exit 1
}

install() { # name of the lock
  local lock="requirements$1.lock" stamp=".venv/installed$1"
  [ -f "$stamp" ] && cmp -s "$lock" "$stamp" && return
  say "installing the packages of $lock"
  "$python" -m pip install -q --disable-pip-version-check --require-hashes -r "$lock"
  cp "$lock" "$stamp"
}

install_course() {
  [ -f .venv/installed-course ] && cmp -s pyproject.toml .venv/installed-course && return
  "$python" -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
  cp pyproject.toml .venv/installed-course
}

find_browser() {
  if [ -n "${DNN_LAB_BROWSER:-}" ]; then printf '%s' "$DNN_LAB_BROWSER"; return; fi
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    command -v "$name" && return
  done
  "$python" - <<'PY' 2>/dev/null
from pathlib import Path
from playwright.sync_api import sync_playwright
with sync_playwright() as driver:
    path = driver.chromium.executable_path
    assert Path(path).exists()
    print(path)
PY
}

get_browser() {
  [ -n "$(find_browser || true)" ] && return
  apt_install chromium >/dev/null 2>&1 && [ -n "$(find_browser || true)" ] && return
  "$python" -m playwright install chromium >/dev/null 2>&1 && return
  say "No browser for the tests was found. Please run: sudo apt-get install chromium"
}

case "${1:-}" in
  lab) make_environment; install ""; install_course ;;
  test) make_environment; install ""; install "-test"; install_course; get_browser ;;
  browser) find_browser || true ;;
  *) say "usage: scripts/setup.sh lab|test|browser"; exit 2 ;;
esac
