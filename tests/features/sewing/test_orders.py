"""An order from the first measure to the last payment."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import select, text

from grouphub.base import i18n
from grouphub.base.keys import new_key
from grouphub.base.money import AmountTooLarge, Money
from grouphub.features.income import actions as money
from grouphub.features.income import rules as income
from grouphub.features.income.booking import balance_of, fund_left
from grouphub.features.income.box import box_on
from grouphub.features.income.drafts import PaymentDraft
from grouphub.features.income.models import LedgerLine
from grouphub.features.income.sharing import Rule, SharesOverHundred, TwiceInShare
from grouphub.features.people.actions import archive_person
from grouphub.features.sewing import actions, queries, rules
from grouphub.features.sewing.drafts import MeasureDraft, OrderCostDraft, WorkerDraft
from grouphub.features.sewing.rules import Stage
from tests.features.bakery.loaves import women
from tests.features.sewing.workshop import MONDAY, balances, box, bring_to, card, draft


def pay(db, order_id, amount, **more):
    debt = new_key()  # not looked at: the order knows its own
    return actions.pay_for_order(db, order_id, PaymentDraft(debt, Money(amount), MONDAY, **more))


def test_an_order_is_taken_with_its_deposit(db):
    key = actions.take_order(db, draft(deposit=Money(10_000)))
    found = card(db, key)
    assert (found.row.number, found.row.customer, found.row.stage) == (1, "Хола Саломат", Stage.TAKEN)
    assert (found.row.total, found.row.left, found.paid) == (24_000, 14_000, 10_000)
    assert box(db) == Money(10_000)


def test_saving_an_order_twice_takes_it_once(db):
    one = draft(deposit=Money(500))
    assert actions.take_order(db, one) == actions.take_order(db, one)
    assert box(db) == Money(500)
    assert card(db, actions.take_order(db, draft())).row.number == 2


def test_nobody_earns_before_the_customer_has_paid(db):
    her = women(db, "Ҷамила", "Нигина")
    key = actions.take_order(db, draft(*her, deposit=Money(4_000)))
    bring_to(db, key, Stage.DELIVERED)
    assert [(row.amount, row.waits) for row in card(db, key).workers] == [(12_000, True), (12_000, True)]
    assert balances(db, her) == [Money(0), Money(0)]
    pay(db, key, 15_000)
    assert balances(db, her) == [Money(0), Money(0)]
    assert card(db, key).row.stage is Stage.DELIVERED
    pay(db, key, 5_000)
    assert balances(db, her) == [Money(12_000), Money(12_000)]
    assert card(db, key).row.stage is Stage.PAID
    assert not card(db, key).workers[0].waits


def test_voiding_the_payment_lets_the_shares_wait_again(db):
    her = women(db, "Ҷамила")
    key = actions.take_order(db, draft(*her))
    bring_to(db, key, Stage.DELIVERED)
    line = pay(db, key, 24_000)
    money.void_line(db, line, "ин пул барои дигар буд")
    assert balances(db, her) == [Money(0)]
    assert card(db, key).row.stage is Stage.DELIVERED
    assert [row.is_voided for row in card(db, key).payments] == [True]


def test_paid_in_advance_is_earned_when_it_is_sewn(db):
    her = women(db, "Ҷамила")
    key = actions.take_order(db, draft(*her, deposit=Money(24_000)))
    bring_to(db, key, Stage.CUT)
    assert balances(db, her) == [Money(0)]
    actions.move_order(db, key, Stage.SEWN)
    assert balances(db, her) == [Money(24_000)]


def test_an_uneven_split_of_what_is_left_after_costs_and_fund(db):
    her = women(db, "Ҷамила", "Нигина")
    workers = (WorkerDraft(her[0], "бурид", 3_333), WorkerDraft(her[1], "дӯхт", 6_667))
    costs = (OrderCostDraft("ресмон", Money(1_501), from_box=True), OrderCostDraft("тугма", Money(500)))
    order = draft(workers=workers, costs=costs, rule=Rule.PER_CENT, fund_percent=1000, deposit=Money(24_000))
    key = actions.take_order(db, order)
    assert box(db) == Money(24_000 - 1_501)
    bring_to(db, key, Stage.SEWN)
    profit = 24_000 - 2_001
    with db.read() as session:
        assert fund_left(session) == Money(2_200)  # a tenth, rounded
    assert sum(balances(db, her)) == profit - 2_200
    assert balances(db, her) == [Money(6_599), Money(13_200)]


def test_a_customer_who_pays_twice_is_told(db):
    her = women(db, "Ҷамила")
    key = actions.take_order(db, draft(*her, deposit=Money(24_000)))
    with pytest.raises(income.NothingOwed) as caught:
        pay(db, key, 24_000)
    assert caught.value.field == "amount"
    other = actions.take_order(db, draft())
    with pytest.raises(income.MoreThanOwed):
        pay(db, other, 24_001)
    assert box(db) == Money(24_000)
    pay(db, other, 24_500, more_is_right=True)
    assert box(db) == Money(48_500)


def test_an_order_is_not_handed_over_while_nobody_sewed_it(db):
    key = actions.take_order(db, draft())
    bring_to(db, key, Stage.SEWN)
    with pytest.raises(rules.NobodySews):
        actions.move_order(db, key, Stage.DELIVERED)
    assert card(db, key).row.stage is Stage.SEWN


def test_a_step_back_takes_the_shares_back(db):
    her = women(db, "Ҷамила")
    key = actions.take_order(db, draft(*her, deposit=Money(24_000)))
    bring_to(db, key, Stage.SEWN)
    actions.move_order(db, key, Stage.CUT)
    assert balances(db, her) == [Money(0)]
    assert Stage.SEWN not in card(db, key).reached
    actions.move_order(db, key, Stage.SEWN)
    assert balances(db, her) == [Money(24_000)]


def test_a_changed_price_changes_what_is_owed_and_shared(db):
    her = women(db, "Ҷамила", "Нигина")
    order = draft(*her)
    key = actions.take_order(db, order)
    bring_to(db, key, Stage.DELIVERED)
    actions.change_order(db, key, replace(order, price=Money(10_000)))
    assert card(db, key).row.left == Money(20_000)
    assert [row.amount for row in card(db, key).workers] == [10_000, 10_000]
    pay(db, key, 20_000)
    assert balances(db, her) == [Money(10_000), Money(10_000)]
    workers = (WorkerDraft(her[0], weight=1),)
    actions.change_order(db, key, replace(order, price=Money(10_000), workers=workers))
    assert balances(db, her) == [Money(20_000), Money(0)]


def test_what_was_earned_does_not_wait_again_when_the_price_goes_up(db):
    her = women(db, "Ҷамила")
    order = draft(*her, deposit=Money(24_000))
    key = actions.take_order(db, order)
    bring_to(db, key, Stage.SEWN)
    actions.change_order(db, key, replace(order, price=Money(13_000)))
    assert balances(db, her) == [Money(26_000)]
    assert card(db, key).row.left == Money(2_000)


def test_a_cost_paid_from_the_box_is_written_once_and_follows_its_change(db):
    order = draft(costs=(OrderCostDraft("ресмон", Money(800), from_box=True),))
    key = actions.take_order(db, order)
    assert box(db) == Money(-800)
    actions.change_order(db, key, replace(order, note="сурх"))
    assert box(db) == Money(-800)
    actions.change_order(db, key, replace(order, costs=(OrderCostDraft("ресмон", Money(900), from_box=True),)))
    assert box(db) == Money(-900)
    actions.change_order(db, key, replace(order, costs=()))
    assert box(db) == Money(0)


def test_a_cost_found_after_the_month_was_closed_goes_out_of_the_box_today(db):
    her = women(db, "Ҷамила")
    taken = draft(*her, taken_on=date(2025, 2, 20))
    key = actions.take_order(db, taken)
    money.close_month(db, date(2025, 2, 1))
    actions.change_order(db, key, replace(taken, costs=(OrderCostDraft("ресмон", Money(500), from_box=True),)))
    assert box(db) == Money(-500)


def test_a_cancelled_order_is_owed_by_nobody_and_earned_by_nobody(db):
    her = women(db, "Ҷамила")
    key = actions.take_order(db, draft(*her, deposit=Money(5_000)))
    bring_to(db, key, Stage.SEWN)
    with pytest.raises(income.ReasonMissing):
        actions.cancel_order(db, key, " ")
    actions.cancel_order(db, key, "дигар лозим нест", give_back=True)
    assert card(db, key).row.left == Money(0)
    assert box(db) == Money(0)
    with pytest.raises(rules.OrderCancelled):
        actions.move_order(db, key, Stage.DELIVERED)
    with db.read() as session:
        assert queries.orders(session, MONDAY) == []
        assert [row.number for row in queries.orders(session, MONDAY, cancelled=True)] == [1]
    kept = actions.take_order(db, draft(deposit=Money(5_000)))
    actions.cancel_order(db, kept, "наомад")
    assert box(db) == Money(5_000)


def test_of_a_cancelled_order_no_more_is_said_to_be_paid_than_was(db):
    key = actions.take_order(db, draft(deposit=Money(4_000)))
    actions.cancel_order(db, key, "дигар лозим нест")
    assert card(db, key).paid == Money(4_000)


def test_an_order_is_found_by_the_word_of_what_is_sewn(db):
    actions.take_order(db, draft(garment="school_dress"))
    with db.read() as session, i18n.speaking("tg"):
        assert queries.orders(session, MONDAY, text=rules.garment_word("school_dress"))


def test_the_sewers_of_an_order_that_was_handed_over_are_not_all_taken_out(db):
    her = women(db, "Ҷамила")
    key = actions.take_order(db, draft(*her, deposit=Money(24_000)))
    bring_to(db, key, Stage.DELIVERED)
    with pytest.raises(rules.NobodySews):
        actions.change_order(db, key, draft())
    assert balances(db, her) == [Money(24_000)]


def test_what_is_given_back_names_the_customer_of_the_list(db):
    her = women(db, "Ҷамила")
    key = actions.take_order(db, draft(party="", person_id=her[0], deposit=Money(4_000)))
    actions.cancel_order(db, key, "дигар лозим нест", give_back=True)
    with db.read() as session:
        [given] = session.scalars(select(LedgerLine).where(LedgerLine.kind == income.Kind.WENT_OUT.value))
        assert given.person_id == her[0]


def test_undo_takes_an_order_back_whole(db):
    her = women(db, "Ҷамила")
    key = actions.take_order(db, draft(*her, deposit=Money(24_000)))
    bring_to(db, key, Stage.SEWN)
    db.undo()
    assert balances(db, her) == [Money(0)]
    db.undo()
    db.undo()
    assert box(db) == Money(0)
    with pytest.raises(rules.OrderGone):
        card(db, key)
    for _step in range(3):
        db.redo()
    assert balances(db, her) == [Money(24_000)]


@pytest.mark.parametrize(
    ("changed", "refused", "field"),
    [
        ({"party": " "}, rules.CustomerMissing, "party"),
        ({"garment": ""}, rules.GarmentMissing, "garment"),
        ({"quantity": 0}, rules.QuantityWrong, "quantity"),
        ({"price": Money(-5)}, income.AmountMissing, "price"),
        ({"deposit": Money(-5)}, income.AmountMissing, "deposit"),
        ({"deposit": Money(24_001)}, rules.DepositTooLarge, "deposit"),
        ({"due": MONDAY - timedelta(days=1)}, rules.DueBeforeTaken, "due"),
        ({"taken_on": MONDAY + timedelta(days=1), "due": None}, income.DayAhead, "taken_on"),
        ({"costs": (OrderCostDraft("", Money(5)),)}, income.NameMissing, "what-0"),
        ({"costs": (OrderCostDraft("ресмон", Money(0)),)}, income.AmountMissing, "cost-0"),
    ],
)
def test_what_is_wrong_is_told_by_the_field_and_nothing_is_stored(db, changed, refused, field):
    with pytest.raises(refused) as caught:
        actions.take_order(db, draft(**changed))
    assert caught.value.field == field
    with db.read() as session:
        for table in ("sewing_order", "order_cost", "debt", "ledger_line"):
            assert session.execute(text(f"SELECT count(*) FROM {table}")).scalar() == 0


def test_shares_of_more_than_all_are_told_and_nothing_is_stored(db):
    her = women(db, "Ҷамила", "Нигина")
    workers = tuple(WorkerDraft(one, weight=5_500) for one in her)
    with pytest.raises(SharesOverHundred) as told:
        actions.take_order(db, draft(workers=workers, rule=Rule.PER_CENT))
    assert told.value.field == "women"
    with db.read() as session:
        for table in ("sewing_order", "order_worker", "debt", "ledger_line"):
            assert session.execute(text(f"SELECT count(*) FROM {table}")).scalar() == 0


def test_a_woman_sews_an_order_once_and_not_from_the_bin(db):
    her = women(db, "Ҷамила")
    with pytest.raises(TwiceInShare) as caught:
        actions.take_order(db, draft(her[0], her[0]))
    assert caught.value.field == "women-1"
    archive_person(db, her[0])
    with pytest.raises(income.PersonArchived):
        actions.take_order(db, draft(her[0]))


def test_the_fitting_is_a_dated_tick(db):
    key = actions.take_order(db, draft())
    with pytest.raises(rules.FittedAhead):
        actions.mark_fitted(db, key, MONDAY + timedelta(days=1))
    actions.mark_fitted(db, key, MONDAY)
    assert card(db, key).fitted_on == MONDAY
    actions.mark_fitted(db, key, None)
    assert not card(db, key).row.is_fitted


def test_the_board_shows_open_orders_by_their_day_and_two_paid_ones(db):
    her = women(db, "Ҷамила")
    late = actions.take_order(db, draft(taken_on=MONDAY - timedelta(days=9), due=MONDAY - timedelta(days=2)))
    actions.take_order(db, draft(due=None))
    for _number in range(3):
        bring_to(db, actions.take_order(db, draft(*her, deposit=Money(24_000))), Stage.DELIVERED)
    with db.read() as session:
        columns = {column.stage: column for column in queries.board(session, MONDAY)}
        due = queries.orders_due(session, MONDAY)
    assert [row.due is None for row in columns[Stage.TAKEN].orders] == [False, True]
    assert columns[Stage.TAKEN].orders[0].urgency.is_late
    assert (columns[Stage.PAID].count, len(columns[Stage.PAID].orders)) == (3, 2)
    assert [row.id for row in due] == [late]


def test_orders_are_found_by_number_garment_and_customer(db):
    actions.take_order(db, draft())
    actions.take_order(db, draft(party="Меҳрангез", garment="Жилет"))
    with db.read() as session:
        for sought, number in (("меҳран", 2), ("mehran", 2), ("жилет", 2), ("саломат", 1), ("2", 2)):
            assert [row.number for row in queries.orders(session, MONDAY, text=sought)] == [number]


def test_measures_are_kept_beside_the_earlier_ones(db):
    her = women(db, "Мадина")[0]
    first = MeasureDraft("dress", {"bust": 920, "waist": 740}, MONDAY - timedelta(days=90), person_id=her)
    actions.take_measures(db, first)
    actions.take_measures(db, first)
    second = MeasureDraft("dress", {"bust": 940, "waist": 750}, MONDAY, person_id=her)
    key = actions.take_measures(db, second)
    actions.take_measures(db, MeasureDraft("trousers", {"leg": 1000}, MONDAY, person_id=her))
    with db.read() as session:
        found = queries.measures(session, person_id=her, garment="dress")
        assert [row.measures["bust"] for row in found] == [940, 920]
        assert queries.measures(session, party="Мадина") == []
    order = actions.take_order(db, draft(person_id=her, party="", measurement_id=key))
    assert card(db, order).measures.measures == {"bust": 940, "waist": 750}


def test_measures_of_a_name_are_found_in_any_spelling(db):
    actions.take_measures(db, MeasureDraft("kurta", {"length": 1_050}, MONDAY, party="Ҳамида"))
    with db.read() as session:
        assert len(queries.measures(session, party="hamida")) == 1


@pytest.mark.parametrize(
    ("changed", "refused"),
    [
        ({"measures": {}}, rules.MeasuresMissing),
        ({"measures": {"bust": 0}}, rules.MeasureWrong),
        ({"measures": {"bust": 10_000}}, rules.MeasureWrong),
        ({"party": ""}, rules.CustomerMissing),
        ({"garment": " "}, rules.GarmentMissing),
        ({"taken_on": MONDAY + timedelta(days=1)}, income.DayAhead),
    ],
)
def test_wrong_measures_are_told(db, changed, refused):
    known = {"garment": "dress", "measures": {"bust": 900}, "taken_on": MONDAY, "party": "Мадина"}
    with pytest.raises(refused):
        actions.take_measures(db, MeasureDraft(**{**known, **changed}))


class Workshop(RuleBasedStateMachine):
    """Whatever is done with one order, its money stays whole."""

    @initialize()
    def open(self):
        import tempfile
        from datetime import UTC, datetime
        from pathlib import Path

        from grouphub.base.clock import FixedClock
        from grouphub.base.paths import Folder
        from tests import factory

        self.place = tempfile.TemporaryDirectory()
        self.opened = factory.new_vault(Folder(Path(self.place.name) / "group"))
        self.db = factory.new_database(self.opened, FixedClock(datetime(2025, 3, 17, 10, 0, tzinfo=UTC)))
        self.her = women(self.db, "Ҷамила", "Нигина", "Лола")
        self.order = draft(*self.her[:2])
        self.key = actions.take_order(self.db, self.order)
        self.steps = 0

    @rule(stage=st.sampled_from([Stage.TAKEN, Stage.CUT, Stage.SEWN, Stage.DELIVERED]))
    def move(self, stage):
        self._try(actions.move_order, self.key, stage)

    @rule(amount=st.integers(1, 30_000))
    def pay(self, amount):
        known = PaymentDraft(self.key, Money(amount), MONDAY)
        self._try(actions.pay_for_order, self.key, known)

    @rule(price=st.integers(1, 20_000), sewers=st.integers(0, 3), cost=st.integers(0, 3_000))
    def change(self, price, sewers, cost):
        costs = (OrderCostDraft("ресмон", Money(cost), from_box=cost % 2 == 0),) if cost else ()
        workers = tuple(WorkerDraft(one) for one in self.her[:sewers])
        self._try(actions.change_order, self.key, replace(self.order, price=Money(price), workers=workers, costs=costs))

    @rule(which=st.integers(0, 5))
    def void_a_payment(self, which):
        standing = [row for row in card(self.db, self.key).payments if not row.is_voided]
        if standing:
            self._try(money.void_line, standing[which % len(standing)].line_id, "хато")

    @rule()
    def undo(self):
        if self.steps:
            self.db.undo()
            self.steps -= 1

    def _try(self, action, *told):
        from grouphub.base.errors import GroupHubError

        before = self.db.newest_moment()
        try:
            action(self.db, *told)
        except GroupHubError:
            assert self.db.newest_moment() == before
        else:
            self.steps += self.db.newest_moment() != before

    @invariant()
    def the_money_is_whole(self):
        with self.db.read() as session:
            found = queries.order_card(session, self.key, MONDAY)
            paid = sum(row.amount for row in found.payments if not row.is_voided)
            spent = sum(cost.amount for cost in found.costs if cost.from_box)
            assert box_on(session, MONDAY) == paid - spent
            assert found.row.left == found.row.total - paid
            earned = [balance_of(session, one)[0] for one in self.her]
            shared = {row.person_id: row.amount for row in found.workers if row.amount and not row.waits}
            assert earned == [shared.get(one, 0) for one in self.her]
            if found.row.stage is Stage.PAID:
                assert not any(row.waits for row in found.workers)

    def teardown(self):
        self.db.close()
        self.opened.close()
        self.place.cleanup()


TestWorkshop = Workshop.TestCase
TestWorkshop.settings = settings(max_examples=15, stateful_step_count=20)


def test_a_wage_that_nobody_pays_is_refused_before_the_customer_has_paid(db):
    (her,) = women(db, "Ҷамила")
    wage = draft(rule=Rule.WAGE, workers=(WorkerDraft(her, weight=10**13),))
    with pytest.raises(AmountTooLarge):
        actions.take_order(db, wage)
