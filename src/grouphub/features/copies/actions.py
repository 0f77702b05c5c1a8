"""What is done with copies of the whole register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import insert

from grouphub.base.keys import new_key
from grouphub.features.copies.models import CopyKept
from grouphub.store.copies import Copy, Told, make_copy
from grouphub.store.copyfile import Sort
from grouphub.store.places import Place, place_of
from grouphub.store.restoring import make_ready, put_in_place

if TYPE_CHECKING:
    from pathlib import Path

    from grouphub.store.copies import OpenCopy
    from grouphub.store.database import Database


def keep_copy(db: Database, target: Path, *, label: str = "", told: Told | None = None) -> Copy:
    """Write a copy of the register into the folder ``target`` and remember it; ``label`` is what the stick is called.

    Runs in a thread of its own beside other work. Raises CopyNotKept and its kinds, storage faults, and what ``told``
    raises to stop it: nothing of the copy stays then.
    """
    made = make_copy(db.opened, target, db.clock, sort=Sort.ASKED, told=told)
    _remember(db, made, label or target.name or str(target))
    return made


def bring_back(db: Database, copy: OpenCopy, *, told: Told | None = None) -> Copy:
    """Put an open copy in the place of the open register, which is closed by it; return the copy of what was there.

    The register of today is kept first, as a copy of its own that no rotation takes away for 90 days. Until all is
    ready nothing of today's is touched, and ``db`` goes on working when something fails. Afterwards the register is
    opened with the password or sheet that was valid when the copy was made.
    Raises CopyDamaged, CopyUnread, NotBroughtBack, CopyNotKept, storage faults, and what ``told`` raises.
    """
    told = told or Told()
    folder = db.opened.folder
    make_ready(copy, folder, told)
    present = make_copy(db.opened, folder.copies, db.clock, sort=Sort.RESTORE, told=told)
    db.close()
    put_in_place(folder)
    db.opened.close()
    return present


def _remember(db: Database, made: Copy, label: str) -> None:
    row = {
        "id": new_key(),
        "at": made.made,
        "label": label,
        "folder": str(made.path.parent),
        "name": made.path.name,
        "size": made.size,
        "outside": place_of(made.path) is not Place.OWN_DISK,
    }
    with db.fill() as connection:
        connection.execute(insert(CopyKept), row)
