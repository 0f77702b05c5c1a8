"""Whatever is corrected, voided, paid and taken back at the bakery, in any order: the money of a day stays whole."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING
from uuid import UUID

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from grouphub.base.errors import GroupHubError
from grouphub.base.money import Money
from grouphub.base.paths import Folder
from grouphub.features.bakery import actions, credit, queries
from grouphub.features.bakery.drafts import CostDraft
from grouphub.features.bakery.rules import Counted
from grouphub.features.income import actions as income
from grouphub.features.income import debts, payouts, sums
from grouphub.features.income.booking import balance_of, fund_left, open_loss
from grouphub.features.income.box import box_on
from grouphub.features.income.drafts import DebtDraft, PaymentDraft, PayoutDraft, PayoutPart
from grouphub.features.income.sharing import Rule
from tests import factory
from tests.features.bakery.loaves import FRIDAY, MONDAY, bread, sheet, women

if TYPE_CHECKING:
    from collections.abc import Callable

    from grouphub.store.database import Database

DAYS = st.sampled_from([FRIDAY, MONDAY])
SUMS = st.integers(1, 40_000).map(Money)
PICKED = st.integers(0, 100)
KINDS = st.dictionaries(st.integers(0, 2), st.tuples(st.integers(0, 90), st.integers(1, 900)), min_size=1, max_size=3)
"""Which kinds stand on the sheet, how many of each were sold, and for how much."""


class Oven(RuleBasedStateMachine):
    """Two closed days, and every mistake people make with them."""

    made: Callable[[], Database]

    def __init__(self) -> None:
        super().__init__()
        self.db = type(self).made()
        self.her = women(self.db, "Мавҷуда", "Адолат", "Сафаргул")
        self.kinds = [*bread(self.db), actions.add_bread(self.db, "Кулча", Money(200))]
        for day in (FRIDAY, MONDAY):
            actions.close_bread_day(self.db, replace(sheet(self.db, self.her), day=day))

    def try_to(self, step) -> None:
        """Do it; what is refused leaves no trace."""
        before = self.lines()
        try:
            step()
        except GroupHubError:
            assert self.lines() == before

    def lines(self, what: str = "*") -> list[tuple]:
        with self.db.read() as session:
            found = session.connection().exec_driver_sql(f"SELECT {what} FROM ledger_line ORDER BY id")
            return [tuple(row) for row in found]

    @rule(
        day=DAYS,
        sold=KINDS,
        cost=st.integers(0, 90_000),
        before=st.booleans(),
        fund=st.integers(0, 10_000),
        hours=st.lists(st.integers(1, 14), min_size=1, max_size=3),
        how=st.sampled_from([Rule.HOURS, Rule.EQUAL]),
    )
    def correct(self, day, sold, cost, before, fund, hours, how) -> None:
        counts = tuple(Counted(self.kinds[kind], Money(price), baked=n, sold=n) for kind, (n, price) in sold.items())
        costs = (CostDraft("flour", Money(cost), from_box=not before),)
        known = {"day": day, "counts": counts, "costs": costs, "fund_percent": fund, "rule": how}
        draft = sheet(self.db, self.her, tuple(hours), **known)
        self.try_to(lambda: actions.correct_bread_day(self.db, draft, "counted again"))

    @rule(day=DAYS, who=PICKED, amount=SUMS)
    def give_on_credit(self, day, who, amount) -> None:
        draft = DebtDraft(amount, day, person_id=self.her[who % 3])
        self.try_to(lambda: credit.give_on_credit(self.db, draft, "forgotten"))

    def owed(self, which: int) -> queries.CreditRow | None:
        with self.db.read() as session:
            found = [row for day in (FRIDAY, MONDAY) for row in queries.day_sheet(session, day).credits]
        return found[which % len(found)] if found else None

    @rule(which=PICKED, amount=st.integers(0, 40_000).map(Money))
    def change_credit(self, which, amount) -> None:
        row = self.owed(which)
        if row is not None:
            self.try_to(lambda: credit.change_bread_on_credit(self.db, row.debt_id, amount, "less"))

    @rule(which=PICKED, part=st.integers(1, 3))
    def pay_credit(self, which, part) -> None:
        row = self.owed(which)
        if row is not None:
            self.try_to(lambda: debts.pay_debt(self.db, PaymentDraft(row.debt_id, Money(row.left // part), MONDAY)))

    @rule(who=PICKED, part=st.integers(1, 3), take_in=st.booleans())
    def pay_out(self, who, part, take_in) -> None:
        with self.db.read() as session:
            amount = Money(max(0, balance_of(session, self.her[who % 3])[0]) // part)
        drafted = PayoutDraft(MONDAY, (PayoutPart(self.her[who % 3], amount, take_in=take_in),))
        self.try_to(lambda: payouts.pay(self.db, drafted))

    @rule(which=PICKED)
    def void(self, which) -> None:
        keys = self.lines("id")
        key = UUID(bytes=bytes(keys[which % len(keys)][0]))
        self.try_to(lambda: income.void_line(self.db, key, "a mistake"))

    @rule(again=st.booleans())
    def take_back(self, again) -> None:
        with suppress(GroupHubError):
            if "was closed" not in (self.db.undoable() or ""):
                self.db.undo()
                if again:
                    self.db.redo()

    @rule()
    def do_again(self) -> None:
        with suppress(GroupHubError):
            self.db.redo()

    @invariant()
    def the_money_of_all_days_is_whole(self) -> None:
        paid_out = sum(amount for kind, amount in self.lines("kind, amount") if kind == "payout")
        with self.db.read() as session:
            days = [queries.day_sheet(session, day) for day in (FRIDAY, MONDAY)]
            assert all(day.closed_on is not None for day in days)
            sold = sum(day.sold for day in days)
            costs = sum(cost.amount for day in days for cost in day.costs)
            spent = sum(cost.amount for day in days for cost in day.costs if cost.from_box)
            owing = sum(row.left for day in days for row in day.credits)
            balances = sum(balance_of(session, one)[0] for one in self.her)
            loss = open_loss(session, "bakery")
            assert balances + paid_out + fund_left(session) - loss == sold - costs
            assert box_on(session, MONDAY) == sold - owing - spent - paid_out
            for day in days:
                shared = day.share
                assert sum(row.amount or 0 for row in day.bakers) + shared.fund + shared.rest - shared.loss == (
                    day.sold - sum(cost.amount for cost in day.costs)
                )
            assert sums.wrong_sums(session.connection()) == 0


def test_the_money_of_bread_days_is_whole_under_any_order_of_corrections_voids_and_undo(tmp_path, clock):
    numbers = count()
    made = []

    def new_bakery() -> Database:
        made.append(factory.new_database(factory.new_vault(Folder(tmp_path / f"oven{next(numbers)}")), clock))
        return made[-1]

    Oven.made = staticmethod(new_bakery)
    run_state_machine_as_test(
        Oven,
        settings=settings(
            max_examples=10, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
