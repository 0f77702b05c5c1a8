"""Earning, paying, correcting, owing: what is written down, and what is refused with nothing half stored."""

from __future__ import annotations

from datetime import date, timedelta
from threading import Thread

import pytest

from grouphub.base.errors import GroupHubError
from grouphub.base.money import AmountTooLarge, Money
from grouphub.features.doubles.actions import merge_people
from grouphub.features.erasing.actions import erase_person
from grouphub.features.income import actions, box, cash, debts, payouts, queries, rules
from grouphub.features.income.booking import open_loss
from grouphub.features.income.drafts import (
    CashDraft,
    CountDraft,
    DebtDraft,
    EarningDraft,
    PaymentDraft,
    PayoutDraft,
    PayoutPart,
    PurposeDraft,
)
from grouphub.features.income.rules import Area, Kind
from grouphub.features.income.shares import book_share, share_for
from grouphub.features.income.sharing import MoreThanLoss
from grouphub.features.income.sums import wrong_sums
from grouphub.features.people import actions as people
from grouphub.features.people.rules import EndsBeforeItBegins
from grouphub.features.registry import FEATURES
from tests.features.income.money import (
    FEBRUARY,
    MONDAY,
    boxed,
    came_in,
    earn,
    equally,
    held,
    keep_book,
    lines,
    pay,
    som,
    women,
)
from tests.features.people.group import add

TOMORROW = MONDAY + timedelta(days=1)


def stored(db):
    with db.read() as session:
        connection = session.connection()
        return [
            connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar()
            for table in ("ledger_line", "payout_run", "share", "share_part", "debt", "receipt", "journal_batch")
        ]


def refused(db, fault, step, **facts):
    """Return the sentence of a refusal that stored nothing."""
    before = stored(db)
    with pytest.raises(fault) as told:
        step()
    assert stored(db) == before
    for name, value in facts.items():
        assert getattr(told.value, name) == value
    return told.value.text()


# --- earning and paying -----------------------------------------------------------------------------------------------


def test_what_is_earned_is_to_be_paid_until_it_is_paid_out(db):
    (her,) = women(db, 1)
    earn(db, her, 160, area=Area.SEWING)
    earn(db, her, 40.5, own=True)
    assert held(db, her).to_pay == som(160)
    pay(db, her, 100)
    assert held(db, her).balance == som(60)
    assert boxed(db) == som(-100)
    with db.read() as session:
        month = queries.income_month(session, MONDAY)
    assert (month.earned, month.own, month.paid_out, month.to_pay) == (som(160), som(40.5), som(100), som(60))
    assert month.rows[0].income == som(200.5)
    assert month.rows[0].area == "sewing"


def test_money_she_has_in_her_hand_already_is_paid_in_the_same_step(db):
    (her,) = women(db, 1)
    earn(db, her, 25, paid=True)
    assert held(db, her).balance == 0
    assert boxed(db) == som(-25)
    db.undo()
    assert lines(db) == []


@pytest.mark.parametrize(
    ("fault", "field", "draft"),
    [
        (rules.AmountMissing, "amount", {"amount": Money(0)}),
        (rules.AmountMissing, "amount", {"amount": Money(-500)}),
        (rules.DayAhead, "day", {"day": TOMORROW}),
    ],
)
def test_an_earning_that_cannot_be_is_refused(db, fault, field, draft):
    (her,) = women(db, 1)
    known = {"person_id": her, "amount": som(1), "day": MONDAY, **draft}
    assert refused(db, fault, lambda: actions.add_earning(db, EarningDraft(**known)), field=field).endswith(".")


def test_an_amount_no_group_has_is_refused(db):
    (her,) = women(db, 1)
    refused(db, AmountTooLarge, lambda: actions.add_earning(db, EarningDraft(her, Money(10**13), MONDAY)))


def test_more_than_is_left_is_refused_unless_it_is_an_advance(db):
    (her,) = women(db, 1)
    earn(db, her, 50)
    told = refused(db, rules.PayoutTooLarge, lambda: pay(db, her, 50.01), field="amount-0")
    assert "50 som." in told.replace("\N{NO-BREAK SPACE}", " ")
    pay(db, her, 80, is_advance=True)
    assert held(db, her).balance == som(-30)
    assert [line.is_advance for line in lines(db, kinds=(Kind.PAYOUT,))] == [True]
    earn(db, her, 30)
    refused(db, rules.NothingToPay, lambda: pay(db, her, 1))


