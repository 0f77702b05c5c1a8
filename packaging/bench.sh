#!/bin/sh
# Sets up what is missing and measures the program beside its physical limits.
#
#   sh packaging/bench.sh [--people 1000,10000,100000] [--only NAME ...] [--json FILE] [--groups DIR]
set -eu

here=$(readlink -f "$0")
root=${here%/packaging/*}
. "$root/packaging/setup.sh"

set_up requirements-dev.txt
export QT_QPA_PLATFORM="${QT_QPA_PLATFORM:-offscreen}"
export PYTHONPATH="$root"
exec "$python" -P -m tests.bench "$@"
