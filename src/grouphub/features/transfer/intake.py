"""What she has said so far about a table that comes in: kept over a lock, and asked once."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal
from uuid import UUID

from grouphub.features.fields.queries import own_fields
from grouphub.features.transfer.arrivals import Decision, about, as_new
from grouphub.features.transfer.day_cells import DayOrder
from grouphub.features.transfer.meanings import Meaning, OwnColumn, Use
from grouphub.features.transfer.name_cells import NameOrder
from grouphub.features.transfer.understanding import Choices

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sqlalchemy.orm import Session

    from grouphub.base.old_fonts import OldFont
    from grouphub.features.transfer.arrivals import Arrival

OLD_FONTS: tuple[OldFont | Literal["none"], ...] = ("A", "B", "none")


@dataclass(frozen=True)
class Decided:
    """What is done with one row, and with whom it is about."""

    decision: Decision
    target: UUID | None = None


@dataclass(frozen=True)
class Intake:
    """The file, what was answered about it, and what was decided about single rows; what is empty was not said."""

    path: str = ""
    sheet: str = ""
    encoding: str = ""
    separator: str = ""
    old_font: str = ""
    is_list: bool = False
    """Whether she said that a table that does not look like one is a list of women."""
    head_rows: tuple[int, ...] | None = None
    uses: Mapping[int, Use] = field(default_factory=dict)
    day_orders: Mapping[int, DayOrder] = field(default_factory=dict)
    name_orders: Mapping[int, NameOrder] = field(default_factory=dict)
    decided: Mapping[int, Decided] = field(default_factory=dict)
    """By the number of the row in the file."""

    def choices(self, session: Session, today: date) -> Choices:
        """Return what the sheet is understood by."""
        return Choices(
            today,
            head_rows=self.head_rows,
            uses=self.uses,
            day_orders=self.day_orders,
            name_orders=self.name_orders,
            old_font=next((font for font in OLD_FONTS if font == self.old_font), None),
            own=tuple(OwnColumn(str(row.id), row.names.each()) for row in own_fields(session)),
        )

    def of_sheet(self, name: str) -> Intake:
        """Return the same about another sheet: what was said of the columns of the one before does not hold there."""
        return Intake(path=self.path, sheet=name, encoding=self.encoding, separator=self.separator)

    def with_heads(self, rows: tuple[int, ...]) -> Intake:
        """Return the same with the heads in other rows."""
        return replace(self, head_rows=rows, decided={})

    def using(self, column: int, use: Use) -> Intake:
        """Return the same with a column used for something else."""
        return replace(self, uses={**self.uses, column: use}, decided={})

    def deciding(self, row: int, decided: Decided) -> Intake:
        """Return the same with a row decided."""
        return replace(self, decided={**self.decided, row: decided})

    def to_json(self) -> dict[str, Any]:
        """Return it as it is kept."""
        return {
            "path": self.path,
            "sheet": self.sheet,
            "encoding": self.encoding,
            "separator": self.separator,
            "old_font": self.old_font,
            "is_list": self.is_list,
            "head_rows": None if self.head_rows is None else list(self.head_rows),
            "uses": {str(number): [use.meaning.value, use.own] for number, use in self.uses.items()},
            "day_orders": {str(number): order.value for number, order in self.day_orders.items()},
            "name_orders": {str(number): order.value for number, order in self.name_orders.items()},
            "decided": {
                str(row): [one.decision.value, str(one.target) if one.target else ""]
                for row, one in self.decided.items()
            },
        }

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Intake:
        """Return what was kept; what this program does not know is passed over."""
        heads = kept.get("head_rows")
        font = str(kept.get("old_font") or "")
        return cls(
            path=str(kept.get("path") or ""),
            sheet=str(kept.get("sheet") or ""),
            encoding=str(kept.get("encoding") or ""),
            separator=str(kept.get("separator") or ""),
            old_font=font if font in OLD_FONTS else "",
            is_list=bool(kept.get("is_list")),
            head_rows=None if heads is None else tuple(map(int, heads)),
            uses={
                int(number): Use(Meaning(meaning), own=own)
                for number, (meaning, own) in dict(kept.get("uses") or {}).items()
                if meaning in set(Meaning)
            },
            day_orders={
                int(number): DayOrder(order)
                for number, order in dict(kept.get("day_orders") or {}).items()
                if order in set(DayOrder)
            },
            name_orders={
                int(number): NameOrder(order)
                for number, order in dict(kept.get("name_orders") or {}).items()
                if order in set(NameOrder)
            },
            decided={
                int(row): Decided(Decision(decision), UUID(target) if target else None)
                for row, (decision, target) in dict(kept.get("decided") or {}).items()
                if decision in set(Decision)
            },
        )


def decided(session: Session, arrival: Arrival, said: Decided, today: date, *, family_first: bool = True) -> Arrival:
    """Return a row as it was decided."""
    if said.decision is Decision.LEAVE:
        return arrival.leaving()
    if said.decision is Decision.ADD:
        return as_new(session, arrival, today)
    target = said.target or arrival.target
    return arrival if target is None else about(session, arrival, target, today, family_first=family_first)
