"""Whatever is done to the book, in any order: a balance is earnings less payouts, the box is its rows."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from datetime import date, timedelta
from itertools import count
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from grouphub.base.errors import GroupHubError
from grouphub.base.money import Money
from grouphub.base.paths import Folder
from grouphub.features import registry
from grouphub.features.doubles.actions import merge_people
from grouphub.features.erasing.actions import erase_person
from grouphub.features.income import actions, box, cash, debts, payouts, sums
from grouphub.features.income.drafts import (
    CashDraft,
    CountDraft,
    DebtDraft,
    EarningDraft,
    PaymentDraft,
    PayoutDraft,
    PayoutPart,
)
from grouphub.features.income.queries import balance_rows, income_month, income_year
from grouphub.features.people import actions as people
from tests import factory
from tests.features.income.money import MONDAY, earn, equally, som
from tests.features.people.group import add

if TYPE_CHECKING:
    from collections.abc import Callable

    from grouphub.store.database import Database

DAYS = st.integers(0, 70).map(lambda back: MONDAY - timedelta(days=back))
PICKED = st.integers(0, 1000)
SEVERAL = st.lists(PICKED, min_size=1, max_size=3)
SUMS = st.integers(1, 9999).map(Money)


def rows(db: Database, sql: str) -> list[tuple]:
    with db.read() as session:
        return [tuple(row) for row in session.connection().exec_driver_sql(sql)]


class Book(RuleBasedStateMachine):
    """A few months of a small group, with every mistake people make."""

    made: Callable[[], Database]

    def __init__(self) -> None:
        super().__init__()
        self.db = type(self).made()
        self.keys = [add(self.db, f"Зан{number}") for number in range(3)]

    def try_to(self, step) -> None:
        """Do it; what is refused leaves no trace."""
        before = rows(self.db, "SELECT * FROM ledger_line ORDER BY id")
        try:
            step()
        except GroupHubError:
            assert rows(self.db, "SELECT * FROM ledger_line ORDER BY id") == before

    def one(self, number: int) -> UUID:
        return self.keys[number % len(self.keys)]

    def some(self, numbers: list[int]) -> list[UUID]:
        return list(dict.fromkeys(map(self.one, numbers)))

    @rule()
    def somebody_joins(self) -> None:
        self.keys.append(add(self.db, f"Зан{len(self.keys)}"))

    @rule(who=PICKED, amount=SUMS, day=DAYS, own=st.booleans(), paid=st.booleans())
    def earn(self, who, amount, day, own, paid) -> None:
        draft = EarningDraft(self.one(who), amount, day, own=own, paid=paid)
        self.try_to(lambda: actions.add_earning(self.db, draft))

    @rule(who=SEVERAL, amount=SUMS, advance=st.booleans(), take_in=st.booleans())
    def pay(self, who, amount, advance, take_in) -> None:
        parts = tuple(PayoutPart(self.one(number), amount, advance, take_in) for number in who)
        self.try_to(lambda: payouts.pay(self.db, PayoutDraft(MONDAY, parts)))

    @rule()
    def pay_all(self) -> None:
        with self.db.read() as session:
            due = [one for one in balance_rows(session).values() if one.to_pay > 0]
        parts = tuple(PayoutPart(one.person_id, one.to_pay) for one in due)
        self.try_to(lambda: payouts.pay(self.db, PayoutDraft(MONDAY, parts)))

    @rule(amount=SUMS, day=DAYS, out=st.booleans())
    def cash(self, amount, day, out) -> None:
        action = actions.add_cash_out if out else actions.add_cash_in
        self.try_to(lambda: action(self.db, CashDraft(amount, day, party="Бозор")))

    @rule(who=SEVERAL, amount=SUMS, day=DAYS, fund=st.integers(0, 10_000), costs=st.integers(0, 12_000))
    def share(self, who, amount, day, fund, costs) -> None:
        draft = equally(self.some(who), amount / 100, day, fund_percent=fund, costs=Money(costs))
        self.try_to(lambda: actions.share_sum(self.db, draft))

    def shared(self, number: int) -> UUID | None:
        found = rows(self.db, "SELECT id FROM share WHERE voided_on IS NULL ORDER BY id")
        return UUID(bytes=bytes(found[number % len(found)][0])) if found else None

    @rule(which=PICKED, who=SEVERAL, somoni=st.integers(1, 99))
    def correct(self, which, who, somoni) -> None:
        key = self.shared(which)
        if key is not None:
            draft = equally(self.some(who), somoni)
            self.try_to(lambda: actions.correct_shared_sum(self.db, key, draft, "counted again"))

    @rule(which=PICKED)
    def void_share(self, which) -> None:
        key = self.shared(which)
        if key is not None:
            self.try_to(lambda: actions.void_shared_sum(self.db, key, "never was"))

    @rule(which=PICKED)
    def void(self, which) -> None:
        found = rows(self.db, "SELECT id FROM ledger_line ORDER BY id")
        if found:
            key = UUID(bytes=bytes(found[which % len(found)][0]))
            self.try_to(lambda: actions.void_line(self.db, key, "a mistake"))

    @rule(who=PICKED, amount=SUMS, paid=SUMS)
    def owe(self, who, amount, paid) -> None:
        with suppress(GroupHubError):
            owed = debts.add_debt(self.db, DebtDraft(amount, MONDAY, person_id=self.one(who)))
            debts.pay_debt(self.db, PaymentDraft(owed, paid, MONDAY))

    @rule(pieces=st.dictionaries(st.sampled_from([100, 500, 1000]), st.integers(0, 9)))
    def count(self, pieces) -> None:
        self.try_to(lambda: box.count_box(self.db, CountDraft(MONDAY, pieces, "counted")))

    @rule()
    def close_january(self) -> None:
        self.try_to(lambda: actions.close_month(self.db, date(2025, 1, 5)))

    @rule(again=st.booleans())
    def take_back(self, again) -> None:
        self.try_to(self.db.undo)
        if again:
            self.try_to(self.db.redo)
        self.those_there()

    @rule()
    def do_again(self) -> None:
        self.try_to(self.db.redo)
        self.those_there()

    @rule(who=PICKED)
    def merge(self, who) -> None:
        if len(self.keys) > 2:
            kept, gone = self.one(who), self.one(who + 1)
            self.try_to(lambda: merge_people(self.db, kept, gone, features=registry.FEATURES))
            self.those_there()

    @rule(who=PICKED)
    def archive(self, who) -> None:
        if len(self.keys) > 2:
            people.archive_person(self.db, self.one(who))

    @rule(who=PICKED)
    def erase(self, who) -> None:
        if len(self.keys) > 2:
            erase_person(self.db, registry.FEATURES, self.one(who))
            self.those_there()

    def those_there(self) -> None:
        self.keys = [
            UUID(bytes=bytes(key)) for (key,) in rows(self.db, "SELECT id FROM person WHERE given <> '' ORDER BY row")
        ]
        while len(self.keys) < 2:
            self.keys.append(add(self.db, "Нав"))

    @invariant()
    def every_sum_is_what_its_rows_say(self) -> None:
        lines = rows(self.db, "SELECT kind, day, amount, person_id FROM ledger_line")
        owed: Counter[bytes] = Counter()
        in_box = 0
        for kind, _day, amount, person in lines:
            if kind == "earning":
                owed[bytes(person)] += amount
            if kind == "payout":
                owed[bytes(person)] -= amount
            if kind in {"payout", "went_out"}:
                in_box -= amount
            if kind in {"came_in", "opening", "difference"}:
                in_box += amount
        with self.db.read() as session:
            held = balance_rows(session)
            assert {key.bytes: int(one.balance) for key, one in held.items() if one.balance} == {
                key: amount for key, amount in owed.items() if amount
            }
            earned: Counter[bytes] = Counter()
            for kind, _day, amount, person in lines:
                earned[bytes(person or b"")] += amount * (kind == "earning")
            assert all(one.to_pay <= earned[key.bytes] for key, one in held.items())
            assert cash.in_box(session) == box.box_on(session, MONDAY) == in_box
            months = [cash.box(session, date(2025, month, 1)) for month in (1, 2, 3)]
            assert months[2].closing == in_box
            assert months[1].opening == months[0].closing == months[0].opening + months[0].came_in - months[0].went_out
            assert sums.wrong_sums(session.connection()) == 0
            year = income_year(session, 2025)
            shown = [income_month(session, date(2025, month, 1)) for month in (1, 2, 3)]
            assert year.earned == sum(one.earned for one in shown)
            assert year.paid_out == sum(one.paid_out for one in shown)
            assert year.earned + year.own == sum(sum(row.months) for row in year.rows)
            assert sum(sum(months) for months in year.by_area.values()) == year.earned + year.own


def test_the_book_is_right_under_any_order_of_entries_corrections_undos_merges_and_erasing(tmp_path, clock):
    numbers = count()
    made = []

    def new_book() -> Database:
        made.append(factory.new_database(factory.new_vault(Folder(tmp_path / f"book{next(numbers)}")), clock))
        return made[-1]

    Book.made = staticmethod(new_book)
    run_state_machine_as_test(
        Book,
        settings=settings(
            max_examples=10, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
    for db in made:
        db.close()
        db.opened.close()


def test_a_sum_that_was_tampered_with_is_found_and_can_be_added_up_anew(db: Database):
    her = add(db, "Зебо")
    earn(db, her, 10)
    with db.fill() as connection:
        connection.exec_driver_sql("UPDATE ledger_balance SET amount = amount + 1")
        assert sums.wrong_sums(connection) == 2
        sums.rebuild(connection)
        assert sums.wrong_sums(connection) == 0
    earn(db, her, 5)
    with db.read() as session:
        assert balance_rows(session)[her].balance == som(15)
        assert sums.wrong_sums(session.connection()) == 0


@pytest.mark.parametrize("name", sums.TRIGGERS)
def test_each_trigger_stands_in_the_file(db: Database, name: str):
    assert rows(db, f"SELECT sql FROM sqlite_master WHERE name = '{name}'") == [(sums.TRIGGERS[name],)]
