"""Forms: every field is found by walking, drafts come back with their cursor."""

from __future__ import annotations

import json

import pytest
from PySide6.QtWidgets import QApplication, QGroupBox, QVBoxLayout

from grouphub.desktop.widgets.choice_fields import TilesField
from grouphub.desktop.widgets.fields import LongTextField, TextField
from grouphub.desktop.widgets.form import Form
from grouphub.desktop.widgets.password_field import PasswordField
from grouphub.desktop.widgets.rows_field import RowsField
from tests.desktop.widgets.hands import type_text


def make_form():
    form = Form("people/add")
    form.add_row(TextField("given", "Name"), TextField("family", "Family name"))
    form.add(TilesField("work", "Work", [("s", "Sewing"), ("b", "Bakery")], required=False))
    form.add(
        RowsField(
            "phones",
            "Phones",
            lambda row: row.add(TextField("number", "Phone")),
            add_text="Another",
            take_out_text="Out",
            least=1,
        )
    )
    form.add(LongTextField("note", "Note", required=False))
    form.add(PasswordField("secret", "Password", required=False))
    return form


@pytest.fixture
def form(put):
    return put(make_form())


def test_fields_are_found_in_order_also_in_boxes_and_not_inside_fields(form):
    box = QGroupBox()
    QVBoxLayout(box).addWidget(TextField("deep", "Deep"))
    form.add(box)
    assert list(form.fields()) == ["given", "family", "work", "phones", "note", "secret", "deep"]


def test_typing_touches_the_form_and_filling_in_does_not(form, qtbot):
    form.set_values({"given": "Ҷамила"})
    assert not form.is_touched()
    with qtbot.waitSignal(form.edited):
        type_text(form.field("family").editor(), "О")
    assert form.is_touched()
    form.forget_edits()
    assert not form.is_touched()


def test_a_draft_brings_back_fields_focus_and_cursor(form, put, qtbot):
    type_text(form.field("given").editor(), "Ҷамила")
    form.field("work").set_value("b")
    form.field("note").set_value("one\ntwo")
    number = form.field("phones").rows[0].fields()["number"]
    number.setFocus()
    type_text(number.edit, "935141642")
    number.set_caret(4)
    state = json.loads(json.dumps(form.state()))
    form.hide()
    other = put(make_form())
    other.restore(state)
    assert other.state() == state
    assert other.is_touched()
    focused = QApplication.focusWidget()
    assert focused is other.field("phones").rows[0].fields()["number"].edit
    assert focused.cursorPosition() == 4


def test_a_password_is_never_in_a_draft(form, qtbot):
    type_text(form.field("secret").editor(), "non bist")
    assert "non bist" not in json.dumps(form.state())


def test_an_old_draft_with_other_fields_is_passed_over(form):
    form.restore({"fields": {"gone": 1, "given": "Зебо"}, "focus": "gone/", "caret": 3})
    assert form.field("given").value() == "Зебо"
    form.restore({})


def test_checking_shows_all_errors_and_goes_to_the_first(form):
    form.field("given").set_value("Ҷамила")
    assert not form.check()
    assert form.field("family").error() == "Please fill this in."
    assert form.field("given").error() == ""
    assert QApplication.focusWidget() is form.field("family").editor()
    form.field("family").set_value("Олимова")
    assert form.check()
    assert form.problems() == {}


def test_the_cursor_comes_back_into_a_field_that_is_shown_by_what_was_chosen(put):
    form = make_form()
    note, work = form.field("note"), form.field("work")

    def follow():
        note.setVisible(work.value() == "b")
        note.setEnabled(work.value() == "b")

    form.restored.connect(follow)
    follow()
    put(form)
    form.restore({"fields": {"work": "b", "note": "ду халта"}, "focus": "note/", "caret": 2})
    assert QApplication.focusWidget() is note.editor()
    assert note.caret() == 2
