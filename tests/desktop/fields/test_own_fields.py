"""Own fields are arranged on their page, asked in the form, shown on her page, and filter the list."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from grouphub.base import i18n
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.labels import Words
from grouphub.features.fields import actions, queries
from grouphub.features.fields.drafts import ChoiceDraft, FieldDraft
from grouphub.features.fields.kinds import Kind, Names
from grouphub.features.people import card, own
from tests.desktop.people.conftest import click, look, room, type_into, women

__all__ = ["look", "room", "women"]


def fields_of(room, *, archived: bool = False):
    with room.workspace.db.read() as session:
        return queries.own_fields(session, archived=archived)


def told(room, key):
    with room.workspace.db.read() as session:
        return {answer.row.name: answer.shown for answer in card.person(session, key).own}


def ask(room, kind=Kind.TEXT, name="Trade", *choices):
    draft = FieldDraft(kind, Names(en=name), tuple(ChoiceDraft(Names(en=one)) for one in choices))
    return actions.add_field(room.workspace.db, draft)


def words(widget) -> list[str]:
    QApplication.processEvents()
    return [label.text() for label in widget.findChildren(Words) if label.isVisibleTo(widget)]


def press(widget, key) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier))


@pytest.fixture
def page(room):
    room.go("own_fields")
    return room.pages["own_fields"]


# --- the page ---------------------------------------------------------------------------------------------------------


def test_the_first_field_is_added_from_the_empty_page_in_one_language(room, page):
    assert page.empty.isVisible()
    click(page.empty.main)
    form = room.layer.dialog.form
    type_into(form.field("name_en").edit, "Children at school")
    click(form.field("kind").tiles[Kind.NUMBER.value])
    assert not form.field("choices").isVisible()
    click(room.layer.dialog.save)
    (row,) = fields_of(room)
    assert (row.name, row.kind) == ("Children at school", Kind.NUMBER)
    assert {"Children at school", "A number · no answers yet"} <= set(words(page.asked))
    assert not page.empty.isVisible()


def test_a_name_in_another_language_is_enough_and_none_is_told_beside_the_first(room, page):
    click(page.empty.main)
    dialog = room.layer.dialog
    click(dialog.save)
    assert dialog.form.field("name_en").error()
    type_into(dialog.form.field("name_ru").edit, "Ремесло")
    click(dialog.save)
    assert fields_of(room)[0].names == Names(ru="Ремесло")


def test_answers_to_choose_from_are_written_put_in_order_and_taken_out(room, page):
    click(page.empty.main)
    form = room.layer.dialog.form
    type_into(form.field("name_en").edit, "Hearing")
    click(form.field("kind").tiles[Kind.CHOICE.value])
    rows = form.field("choices")
    assert rows.isVisible()
    for text in ("well", "badly", "not at all"):
        if len(rows.rows) < 3 and text == "not at all":
            click(rows.more)
        blank = next(row for row in rows.rows if not row.fields()["en"].value())
        type_into(blank.fields()["en"].edit, text)
    click(rows.rows[2].up)
    click(rows.rows[0].out)
    click(room.layer.dialog.save)
    assert [choice.name for choice in fields_of(room)[0].choices] == ["not at all", "badly"]


def test_one_answer_is_too_few_and_said_so_there(room, page):
    click(page.empty.main)
    dialog = room.layer.dialog
    type_into(dialog.form.field("name_en").edit, "Hearing")
    click(dialog.form.field("kind").tiles[Kind.CHOICE.value])
    type_into(dialog.form.field("choices").rows[0].fields()["en"].edit, "well")
    click(dialog.save)
    assert "at least two" in dialog.form.field("choices").error()
    assert fields_of(room) == ()


def test_the_arrows_put_fields_in_order_and_keep_the_focus(room, page):
    one, two, _three = (ask(room, name=name) for name in ("One", "Two", "Three"))
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    down = page.findChild(QWidget, f"caret-down/{one}")
    down.setFocus()
    press(down, Qt.Key.Key_Space)
    assert [row.name for row in fields_of(room)] == ["Two", "One", "Three"]
    assert QApplication.focusWidget().objectName() == f"caret-down/{one}"
    press(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert [row.name for row in fields_of(room)] == ["Two", "Three", "One"]
    assert QApplication.focusWidget().objectName() == f"caret-up/{one}"  # it cannot go further down
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert page.findChild(QWidget, f"caret-up/{two}").isEnabled() is False


def test_a_field_with_answers_is_archived_and_brought_back(room, page, women):
    key = ask(room)
    own.answer_for_people(room.workspace.db, [women["Зебо"]], key, "weaver")
    click(page.findChild(Button, f"change/{key}"))
    dialog = room.layer.dialog
    assert not hasattr(dialog, "take_out")
    click(next(one for one in dialog.findChildren(Button) if one.text() == "Archive"))
    assert fields_of(room) == ()
    assert "Words · 1 woman" in words(page.archived)
    click(page.findChild(Button, f"back/{key}"))
    assert [row.name for row in fields_of(room)] == ["Trade"]


def test_a_field_without_answers_is_taken_out_and_undo_brings_it_back(room, page):
    key = ask(room)
    click(page.findChild(Button, f"change/{key}"))
    click(room.layer.dialog.take_out)
    assert fields_of(room) == ()
    room.workspace.db.undo()
    assert [row.id for row in fields_of(room)] == [key]


def test_a_kind_that_does_not_fit_is_told_beside_the_kinds(room, page, women):
    key = ask(room)
    own.answer_for_people(room.workspace.db, [women["Зебо"]], key, "weaver")
    click(page.findChild(Button, f"change/{key}"))
    dialog = room.layer.dialog
    click(dialog.form.field("kind").tiles[Kind.NUMBER.value])
    click(dialog.save)
    assert "1 of 1" in dialog.form.field("kind").error()
    assert fields_of(room)[0].kind is Kind.TEXT


def test_half_written_it_returns(room, page):
    click(page.empty.main)
    type_into(room.layer.dialog.form.field("name_en").edit, "Hear")
    click(room.layer.dialog.form.field("kind").tiles[Kind.CHOICE.value])
    room.layer.dialog.reject()
    click(page.empty.main)
    form = room.layer.dialog.form
    assert form.field("name_en").value() == "Hear"
    assert form.field("choices").isVisible()


def test_settings_lead_to_the_page_and_name_the_fields(room):
    ask(room, name="Trade")
    room.go("settings")
    settings = room.pages["settings"]
    assert "Trade" in words(settings.written_down)
    click(settings.findChild(Button, "set-own_fields"))
    assert room.went[-1][0] == "own_fields"


# --- the form and the page of a woman ---------------------------------------------------------------------------------


def open_form(room, key):
    room.open_form("person", person_id=str(key))
    room.layer.dialog.person_form.show_more(on=True)
    QApplication.processEvents()
    return room.layer.dialog


def test_every_kind_is_asked_written_and_shown(room, women):
    keys = {kind: ask(room, kind, f"Asked {kind.value}", *("well", "badly")) for kind in Kind}
    dialog = open_form(room, women["Зебо"])
    form = dialog.person_form

    def asked(kind):
        return form.field(f"own-{keys[kind]}")

    type_into(asked(Kind.TEXT).edit, "weaver")
    type_into(asked(Kind.LONG).edit, "long")
    type_into(asked(Kind.NUMBER).edit, "1 250,5")
    type_into(asked(Kind.DAY).edit, "17.03.2020")
    click(next(tile for tile in asked(Kind.CHOICE).tiles.values() if tile.text() == "badly"))
    click(asked(Kind.YES_NO).bar.part("yes"))
    type_into(asked(Kind.PHONE).edit, "93 514 16 42")
    type_into(asked(Kind.LINK).edit, "nigina")
    press(asked(Kind.LINK).edit, Qt.Key.Key_Down)
    press(asked(Kind.LINK).edit, Qt.Key.Key_Return)
    click(dialog.save)
    assert room.layer.dialog is None
    assert told(room, women["Зебо"]) == {
        "Asked text": "weaver",
        "Asked long": "long",
        "Asked number": "1\u00a0250.5",
        "Asked day": "17.03.2020",
        "Asked choice": "badly",
        "Asked yes-no": "Yes",
        "Asked phone": "93 514 16 42",
        "Asked link": "Ғаниева Нигина",
    }
    # Opened again and saved, nothing has changed.
    before = room.workspace.db.undoable()
    click(open_form(room, women["Зебо"]).save)
    assert room.workspace.db.undoable() == before
    room.go("person", person_id=str(women["Зебо"]))
    page = room.pages["person"]
    assert {"Asked text", "weaver", "Asked choice", "badly"} <= set(words(page.facts))
    click(next(one for one in page.facts.findChildren(Button) if one.isVisible() and "Нигина" in one.text()))
    assert room.went[-1] == ("person", {"person_id": str(women["Нигина"])})


def test_a_number_that_cannot_be_read_is_told_when_the_field_is_left(room, women):
    key = ask(room, Kind.NUMBER, "Cows")
    dialog = open_form(room, women["Зебо"])
    field = dialog.person_form.field(f"own-{key}")
    type_into(field.edit, "many")
    click(dialog.save)
    assert field.error() == "Write a number like this: 12 or 12,5."
    assert room.layer.dialog is dialog


def test_an_answer_that_is_offered_no_more_stays_when_the_form_is_saved(room, women):
    key = ask(room, Kind.CHOICE, "Hearing", "well", "badly", "not at all")
    own.answer_for_people(room.workspace.db, [women["Зебо"]], key, "badly")
    row = fields_of(room)[0]
    kept = tuple(ChoiceDraft(one.names, one.id) for one in row.choices if one.name != "badly")
    own.change_own_field(room.workspace.db, key, FieldDraft(Kind.CHOICE, row.names, kept, key))
    dialog = open_form(room, women["Зебо"])
    type_into(dialog.person_form.parts.patronymic.edit, "х")
    click(dialog.save)
    assert told(room, women["Зебо"]) == {"Hearing": "badly"}


def test_the_page_in_another_language_shows_its_name_or_the_one_there_is(room, page):
    ask(room, name="Trade")
    i18n.use("tg")
    page.refresh()
    assert "Trade" in words(page.asked)


# --- the list ---------------------------------------------------------------------------------------------------------


def shown(room):
    people = room.pages["people"]
    with room.workspace.db.read() as session:
        from grouphub.features.people.queries import people_page

        return [row.given for row in people_page(session, list(people.list.table.long_model().ids))]


def test_the_list_is_kept_to_an_answer_says_so_and_comes_back_whole(room, women, qtbot):
    key = ask(room, Kind.NUMBER, "Cows")
    for name, cows in (("Зебо", "2"), ("Нигина", "7")):
        own.answer_for_people(room.workspace.db, [women[name]], key, cows)
    room.go("people")
    people = room.pages["people"]
    click(people.own.button)
    dialog = room.layer.dialog
    type_into(dialog.form.field(f"own-{key}-low").edit, "5")
    click(dialog.save)
    qtbot.waitUntil(lambda: shown(room) == ["Нигина"])
    assert people.own.strip.isVisible()
    assert people.own.strip.words.text() == "Only: Cows: from 5"
    assert people.place()["own"][0]["low"] == "5"
    click(people.own.strip.button)
    assert len(shown(room)) == len(women)
    assert not people.own.strip.isVisible()


def test_women_without_an_answer_are_listed_and_the_filter_goes_with_its_field(room, women, qtbot):
    key = ask(room, Kind.YES_NO, "Has a machine")
    own.answer_for_people(room.workspace.db, [key for name, key in women.items() if name != "Зебо"], key, "yes")
    room.go("people")
    people = room.pages["people"]
    click(people.own.button)
    click(room.layer.dialog.form.field(f"own-{key}").bar.part("empty"))
    click(room.layer.dialog.save)
    qtbot.waitUntil(lambda: shown(room) == ["Зебо"])
    actions.archive_field(room.workspace.db, key)
    assert len(shown(room)) == len(women)
    assert not people.own.button.isVisible()


def test_without_own_fields_nothing_is_offered(room, women):
    room.go("people")
    assert not room.pages["people"].own.button.isVisible()
