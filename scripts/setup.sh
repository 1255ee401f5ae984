#!/usr/bin/env bash
# Sets up what is missing, and only that: copies of the lock files in .venv remember what was installed from them.
#   setup.sh lab      the environment to learn in
#   setup.sh test     also what the tests need, and a browser
#   setup.sh bench    also what the benchmarks compare with
#   setup.sh site     also what builds the site
#   setup.sh oldest   in .venv-oldest: the oldest Python and packages that pyproject.toml allows, and today's test tools
#   setup.sh browser  prints the path of a browser that starts, if there is one
set -euo pipefail
cd "$(dirname "$0")/.."
place=.venv
pythons="python3 python3.14 python3.13 python3.12 python3.11" fits=">= (3, 11)" wanted="Python 3.11 or newer"
if [ "${1:-}" = oldest ]; then
  place=.venv-oldest
  pythons="python3.11 python3" fits="== (3, 11)" wanted="Python 3.11, the oldest that the course works with,"
fi
python=$place/bin/python

say() { printf '%s\n' "$*" >&2; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; elif sudo -n true 2>/dev/null; then sudo -n "$@"; else return 1; fi
}

apt_install() {
  command -v apt-get >/dev/null && as_root true || return 1
  say "Installing $* with apt-get …"
  as_root apt-get update -qq >/dev/null || true
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

find_python() {
  local name
  for name in $pythons; do
    if "$name" -c "import sys; sys.exit(not sys.version_info[:2] $fits)" 2>/dev/null; then
      printf '%s' "$name"
      return
    fi
  done
  say "$wanted is needed. On Debian or Ubuntu: sudo apt-get install python3 python3-venv"
  return 1
}

make_environment() {
  "$python" -c 'import pip' 2>/dev/null && return
  local base
  base=$(find_python)
  say "Making an environment in $place …"
  "$base" -m venv --clear "$place" >/dev/null 2>&1 && return
  apt_install python3-venv && "$base" -m venv --clear "$place" && return
  rm -rf "$place"
  say "Python's venv module is missing. On Debian or Ubuntu: sudo apt-get install python3-venv"
  return 1
}

pip_install() { "$python" -m pip install --quiet --disable-pip-version-check "$@"; }

install_locked() {
  local lock=$1 done=$place/$1
  cmp -s "$lock" "$done" && return
  say "Installing what $lock names …"
  pip_install --require-hashes -r "$lock"
  cp "$lock" "$done"
}

install_course() {
  local done=$place/course
  [ "$(cat "$done" 2>/dev/null)" = "$PWD $(cksum <pyproject.toml)" ] && return
  pip_install --no-deps --no-build-isolation -e .
  printf '%s' "$PWD $(cksum <pyproject.toml)" >"$done"
}

playwrights_browser() {
  "$python" -c 'from playwright.sync_api import sync_playwright
with sync_playwright() as driver:
    print(driver.chromium.executable_path)' 2>/dev/null
}

starts() { "$1" --version >/dev/null 2>&1 && command -v "$1"; }

find_browser() {
  local name
  for name in ${DNN_LAB_BROWSER:+"$DNN_LAB_BROWSER"} chromium chromium-browser google-chrome google-chrome-stable; do
    starts "$name" && return
  done
  starts "$(playwrights_browser)"
}

get_browser() {
  find_browser >/dev/null && return
  apt_install chromium fonts-liberation && find_browser >/dev/null && return
  say "Asking Playwright for a browser …"
  "$python" -m playwright install chromium >/dev/null 2>&1 && find_browser >/dev/null && return
  say "No browser for the tests was found. On Debian or Ubuntu: sudo apt-get install chromium"
}

case "${1:-}" in
  lab | test | bench | site)
    make_environment
    install_locked requirements.lock
    [ "$1" = lab ] || install_locked requirements-test.lock
    for more in bench site; do
      [ "$1" != "$more" ] || install_locked "requirements-$more.lock"
    done
    install_course
    [ "$1" = lab ] || get_browser
    ;;
  oldest)
    make_environment
    install_locked requirements-oldest.lock
    install_course
    get_browser
    ;;
  browser) find_browser || true ;;
  *) say "usage: scripts/setup.sh lab | test | bench | site | oldest | browser" && exit 2 ;;
esac
