#!/bin/sh
# Sets up what is missing and runs every check; further words go to pytest.
#
#   sh packaging/test.sh
#   sh packaging/test.sh tests/base -k phone
set -eu

here=$(readlink -f "$0")
root=${here%/packaging/*}
. "$root/packaging/setup.sh"

set_up requirements-dev.txt
cd "$root"
export QT_QPA_PLATFORM=offscreen

say 'ruff'
"$python" -m ruff check --quiet src tests
say 'ruff format'
"$python" -m ruff format --quiet --check src tests
say 'mypy'
"$python" -m mypy
say 'import contracts'
"$python" -c "from importlinter.cli import lint_imports_command as lint; lint()" --no-logo --no-cache
say 'pytest'
exec "$python" -m pytest "$@"
