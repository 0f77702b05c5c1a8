"""Tables that come in, for tests: what they would do, and what they did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grouphub.features.transfer.arrivals import plan
from grouphub.features.transfer.sheets import Sheet
from grouphub.features.transfer.taking_over import take_over
from grouphub.features.transfer.understanding import Choices, understand
from tests.features.people.group import MONDAY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grouphub.features.transfer.arrivals import Plan
    from grouphub.store.database import Database

HEADS = ("Фамилия", "Имя", "Год рождения", "Телефон", "Село")
TWO = (("Ғафурова", "Ҷамила", 1998, "93 514 16 42", "Чашмасор"), ("Зоирова", "Барно", 1975, "", "Навобод"))


def planned(db: Database, rows: Sequence[Sequence[Any]], heads: Sequence[str] = HEADS) -> Plan:
    """Return what a sheet of these rows would do."""
    sheet = Sheet("x", (tuple(heads), *map(tuple, rows)))
    with db.read() as session:
        return plan(session, understand(sheet, Choices(MONDAY)), MONDAY)


def taken_over(db: Database, rows: Sequence[Sequence[Any]] = TWO) -> Plan:
    """Take a table over as it is offered."""
    found = planned(db, rows)
    take_over(db, found.arrivals)
    return found
