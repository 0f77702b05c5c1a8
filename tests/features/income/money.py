"""Money for the tests: a book with a line of every kind, and what each action does to it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from grouphub.base.money import Money
from grouphub.features.income import actions, box, cash, debts, payouts
from grouphub.features.income.drafts import (
    CashDraft,
    CountDraft,
    DebtDraft,
    EarningDraft,
    PaymentDraft,
    PayoutDraft,
    PayoutPart,
    PurposeDraft,
    ShareDraft,
)
from grouphub.features.income.lines import Figure, LineRow, lines_behind
from grouphub.features.income.queries import Balance, balance
from grouphub.features.income.rules import Area, Kind
from grouphub.features.income.sharing import Rule, Weighed
from tests.features.people.group import MONDAY, add

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from grouphub.store.database import Database

FEBRUARY = date(2025, 2, 10)


def som(somoni: float) -> Money:
    """Return so many somoni."""
    return Money(round(somoni * 100))


def women(db: Database, count: int) -> list[UUID]:
    """Add so many women."""
    return [add(db, f"Зан{number}") for number in range(count)]


def earn(db: Database, her: UUID, somoni: float, day: date = MONDAY, **more: Any) -> UUID:
    """Let a woman earn something."""
    return actions.add_earning(db, EarningDraft(her, som(somoni), day, **more))


def pay(db: Database, her: UUID, somoni: float, day: date = MONDAY, **more: Any) -> UUID:
    """Pay something to a woman."""
    return payouts.pay(db, PayoutDraft(day, (PayoutPart(her, som(somoni), **more),)))


def came_in(db: Database, somoni: float, day: date = MONDAY, **more: Any) -> UUID:
    """Let something come into the box."""
    return actions.add_cash_in(db, CashDraft(som(somoni), day, **more))


def equally(keys: list[UUID], somoni: float, day: date = MONDAY, **more: Any) -> ShareDraft:
    """Return a sum to be shared equally."""
    known = {"rule": Rule.EQUAL, "women": tuple(Weighed(key) for key in keys), **more}
    return ShareDraft(total=som(somoni), day=day, **known)


def held(db: Database, her: UUID) -> Balance:
    """Return her balance."""
    with db.read() as session:
        return balance(session, her)


def boxed(db: Database) -> Money:
    """Return what must be in the box."""
    with db.read() as session:
        return cash.in_box(session)


def lines(db: Database, **figure: Any) -> list[LineRow]:
    """Return the lines behind a figure, in the order they were written."""
    with db.read() as session:
        return lines_behind(session, Figure(**figure), newest_first=False)


def keep_book(db: Database, her: UUID) -> None:
    """Begin the book: a line of most kinds, two debts, a purpose, a shared sum, a receipt."""
    earn(db, her, 100, FEBRUARY, area=Area.SEWING, note="two curtains")
    earn(db, her, 20, own=True)
    other = add(db, "Зебо", "Қодирова")
    actions.share_sum(db, equally([her, other], 50.01, fund_percent=1000, what="stall"))
    debts.add_debt(db, DebtDraft(som(80), FEBRUARY, party="Мунира", what="dress"))
    payment = debts.pay_debt(db, PaymentDraft(only_debt(db), som(30), FEBRUARY))
    box.write_receipt(db, payment)
    box.add_purpose(db, PurposeDraft("machines", "a giver", som(1000)))


def only_debt(db: Database) -> UUID:
    """Return the key of the debt."""
    with db.read() as session:
        return cash.debts(session)[0].id


def only_purpose(db: Database) -> UUID:
    """Return the key of the donor's line."""
    with db.read() as session:
        return cash.purposes(session)[0].id


def only_share(db: Database) -> tuple[UUID, list[UUID]]:
    """Return the key of the shared sum, and the women in it."""
    found = [line for line in lines(db, kinds=(Kind.EARNING,), source="share") if line.note == "stall"]
    assert found[0].source_id is not None
    return found[0].source_id, [line.person_id for line in found if line.person_id]


def first_receipt(db: Database) -> UUID:
    """Return the key of the receipt."""
    with db.read() as session:
        return cash.receipts(session)[0].id


def _correct(db: Database) -> None:
    key, keys = only_share(db)
    actions.correct_shared_sum(db, key, equally(keys, 60), "counted again")


DONE: dict[str, Callable[[Database, UUID], object]] = {
    "add_earning": lambda db, key: earn(db, key, 12.5, area=Area.BAKERY, paid=True),
    "add_cash_in": lambda db, key: came_in(db, 40, person_id=key, note="bread"),
    "add_cash_out": lambda db, _key: actions.add_cash_out(
        db, CashDraft(som(3), MONDAY, category="flour", party="Бозор", purpose_id=only_purpose(db), from_fund=True)
    ),
    "set_opening": lambda db, _key: actions.set_opening(db, som(200), FEBRUARY),
    "void_line": lambda db, _key: actions.void_line(db, lines(db, kinds=(Kind.OWN,))[0].id, "written twice"),
    "close_month": lambda db, _key: actions.close_month(db, FEBRUARY),
    "share_sum": lambda db, key: actions.share_sum(db, equally([key], 9.99)),
    "correct_shared_sum": lambda db, _key: _correct(db),
    "void_shared_sum": lambda db, _key: actions.void_shared_sum(db, only_share(db)[0], "never was"),
    "pay": lambda db, key: pay(db, key, 70),
    "add_debt": lambda db, key: debts.add_debt(db, DebtDraft(som(5), MONDAY, person_id=key, what="bread")),
    "change_debt": lambda db, _key: debts.change_debt(db, only_debt(db), som(70), "cheaper"),
    "pay_debt": lambda db, _key: debts.pay_debt(db, PaymentDraft(only_debt(db), som(10), MONDAY)),
    "count_box": lambda db, _key: box.count_box(db, CountDraft(MONDAY, {2000: 1, 500: 1}, "5 are missing")),
    "write_receipt": lambda db, _key: box.write_receipt(db, lines(db, kinds=(Kind.EARNING,))[0].id, "work"),
    "void_receipt": lambda db, _key: box.void_receipt(db, first_receipt(db), "torn"),
    "add_purpose": lambda db, _key: box.add_purpose(db, PurposeDraft("cloth")),
    "change_purpose": lambda db, _key: box.change_purpose(
        db, only_purpose(db), PurposeDraft("machines", "another giver", som(2000), since=FEBRUARY, ended=True)
    ),
}
