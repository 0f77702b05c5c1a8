"""Invents some months of money for a practice group: sewing, bread, classes, pay nights, the box, a debt, a purpose."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert

from grouphub.base.i18n import N_, _
from grouphub.base.keys import named_key
from grouphub.base.money import Money
from grouphub.features.income.models import Debt, LedgerLine, PayoutRun, Purpose
from grouphub.features.income.rules import Area, Category, Kind, month_end, month_number, month_of

if TYPE_CHECKING:
    from datetime import date
    from random import Random
    from uuid import UUID

    from grouphub.features.contribution import Invention

_WOMEN = 24
"""So many women earn something."""
_MONTHS = 8
_SEWN = (N_("two curtains"), N_("a dress"), N_("school uniform"), N_("bed linen"))
_BAKED = (N_("bread for the market"), N_("bread for a wedding"))
_SUPPLIERS = ("Бозор", "Дӯкони матоъ")
_CUSTOMERS = ("Дилафрӯз", "Мунира")


def invent(invention: Invention) -> None:
    """Write earnings of eight months, payouts at the end of each, and a box that never runs empty."""
    women = list(invention.people[:_WOMEN])
    if not women:
        return
    book = _Book(invention.today, invention.chance)
    last = month_number(invention.today)
    book.line(Kind.OPENING, 300_000, month_of(last - _MONTHS + 1))
    purpose = {"id": named_key("practice:purpose"), "name": _("Two sewing machines"), "giver": "", "budget": 600_000}
    blank = {"since": month_of(last - _MONTHS + 1), "until": None, "ended": False}
    invention.connection.execute(insert(Purpose), {**purpose, **blank})
    book.line(
        Kind.CAME_IN, 600_000, month_of(last - _MONTHS + 1), purpose_id=purpose["id"], note=_("Two sewing machines")
    )
    for number in range(last - _MONTHS + 1, last + 1):
        book.month(month_of(number), women)
    book.owe()
    for model, rows in ((PayoutRun, book.runs), (Debt, book.debts), (LedgerLine, book.lines)):
        if rows:
            invention.connection.execute(insert(model), rows)


class _Book:
    """Lines as they are invented; days to come are left out."""

    def __init__(self, today: date, chance: Random) -> None:
        self.lines: list[dict[str, Any]] = []
        self.runs: list[dict[str, Any]] = []
        self.debts: list[dict[str, Any]] = []
        self._today = today
        self._chance = chance
        self._due: dict[UUID, int] = {}

    def line(self, kind: Kind, amount: int, day: date, **known: Any) -> bool:
        """Add a line unless its day has not come; return whether it was added."""
        if day > self._today:
            return False
        blank = {
            **dict.fromkeys(("party", "category", "note", "source", "currency", "reason"), ""),
            **dict.fromkeys(("person_id", "source_id", "run_id", "debt_id", "purpose_id"), None),
            **dict.fromkeys(("foreign_amount", "rate", "reverses_id"), None),
        }
        key = named_key(f"practice:line:{len(self.lines)}")
        told = {"kind": kind.value, "area": "other", "day": day, "written_on": day, "amount": Money(amount)}
        self.lines.append({"id": key, **told, "is_advance": False, **blank, **known})
        return True

    def month(self, first: date, women: list[UUID]) -> None:
        """Invent one month: each woman earns with what she does, the box is filled and paid from."""
        chance = self._chance
        for place, her in enumerate(women):
            area, notes = ((Area.SEWING, _SEWN), (Area.BAKERY, _BAKED))[place % 2]
            for _time in range(chance.randrange(1, 4)):
                day = first + timedelta(days=chance.randrange(28))
                amount = chance.randrange(40, 240) * 100 + chance.choice((0, 0, 50))
                note = _(chance.choice(notes))
                if self.line(Kind.EARNING, amount, day, person_id=her, area=area.value, note=note):
                    self._due[her] = self._due.get(her, 0) + amount
                    sold = {"area": area.value, "note": note, "party": chance.choice(_CUSTOMERS)}
                    self.line(Kind.CAME_IN, amount * 3 // 2, day, **sold)
            if chance.random() < 0.2:
                own = {"person_id": her, "area": Area.SEWING.value, "note": _("for a neighbour")}
                self.line(Kind.OWN, chance.randrange(20, 90) * 100, first + timedelta(days=20), **own)
        for category, area in ((Category.FLOUR, Area.BAKERY), (Category.MATERIALS, Area.SEWING)):
            bought = {"area": area.value, "category": category.value, "party": chance.choice(_SUPPLIERS)}
            self.line(Kind.WENT_OUT, chance.randrange(100, 400) * 100, first + timedelta(days=3), **bought)
        self._pay_night(month_end(first))

    def _pay_night(self, day: date) -> None:
        if day > self._today:
            return
        run = named_key(f"practice:run:{day}")
        self.runs.append({"id": run, "day": day, "note": ""})
        for her, amount in list(self._due.items()):
            if amount and self._chance.random() < 0.85:
                self.line(Kind.PAYOUT, amount, day, person_id=her, run_id=run)
                self._due[her] = 0

    def owe(self) -> None:
        """Invent a debt of which a part is paid."""
        key, day = named_key("practice:debt"), self._today - timedelta(days=12)
        what = {"area": Area.SEWING.value, "what": _("a dress"), "source": "", "source_id": None}
        due = self._today - timedelta(days=2)
        self.debts.append({"id": key, "day": day, "person_id": None, "party": _CUSTOMERS[0], "due": due, **what})
        known = {"debt_id": key, "area": Area.SEWING.value, "party": _CUSTOMERS[0]}
        self.line(Kind.OWED, 18_000, day, **known)
        self.line(Kind.CAME_IN, 5_000, day, **known)
