#!/bin/sh
# Gathers the texts of the program into the catalogues: run it after changing a text.
#
#   sh packaging/words.sh
#   sh packaging/words.sh tg
set -eu

here=$(readlink -f "$0")
root=${here%/packaging/*}
. "$root/packaging/setup.sh"

set_up requirements-dev.txt
exec "$python" "$root/packaging/words.py" "$@"
