"""The women of the register by what a cell may call them: her name in any order and spelling, or her code."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING
from uuid import UUID

from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import N_
from grouphub.base.names import fold

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy.orm import Session


class NobodyCalledSo(GroupHubError):
    """No woman of the register has this name or code; facts: field, text."""

    message = N_(
        "“{field}”: nobody here is called “{text}” yet. She came in without it. When that woman is here too, bring the "
        "table in once more."
    )


class SeveralCalledSo(GroupHubError):
    """Several women have this name; facts: field, text."""

    message = N_("“{field}”: several women are called “{text}”. She came in without it. Choose the woman on her page.")


class NamedWomen:
    """Everybody of the register as she is when the table is looked at."""

    def __init__(self, session: Session) -> None:
        self._called: dict[str, set[UUID]] = defaultdict(set)
        rows = session.connection().exec_driver_sql("SELECT id, given, patronymic, family, code FROM person")
        for key, given, patronymic, family, code in rows:
            woman = UUID(bytes=bytes(key))
            for name in (f"{given} {family}", f"{given} {patronymic} {family}", code):
                if name.strip():
                    self._called[_key(name)].add(woman)

    def called(self, text: str) -> Collection[UUID]:
        """Return the women of this name or code."""
        return self._called.get(_key(text), ())


def _key(name: str) -> str:
    return " ".join(sorted(fold(name).split()))