def test_a_woman_in_the_bin_is_not_paid(db):
    her, other = women(db, 2)
    earn(db, her, 50)
    earn(db, other, 50)
    people.archive_person(db, her)
    parts = (PayoutPart(other, som(50)), PayoutPart(her, som(50)))
    told = refused(db, rules.PersonArchived, lambda: payouts.pay(db, PayoutDraft(MONDAY, parts)), field="women-1")
    assert "Зан0" in told
    assert held(db, other).to_pay == som(50)


def test_a_payout_for_a_day_to_come_or_for_nobody_is_refused(db):
    (her,) = women(db, 1)
    earn(db, her, 50)
    refused(db, rules.DayAhead, lambda: pay(db, her, 5, TOMORROW), field="day")
    refused(db, rules.NobodyChosen, lambda: payouts.pay(db, PayoutDraft(MONDAY, ())))
    refused(db, rules.AmountMissing, lambda: pay(db, her, 0), field="amount-0")
    refused(db, rules.AmountMissing, lambda: pay(db, her, -3), field="amount-0")


def test_two_quick_clicks_on_pay_pay_once(db):
    (her,) = women(db, 1)
    earn(db, her, 100)
    draft = PayoutDraft(MONDAY, (PayoutPart(her, som(40)),))
    payouts.pay(db, draft)
    payouts.pay(db, draft)
    assert held(db, her).balance == som(60)


def test_two_windows_that_pay_the_same_money_at_once_pay_it_once(db):
    (her,) = women(db, 1)
    earn(db, her, 100)
    refusals = []

    def click() -> None:
        try:
            pay(db, her, 100)
        except GroupHubError as error:
            refusals.append(type(error))

    clicks = [Thread(target=click) for _click in range(4)]
    for one in clicks:
        one.start()
    for one in clicks:
        one.join()
    assert held(db, her).balance == 0
    assert len(lines(db, kinds=(Kind.PAYOUT,))) == 1
    assert len(refusals) == 3


def test_saving_a_form_twice_writes_it_once(db):
    (her,) = women(db, 1)
    earning, money = EarningDraft(her, som(5), MONDAY), CashDraft(som(7), MONDAY)
    owed = DebtDraft(som(9), MONDAY, party="Мунира")
    for _time in range(2):
        actions.add_earning(db, earning)
        actions.add_cash_in(db, money)
        debts.add_debt(db, owed)
        actions.share_sum(db, equally([her], 1, id=owed.id))
    assert len(lines(db)) == 4


# --- corrections ------------------------------------------------------------------------------------------------------


def test_a_mistake_is_voided_with_a_reason_and_both_lines_stay(db):
    (her,) = women(db, 1)
    line = earn(db, her, 100, FEBRUARY)
    refused(db, rules.ReasonMissing, lambda: actions.void_line(db, line, "  "), field="reason")
    actions.void_line(db, line, "it was 10")
    first, second = lines(db)
    assert (first.voided, second.reverses_id, second.reason) == (True, first.id, "it was 10")
    assert (second.amount, second.day, second.written_on) == (som(-100), FEBRUARY, MONDAY)
    assert held(db, her).balance == 0
    refused(db, rules.LineVoided, lambda: actions.void_line(db, line, "again"))
    refused(db, rules.LineVoided, lambda: actions.void_line(db, second.id, "again"))


def test_a_line_that_follows_from_something_else_is_corrected_there(db):
    keys = women(db, 2)
    actions.share_sum(db, equally(keys, 10))
    refused(db, rules.LineFollows, lambda: actions.void_line(db, lines(db)[0].id, "no"))


def test_after_closing_only_corrections_dated_today_are_written(db):
    (her,) = women(db, 1)
    line = earn(db, her, 100, FEBRUARY)
    refused(db, rules.MonthNotOver, lambda: actions.close_month(db, MONDAY))
    actions.close_month(db, FEBRUARY)
    refused(db, rules.MonthClosedAlready, lambda: actions.close_month(db, date(2025, 1, 1)))
    refused(db, rules.MonthClosed, lambda: earn(db, her, 1, FEBRUARY), field="day")
    actions.void_line(db, line, "a mistake")
    assert lines(db)[-1].day == MONDAY
    with db.read() as session:
        assert queries.income_month(session, FEBRUARY).earned == som(100)
        assert queries.income_month(session, FEBRUARY).closed
        assert queries.income_month(session, MONDAY).earned == som(-100)
    assert held(db, her).balance == 0


