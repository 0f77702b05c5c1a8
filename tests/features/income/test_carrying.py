"""What was paid and is not earned any more stays to be seen, until a payout takes it in because she says so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from grouphub.base.keys import new_key
from grouphub.features import registry
from grouphub.features.doubles.actions import merge_people
from grouphub.features.income import actions, debts
from grouphub.features.income.drafts import DebtDraft, PaymentDraft
from grouphub.features.income.rules import Area, Kind, LineFollows
from grouphub.features.income.shared import shared_sum
from grouphub.features.income.shares import book_share, correct_share
from tests.features.income.money import FEBRUARY, MONDAY, earn, equally, held, lines, pay, som, women


@pytest.fixture
def her(db):
    return women(db, 1)[0]


def told(db, her):
    found = held(db, her)
    return found.balance, found.carried, found.to_pay


def void(db, key):
    return actions.void_line(db, key, "a mistake")


def last_payout(db, her):
    return lines(db, person_id=her, kinds=(Kind.PAYOUT,))[-1].id


def test_an_earning_voided_after_it_was_paid_is_carried_as_too_much(db, her):
    wrong = earn(db, her, 100)
    pay(db, her, 100)
    void(db, wrong)
    assert told(db, her) == (som(-100), som(-100), 0)
    earn(db, her, 130)
    assert told(db, her) == (som(30), som(-100), som(130))
    pay(db, her, 30, take_in=True)
    assert told(db, her) == (0, 0, 0)


def test_an_earning_voided_before_it_was_paid_is_simply_not_owed(db, her):
    earn(db, her, 40, FEBRUARY)
    pay(db, her, 40)
    void(db, earn(db, her, 100))
    assert told(db, her) == (0, 0, 0)


def test_only_what_was_paid_of_it_is_carried(db, her):
    earn(db, her, 40, FEBRUARY)
    wrong = earn(db, her, 100)
    pay(db, her, 70)
    void(db, wrong)
    assert told(db, her) == (som(-30), som(-30), 0)


def test_what_was_paid_too_much_pays_for_nothing_else(db, her):
    wrong = earn(db, her, 100)
    pay(db, her, 100)
    void(db, wrong)
    void(db, earn(db, her, 50))
    assert told(db, her) == (som(-100), som(-100), 0)


def test_an_earning_that_was_voided_earlier_counts_for_nothing(db, her):
    void(db, earn(db, her, 100, FEBRUARY))
    wrong = earn(db, her, 30)
    pay(db, her, 30)
    void(db, wrong)
    assert told(db, her) == (som(-30), som(-30), 0)


def test_voiding_the_payout_as_well_leaves_nothing_to_be_seen(db, her):
    wrong = earn(db, her, 250, paid=True)
    payout = last_payout(db, her)
    void(db, wrong)
    assert told(db, her) == (som(-250), som(-250), 0)
    earn(db, her, 25, paid=True)
    void(db, payout)
    assert told(db, her) == (0, 0, 0)


def test_voiding_a_payout_lets_wait_again_what_it_took_in(db, her):
    share = actions.share_sum(db, equally([her], 100))
    pay(db, her, 100)
    actions.correct_shared_sum(db, share, equally([her], 80), "counted again")
    earn(db, her, 30)
    pay(db, her, 10, take_in=True)
    void(db, last_payout(db, her))
    assert told(db, her) == (som(10), som(-20), som(30))


def test_a_payout_that_never_was_made_nothing_too_much(db, her):
    share = actions.share_sum(db, equally([her], 100))
    pay(db, her, 100)
    actions.correct_shared_sum(db, share, equally([her], 80), "counted again")
    void(db, last_payout(db, her))
    assert told(db, her) == (som(80), 0, som(80))


def test_another_payout_that_never_was_leaves_what_is_carried(db, her):
    share = actions.share_sum(db, equally([her], 100))
    pay(db, her, 100)
    actions.correct_shared_sum(db, share, equally([her], 80), "counted again")
    earn(db, her, 50)
    pay(db, her, 50)
    void(db, last_payout(db, her))
    assert told(db, her) == (som(30), som(-20), som(50))


def test_a_shared_sum_voided_after_it_was_paid_is_carried(db, her):
    share = actions.share_sum(db, equally([her], 60))
    pay(db, her, 60)
    actions.void_shared_sum(db, share, "never was")
    assert told(db, her) == (som(-60), som(-60), 0)


def test_who_is_taken_out_after_she_was_paid_and_put_back_is_not_paid_twice(db, her):
    (other,) = women(db, 1)
    first = actions.share_sum(db, equally([her], 96))
    pay(db, her, 96)
    without = actions.correct_shared_sum(db, first, equally([other], 96), "it was not hers")
    assert told(db, her) == (som(-96), som(-96), 0)
    actions.correct_shared_sum(db, without, equally([her], 96), "it was hers after all")
    assert told(db, her) == (0, 0, 0)


def test_a_share_corrected_while_its_money_was_taken_away_leaves_nothing(db, her):
    order = DebtDraft(som(90), FEBRUARY, party="Мунира", area=Area.SEWING, source="order")
    order = type(order)(**{**vars(order), "source_id": order.id})
    owed = debts.add_debt(db, order)
    waiting = equally([her], 90, FEBRUARY, waits=True, source="order", source_id=order.id)
    with db.write("shared") as session:
        share = book_share(session, waiting, MONDAY).id
    payment = debts.pay_debt(db, PaymentDraft(owed, som(90), MONDAY))
    pay(db, her, 90)
    actions.void_line(db, payment, "never came")
    assert told(db, her) == (som(-90), som(-90), 0)
    with db.write("shared otherwise") as session:
        correct_share(session, share, replace(waiting, id=new_key()), "counted again", MONDAY)
    debts.pay_debt(db, PaymentDraft(owed, som(90), MONDAY))
    assert told(db, her) == (0, 0, 0)


def test_a_share_whose_money_is_taken_away_and_comes_again_leaves_nothing(db, her):
    order = DebtDraft(som(90), FEBRUARY, party="Мунира", area=Area.SEWING, source="order")
    order = type(order)(**{**vars(order), "source_id": order.id})
    owed = debts.add_debt(db, order)
    with db.write("shared") as session:
        book_share(session, equally([her], 90, FEBRUARY, waits=True, source="order", source_id=order.id), MONDAY)
    for _time in range(2):
        payment = debts.pay_debt(db, PaymentDraft(owed, som(90), MONDAY))
        assert told(db, her)[1] == 0
        if told(db, her)[2]:
            pay(db, her, 90)
        void(db, payment)
        assert told(db, her) == (som(-90), som(-90), 0)
    debts.pay_debt(db, PaymentDraft(owed, som(90), MONDAY))
    assert told(db, her) == (0, 0, 0)


def made_one(db):
    """Return one who was two women when 100 somoni were shared and paid, and the share."""
    her, other = women(db, 2)
    share = actions.share_sum(db, equally([her, other], 100))
    for one in (her, other):
        pay(db, one, 50)
    merge_people(db, her, other, features=registry.FEATURES)
    return her, share


@pytest.mark.parametrize(("now", "too_much"), [(100, 0), (80, -20), (120, 20)])
def test_one_who_was_two_women_when_it_was_shared_is_carried_what_she_was_paid_as_both(db, now, too_much):
    her, share = made_one(db)
    with db.read() as session:
        (part,) = shared_sum(session, share).parts
    assert (part.amount, part.paid) == (som(100), som(100))
    actions.correct_shared_sum(db, share, equally([her], now), "she is one woman")
    assert told(db, her) == (som(too_much), som(too_much), 0)


def test_a_payout_of_one_who_was_two_women_leaves_what_it_made_too_much_when_it_is_voided(db):
    her, share = made_one(db)
    actions.correct_shared_sum(db, share, equally([her], 80), "she is one woman")
    void(db, last_payout(db, her))
    assert told(db, her) == (som(30), 0, som(30))


def test_who_is_put_back_is_told_what_that_carries_before_it_is_corrected(db, her):
    (other,) = women(db, 1)
    first = actions.share_sum(db, equally([her], 96))
    pay(db, her, 96)
    without = actions.correct_shared_sum(db, first, equally([other], 96), "it was not hers")
    with db.read() as session:
        changes = shared_sum(session, without).changes({her: som(100)}, {her: "Зан"})
    assert [(one.becomes, one.carried) for one in changes if one.person_id == her] == [(som(100), som(96))]


def test_a_share_that_follows_from_an_order_is_corrected_there_alone(db, her):
    with db.write("shared") as session:
        share = book_share(session, equally([her], 90, source="order", source_id=new_key()), MONDAY).id
    with pytest.raises(LineFollows):
        actions.void_shared_sum(db, share, "never was")
    with pytest.raises(LineFollows):
        actions.correct_shared_sum(db, share, equally([her], 80), "counted again")
    owed = DebtDraft(som(90), MONDAY, party="Мунира", source="order", source_id=new_key())
    with pytest.raises(LineFollows):
        debts.change_debt(db, debts.add_debt(db, owed), som(10), "the rest is let go")
    assert told(db, her) == (som(90), 0, som(90))


def test_the_void_and_what_it_carries_are_one_step_to_undo(db, her):
    wrong = earn(db, her, 100)
    pay(db, her, 100)
    void(db, wrong)
    db.undo()
    assert told(db, her) == (0, 0, 0)
    db.redo()
    assert told(db, her) == (som(-100), som(-100), 0)
