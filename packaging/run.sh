#!/bin/sh
# Sets up what is missing and opens GroupHub.
#
#   sh packaging/run.sh              open the register
#   sh packaging/run.sh setup        only set up
#   sh packaging/run.sh WORDS ...    any other words go to the program; "--help" lists them
set -eu

here=$(readlink -f "$0")
root=${here%/packaging/*}
. "$root/packaging/setup.sh"

set_up requirements.txt
if [ "${1-}" = setup ]; then
    say 'GroupHub is ready: sh packaging/run.sh opens it.'
    exit 0
fi
# Isolated: neither the folder she stands in nor her own Python settings change the program.
exec "$python" -I -m grouphub "$@"