def test_a_step_in_a_closed_month_is_not_taken_back(db):
    (her,) = women(db, 1)
    earn(db, her, 100, FEBRUARY)
    with db.read() as session:
        number = session.connection().exec_driver_sql("SELECT max(number) FROM journal_batch").scalar()
    actions.close_month(db, FEBRUARY)
    refused(db, rules.MonthClosed, lambda: db.undo(number))
    db.undo()
    db.undo(number)
    assert lines(db) == []


def test_what_was_paid_too_much_is_taken_in_only_when_she_says_so(db):
    her, other = women(db, 2)
    share = actions.share_sum(db, equally([her, other], 200))
    pay(db, her, 100)
    actions.correct_shared_sum(db, share, equally([her, other], 160), "20 loaves came back")
    assert (held(db, her).balance, held(db, her).carried, held(db, her).to_pay) == (som(-20), som(-20), 0)
    assert (held(db, other).balance, held(db, other).carried) == (som(80), 0)
    earn(db, her, 50)
    assert held(db, her).to_pay == som(50)
    pay(db, her, 50)
    assert (held(db, her).balance, held(db, her).carried) == (som(-20), som(-20))
    earn(db, her, 30)
    refused(db, rules.PayoutTooLarge, lambda: pay(db, her, 30, take_in=True))
    pay(db, her, 10, take_in=True)
    assert (held(db, her).balance, held(db, her).carried) == (0, 0)


def test_what_was_paid_too_little_waits_until_she_takes_it_in(db):
    (her,) = women(db, 1)
    share = actions.share_sum(db, equally([her], 100))
    pay(db, her, 100)
    actions.correct_shared_sum(db, share, equally([her], 120), "counted again")
    assert (held(db, her).to_pay, held(db, her).carried) == (0, som(20))
    pay(db, her, 20, take_in=True)
    assert (held(db, her).balance, held(db, her).carried) == (0, 0)


def test_correcting_to_and_fro_carries_only_what_is_left_of_it(db):
    (her,) = women(db, 1)
    share = actions.share_sum(db, equally([her], 100))
    pay(db, her, 100)
    for somoni in (80, 130, 100):
        share = actions.correct_shared_sum(db, share, equally([her], somoni), "again")
        assert held(db, her).to_pay == 0
        assert held(db, her).carried == held(db, her).balance == som(somoni - 100)


def test_what_was_not_paid_yet_is_simply_owed_anew(db):
    (her,) = women(db, 1)
    share = actions.share_sum(db, equally([her], 100))
    actions.correct_shared_sum(db, share, equally([her], 60), "again")
    assert (held(db, her).to_pay, held(db, her).carried) == (som(60), 0)


def test_old_figures_of_a_corrected_sum_stay_with_the_day_of_the_change(db):
    (her,) = women(db, 1)
    share = actions.share_sum(db, equally([her], 100, FEBRUARY))
    actions.correct_shared_sum(db, share, equally([her], 60, FEBRUARY), "again")
    with db.read() as session:
        old, new = session.connection().exec_driver_sql("SELECT total, voided_on, reason FROM share ORDER BY id")
    assert tuple(old) == (10_000, MONDAY.isoformat(), "again")
    assert tuple(new) == (6_000, None, "")
    refused(db, rules.ShareGone, lambda: actions.void_shared_sum(db, share, "again"))


def test_a_loss_stays_open_until_it_is_set_against_another_day(db):
    (her,) = women(db, 1)
    actions.share_sum(db, equally([her], 100, costs=som(130), area=Area.BAKERY))
    assert held(db, her).balance == 0
    assert [(line.kind, line.amount) for line in lines(db)] == [(Kind.LOSS, som(30))]
    refused(db, MoreThanLoss, lambda: actions.share_sum(db, equally([her], 50, loss_taken=som(10))))
    actions.share_sum(db, equally([her], 50, loss_taken=som(20), area=Area.BAKERY))
    assert held(db, her).balance == som(30)
    refused(db, MoreThanLoss, lambda: actions.share_sum(db, equally([her], 50, loss_taken=som(11), area=Area.BAKERY)))


# --- debts and shares that wait ---------------------------------------------------------------------------------------


