"""One woman's money: what a correction left is told, and whether she is in the archive."""

from __future__ import annotations

from grouphub.features.income import actions
from grouphub.features.people.actions import archive_person
from tests.desktop.income.hands import press
from tests.features.bakery.loaves import women
from tests.features.income import money


def test_a_woman_in_the_archive_is_told_as_such_and_not_paid(desk):
    (her,) = women(desk.db, "Ҷамила")
    money.earn(desk.db, her, 30)
    archive_person(desk.db, her)
    desk.session.go("her_income", person_id=str(her), month=money.MONDAY.isoformat())
    assert "in the archive" in desk.page.header.facts.text()
    press(desk.page, "Pay")
    press(desk.dialog, "Pay")
    assert "in the archive" in desk.dialog.amount.error()
    assert money.held(desk.db, her).balance == money.som(30)


def test_what_a_correction_made_too_much_stands_above_her_lines_until_the_payout_is_voided(desk):
    (her,) = women(desk.db, "Ҷамила")
    share = actions.share_sum(desk.db, money.equally([her], 100))
    money.pay(desk.db, her, 100)
    for somoni in (80, 130):
        share = actions.correct_shared_sum(desk.db, share, money.equally([her], somoni), "counted again")
    desk.session.go("her_income", person_id=str(her), month=money.MONDAY.isoformat())
    assert "still owed" in desk.page.carried.words.text()
    payout = money.lines(desk.db, person_id=her, kinds=(money.Kind.PAYOUT,))[0]
    actions.void_line(desk.db, payout.id, "never paid")
    desk.page.show_fresh()
    assert not desk.page.carried.isVisible()
    assert "130" in desk.page.to_pay.number.text()
