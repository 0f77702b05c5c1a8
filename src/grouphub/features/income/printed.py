"""What papers about money say: pay nights, one woman's book, the box."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from grouphub.base.money import Money
from grouphub.features.group.queries import family_first
from grouphub.features.people.derived import shown_name

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class PaidWoman:
    """What one woman was paid in a run, her name as she wants it on paper."""

    person_id: UUID
    name: str
    amount: Money
    is_advance: bool
    left: Money
    """What is left to pay to her now; below zero after an advance."""


@dataclass(frozen=True)
class PaidRun:
    """One act of paying out."""

    id: UUID
    day: date
    note: str
    women: tuple[PaidWoman, ...]

    @property
    def total(self) -> Money:
        """What all got together."""
        return Money(sum(one.amount for one in self.women))


def payout_run(session: Session, run_id: UUID) -> PaidRun | None:
    """Return a pay night with what stands of it, the women in the order of their names; None when it is not there."""
    first = family_first(session)
    connection = session.connection()
    run = connection.exec_driver_sql("SELECT day, note FROM payout_run WHERE id = ?", (run_id.bytes,)).first()
    if run is None:
        return None
    sort = "sort_family" if first else "sort_given"
    found = connection.exec_driver_sql(
        "SELECT person.id, given, patronymic, family, paper_name, sum(line.amount), max(is_advance), "  # noqa: S608  our own names
        "coalesce(ledger_balance.amount, 0) FROM ledger_line AS line JOIN person ON person.id = line.person_id "
        "LEFT JOIN ledger_balance ON ledger_balance.person_id = person.id "
        f"WHERE run_id = ? AND kind = 'payout' GROUP BY person.id HAVING sum(line.amount) <> 0 ORDER BY {sort}",
        (run_id.bytes,),
    )
    women = tuple(
        PaidWoman(
            UUID(bytes=bytes(key)),
            paper or shown_name(given, family, family_first=first, patronymic=patronymic),
            Money(amount),
            bool(advance),
            Money(left),
        )
        for key, given, patronymic, family, paper, amount, advance, left in found
    )
    return PaidRun(run_id, date.fromisoformat(run[0]), run[1], women)


@dataclass(frozen=True)
class RunRow:
    """A pay night in a list."""

    id: UUID
    day: date
    note: str
    women: int
    total: Money


def payout_runs(session: Session, limit: int = 50) -> list[RunRow]:
    """Return the pay nights, the newest first."""
    found = session.connection().exec_driver_sql(
        "SELECT run.id, run.day, run.note, count(DISTINCT line.person_id), coalesce(sum(line.amount), 0) "
        "FROM (SELECT * FROM payout_run ORDER BY day DESC, id DESC LIMIT ?) AS run "
        "LEFT JOIN ledger_line AS line ON line.run_id = run.id AND line.kind = 'payout' "
        "GROUP BY run.id ORDER BY run.day DESC, run.id DESC",
        (limit,),
    )
    return [
        RunRow(UUID(bytes=bytes(key)), date.fromisoformat(day), note, women, Money(total))
        for key, day, note, women, total in found
    ]
