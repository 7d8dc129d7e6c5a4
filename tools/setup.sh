#!/usr/bin/env bash
# Makes .venv with exactly what uv.lock names, from the index that pip is set up to use (a mirror is fine: hashes are checked).
set -euo pipefail
cd "$(dirname "$0")/.."

python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
  echo "helloword needs Python 3.11 or newer; python3 is $(python3 --version 2>&1)." >&2
  exit 1
}
python3 -m venv .venv || {
  echo "Python cannot make virtual environments here. On Debian and Ubuntu: sudo apt-get install python3-venv" >&2
  exit 1
}
.venv/bin/python -m pip install --quiet --disable-pip-version-check "$(sed -n 's/.*"\(uv==[0-9.]*\)".*/\1/p' pyproject.toml)"

index="${PIP_INDEX_URL:-$(.venv/bin/python -m pip config get global.index-url 2>/dev/null || true)}"
[ -z "$index" ] || export UV_DEFAULT_INDEX="${UV_DEFAULT_INDEX:-$index}"
export UV_PYTHON_DOWNLOADS=never UV_LINK_MODE=copy UV_COMPILE_BYTECODE=1 VIRTUAL_ENV="$PWD/.venv"
.venv/bin/uv export --frozen --all-groups --no-emit-project --quiet --output-file .venv/locked.txt
.venv/bin/uv pip install --quiet --require-hashes --requirements .venv/locked.txt
.venv/bin/uv pip install --quiet --no-deps --editable .
echo "helloword is installed in .venv: .venv/bin/helloword --help"
