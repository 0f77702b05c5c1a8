"""What a leader does with the group itself."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from sqlalchemy import insert, update

from grouphub.base.i18n import N_
from grouphub.base.keys import named_key
from grouphub.features.group.models import Keeper, Setting
from grouphub.features.group.queries import GroupSettings

if TYPE_CHECKING:
    from uuid import UUID

    from grouphub.store.database import Database

_KNOWN = {field.name for field in fields(GroupSettings)}


def change_settings(db: Database, **values: object) -> None:
    """Set the settings named in ``GroupSettings``; those not named stay."""
    assert set(values) <= _KNOWN, values
    with db.write(N_("Settings changed")) as session:
        for name, value in values.items():
            plain = list(value) if isinstance(value, tuple) else value
            row = session.get(Setting, named_key(f"setting:{name}"))
            if row is None:
                session.add(Setting(id=named_key(f"setting:{name}"), name=name, value=plain))
            elif row.value != plain:
                row.value = plain


def enter_keeper(db: Database, keeper: UUID, name: str) -> None:
    """Write down whose password ``keeper`` is. The key slot is the vault's."""
    now = db.clock.now()
    with db.fill() as connection:
        connection.execute(insert(Keeper), {"id": keeper, "name": name, "since": now, "password_since": now})


def rename_keeper(db: Database, keeper: UUID, name: str) -> None:
    """Write her name anew."""
    _change_keeper(db, keeper, name=name)


def note_new_password(db: Database, keeper: UUID) -> None:
    """Remember the day her password was changed."""
    _change_keeper(db, keeper, password_since=db.clock.now())


def take_out_keeper(db: Database, keeper: UUID) -> None:
    """Write down that she has no password any more; her name stays beside what she did."""
    _change_keeper(db, keeper, left_at=db.clock.now())


def _change_keeper(db: Database, keeper: UUID, **values: object) -> None:
    with db.fill() as connection:
        connection.execute(update(Keeper).where(Keeper.id == keeper).values(values))
