#!/usr/bin/env bash
# The browser tests drive the system's Chromium; pages in Chinese need a font that has the characters.
set -euo pipefail

missing=()
command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || missing+=(chromium)
compgen -G "/usr/share/fonts/*/noto/NotoSansCJK*" >/dev/null || missing+=(fonts-noto-cjk)
[ ${#missing[@]} -gt 0 ] || exit 0

as_root=()
[ "$(id -u)" = 0 ] || as_root=(sudo -n)
if command -v apt-get >/dev/null && { [ ${#as_root[@]} = 0 ] || sudo -n true 2>/dev/null; }; then
  echo "Installing ${missing[*]} for the browser tests."
  export DEBIAN_FRONTEND=noninteractive
  "${as_root[@]}" apt-get update -qq &&
    "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null && exit 0
fi
cat >&2 <<TEXT
The browser tests need ${missing[*]}, which cannot be installed from here.
On Debian:  sudo apt-get install chromium fonts-noto-cjk
On Ubuntu:  sudo snap install chromium && sudo apt-get install fonts-noto-cjk
All other tests run with:  make setup && .venv/bin/pytest -m "not web"
TEXT
exit 1