def test_a_debt_is_paid_in_parts_and_a_customer_who_pays_twice_is_questioned(db):
    owed = debts.add_debt(db, DebtDraft(som(80), MONDAY, party="Мунира", what="dress"))
    debts.pay_debt(db, PaymentDraft(owed, som(30), MONDAY))
    told = refused(db, rules.MoreThanOwed, lambda: debts.pay_debt(db, PaymentDraft(owed, som(51), MONDAY)))
    assert "50" in told
    debts.pay_debt(db, PaymentDraft(owed, som(50), MONDAY))
    refused(db, rules.NothingOwed, lambda: debts.pay_debt(db, PaymentDraft(owed, som(50), MONDAY)), field="amount")
    debts.pay_debt(db, PaymentDraft(owed, som(5), MONDAY, more_is_right=True))
    assert boxed(db) == som(85)
    with db.read() as session:
        assert [row.left for row in cash.debts(session, only_open=False)] == [som(-5)]
    refused(db, rules.PartyMissing, lambda: debts.add_debt(db, DebtDraft(som(1), MONDAY)), field="party")


def test_a_debt_can_be_made_smaller_or_let_go(db):
    owed = debts.add_debt(db, DebtDraft(som(80), MONDAY, party="Мунира"))
    debts.change_debt(db, owed, som(60), "cheaper")
    debts.pay_debt(db, PaymentDraft(owed, som(10), MONDAY))
    debts.change_debt(db, owed, Money(10_00), "let go")
    with db.read() as session:
        assert cash.debts(session) == []
        assert cash.debt_row(session, owed).owed == som(10)


def test_a_share_waits_for_its_money_and_waits_again_when_the_payment_is_voided(db):
    (her,) = women(db, 1)
    order = DebtDraft(som(90), FEBRUARY, party="Мунира", area=Area.SEWING, source="order")
    order = type(order)(**{**vars(order), "source_id": order.id})
    owed = debts.add_debt(db, order)
    with db.write("shared") as session:
        book_share(session, equally([her], 90, FEBRUARY, waits=True, source="order", source_id=order.id), MONDAY)
    debts.pay_debt(db, PaymentDraft(owed, som(40), MONDAY))
    with db.read() as session:
        assert queries.waiting_sums(session) == {her: som(90)}
        assert queries.income_month(session, MONDAY).rows[0].waiting == som(90)
    assert held(db, her).balance == 0
    last = debts.pay_debt(db, PaymentDraft(owed, som(50), MONDAY))
    assert held(db, her).balance == som(90)
    assert lines(db, kinds=(Kind.EARNING,))[0].day == MONDAY
    actions.void_line(db, last, "the note was false")
    assert held(db, her).balance == 0
    with db.read() as session:
        assert share_for(session, "order", order.id).waits
    debts.pay_debt(db, PaymentDraft(owed, som(50), MONDAY))
    assert held(db, her).balance == som(90)


# --- the box ----------------------------------------------------------------------------------------------------------


def test_the_box_is_its_rows_from_the_opening_on(db):
    (her,) = women(db, 1)
    actions.set_opening(db, som(200), FEBRUARY)
    came_in(db, 45.5)
    actions.add_cash_out(db, CashDraft(som(30), MONDAY, category="flour", party="Бозор", area=Area.BAKERY))
    earn(db, her, 20)
    pay(db, her, 20)
    with db.read() as session:
        month = cash.box(session, MONDAY)
        spent = cash.expenses(session, FEBRUARY, MONDAY)
    assert (month.opening, month.came_in, month.went_out, month.closing) == (som(200), som(45.5), som(50), som(195.5))
    assert [line.after for line in month.lines] == [som(245.5), som(215.5), som(195.5)]
    assert [(one.key, one.amount) for one in spent] == [("flour", som(30))]
    with db.read() as session:
        newest = cash.box(session, MONDAY, most=1)
    assert [line.after for line in newest.lines] == [som(195.5)]
    assert (newest.left_out, newest.came_in, newest.closing) == (2, som(45.5), som(195.5))
    refused(db, rules.OpeningThere, lambda: actions.set_opening(db, som(1), MONDAY))


