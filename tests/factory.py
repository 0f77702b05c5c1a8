"""Plain functions that make what tests need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grouphub.base.keys import new_key

if TYPE_CHECKING:
    from grouphub.base.clock import Clock
    from grouphub.base.paths import Folder
    from grouphub.store.database import Database
    from grouphub.store.keyfile import Cost
    from grouphub.store.opened import OpenVault

PASSWORD = "non bist chor gul"


def cheap() -> Cost:
    """Return a key derivation that takes no time: only for tests."""
    from grouphub.store.keyfile import Cost

    return Cost(memory=8 * 1024, rounds=1)


def new_vault(folder: Folder, password: str = PASSWORD) -> OpenVault:
    """Make a vault with one password and a recovery code."""
    from grouphub.store.recovery import RecoveryCode
    from grouphub.store.vault import create_vault

    return create_vault(folder, password, RecoveryCode.new(), keeper=new_key(), cost=cheap())


def new_database(opened: OpenVault, clock: Clock) -> Database:
    """Make the tables of a register."""
    from grouphub.features import registry
    from grouphub.store.database import Database

    assert registry.FEATURES
    return Database.create(opened, clock)
