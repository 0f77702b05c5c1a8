"""A day of baking: kept while it is open, shared when it is closed, corrected with a reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from grouphub.base.keys import new_key
from grouphub.base.money import Money
from grouphub.features.bakery import actions, credit, queries, recipes, rules
from grouphub.features.bakery.drafts import (
    CostDraft,
    DayDraft,
    IngredientDraft,
    RecipeDraft,
    RecipePartDraft,
    ShiftDraft,
)
from grouphub.features.bakery.past import changes, said_in
from grouphub.features.bakery.rules import Counted
from grouphub.features.income import actions as income
from grouphub.features.income import debts, payouts
from grouphub.features.income.booking import balance_of, fund_left, open_loss
from grouphub.features.income.box import box_on
from grouphub.features.income.drafts import DebtDraft, PaymentDraft, PayoutDraft, PayoutPart
from grouphub.features.income.rules import DayAhead, PartyMissing, PersonArchived, ReasonMissing
from grouphub.features.income.sharing import HoursMissing, MoreThanLoss, Rule, SharesOverHundred
from grouphub.features.people.actions import archive_person
from tests.features.bakery.loaves import MONDAY, bread, sheet, women


def balances(db, her):
    with db.read() as session:
        return [balance_of(session, one)[0] for one in her]


def box(db, day=MONDAY):
    with db.read() as session:
        return box_on(session, day)


def read(db, day=MONDAY):
    with db.read() as session:
        return queries.day_sheet(session, day)


def lines(db):
    with db.read() as session:
        return session.execute(text("SELECT count(*) FROM ledger_line")).scalar()


def test_an_open_sheet_is_kept_as_it_stands_and_pays_nobody(db):
    her = women(db, "Мавҷуда", "Адолат", "Сафаргул")
    actions.save_bread_sheet(db, sheet(db, her))
    found = read(db)
    assert [(row.name, row.counted.baked, row.counted.sold) for row in found.counts] == [
        ("Оби-нон", 120, 112),
        ("Фатир", 40, 37),
    ]
    assert found.sold == Money(63_200)
    assert [row.minutes for row in found.bakers] == [480, 480, 360]
    assert found.closed_on is None
    assert lines(db) == 0


def test_saving_a_sheet_twice_writes_once(db):
    her = women(db, "Мавҷуда")
    draft = sheet(db, her)
    actions.save_bread_sheet(db, draft)
    before = db.newest_moment()
    actions.save_bread_sheet(db, draft)
    assert db.newest_moment() == before


def test_closing_shares_by_hours_with_a_fund_and_fills_the_box(db):
    her = women(db, "Мавҷуда", "Адолат", "Сафаргул")
    actions.close_bread_day(db, sheet(db, her))
    # 632 sold, 440 costs, 192 profit, 19.20 fund, 172.80 by 8, 8 and 6 hours
    assert balances(db, her) == [Money(6284), Money(6283), Money(4713)]
    assert box(db) == Money(63_200 - 44_000)
    with db.read() as session:
        assert fund_left(session) == Money(1920)
    found = read(db)
    assert found.closed_on == MONDAY
    assert found.share.fund == Money(1920)
    assert [row.odd for row in found.bakers] == [True, False, True]
    assert sum(row.amount for row in found.bakers) == 17_280


def test_a_closed_day_is_not_changed_by_the_sheet(db):
    her = women(db, "Мавҷуда")
    draft = sheet(db, her)
    actions.close_bread_day(db, draft)
    for again in (actions.save_bread_sheet, actions.close_bread_day):
        with pytest.raises(rules.DayClosed):
            again(db, draft)


def test_two_quick_clicks_close_once(db):
    her = women(db, "Мавҷуда")
    actions.close_bread_day(db, sheet(db, her))
    written = lines(db)
    with pytest.raises(rules.DayClosed):
        actions.close_bread_day(db, sheet(db, her))
    assert lines(db) == written


def test_a_day_left_open_until_its_month_was_closed_is_closed_with_todays_money(db, clock):
    her = women(db, "Мавҷуда", "Адолат", "Сафаргул")
    actions.save_bread_sheet(db, sheet(db, her))
    clock.move(days=31)
    income.close_month(db, MONDAY)
    actions.close_bread_day(db, sheet(db, her))
    assert balances(db, her) == [Money(6284), Money(6283), Money(4713)]
    assert (box(db, date(2025, 4, 16)), box(db, date(2025, 4, 17))) == (0, Money(63_200 - 44_000))
    assert read(db).closed_on == date(2025, 4, 17)


def test_bread_that_does_not_add_up_is_questioned_and_may_be_closed_with_a_tick(db):
    her = women(db, "Мавҷуда")
    found = bread(db)
    counts = (
        Counted(found[0], Money(300), baked=120, sold=112, left=3),
        Counted(found[1], Money(800), baked=40, sold=45),
    )
    draft = sheet(db, her, counts=counts)
    with pytest.raises(rules.DoesNotAddUp) as caught:
        actions.close_bread_day(db, draft)
    assert "Оби-нон: 5 missing; Фатир: 5 too many" in caught.value.text()
    assert lines(db) == 0
    actions.close_bread_day(db, draft, as_it_is=True)
    assert box(db) == Money(112 * 300 + 45 * 800 - 44_000)


def test_a_loss_pays_nobody_a_minus_and_stays_open(db):
    her = women(db, "Мавҷуда", "Адолат")
    before = MONDAY - timedelta(days=1)
    actions.close_bread_day(db, sheet(db, her, (8, 6), day=before, costs=(CostDraft("flour", Money(70_000)),)))
    assert balances(db, her) == [Money(0), Money(0)]
    with db.read() as session:
        assert fund_left(session) == Money(0)
        assert open_loss(session, "bakery") == Money(70_000 - 63_200)
    assert box(db) == Money(63_200 - 70_000)
    set_against = {"loss_taken": Money(6_800), "fund_percent": 0}
    with pytest.raises(MoreThanLoss):  # it was not lost yet
        actions.close_bread_day(db, sheet(db, her, (8, 6), day=before - timedelta(days=1), **set_against))
    actions.close_bread_day(db, sheet(db, her, (8, 6), **set_against))
    assert sum(balances(db, her)) == 19_200 - 6_800
    with db.read() as session:
        assert open_loss(session, "bakery") == Money(0)


def test_costs_paid_earlier_are_shared_but_leave_the_box_alone(db):
    her = women(db, "Мавҷуда")
    costs = (CostDraft("flour", Money(38_000), from_box=False),)
    actions.close_bread_day(db, sheet(db, her, (8,), costs=costs, fund_percent=0))
    assert box(db) == Money(63_200)
    assert balances(db, her) == [Money(25_200)]


def test_bread_on_credit_is_owed_and_not_in_the_box_until_it_is_paid(db):
    her = women(db, "Мавҷуда")
    bread(db)
    owed = credit.give_on_credit(db, DebtDraft(Money(2_400), MONDAY, party="Ҳамсоя Зебо", what="3 фатир"))
    actions.close_bread_day(db, sheet(db, her))
    assert box(db) == Money(63_200 - 2_400 - 44_000)
    [row] = read(db).credits
    assert (row.name, row.amount, row.left) == ("Ҳамсоя Зебо", 2_400, 2_400)
    debts.pay_debt(db, PaymentDraft(owed, Money(1_000), MONDAY))
    assert box(db) == Money(63_200 - 1_400 - 44_000)
    assert read(db).credits[0].left == Money(1_400)


def test_credit_can_be_changed_while_the_day_is_open(db):
    her = women(db, "Мавҷуда")
    bread(db)
    owed = credit.give_on_credit(db, DebtDraft(Money(2_400), MONDAY, party="Зебо"))
    credit.change_bread_on_credit(db, owed, Money(800), "як фатир буд")
    assert [row.amount for row in read(db).credits] == [800]
    credit.change_bread_on_credit(db, owed, Money(0), "пулашро дод")
    assert read(db).credits == ()
    actions.close_bread_day(db, sheet(db, her))
    assert box(db) == Money(63_200 - 44_000)


def test_credit_of_a_closed_day_is_corrected_with_a_reason_and_the_box_follows(db):
    her = women(db, "Мавҷуда")
    bread(db)
    owed = credit.give_on_credit(db, DebtDraft(Money(2_400), MONDAY, party="Зебо"))
    actions.close_bread_day(db, sheet(db, her))
    shared = balances(db, her)
    with pytest.raises(ReasonMissing):
        credit.change_bread_on_credit(db, owed, Money(800), " ")
    credit.change_bread_on_credit(db, owed, Money(800), "як фатир буд")
    assert box(db) == Money(63_200 - 800 - 44_000)
    with pytest.raises(ReasonMissing) as caught:
        credit.give_on_credit(db, DebtDraft(Money(1_600), MONDAY, party="Лола"))
    assert caught.value.field == "reason"
    given = DebtDraft(Money(1_600), MONDAY, party="Лола")
    for _twice in range(2):
        credit.give_on_credit(db, given, "фаромӯш шуда буд")
    assert box(db) == Money(63_200 - 2_400 - 44_000)
    assert [(row.name, row.amount) for row in read(db).credits] == [("Зебо", 800), ("Лола", 1_600)]
    assert [past.reason for past in read(db).past] == ["фаромӯш шуда буд", "як фатир буд"]
    assert [past.figures["on_credit"] for past in read(db).past] == [800, 2_400]
    assert balances(db, her) == shared
    db.undo()
    db.undo()
    assert box(db) == Money(63_200 - 2_400 - 44_000)
    assert [row.amount for row in read(db).credits] == [2_400]


def test_credit_is_not_less_than_was_paid_of_it_nor_more_than_was_sold(db):
    her = women(db, "Мавҷуда")
    bread(db)
    owed = credit.give_on_credit(db, DebtDraft(Money(2_400), MONDAY, party="Зебо"))
    actions.close_bread_day(db, sheet(db, her))
    debts.pay_debt(db, PaymentDraft(owed, Money(1_000), MONDAY))
    said = box(db), lines(db)
    with pytest.raises(rules.LessThanPaid) as less:
        credit.change_bread_on_credit(db, owed, Money(900), "хато")
    with pytest.raises(rules.CreditTooLarge) as more:
        credit.change_bread_on_credit(db, owed, Money(63_300), "хато")
    assert (less.value.field, more.value.field) == ("amount", "amount")
    assert (box(db), lines(db)) == said


def test_a_voided_payment_of_credit_leaves_what_the_women_earned(db):
    her = women(db, "Мавҷуда")
    bread(db)
    owed = credit.give_on_credit(db, DebtDraft(Money(2_400), MONDAY, party="Зебо"))
    actions.close_bread_day(db, sheet(db, her))
    earned = balances(db, her)
    payment = debts.pay_debt(db, PaymentDraft(owed, Money(2_400), MONDAY))
    income.void_line(db, payment, "дигар кас дод")
    assert balances(db, her) == earned
    assert [row.left for row in read(db).credits] == [2_400]
    assert box(db) == Money(63_200 - 2_400 - 44_000)


def test_credit_of_a_day_left_open_until_its_month_was_closed_is_written_with_todays_day(db, clock):
    her = women(db, "Мавҷуда")
    bread(db)
    clock.move(days=31)
    income.close_month(db, MONDAY)
    credit.give_on_credit(db, DebtDraft(Money(2_400), MONDAY, party="Зебо"))
    actions.close_bread_day(db, sheet(db, her))
    assert box(db, date(2025, 4, 17)) == Money(63_200 - 2_400 - 44_000)


def test_credit_of_a_day_to_come_is_told_at_the_day(db):
    with pytest.raises(DayAhead) as caught:
        credit.give_on_credit(db, DebtDraft(Money(100), MONDAY + timedelta(days=1), party="Зебо"))
    assert caught.value.field == "day"


def test_more_on_credit_than_was_sold_is_refused(db):
    her = women(db, "Мавҷуда")
    bread(db)
    credit.give_on_credit(db, DebtDraft(Money(99_900), MONDAY, party="Зебо"))
    with pytest.raises(rules.CreditTooLarge):
        actions.close_bread_day(db, sheet(db, her))
    assert box(db) == Money(0)


def test_credit_without_a_name_is_told_by_the_field(db):
    with pytest.raises(PartyMissing):
        credit.give_on_credit(db, DebtDraft(Money(100), MONDAY))


def test_a_correction_reverses_shares_anew_and_keeps_what_was(db):
    her = women(db, "Мавҷуда", "Адолат", "Сафаргул")
    draft = sheet(db, her)
    actions.close_bread_day(db, draft)
    counts = (replace(draft.counts[0], sold=102, left=18), draft.counts[1])  # ten were not sold after all
    actions.correct_bread_day(db, replace(draft, counts=counts), "даҳтояш фурӯхта нашуд")
    assert box(db) == Money(60_200 - 44_000)
    assert sum(balances(db, her)) == 16_200 * 9 // 10
    found = read(db)
    assert found.sold == Money(60_200)
    [past] = found.past
    assert past.reason == "даҳтояш фурӯхта нашуд"
    assert past.figures["counts"][0]["sold"] == 112
    assert past.figures["shared"] == 17_280


def test_what_was_paid_too_much_stays_to_be_seen_and_is_taken_in_only_when_said(db):
    her = women(db, "Мавҷуда", "Адолат")
    draft = sheet(db, her, (8, 8), fund_percent=0)
    actions.close_bread_day(db, draft)
    payouts.pay(db, PayoutDraft(MONDAY, tuple(PayoutPart(one, Money(9_600)) for one in her)))
    counts = (replace(draft.counts[0], sold=102, left=18), draft.counts[1])
    actions.correct_bread_day(db, replace(draft, counts=counts), "хато")
    assert [row.carried for row in read(db).bakers] == [Money(-1_500), Money(-1_500)]
    assert balances(db, her) == [Money(-1_500), Money(-1_500)]
    next_day = replace(sheet(db, her, (8, 8), fund_percent=0), day=MONDAY - timedelta(days=1))
    actions.close_bread_day(db, next_day)
    payouts.pay(db, PayoutDraft(MONDAY, (PayoutPart(her[0], Money(9_600)),)))  # not taken in
    payouts.pay(db, PayoutDraft(MONDAY, (PayoutPart(her[1], Money(8_100), take_in=True),)))
    assert balances(db, her) == [Money(-1_500), Money(0)]


def test_who_was_paid_and_is_taken_out_of_the_day_stays_to_be_seen_on_it(db):
    her = women(db, "Мавҷуда", "Адолат")
    draft = sheet(db, her, (8, 8), fund_percent=0)
    actions.close_bread_day(db, draft)
    payouts.pay(db, PayoutDraft(MONDAY, tuple(PayoutPart(one, Money(9_600)) for one in her)))
    actions.correct_bread_day(db, replace(draft, shifts=draft.shifts[:1]), "Адолат набуд")
    found = read(db)
    assert [(row.name, row.carried) for row in found.bakers] == [("Мавҷуда", Money(9_600))]
    assert [(row.name, row.carried) for row in found.taken_out] == [("Адолат", Money(-9_600))]


def test_what_a_correction_changed_is_told_figure_by_figure(db):
    her = women(db, "Мавҷуда", "Адолат")
    draft = sheet(db, her, (8, 8), fund_percent=0)
    actions.close_bread_day(db, draft)
    counts = (replace(draft.counts[0], sold=102, left=18), draft.counts[1])
    costs = (CostDraft("flour", Money(39_000)), CostDraft("fuel", Money(6_000)))
    actions.correct_bread_day(db, replace(draft, counts=counts, costs=costs), "хато")
    credit.give_on_credit(db, DebtDraft(Money(2_400), MONDAY, party="Зебо"), "фаромӯш")
    newest, oldest = read(db).past
    assert [(one.about, one.what, one.before, one.after) for one in changes(oldest.said, newest.said)] == [
        ("Оби-нон", "sold", 112, 102),
        ("Оби-нон", "left", 8, 18),
        ("flour", "cost", 38_000, 39_000),
        ("Мавҷуда", "earned", 9_600, 7_600),
        ("Адолат", "earned", 9_600, 7_600),
    ]
    assert (newest.said.on_credit, oldest.said.on_credit) == (0, 0)


def two_of_one_name(db, price):
    """Close a day with an obi-non that is then taken out and a second one, called the same; return its sheet."""
    her = women(db, "Мавҷуда")
    draft = sheet(db, her, (8,), costs=(), fund_percent=0)
    actions.save_bread_sheet(db, draft)
    actions.take_out_bread(db, draft.counts[0].kind_id)
    second = Counted(actions.add_bread(db, "оби-нон", price), price, baked=50, sold=50)
    both = replace(draft, counts=(draft.counts[0], second))
    actions.close_bread_day(db, both)
    return both


@pytest.mark.parametrize(
    ("price", "told"),
    [
        (Money(350), "оби-нон, 3.50\N{NO-BREAK SPACE}som."),
        (Money(300), "оби-нон, 3\N{NO-BREAK SPACE}som. (2)"),
    ],
)
def test_two_kinds_of_one_name_are_told_apart_in_what_the_day_said_before(db, price, told):
    draft = two_of_one_name(db, price)
    first, second = draft.counts
    actions.correct_bread_day(db, replace(draft, counts=(first, replace(second, sold=49, left=1))), "якто монда буд")
    actions.correct_bread_day(db, replace(draft, counts=(replace(first, sold=111, left=9), second)), "не, аз дигараш")
    newest, oldest = read(db).past
    assert [(one.about, one.before, one.after) for one in changes(oldest.said, newest.said) if one.what == "sold"] == [
        (told, 50, 49)
    ]
    [past] = [past for past in read(db).past if past.reason == "якто монда буд"]
    assert {one["kind"] for one in past.figures["counts"]} == {str(first.kind_id), str(second.kind_id)}


def test_what_was_kept_by_names_alone_is_compared_all_the_same(db):
    draft = sheet(db, women(db, "Мавҷуда"), (8,), fund_percent=0)
    actions.close_bread_day(db, draft)
    counts = (replace(draft.counts[0], sold=102, left=18), draft.counts[1])
    actions.correct_bread_day(db, replace(draft, counts=counts), "хато")
    actions.correct_bread_day(db, draft, "не, дуруст буд")
    newest, oldest = read(db).past
    for one in oldest.figures["counts"]:
        del one["kind"]
    by_name = said_in(oldest.figures, oldest.said.parts, oldest.said.names)
    told = [(one.about, one.what, one.before, one.after) for one in changes(by_name, newest.said)]
    assert told[:2] == [("Оби-нон", "sold", 112, 102), ("Оби-нон", "left", 8, 18)]
    assert {one[0] for one in told[2:]} == {"Мавҷуда"}


def test_correcting_back_to_what_it_was_leaves_no_difference(db):
    her = women(db, "Мавҷуда", "Адолат", "Сафаргул")
    draft = sheet(db, her)
    actions.close_bread_day(db, draft)
    said = balances(db, her), box(db)
    counts = (replace(draft.counts[0], sold=100, left=20), draft.counts[1])
    actions.correct_bread_day(db, replace(draft, counts=counts), "хато")
    actions.correct_bread_day(db, draft, "не, дуруст буд")
    assert (balances(db, her), box(db)) == said
    assert len(read(db).past) == 2


def test_a_kind_that_was_left_off_a_closed_day_is_added_by_a_correction(db):
    her = women(db, "Мавҷуда", "Адолат")
    draft = sheet(db, her, (8, 8), fund_percent=0)
    only = replace(draft, counts=draft.counts[:1], costs=())
    actions.close_bread_day(db, only)
    assert [row.name for row in read(db).counts] == ["Оби-нон"]
    added = Counted(draft.counts[1].kind_id, Money(750), baked=10, sold=10)
    actions.correct_bread_day(db, replace(only, counts=(only.counts[0], added)), "фатир монда буд")
    assert box(db) == Money(33_600 + 7_500)
    assert balances(db, her) == [Money(20_550), Money(20_550)]
    assert [row.name for row in read(db).counts] == ["Оби-нон", "Фатир"]
    assert [one["name"] for one in read(db).past[0].figures["counts"]] == ["Оби-нон"]
    assert read(db, MONDAY + timedelta(days=1)).counts[1].counted.price == Money(800)  # today's price is another thing
    actions.correct_bread_day(db, only, "на, набуд")
    assert box(db) == Money(33_600)
    assert [row.name for row in read(db).counts] == ["Оби-нон"]


def test_a_price_that_was_wrong_on_a_closed_day_is_corrected_there_alone(db):
    her = women(db, "Мавҷуда")
    draft = sheet(db, her, (8,), fund_percent=0, costs=())
    actions.close_bread_day(db, draft)
    counts = (replace(draft.counts[0], price=Money(250)), draft.counts[1])
    actions.correct_bread_day(db, replace(draft, counts=counts), "арзон фурӯхтем")
    assert balances(db, her) == [Money(112 * 250 + 37 * 800)]
    assert read(db, MONDAY + timedelta(days=1)).counts[0].counted.price == Money(300)


def test_undo_takes_a_closing_back_whole(db):
    her = women(db, "Мавҷуда")
    draft = sheet(db, her)
    actions.save_bread_sheet(db, draft)
    actions.close_bread_day(db, draft)
    db.undo()
    assert read(db).closed_on is None
    assert balances(db, her) == [Money(0)]
    assert box(db) == Money(0)
    db.redo()
    assert read(db).closed_on == MONDAY
    assert box(db) == Money(19_200)


@pytest.mark.parametrize(
    ("changed", "refused", "field"),
    [
        ({"rule": Rule.PER_CENT}, SharesOverHundred, "women"),
        ({"hours": 0}, HoursMissing, "weight-0"),
        ({"day": MONDAY + timedelta(days=1)}, DayAhead, "day"),
        ({"nobody": True}, rules.NobodyBaked, "women"),
        ({"counts": (), "costs": ()}, rules.NothingBaked, "counts"),
        ({"planned": 90, "costs": ()}, rules.NothingBaked, "counts"),
    ],
)
def test_what_is_wrong_is_told_by_the_field_and_nothing_is_half_stored(db, changed, refused, field):
    her = women(db, "Мавҷуда", "Адолат")
    draft = sheet(db, her, (8, 6))
    if changed.pop("hours", None) is not None:
        changed["shifts"] = (ShiftDraft(her[0], 0), ShiftDraft(her[1], 60))
    if planned := changed.pop("planned", 0):
        changed["counts"] = tuple(Counted(one.kind_id, one.price, planned=planned) for one in draft.counts)
    if changed.pop("nobody", False):
        changed["shifts"] = ()
    if changed.get("rule"):
        changed["shifts"] = tuple(ShiftDraft(one, 60, weight=5_500) for one in her)
    with pytest.raises(refused) as caught:
        actions.close_bread_day(db, replace(draft, **changed))
    assert caught.value.field == field
    assert read(db).id is None
    assert lines(db) == 0


def test_a_woman_in_the_bin_is_not_entered_but_stays_where_she_stood(db):
    her = women(db, "Мавҷуда", "Адолат")
    draft = sheet(db, her[:1])
    actions.save_bread_sheet(db, draft)
    archive_person(db, her[0])
    actions.save_bread_sheet(db, draft)
    archive_person(db, her[1])
    with pytest.raises(PersonArchived) as caught:
        actions.save_bread_sheet(db, sheet(db, her))
    assert caught.value.field == "women-1"


def test_correcting_needs_a_closed_day_and_a_reason(db):
    her = women(db, "Мавҷуда")
    draft = sheet(db, her)
    with pytest.raises(rules.BreadDayGone):
        actions.correct_bread_day(db, draft, "хато")
    actions.save_bread_sheet(db, draft)
    with pytest.raises(rules.DayStillOpen):
        actions.correct_bread_day(db, draft, "хато")
    actions.close_bread_day(db, draft)
    with pytest.raises(ReasonMissing):
        actions.correct_bread_day(db, draft, "  ")


def test_a_price_is_remembered_per_day(db):
    her = women(db, "Мавҷуда")
    draft = sheet(db, her)
    actions.close_bread_day(db, draft)
    actions.change_bread(db, draft.counts[0].kind_id, "Оби-нон", Money(350))
    assert read(db).counts[0].counted.price == Money(300)
    assert read(db, MONDAY + timedelta(days=1)).counts[0].counted.price == Money(350)


def test_a_new_price_stays_when_the_open_day_of_the_old_one_is_counted_on(db):
    her = women(db, "Мавҷуда")
    draft = sheet(db, her)
    actions.save_bread_sheet(db, draft)
    actions.change_bread(db, draft.counts[0].kind_id, "Оби-нон", Money(350))
    actions.close_bread_day(db, replace(draft, counts=tuple(replace(one, left=None) for one in draft.counts)))
    assert read(db).counts[0].counted.price == Money(300)
    assert read(db, MONDAY + timedelta(days=1)).counts[0].counted.price == Money(350)


def test_a_price_of_today_is_the_next_days_although_its_bakers_are_written_down(db):
    her = women(db, "Мавҷуда")
    bread(db)
    tomorrow = MONDAY + timedelta(days=1)
    actions.save_bread_sheet(db, DayDraft(tomorrow, shifts=(ShiftDraft(her[0], 300),)))
    draft = sheet(db, her)
    counts = (replace(draft.counts[0], price=Money(350)), draft.counts[1])
    actions.save_bread_sheet(db, replace(draft, counts=counts))
    assert [row.counted.price for row in read(db, tomorrow).counts] == [Money(350), Money(800)]


def test_a_price_for_a_day_to_come_is_not_yet_todays(db):
    bread(db)
    tomorrow = MONDAY + timedelta(days=1)
    counts = tuple(Counted(kind, Money(900)) for kind in bread(db))
    actions.save_bread_sheet(db, DayDraft(tomorrow, counts=counts))
    assert [row.counted.price for row in read(db, tomorrow).counts] == [Money(900), Money(900)]
    assert [row.counted.price for row in read(db).counts] == [Money(300), Money(800)]


def test_two_women_of_one_name_are_told_apart_in_what_was_corrected(db):
    her = women(db, "Зулфия", "Зулфия")
    draft = sheet(db, her, (8, 8), fund_percent=0)
    actions.close_bread_day(db, draft)
    actions.correct_bread_day(db, replace(draft, shifts=(draft.shifts[0], ShiftDraft(her[1], 240))), "ним рӯз буд")
    [past] = read(db).past
    now = {row.person_id: row.amount for row in read(db).bakers}
    told = [(one.about, one.before, one.after) for one in changes(past.said, replace(past.said, parts=now))]
    assert told == [("Зулфия", 9_600, 12_800), ("Зулфия", 9_600, 6_400)]


def test_hours_of_the_shift_list_flow_into_the_day(db):
    her = women(db, "Мавҷуда", "Адолат")
    bread(db)
    tomorrow = MONDAY + timedelta(days=1)
    actions.save_bread_sheet(db, DayDraft(tomorrow, shifts=(ShiftDraft(her[1], 300, 360),)))
    assert [(row.name, row.minutes, row.begins) for row in read(db, tomorrow).bakers] == [("Адолат", 300, 360)]
    with db.read() as session:
        week = queries.bakers_of_week(session, MONDAY)
    assert [len(week[MONDAY + timedelta(days=more)]) for more in range(7)] == [0, 1, 0, 0, 0, 0, 0]


def test_she_bakes_once_a_day(db):
    her = women(db, "Мавҷуда")
    with pytest.raises(rules.TwiceOnDay) as caught:
        actions.save_bread_sheet(db, DayDraft(MONDAY, shifts=(ShiftDraft(her[0], 60), ShiftDraft(her[0], 60))))
    assert caught.value.field == "women-1"
    with pytest.raises(rules.TimeWrong):
        actions.save_bread_sheet(db, DayDraft(MONDAY, shifts=(ShiftDraft(her[0], 25 * 60),)))


def test_kinds_are_named_once_and_taken_out_without_being_lost(db):
    first, _ = bread(db)
    with pytest.raises(rules.BreadNameTaken):
        actions.add_bread(db, "оби нон".replace(" ", "-"), Money(300))
    with pytest.raises(rules.BreadNameMissing):
        actions.add_bread(db, " ", Money(300))
    with pytest.raises(rules.PriceMissing):
        actions.add_bread(db, "Чаппотӣ", Money(0))
    with pytest.raises(rules.BreadKindGone):
        actions.change_bread(db, new_key(), "Нон", Money(100))
    actions.take_out_bread(db, first)
    with db.read() as session:
        assert [row.name for row in queries.bread_kinds(session)] == ["Фатир"]
    actions.bring_back_bread(db, first)
    with db.read() as session:
        assert [row.name for row in queries.bread_kinds(session)] == ["Оби-нон", "Фатир"]


def test_a_kind_does_not_come_back_beside_another_of_its_name(db):
    old = actions.add_bread(db, "Кулча", Money(200))
    actions.take_out_bread(db, old)
    actions.add_bread(db, "кулча", Money(250))
    with pytest.raises(rules.BreadNameTaken):
        actions.bring_back_bread(db, old)


def test_the_unit_stays_of_what_a_recipe_counts_with(db):
    found = bread(db)
    flour = IngredientDraft("Орд", "kg", Money(620))
    recipes.add_ingredient(db, flour)
    recipes.change_ingredient(db, replace(flour, unit="litre"))
    recipes.change_ingredient(db, flour)
    recipes.save_recipe(db, RecipeDraft(found[0], 40, (RecipePartDraft(flour.id, 25_000),)))
    with pytest.raises(recipes.UnitCounted):
        recipes.change_ingredient(db, replace(flour, unit="sack"))


@pytest.mark.parametrize(
    ("changed", "refused", "field"),
    [
        ({"pieces": 0}, rules.BatchEmpty, "pieces"),
        ({"margin_percent": 100_001}, rules.OnTopWrong, "margin_percent"),
        ({"margin_percent": -1}, rules.OnTopWrong, "margin_percent"),
        ({"minutes": 1441}, rules.WorkWrong, "minutes"),
    ],
)
def test_what_is_wrong_with_a_recipe_is_told_by_its_field(db, changed, refused, field):
    draft = RecipeDraft(bread(db)[0], 40)
    with pytest.raises(refused) as caught:
        recipes.save_recipe(db, replace(draft, **changed))
    assert caught.value.field == field


def test_days_that_wait_to_be_closed_are_told(db):
    her = women(db, "Мавҷуда")
    actions.save_bread_sheet(db, sheet(db, her))
    actions.close_bread_day(db, replace(sheet(db, her), day=MONDAY - timedelta(days=3)))
    with db.read() as session:
        assert queries.open_bread_days(session, MONDAY) == [MONDAY]
        rows = queries.bread_days(session, date(2025, 3, 1), date(2025, 4, 1))
    assert [(row.day.day, row.is_closed, row.sold, row.money) for row in rows] == [
        (17, False, 149, Money(63_200)),
        (14, True, 149, Money(63_200)),
    ]


figures = st.tuples(st.integers(0, 200), st.integers(0, 200), st.integers(0, 50_000), st.integers(0, 10_000))


@given(days=st.lists(figures, min_size=1, max_size=4), hours=st.lists(st.integers(1, 16), min_size=1, max_size=3))
def test_whatever_is_corrected_the_money_of_a_day_is_whole(days, hours, tmp_path_factory):
    from grouphub.base.clock import FixedClock
    from grouphub.base.paths import Folder
    from tests import factory

    clock = FixedClock(factory_moment())
    opened = factory.new_vault(Folder(tmp_path_factory.mktemp("bakery") / "group"))
    db = factory.new_database(opened, clock)
    try:
        her = women(db, *("Мавҷуда", "Адолат", "Сафаргул")[: len(hours)])
        found = bread(db)
        for turn, (one, two, cost, fund) in enumerate(days):
            counts = (
                Counted(found[0], Money(300), baked=one + 1, sold=one),
                Counted(found[1], Money(850), baked=two, sold=two),
            )
            costs = (CostDraft("flour", Money(cost)),)
            draft = sheet(db, her, tuple(hours), counts=counts, costs=costs, fund_percent=fund)
            if turn:
                actions.correct_bread_day(db, draft, "хато")
            else:
                actions.close_bread_day(db, draft)
            sold = one * 300 + two * 850
            with db.read() as session:
                loss = open_loss(session, "bakery")
                assert sum(balances(db, her)) + fund_left(session) - loss == sold - cost
            assert box(db) == Money(sold - cost)
    finally:
        db.close()
        opened.close()


def factory_moment():
    from datetime import UTC, datetime

    return datetime(2025, 3, 17, 10, 0, tzinfo=UTC)