def test_counting_books_a_difference_only_with_its_reason(db):
    came_in(db, 57)
    pieces = {5000: 1, 100: 2}
    refused(db, rules.ReasonMissing, lambda: box.count_box(db, CountDraft(MONDAY, pieces)), field="reason")
    box.count_box(db, CountDraft(MONDAY, pieces, "lost on the way"))
    assert boxed(db) == som(52)
    with db.read() as session:
        (found,) = cash.counts(session)
    assert (found.difference, found.pieces, found.reason) == (som(-5), pieces, "lost on the way")
    box.count_box(db, CountDraft(MONDAY, pieces))
    assert boxed(db) == som(52)
    refused(db, rules.AmountMissing, lambda: box.count_box(db, CountDraft(MONDAY, {100: -1})))


def test_a_loss_that_is_set_against_another_sum_stays_until_that_one_takes_nothing_of_it(db):
    (her,) = women(db, 1)
    loss = actions.share_sum(db, equally([her], 10, costs=som(40)))
    taken = actions.share_sum(db, equally([her], 100, loss_taken=som(20)))
    refused(db, rules.LossTaken, lambda: actions.void_shared_sum(db, loss, "never was"))
    less = equally([her], 25, costs=som(40))
    refused(db, rules.LossTaken, lambda: actions.correct_shared_sum(db, loss, less, "counted again"))
    enough = actions.correct_shared_sum(db, loss, equally([her], 20, costs=som(40)), "counted again")
    actions.correct_shared_sum(db, taken, equally([her], 100), "there was no loss")
    actions.void_shared_sum(db, enough, "never was")
    with db.read() as session:
        assert open_loss(session, "other") == 0
    assert held(db, her).balance == som(100)


def test_more_pieces_than_there_are_in_the_world_are_refused(db):
    with pytest.raises(AmountTooLarge):
        box.count_box(db, CountDraft(MONDAY, {50_000: 10**15}, "a slip"))
    assert boxed(db) == 0


def test_a_difference_that_was_miscounted_is_voided_like_any_line_that_offers_it(db):
    came_in(db, 57)
    box.count_box(db, CountDraft(MONDAY, {5000: 1}, "lost on the way"))
    (difference,) = lines(db, kinds=(Kind.DIFFERENCE,))
    assert difference.by_hand
    actions.void_line(db, difference.id, "seven were under the cloth")
    assert boxed(db) == som(57)


def test_what_is_offered_to_be_voided_is_what_may_be(db):
    (her,) = women(db, 1)
    keep_book(db, her)
    box.count_box(db, CountDraft(MONDAY, {100: 1}, "counted"))
    actions.add_cash_out(db, CashDraft(som(1), MONDAY, from_fund=True))
    for line in lines(db):
        if line.by_hand:
            actions.void_line(db, line.id, "a mistake")
        else:
            refused(db, rules.LineFollows, lambda key=line.id: actions.void_line(db, key, "a mistake"))


def test_a_gift_does_not_end_before_it_begins(db):
    draft = PurposeDraft("machines", since=MONDAY, until=FEBRUARY)
    refused(db, EndsBeforeItBegins, lambda: box.add_purpose(db, draft), field="until")


def test_other_money_keeps_the_rate_of_its_day(db):
    draft = CashDraft(Money(0), MONDAY, currency="RUB", foreign_amount=1_000_00, rate=115_500)
    actions.add_cash_in(db, draft)
    (line,) = lines(db)
    assert (line.amount, line.currency, line.foreign_amount, line.rate) == (som(115.5), "RUB", 100_000, 115_500)
    without = CashDraft(Money(0), MONDAY, currency="USD", foreign_amount=100)
    refused(db, rules.RateMissing, lambda: actions.add_cash_in(db, without), field="rate")


def test_the_fund_pays_no_more_than_is_in_it(db):
    (her,) = women(db, 1)
    actions.share_sum(db, equally([her], 100, fund_percent=1000))
    refused(db, rules.MoreThanFund, lambda: actions.add_cash_out(db, CashDraft(som(11), MONDAY, from_fund=True)))
    spent = actions.add_cash_out(db, CashDraft(som(4), MONDAY, from_fund=True))
    with db.read() as session:
        assert queries.income_month(session, MONDAY).fund == som(6)
    actions.void_line(db, spent, "not bought")
    with db.read() as session:
        assert queries.income_month(session, MONDAY).fund == som(10)


