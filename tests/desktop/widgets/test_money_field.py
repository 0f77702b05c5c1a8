"""An amount is typed with comma or point, read back as it is written everywhere, and never guessed at."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton

from grouphub.base.money import Money
from grouphub.desktop.widgets.money_field import MoneyField
from tests.desktop.widgets.hands import type_text


@pytest.fixture
def amount(put):
    return put(MoneyField("amount", "Amount", doubt_about=lambda one: "Is that right?" if one > 100_000 else None))


@pytest.fixture
def elsewhere(put):
    return put(QPushButton("elsewhere"))


@pytest.mark.parametrize(
    ("typed", "read", "shown"),
    [
        ("1,5", 150, "1.50"),
        ("1.5", 150, "1.50"),
        ("250", 25_000, "250"),
        ("1 250,50", 125_050, "1\N{NO-BREAK SPACE}250.50"),
        ("30 сом.", 3_000, "30"),
    ],
)
def test_what_is_typed_is_read_and_shown_as_everywhere(amount, elsewhere, typed, read, shown):
    amount.setFocus()
    type_text(amount.edit, typed)
    assert amount.money() == Money(read)
    elsewhere.setFocus()
    assert amount.edit.text() == shown
    assert amount.money() == Money(read)


@pytest.mark.parametrize("typed", ["пул", "1.250", "-5", "0", "1,2,3"])
def test_what_is_no_amount_is_told_and_kept(amount, elsewhere, typed):
    amount.setFocus()
    type_text(amount.edit, typed)
    elsewhere.setFocus()
    assert amount.error()
    assert amount.edit.text() == typed


def test_an_odd_amount_is_questioned_and_may_stay(amount, elsewhere):
    amount.setFocus()
    type_text(amount.edit, "1250")
    elsewhere.setFocus()
    assert amount.error() == "Is that right?"
    assert amount.check_now()


def test_an_amount_is_filled_in(amount):
    amount.set_money(Money(125_050))
    assert amount.money() == Money(125_050)
    amount.set_money(None)
    assert amount.money() is None
    assert amount.problem()
