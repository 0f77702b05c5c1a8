"""A real small stick that is full, is pulled out, or is closed to writing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]
_MOUNT = 'mount -t tmpfs -o size=4m tmpfs "$1" && shift && exec "$@"'


class NoStick(Exception):
    """This computer lends no small disk."""


STORY = """
import subprocess, sys
from pathlib import Path
from grouphub.base.clock import SystemClock
from grouphub.base.paths import Folder
from grouphub.features import registry
from grouphub.features.copies.actions import keep_copy
from grouphub.store.copies import CopyNotKept, Stage, Told, copies_in
from grouphub.store.database import Database
from grouphub.store.vault import open_vault
from tests.factory import PASSWORD

folder, stick, what = Folder(Path(sys.argv[1])), Path(sys.argv[2]), sys.argv[3]
opened = open_vault(folder, PASSWORD)
db = Database.open(opened, SystemClock())

def run(*words):
    subprocess.run(words, check=True)

def pull(told):
    if told.stage.value == what.partition("-")[2] and stick.is_mount():
        run("umount", "-l", str(stick))

def fill(told):
    if told.stage is Stage.WRITE and not (stick / "film").exists():
        with open(stick / "film", "wb", buffering=0) as film:
            try:
                while film.write(bytes(65536)):
                    pass
            except OSError:
                pass

def known():
    with db.read() as session:
        return session.connection().exec_driver_sql("SELECT count(*) FROM copy_kept").scalar()

before = known()
told = Told()
if what == "full":
    (stick / "film").write_bytes(bytes(3_500_000))
elif what == "filling":
    told = Told(fill)
elif what == "closed":
    run("mount", "-o", "remount,ro", str(stick))
elif what.startswith("pulled"):
    told = Told(pull)
try:
    keep_copy(db, stick, told=told)
except CopyNotKept as error:
    print(type(error).__name__)
else:
    print("kept")
if stick.is_mount():
    assert len(copies_in(stick)) == (what == "sound"), list(stick.iterdir())
    assert not list(stick.glob("*.half"))
else:
    assert list(stick.iterdir()) == []
opened.verify()
assert known() == before + (what == "sound")
db.close()
opened.close()
"""
EXPECTED = {
    "sound": {"kept"},
    "full": {"NoRoomForCopy"},
    "filling": {"StickFull"},
    "closed": {"StickClosed"},
    "pulled-write": {"StickGone"},
    "pulled-flush": {"StickGone"},
    "pulled-read": {"StickGone"},
    "pulled-look": {"StickGone"},
}


def told_by(what: str, register: Path, place: Path) -> str:
    """Do one of these to a small stick while a copy is written to it; return the name of what was told.

    Raises NoStick where none is lent.
    """
    stick = place / f"stick {what}"
    stick.mkdir(parents=True)
    lend = ["unshare", "-rm", "sh", "-c", _MOUNT, "sh", str(stick)]
    if not shutil.which("unshare") or subprocess.run([*lend, "true"], capture_output=True, check=False).returncode:
        raise NoStick("this computer does not lend a small disk: neither root nor user namespaces")
    done = subprocess.run(
        [*lend, sys.executable, "-P", "-c", STORY, str(register), str(stick), what],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(_ROOT / "src"), str(_ROOT)])},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()