def test_a_receipt_number_is_never_used_again(db):
    lines_in = [came_in(db, 5), came_in(db, 6)]
    assert box.write_receipt(db, lines_in[0]) == 1
    db.undo()
    assert box.write_receipt(db, lines_in[0]) == 2
    assert box.write_receipt(db, lines_in[0]) == 2
    actions.void_line(db, lines_in[0], "a mistake")
    refused(db, rules.LineVoided, lambda: box.write_receipt(db, lines_in[0]))
    assert box.write_receipt(db, lines_in[1]) == 3
    with db.read() as session:
        assert [(one.number, one.voided_on) for one in cash.receipts(session)] == [(3, None), (2, MONDAY)]
        assert [one.line.id for one in cash.receipts(session)] == lines_in[::-1]
        assert [one.line.id for one in cash.receipts(session, number=2)] == lines_in[:1]


def test_a_receipt_says_what_was_left_to_pay_when_it_was_written(db):
    owed = debts.add_debt(db, DebtDraft(som(80), MONDAY, party="Мунира", what="dress"))
    paid = debts.pay_debt(db, PaymentDraft(owed, som(30), MONDAY))
    box.write_receipt(db, paid, "dress")
    debts.pay_debt(db, PaymentDraft(owed, som(50), MONDAY))
    with db.read() as session:
        assert cash.receipts(session)[0].left == som(50)


def test_a_donors_line_shows_what_is_left_of_its_budget(db):
    key = box.add_purpose(db, PurposeDraft("machines", "a giver", som(1000)))
    came_in(db, 600, purpose_id=key)
    actions.add_cash_out(db, CashDraft(som(250), MONDAY, purpose_id=key))
    with db.read() as session:
        (found,) = cash.purposes(session)
    assert (found.came_in, found.went_out, found.left) == (som(600), som(250), som(750))
    refused(db, rules.NameMissing, lambda: box.add_purpose(db, PurposeDraft(" ")), field="name")
    refused(db, rules.AmountMissing, lambda: box.add_purpose(db, PurposeDraft("x", budget=Money(-1))), field="budget")


def test_before_and_after_a_course_are_compared_by_full_months(db):
    (her,) = women(db, 1)
    earn(db, her, 60, date(2024, 11, 3))
    earn(db, her, 90, date(2025, 2, 3), own=True)
    earn(db, her, 999, MONDAY)
    with db.read() as session:
        found = queries.before_and_after(session, her, date(2024, 12, 20), MONDAY)
        hers = queries.person_income(session, her, MONDAY)
    assert (found.each_before, found.each_after) == (som(10), som(45))
    assert (found.months_before, found.months_after) == (6, 2)
    assert [one.income for one in hers.months][-3:] == [0, som(90), som(999)]
    assert hers.by_area() == {"other": som(60 + 90 + 999)}


def test_who_is_erased_leaves_figures_without_a_word_about_her(db):
    her = add(db, "Зебо", "Қодирова")
    earn(db, her, 100, note="for the wedding of Зебо")
    actions.void_line(db, earn(db, her, 5), "Зебо said so")
    debts.add_debt(db, DebtDraft(som(8), MONDAY, person_id=her, what="dress of Зебо"))
    with db.read() as session:
        steps = session.connection().exec_driver_sql("SELECT count(*) FROM journal_batch WHERE kind = 'do'").scalar()
    erase_person(db, FEATURES, her)
    with db.read() as session:
        connection = session.connection()
        for table in ("ledger_line", "debt", "journal_row", "journal_batch"):
            words = str([tuple(row) for row in connection.exec_driver_sql(f"SELECT * FROM {table}")])
            assert "wedding" not in words
            assert "dress" not in words
            assert table == "journal_batch" or "Зебо" not in words
        assert queries.income_month(session, MONDAY).earned == som(100)
    for _step in range(steps - 1):
        db.undo()
    assert lines(db) == []


def test_the_money_of_two_women_who_are_one_is_added_up_and_parted_again(db):
    her, other = women(db, 2)
    earn(db, her, 100)
    earn(db, other, 30)
    pay(db, other, 10)
    merge_people(db, her, other, features=FEATURES)
    assert held(db, her).balance == som(120)
    with db.read() as session:
        assert wrong_sums(session.connection()) == 0
        assert [row.income for row in queries.income_month(session, MONDAY).rows] == [som(130)]
    earn(db, her, 1)
    db.undo()
    db.undo()
    assert (held(db, her).balance, held(db, other).balance) == (som(100), som(20))
    with db.read() as session:
        assert wrong_sums(session.connection()) == 0
