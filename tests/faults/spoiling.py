"""A copy changed or cut at random places: it is refused, or comes back whole."""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random

from grouphub.base.clock import SystemClock
from grouphub.base.errors import GroupHubError
from grouphub.base.paths import Folder
from grouphub.features.copies.actions import keep_copy
from grouphub.store.copies import Told, open_copy
from grouphub.store.database import Database
from grouphub.store.restoring import bring_into
from grouphub.store.vault import open_vault
from tests.factory import PASSWORD
from tests.faults import killing


def anywhere(place: Path, rounds: int, chance: Random) -> str:
    """Spoil a copy at random places, twice as many as rounds."""
    folder, stick = Folder(place / "group"), place / "stick"
    stick.mkdir(parents=True)
    killing.new_register(folder)
    opened = open_vault(folder, PASSWORD)
    db = Database.open(opened, SystemClock())
    raw = keep_copy(db, stick).path.read_bytes()
    db.close()
    opened.close()
    refused = sum(_is_refused(spoilt(raw, chance), place) for _time in range(2 * rounds))
    return f"{refused} of {2 * rounds} refused, the others whole"


def spoilt(raw: bytes, chance: Random) -> bytes:
    """Return a copy with some bytes changed, left out, or cut off."""
    start = chance.randrange(len(raw))
    length = min(len(raw) - start, chance.choice((1, 1, 2, 16, 512, 5000)))
    match chance.randrange(4):
        case 0:
            return raw[:start]
        case 1:
            return raw[:start] + raw[start + length :]
        case _:
            changed = bytes(byte ^ chance.randrange(1, 256) for byte in raw[start : start + length])
            return raw[:start] + changed + raw[start + length :]


def _is_refused(content: bytes, place: Path) -> bool:
    bad, new = place / "bad.copy", Folder(place / "new")
    bad.write_bytes(content)
    try:
        copy = open_copy(bad, PASSWORD)
        try:
            bring_into(new, copy, Told(), SystemClock())
        finally:
            copy.close()
    except GroupHubError:
        assert not new.holds_vault()
        shutil.rmtree(new.path, ignore_errors=True)
        return True
    killing.content(new)
    shutil.rmtree(new.path)
    return False
