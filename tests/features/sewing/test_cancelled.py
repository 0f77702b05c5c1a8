"""Payments of an order that was cancelled: what was given back stays, and nobody owes for it any more."""

from __future__ import annotations

from importlib import import_module

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grouphub.base.errors import GroupHubError
from grouphub.base.money import Money
from grouphub.features.income import cash, debts, sums
from grouphub.features.income import rules as income
from grouphub.features.income.actions import void_line
from grouphub.features.income.drafts import PaymentDraft
from grouphub.features.sewing import actions
from grouphub.features.sewing.models import SewingOrder
from grouphub.features.sewing.rules import Stage
from grouphub.store.migrations import versions
from tests.features.bakery.loaves import women
from tests.features.income.money import lines as money_lines
from tests.features.sewing.workshop import MONDAY, box, bring_to, card, draft


def open_debts(db):
    with db.read() as session:
        return cash.debts(session)


def payment_of(db, somoni):
    return next(one.id for one in money_lines(db, kinds=(income.Kind.CAME_IN,)) if one.amount == Money(somoni * 100))


def test_what_was_given_back_for_a_cancelled_order_leaves_the_box_once(db):
    key = actions.take_order(db, draft(deposit=Money(5_000)))
    actions.cancel_order(db, key, "дигар лозим нест", give_back=True)
    with pytest.raises(income.PaymentGivenBack) as told:
        void_line(db, payment_of(db, 50), "a mistake")
    assert told.value.field == "reason"
    assert (box(db), card(db, key).paid, open_debts(db)) == (Money(0), Money(5_000), [])


def test_a_payment_that_never_was_leaves_the_box_and_nobody_owes_it_once_the_order_is_cancelled(db):
    key = actions.take_order(db, draft(deposit=Money(5_000)))
    actions.cancel_order(db, key, "наомад")
    void_line(db, payment_of(db, 50), "nobody paid")
    assert (box(db), card(db, key).paid, open_debts(db)) == (Money(0), Money(0), [])
    db.undo()
    assert (box(db), card(db, key).paid, open_debts(db)) == (Money(5_000), Money(5_000), [])


def test_for_a_cancelled_order_nothing_is_paid_nor_owed_any_more(db):
    key = actions.take_order(db, draft(deposit=Money(5_000)))
    with db.read() as session:
        owed = session.get(SewingOrder, key).debt_id
    actions.cancel_order(db, key, "наомад")
    with pytest.raises(income.DebtClosed):
        debts.pay_debt(db, PaymentDraft(owed, Money(1_000), MONDAY, more_is_right=True))
    with pytest.raises(income.DebtClosed):
        debts.change_debt(db, owed, Money(24_000), "all the same")
    assert (box(db), open_debts(db)) == (Money(5_000), [])
    db.undo()
    assert len(open_debts(db)) == 1


@given(
    paid=st.lists(st.integers(1, 80), min_size=1, max_size=4),
    give_back=st.booleans(),
    sewn=st.booleans(),
    voided=st.lists(st.integers(0, 3), max_size=5),
)
@settings(max_examples=25)
def test_after_an_order_is_cancelled_the_box_never_gives_more_than_came(db, paid, give_back, sewn, voided):
    before = box(db)
    key = actions.take_order(db, draft(*women(db, "Ҷамила"), price=Money(32_000), quantity=1))
    payments = [actions.pay_for_order(db, key, PaymentDraft(key, Money(amount * 100), MONDAY)) for amount in paid]
    if sewn:
        bring_to(db, key, Stage.SEWN)
    actions.cancel_order(db, key, "наомад", give_back=give_back)
    stand = dict(enumerate(paid))
    for number in voided:
        try:
            void_line(db, payments[number % len(paid)], "a mistake")
        except GroupHubError:
            continue
        del stand[number % len(paid)]
    assert give_back is False or stand == dict(enumerate(paid))
    assert box(db) - before == (0 if give_back else sum(stand.values()) * 100)
    assert open_debts(db) == []
    assert card(db, key).row.left == 0
    with db.read() as session:
        assert sums.wrong_sums(session.connection()) == 0


def test_orders_cancelled_before_debts_could_be_closed_are_closed_too(db):
    keys = [actions.take_order(db, draft(deposit=Money(5_000))) for _order in range(3)]
    actions.cancel_order(db, keys[0], "наомад", give_back=True)
    actions.cancel_order(db, keys[1], "наомад")
    step = import_module(f"{versions.__name__}.0015_debt_closed")
    with db.fill() as connection:
        before = connection.exec_driver_sql("SELECT id, closed_on FROM debt ORDER BY id").all()
        connection.exec_driver_sql("UPDATE debt SET closed_on = NULL")
        connection.exec_driver_sql("UPDATE ledger_line SET debt_id = NULL WHERE kind = 'went_out'")
        for statement in step.STATEMENTS[1:]:
            connection.exec_driver_sql(statement)
        assert connection.exec_driver_sql("SELECT id, closed_on FROM debt ORDER BY id").all() == before
        assert [bool(day) for _id, day in before] == [True, True, False]
    with pytest.raises(income.PaymentGivenBack):
        void_line(db, money_lines(db, kinds=(income.Kind.CAME_IN,))[0].id, "a mistake")
