"""What is killed: one piece of work, over and over, in a process of its own."""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path

from grouphub.base.clock import SystemClock
from grouphub.base.paths import Folder
from grouphub.features import registry
from grouphub.features.copies.actions import bring_back, keep_by_itself, keep_copy
from grouphub.features.erasing.actions import erase_again
from grouphub.features.people.actions import add_person
from grouphub.features.people.drafts import PersonDraft
from grouphub.store.copies import copies_in, open_copy
from grouphub.store.database import Database
from grouphub.store.drafts import Drafts
from grouphub.store.vault import open_vault
from tests.factory import PASSWORD


def opened_register(folder: Folder) -> Database:
    """Open the register as the program does."""
    assert registry.FEATURES
    db = Database.open(open_vault(folder, PASSWORD), SystemClock())
    say("ready")
    db.bring_up()
    erase_again(db, registry.FEATURES)
    return db


def say(text: str) -> None:
    """Tell the one who waits, at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def copy(folder: Folder, target: str) -> None:
    """Keep copies, on a stick and by themselves, beside new entries."""
    db = opened_register(folder)
    for number in count():
        add_person(db, PersonDraft(given=f"Зан {number}"))
        keep_by_itself(db, registry.FEATURES)
        say(keep_copy(db, Path(target)).path.name)


def restore(folder: Folder, stick: str) -> None:
    """Bring one of two copies back, then the other."""
    for number in count():
        db = opened_register(folder)
        chosen = sorted(copies_in(Path(stick)), key=lambda one: one.path)[number % 2]
        opened = open_copy(chosen.path, PASSWORD)
        bring_back(db, opened)
        opened.close()
        say("brought back")


def migrate(folder: Folder) -> None:
    """Bring an old register up."""
    opened_register(folder)
    say("brought up")


def draft(folder: Folder) -> None:
    """Keep a half-typed form, as every three seconds of typing do."""
    db = opened_register(folder)
    drafts = Drafts(db)
    for number in count():
        drafts.save({"people/new": {"fields": {"given": f"Зулай {number}"}}})
        say(str(number))


if __name__ == "__main__":
    what, at, *more = sys.argv[1:]
    {"copy": copy, "restore": restore, "migrate": migrate, "draft": draft}[what](Folder(Path(at)), *more)
