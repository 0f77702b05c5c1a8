"""Paying all in one go: what would be refused is refused before the notes are counted out."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.desktop.income.hands import press
from tests.desktop.widgets.hands import type_text
from tests.features.income import money


@pytest.fixture
def night(desk):
    desk.women = money.women(desk.db, 3)
    for her in desk.women:
        money.earn(desk.db, her, 100)
    desk.session.go("income", month=money.MONDAY.isoformat())
    desk.session.workspace.frame.open_form("pay_all")
    return desk


def write(field, text):
    field.edit.selectAll()
    type_text(field.edit, text)


def test_more_than_is_left_is_refused_before_the_notes_are_counted(night):
    field = night.dialog._rows[1][2]
    write(field, "250")
    press(night.dialog, "Next")
    assert night.dialog._money.isHidden()
    assert "Only 100" in field.error().replace("\N{NO-BREAK SPACE}", " ")
    write(field, "60")
    press(night.dialog, "Next")
    assert not night.dialog._money.isHidden()
    press(night.dialog, "Pay")
    assert sum(money.held(night.db, her).balance for her in night.women) == money.som(40)


def test_a_day_to_come_is_refused_before_the_notes_are_counted(night):
    ahead = night.session.workspace.today() + timedelta(days=1)
    night.dialog.day.set_day(ahead)
    press(night.dialog, "Next")
    assert night.dialog._money.isHidden()
    assert "still to come" in night.dialog.day.error()
