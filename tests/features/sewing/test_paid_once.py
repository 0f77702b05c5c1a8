"""Whatever becomes of an order after its sewers were paid: once it is as it was, nobody is paid for it again."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from grouphub.base.errors import GroupHubError
from grouphub.base.money import Money
from grouphub.features import registry
from grouphub.features.doubles.actions import merge_people
from grouphub.features.income.actions import void_line
from grouphub.features.income.drafts import PaymentDraft
from grouphub.features.income.lines import Figure, lines_behind
from grouphub.features.sewing import actions
from grouphub.features.sewing.drafts import WorkerDraft
from grouphub.features.sewing.rules import Stage
from tests.features.income.money import held, pay, som, women
from tests.features.sewing.workshop import MONDAY, bring_to, card, draft

WHO = st.sampled_from([(0,), (1,), (0, 1), (2,), (0, 2), ()])
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("move"), st.sampled_from([Stage.CUT, Stage.SEWN])),
        st.tuples(st.just("void"), st.integers(0, 3)),
        st.tuples(st.just("customer"), st.sampled_from([40, 100, 240])),
        st.tuples(st.just("change"), WHO, st.sampled_from([90, 120, 150])),
    ),
    max_size=8,
)
BACK_AND_FORTH = [("move", Stage.CUT), ("move", Stage.SEWN)]


class Order:
    """Two curtains for 120 somoni each, sewn by two women and paid by the customer in two parts."""

    def __init__(self, db) -> None:
        self.db, self.her = db, women(db, 3)
        self.first = draft(*self.her[:2])
        self.key = actions.take_order(db, self.first)
        bring_to(db, self.key, Stage.SEWN)
        self.payments = []
        for amount in (100, 140):
            self.customer(amount)

    def customer(self, somoni) -> None:
        amount = min(som(somoni), Money(card(self.db, self.key).row.left))
        if amount > 0:
            self.payments.append(actions.pay_for_order(self.db, self.key, PaymentDraft(self.key, amount, MONDAY)))

    def void(self, number) -> None:
        if self.payments:
            void_line(self.db, self.payments.pop(number % len(self.payments)), "a mistake")

    def move(self, stage) -> None:
        with suppress(GroupHubError):  # it stands there already
            actions.move_order(self.db, self.key, stage)

    def change(self, who, somoni) -> None:
        workers = tuple(WorkerDraft(self.her[number]) for number in who)
        actions.change_order(self.db, self.key, replace(self.first, workers=workers, price=som(somoni)))

    def bring_back(self) -> None:
        actions.change_order(self.db, self.key, self.first)
        self.move(Stage.SEWN)
        self.customer(1000)

    def told(self):
        found = [held(self.db, one) for one in self.her]
        return [(one.balance, one.carried, one.to_pay) for one in found]


@example(steps=BACK_AND_FORTH, part=1)
@example(steps=[("change", (), 120)], part=1)
@example(steps=[("void", 0), ("change", (0,), 90), ("customer", 240), ("change", (0, 1), 120)], part=1)
@example(steps=[("move", Stage.CUT), ("change", (0,), 90), ("move", Stage.SEWN)], part=1)
@given(steps=STEPS, part=st.sampled_from([1, 2]))
@settings(max_examples=25)
def test_an_order_that_is_as_it_was_when_its_sewers_were_paid_pays_nobody_again(db, steps, part):
    order = Order(db)
    for one in order.her[:2]:
        pay(db, one, 120 / part)
    for name, *facts in steps:
        getattr(order, name)(*facts)
    order.bring_back()
    left = som(120 - 120 / part)
    *sewed, other = order.told()
    for balance, carried, to_pay in sewed:
        assert balance == left
        assert carried >= 0
        assert to_pay == left - carried
        assert part == 2 or carried == 0
    assert other == (0, 0, 0)


def test_an_order_taken_a_step_back_and_on_again_leaves_what_was_not_paid_yet(db):
    order = Order(db)
    pay(db, order.her[0], 50)
    for stage in (Stage.CUT, Stage.SEWN):
        order.move(stage)
    assert order.told() == [(som(70), 0, som(70)), (som(120), 0, som(120)), (0, 0, 0)]


def test_a_payout_voided_after_an_order_went_back_and_forth_leaves_all_to_be_paid(db):
    order = Order(db)
    run = pay(db, order.her[0], 120)
    for stage in (Stage.CUT, Stage.SEWN):
        order.move(stage)
    assert order.told()[0] == (0, 0, 0)
    _void_run(db, run)
    assert order.told()[0] == (som(120), 0, som(120))


def test_a_payout_voided_after_she_was_out_of_an_order_for_a_while_leaves_all_to_be_paid(db):
    order = Order(db)
    run = pay(db, order.her[1], 60)
    order.change((0,), 90)
    order.move(Stage.CUT)
    order.bring_back()
    assert order.told()[1] == (som(60), 0, som(60))
    _void_run(db, run)
    assert order.told()[1] == (som(120), 0, som(120))


@pytest.mark.parametrize("paid", [(120, 120), (60, 60), (120, 0), (0, 120)])
@pytest.mark.parametrize("early", [True, False])
def test_two_sewers_that_were_one_woman_are_not_paid_again_when_the_customers_money_comes_again(db, paid, early):
    order = Order(db)
    for one, amount in zip(order.her, paid, strict=False):
        if amount:
            pay(db, one, amount)
    kept, gone = order.her[:2]
    if early:
        merge_people(db, kept, gone, features=registry.FEATURES)
    order.void(0)
    if not early:
        merge_people(db, kept, gone, features=registry.FEATURES)
    order.customer(1000)
    left = som(240 - sum(paid))
    assert order.told()[0] == (left, 0, left)


@pytest.mark.parametrize("which", [0, 1])
@pytest.mark.parametrize("early", [True, False])
def test_a_payout_of_two_sewers_that_were_one_woman_never_was_once_it_is_voided(db, which, early):
    order = Order(db)
    runs = [pay(db, one, 120) for one in order.her[:2]]
    kept, gone = order.her[:2]
    if early:
        merge_people(db, kept, gone, features=registry.FEATURES)
    order.void(0)
    if not early:
        merge_people(db, kept, gone, features=registry.FEATURES)
    _void_run(db, runs[which])
    assert order.told()[0] == (som(-120), som(-120), 0)
    order.customer(1000)
    assert order.told()[0] == (som(120), 0, som(120))


def _void_run(db, run) -> None:
    with db.read() as session:
        (line,) = lines_behind(session, Figure(run_id=run))
    void_line(db, line.id, "never paid")
