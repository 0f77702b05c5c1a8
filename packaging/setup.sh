# shellcheck shell=sh disable=SC2154
# Sets up what run.sh, test.sh and bench.sh share. Sourced, never run: "$root" is the project's folder.
#
# Everything it says goes to standard error, so that the program's own output stays clean.

say() { printf '%s\n' "$*" >&2; }

refuse() {
    say "$*"
    exit 1
}

venv="$root/.venv"
stamps="$venv/stamps"
python="$venv/bin/python"

# A library Qt opens at start, and the Debian package that holds it.
qt_libraries='
libglib-2.0.so.0 libglib2.0-0
libGL.so.1 libgl1
libEGL.so.1 libegl1
libfontconfig.so.1 libfontconfig1
libdbus-1.so.3 libdbus-1-3
libxkbcommon.so.0 libxkbcommon0
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-shape.so.0 libxcb-shape0
libcups.so.2 libcups2
'

# Find a Python that will do; 3.11 first, because that is what every check runs on.
find_python() {
    for name in python3.11 python3 python3.12 python3.13; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            printf '%s\n' "$name"
            return
        fi
    done
    refuse 'GroupHub needs Python 3.11 or newer, which is not here; on Debian or Ubuntu it is the package python3.'
}

# Name the Debian packages this machine lacks, one after another.
missing_packages() {
    "$1" - "$qt_libraries" <<'PYTHON'
import sys
from ctypes import CDLL

lacking = []
words = sys.argv[1].split()
for library, package in zip(words[::2], words[1::2], strict=True):
    try:
        CDLL(library)
    except OSError:
        lacking.append(package)
try:
    import ensurepip
    import venv
except ImportError:
    lacking.append(f"python{sys.version_info.major}.{sys.version_info.minor}-venv")
print(*lacking)
PYTHON
}

install_packages() {
    by_hand="Whoever looks after this computer can add them with: apt-get install $*"
    if ! command -v apt-get >/dev/null 2>&1; then
        refuse "GroupHub needs system packages that are not here ($*), and this computer has no apt-get to add them with."
    fi
    as_root=
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null 2>&1 ||
            refuse "GroupHub needs system packages that are not here, and adding them takes rights you do not have. $by_hand"
        as_root=sudo
    fi
    say "GroupHub needs system packages that are not here; ${as_root:+sudo }apt-get adds them now: $*"
    # A source that cannot be refreshed need not be the one that is asked.
    $as_root apt-get update -qq >&2 </dev/null || true
    $as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -qq -y -o Dpkg::Use-Pty=0 --no-install-recommends "$@" >&2 </dev/null ||
        refuse "The system packages could not be added. $by_hand"
}

# The checksum of what the environment is made from: when it changes, the environment is made anew.
wanted_stamp() { (cd "$root/packaging" && cksum setup.sh "$1"); }

# Bring .venv up to the list in packaging/$1.
set_up_environment() {
    base=$(find_python) || exit 1
    missing=$(missing_packages "$base") || refuse "$base does not start as it should."
    # One word per package.
    # shellcheck disable=SC2086
    [ -z "$missing" ] || install_packages $missing

    if ! "$python" -m pip --version >/dev/null 2>&1; then
        say 'Making a place for what GroupHub is built on (the folder .venv) ...'
        "$base" -m venv --clear "$venv" >&2 || refuse "The folder $venv could not be made; nothing else was changed."
    fi
    rm -rf "$stamps"
    say 'Fetching what GroupHub is built on, about 110 megabytes; this happens once ...'
    quiet=--quiet
    [ ! -t 2 ] || quiet=
    # Wheels only: nothing is built on this computer, and nothing whose checksum is not in the list is taken.
    "$python" -m pip install $quiet --no-input --disable-pip-version-check --require-hashes --only-binary=:all: \
        -r "$root/packaging/$1" >&2 || refuse 'Not everything could be fetched; the same command goes on where it stopped.'
    # Relative, so that the folder may be moved.
    for packages in "$venv"/lib/python3*/site-packages; do
        printf '../../../../src\n' >"$packages/grouphub.pth"
    done
    "$python" -m compileall -qq "$venv/lib" || true # some packages carry files that are no Python
    mkdir -p "$stamps"
    wanted_stamp requirements.txt >"$stamps/requirements.txt"
    wanted_stamp "$1" >"$stamps/$1"
}

# The names, sizes and times of what is compiled: sources and catalogues.
wanted_sources() { (cd "$root" && find src translations \( -name '*.py' -o -name '*.po' \) -printf '%p %s %T@\n' 2>/dev/null | cksum); }

compile_sources() {
    "$python" -m compileall -q "$root/src" >&2 || refuse 'GroupHub cannot be read by this Python; the folder src is damaged.'
    "$python" - "$root"/translations/*/LC_MESSAGES/grouphub.po <<'PYTHON' >&2 || refuse 'The words in the folder translations cannot be read.'
import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

for catalogue in map(Path, sys.argv[1:]):
    if not catalogue.exists():  # the pattern itself, when there is no catalogue
        continue
    try:
        words = read_po(catalogue.open("rb"), domain="grouphub", abort_invalid=True)
    except PoFileError as error:
        sys.exit(f"{catalogue}, line {error.lineno + 1}: {error}")
    compiled = catalogue.with_suffix(".mo")
    fresh = catalogue.with_suffix(".new.mo")
    with fresh.open("wb") as out:
        write_mo(out, words)
    fresh.replace(compiled)
PYTHON
    printf '%s\n' "$1" >"$stamps/sources"
}

# True if the file $1 holds exactly $2.
holds() {
    [ -r "$1" ] && [ "$(cat "$1")" = "$2" ]
}

# Set up everything that is not yet as it should be; packaging/$1 is the list of requirements.
set_up() {
    unset PYTHONHOME PYTHONPATH PYTHONDONTWRITEBYTECODE
    # What the C library keeps apart for each thread cannot be overwritten (base/memory.py): let it keep nothing so.
    export GLIBC_TUNABLES="${GLIBC_TUNABLES:+$GLIBC_TUNABLES:}glibc.malloc.tcache_count=0"
    # Two starts at once must not both write; the lock goes with this file, so that nothing is left behind.
    exec 9<"$root/packaging/setup.sh"
    if command -v flock >/dev/null 2>&1; then flock 9; fi
    if ! { [ -x "$python" ] && holds "$stamps/$1" "$(wanted_stamp "$1")"; }; then
        set_up_environment "$1"
    fi
    sources=$(wanted_sources)
    holds "$stamps/sources" "$sources" || compile_sources "$sources"
    exec 9<&-
}
