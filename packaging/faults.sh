#!/bin/sh
# Sets up what is missing and does to copies and the register what a bad day does: kills, full and pulled sticks, damage.
#
#   sh packaging/faults.sh [--rounds N] [--seed N]
set -eu

here=$(readlink -f "$0")
root=${here%/packaging/*}
. "$root/packaging/setup.sh"

set_up requirements-dev.txt
export PYTHONPATH="$root/src:$root"
exec "$python" -P -m tests.faults "$@"
