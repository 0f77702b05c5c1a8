"""Help while typing: the code given last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from grouphub.features.people.models import Person

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def newest_code(session: Session) -> str | None:
    """Return the code given last, to suggest the one after it."""
    return session.scalar(select(Person.code).where(Person.code != "").order_by(Person.row.desc()).limit(1))
