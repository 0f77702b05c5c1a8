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
# All of them share the work among the processors; a few chosen ones are quicker alone.
[ $# -gt 0 ] || set -- --numprocesses auto --dist worksteal
exec "$python" -m pytest "$@"
