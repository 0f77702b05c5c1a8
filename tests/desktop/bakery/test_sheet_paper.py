"""The bread sheet is printed: by the button, by Ctrl+P, with what was typed a moment ago, under a neutral name."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from grouphub.desktop.paper.dialog import FILE_NAME
from grouphub.features.bakery import actions
from grouphub.store.database import Busy
from tests.desktop.bakery.test_bread_sheet import bakers, count, press
from tests.desktop.bakery.test_keeping import written_elsewhere
from tests.features.bakery.loaves import FRIDAY, MONDAY, sheet
from tests.paper import pdf

__all__ = ["bakers"]

CTRL = Qt.KeyboardModifier.ControlModifier


def drawn(desk, qtbot):
    qtbot.waitUntil(lambda: bool(desk.dialog.pdf))
    return pdf.text(desk.dialog.pdf).replace("\N{NO-BREAK SPACE}", " ")


def press_ctrl_p(desk):
    desk.session._watch.see_keys()
    QTest.keyClick(desk.app.focusWidget() or desk.page, Qt.Key.Key_P, CTRL)


def test_ctrl_p_shows_the_day_with_what_was_typed_a_moment_ago(desk, bakers, qtbot):
    count(desk, "Оби-нон", baked=120, sold=112)
    press_ctrl_p(desk)
    told = drawn(desk, qtbot)
    assert "Monday, 17 March 2025 · Not closed yet" in told
    assert "Оби-нон 3 som. 120 112 336 som." in told


def test_the_button_prints_the_day_that_is_shown_and_the_file_says_nothing(desk, bakers, qtbot, tmp_path):
    actions.close_bread_day(desk.db, sheet(desk.db, bakers, day=FRIDAY))
    desk.session.go("bakery", day=FRIDAY.isoformat())
    press(desk.page, "Print")
    told = drawn(desk, qtbot)
    assert "Friday, 14 March 2025 · Closed on 17.03.2025" in told
    assert "Мавҷуда 8 62.84 som." in told
    press(desk.dialog, "Save as PDF")
    assert desk.dialog._asking.selectedFiles()[0].endswith(f"{FILE_NAME}.pdf")
    desk.dialog._asking.reject()
    desk.dialog.save_to(tmp_path / "list-01.pdf")
    assert pdf.says_nothing_about_its_making((tmp_path / "list-01.pdf").read_bytes())


def test_where_there_is_no_bread_there_is_nothing_to_print(desk):
    desk.session.go("bakery")
    assert not desk.page.printer.isVisible()
    press_ctrl_p(desk)
    assert desk.dialog is None


def test_numbers_the_register_refused_are_told_and_not_left_off_the_paper(desk, bakers, qtbot):
    with written_elsewhere(desk.db):
        count(desk, "Оби-нон", baked=120)
        press(desk.page, "Print")
        assert desk.dialog is None
        assert desk.toast() == Busy().text()
    press(desk.page, "Print")
    assert "Оби-нон 3 som. 120" in drawn(desk, qtbot)


def test_the_paper_comes_back_after_the_window_was_drawn_anew(desk, bakers, qtbot):
    press(desk.page, "Print")
    drawn(desk, qtbot)
    desk.session.rebuild()
    assert MONDAY.strftime("%d").lstrip("0") in drawn(desk, qtbot)
