"""What is known of the group, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from grouphub.features.group.models import Keeper, Setting

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy.orm import Session

PARTS = ("classes", "income", "bakery", "sewing", "visits", "leaflets", "stories", "gifts")
"""What a group may do; each is a part of the program that can be hidden."""


@dataclass(frozen=True)
class GroupSettings:
    """The group's settings; what was never set keeps its default."""

    name: str = ""
    village: str = ""
    district: str = ""
    parts: tuple[str, ...] = PARTS
    family_first: bool = True
    lock_minutes: int = 3
    hide_with_esc: bool = True
    remember_copied: bool = False
    hiding_practised: bool = False
    copy_days: int = 7
    """After so many days without a copy outside the computer she is reminded of one."""
    age_bands: tuple[int, ...] = (14, 18, 31, 60)
    """Ages at which the next band begins where nothing exact is told: youth is 14 to 30 in Tajikistan."""


@dataclass(frozen=True)
class KeeperRow:
    """A woman with her own password."""

    id: UUID
    name: str
    since: datetime
    password_since: datetime


def group_settings(session: Session) -> GroupSettings:
    """Return the group's settings; a value of a wrong kind is passed over."""
    kept: dict[str, Any] = dict(session.execute(select(Setting.name, Setting.value)).all())
    found: dict[str, Any] = {}
    for field in fields(GroupSettings):
        value = kept.get(field.name)
        usual: Any = field.default
        wanted = type(usual)
        if wanted is tuple and isinstance(value, list):
            kind = type(usual[0])
            found[field.name] = tuple(part for part in value if type(part) is kind)
        elif type(value) is wanted:
            found[field.name] = value
    return GroupSettings(**found)


def family_first(session: Session) -> bool:
    """Return whether the family name stands first. Plain SQL: it is part of every save."""
    kept = session.connection().exec_driver_sql("SELECT value FROM setting WHERE name = 'family_first'").scalar()
    return GroupSettings.family_first if kept is None else kept == "true"


def keepers(session: Session) -> list[KeeperRow]:
    """Return the women who have a password now, longest first."""
    rows = session.scalars(select(Keeper).where(Keeper.left_at.is_(None)).order_by(Keeper.since))
    return [KeeperRow(row.id, row.name, row.since, row.password_since) for row in rows]


def keeper_names(session: Session) -> dict[UUID, str]:
    """Return the name of everyone who ever had a password: the journal's "who"."""
    return dict(session.execute(select(Keeper.id, Keeper.name)).all())
