"""Numbers the register refused to take stay: on the screen, over other pages and changes, until they are kept."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from datetime import timedelta

import pytest

from grouphub.base.money import Money
from grouphub.features.bakery import actions
from grouphub.features.people import actions as people
from grouphub.features.people.drafts import PersonDraft
from grouphub.store.database import Busy
from tests.desktop.bakery.test_bread_sheet import bakers, cell, count, counted, kept, press
from tests.features.bakery.loaves import MONDAY, sheet

__all__ = ["bakers"]


@contextmanager
def written_elsewhere(db):
    """Let another thread write for long, as bringing in a table does: every other change is refused at once."""
    begun, enough = threading.Event(), threading.Event()

    def write():
        with db.write("A table was brought in", takes_long=True):
            begun.set()
            enough.wait(20)

    other = threading.Thread(target=write)
    other.start()
    assert begun.wait(10)
    try:
        yield
    finally:
        enough.set()
        other.join()


@pytest.fixture
def refused(desk, bakers):
    """120 were typed while the register was busy."""
    with written_elsewhere(desk.db):
        count(desk, "Оби-нон", baked=120)
        desk.page.save_now()
        assert desk.toast() == Busy().text()
    assert counted(desk)[0] == ("Оби-нон", 0, 0)


def baked(desk):
    return cell(desk, "Оби-нон", "baked").text()


@pytest.mark.usefixtures("refused")
def test_a_change_heard_from_elsewhere_leaves_what_was_refused(desk):
    people.add_person(desk.db, PersonDraft(given="Нигина"))
    assert baked(desk) == "120"
    press(desk.page, "One more: Оби-нон: Sold")
    desk.page.save_now()
    assert counted(desk)[0] == ("Оби-нон", 120, 1)


@pytest.mark.usefixtures("refused")
def test_what_was_refused_is_kept_by_itself_when_it_can_be(desk, qtbot):
    qtbot.waitUntil(lambda: counted(desk)[0] == ("Оби-нон", 120, 0), timeout=9000)
    assert baked(desk) == "120"


def test_from_another_page_it_is_kept_too_and_nothing_else_is_undone(desk, bakers, qtbot):
    with written_elsewhere(desk.db):
        count(desk, "Оби-нон", baked=120)
        desk.session.go("today")
        qtbot.waitUntil(lambda: desk.toast() == Busy().text())
        desk.session.go("bakery")
        assert baked(desk) == "120"
        desk.session.go("today")
    actions.save_bread_sheet(desk.db, sheet(desk.db, bakers, counts=(), fund_percent=500))
    qtbot.waitUntil(lambda: counted(desk)[0] == ("Оби-нон", 120, 0), timeout=9000)
    assert kept(desk).fund_percent == 500
    assert [baker.name for baker in kept(desk).bakers] == ["Мавҷуда", "Адолат", "Сафаргул"]


def test_on_another_day_it_waits_for_its_own(desk, bakers):
    with written_elsewhere(desk.db):
        count(desk, "Оби-нон", baked=120)
        press(desk.page, "Day before")
        assert desk.toast() == Busy().text()
        assert baked(desk) == ""
        count(desk, "Оби-нон", baked=90)
        press(desk.page, "Day after")
        assert baked(desk) == "120"
    desk.page.save_now()
    assert counted(desk)[0] == ("Оби-нон", 120, 0)
    assert counted(desk, MONDAY - timedelta(days=1))[0] == ("Оби-нон", 90, 0)


def test_a_day_does_not_close_without_what_she_sees_typed(desk, bakers):
    actions.save_bread_sheet(desk.db, sheet(desk.db, bakers))
    with written_elsewhere(desk.db):
        count(desk, "Оби-нон", sold=113)
        press(desk.page, "Close the day")
        assert desk.dialog is None
        assert desk.toast() == Busy().text()
    press(desk.page, "Close the day")
    assert desk.dialog is not None
    assert kept(desk).counts[0].counted.sold == 113


def test_a_refusal_is_told_once_and_not_at_every_try(desk, bakers, qtbot):
    with written_elsewhere(desk.db):
        count(desk, "Оби-нон", baked=120)
        desk.page.save_now()
        desk.session.toast("")
        desk.page._keeping._timer.start(0)  # five seconds are over
        qtbot.waitUntil(lambda: desk.page._keeping._timer.remainingTime() > 1000)
        assert desk.toast() == ""


def test_a_price_changed_meanwhile_stays_changed(desk, bakers):
    with written_elsewhere(desk.db):
        count(desk, "Оби-нон", baked=120)
        desk.page.save_now()
    first = kept(desk).counts[0].counted
    actions.change_bread(desk.db, first.kind_id, "Оби-нон", Money(350))
    desk.page.save_now()
    assert (kept(desk).counts[0].counted.baked, kept(desk).counts[0].counted.price) == (120, Money(350))
