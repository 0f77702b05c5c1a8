"""Saves women one after another until it is killed, and says of each that she is saved once she is."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from grouphub.base.clock import SystemClock
from grouphub.base.paths import Folder
from grouphub.features import registry
from grouphub.features.people.actions import add_person
from grouphub.store.database import Database
from grouphub.store.vault import open_vault
from tests.bench.saving import draft


def main(folder: str, password: str, first: int) -> None:
    """Save and say the key of each woman, without end."""
    assert registry.FEATURES
    database = Database.open(open_vault(Folder(Path(folder)), password), SystemClock())
    os.write(1, b"ready\n")
    while True:
        key = add_person(database, draft(first))
        os.write(1, f"{key}\n".encode())
        first += 1


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
