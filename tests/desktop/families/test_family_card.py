"""A family is written down on her page by keys and clicks; who may be spoken to stands before every number."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from grouphub.desktop.people.contact import CautionLines, PhoneLine
from grouphub.desktop.widgets.buttons import IconButton
from grouphub.desktop.widgets.labels import Words
from grouphub.features.families import actions
from grouphub.features.families.drafts import MemberDraft
from grouphub.features.families.rules import Kin
from grouphub.features.people.rules import Safe
from tests.desktop.people.conftest import click, look, room, type_into, women
from tests.features.families.kinfolk import AUNT, HUSBAND, read

__all__ = ["look", "room", "women"]


@pytest.fixture
def page(room, women):
    room.go("person", person_id=str(women["Ҷамила"]))
    return room.pages["person"]


def words(widget) -> list[str]:
    QApplication.processEvents()
    return [label.text() for label in widget.findChildren(Words) if label.isVisibleTo(widget)]


def press(widget, key) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier))


def test_somebody_is_added_by_a_bare_name(room, page, women):
    click(page.family.add)
    form = room.layer.dialog.form
    type_into(form.field("who").edit, "Фирӯз")
    form.field("kin").set_value(Kin.HUSBAND.value)
    type_into(form.field("birth").edit, "1980")
    click(form.field("safe").bar.part("no"))
    click(room.layer.dialog.save)
    (husband,) = read(room.workspace.db, women["Ҷамила"]).members
    assert (husband.who.name, husband.kin, husband.safe) == ("Фирӯз", "Husband", Safe.NO)
    shown = words(page.family)
    assert "Фирӯз" in shown
    assert "Husband · 1980, 45 years old" in shown
    assert "With her herself only" in shown


def test_a_woman_is_found_by_a_part_of_her_name_with_keys_alone(room, page, women):
    click(page.family.add)
    who = room.layer.dialog.form.field("who")
    type_into(who.edit, "nigina")
    assert who.offers.isVisible()
    press(who.edit, Qt.Key.Key_Down)
    press(who.edit, Qt.Key.Key_Return)
    assert who.person() == women["Нигина"]
    assert who.edit.text() == "Ғаниева Нигина"
    assert not who.offers.isVisible()
    assert not room.layer.dialog.form.field("birth").isVisible()
    assert room.layer.dialog is not None  # Enter chose her, it did not save
    click(room.layer.dialog.save)
    assert read(room.workspace.db, women["Ҷамила"]).members[0].who.person_id == women["Нигина"]
    assert "Ғаниева Нигина" in words(page.family)


def test_typing_on_after_choosing_lets_her_go(room, page, women):
    click(page.family.add)
    who = room.layer.dialog.form.field("who")
    type_into(who.edit, "Зебо")
    press(who.edit, Qt.Key.Key_Down)
    press(who.edit, Qt.Key.Key_Return)
    assert who.person() == women["Зебо"]
    type_into(who.edit, "х")
    assert who.person() is None
    assert who.typed_name() == "Қодирзода Зебох"


def test_she_herself_is_not_offered(room, page):
    click(page.family.add)
    who = room.layer.dialog.form.field("who")
    type_into(who.edit, "Ҷамила")
    assert "Олимзода Ҷамила" not in [who.offers.item(row).text() for row in range(who.offers.count())]


def test_her_page_opens_from_the_card(room, page, women):
    actions.add_member(room.workspace.db, women["Ҷамила"], MemberDraft(person=women["Зебо"], kin=Kin.SISTER))
    button = next(one for one in page.family.findChildren(IconButton) if "Open the page" in one.accessibleName())
    click(button)
    assert room.went[-1] == ("person", {"person_id": str(women["Зебо"])})
    assert page.header.title.text() == "Қодирзода Зебо"
    assert "Sister · 1982, 43 years old" in words(page.family)


def test_somebody_is_changed_and_taken_out(room, page, women):
    actions.add_member(room.workspace.db, women["Ҷамила"], HUSBAND)
    change = next(one for one in page.family.findChildren(IconButton) if "Change" in one.accessibleName())
    click(change)
    dialog = room.layer.dialog
    assert dialog.form.field("who").value()["name"] == "Фирӯз"
    assert dialog.form.field("kin").value() == Kin.HUSBAND.value
    click(dialog.take_out)
    assert read(room.workspace.db, women["Ҷамила"]).members == ()
    room.workspace.db.undo()
    assert "Фирӯз" in words(page.family)


def test_a_woman_of_another_family_is_told_to_move(room, page, women):
    db = room.workspace.db
    actions.add_member(db, women["Ҷамила"], HUSBAND)
    actions.add_member(db, women["Зебо"], MemberDraft(name="Лола"))
    click(page.family.add)
    dialog = room.layer.dialog
    assert not dialog.moves.isVisible()
    type_into(dialog.form.field("who").edit, "Қодирзода")
    press(dialog.form.field("who").edit, Qt.Key.Key_Down)
    press(dialog.form.field("who").edit, Qt.Key.Key_Return)
    assert dialog.moves.isVisible()
    click(dialog.save)
    assert [one.who.name for one in read(db, women["Ҷамила"]).members] == ["Фирӯз", "Қодирзода Зебо"]


def test_what_the_register_refuses_stands_beside_who(room, page, women):
    db = room.workspace.db
    actions.add_member(db, women["Ҷамила"], MemberDraft(person=women["Зебо"]))
    click(page.family.add)
    dialog = room.layer.dialog
    dialog.form.field("who").set_person(women["Зебо"])
    click(dialog.save)
    assert "already" in dialog.form.field("who").error()
    assert len(read(db, women["Ҷамила"]).members) == 1


def test_her_own_days_are_asked_without_the_rest(room, page, women):
    actions.add_member(room.workspace.db, women["Ҷамила"], HUSBAND)
    click(page.family.days)
    dialog = room.layer.dialog
    assert not dialog.form.field("kin").isVisible()
    type_into(dialog.form.field("until").edit, "01.03.2025")
    click(dialog.save)
    assert read(room.workspace.db, women["Ҷамила"]).members == ()


def test_who_may_be_spoken_to_stands_before_every_number(room, page, women):
    db = room.workspace.db
    key = women["Адолат"]
    room.go("person", person_id=str(key))
    assert "00 000" in page.header.facts.text()
    actions.add_member(db, key, HUSBAND)
    actions.add_guardian(db, key, AUNT)
    QApplication.processEvents()
    (cautions,) = [one for one in page.facts.findChildren(CautionLines) if one.isVisible()]
    assert cautions.accessibleName().startswith("Speak with her herself")
    tops = [
        phone.mapTo(page.facts, phone.rect().topLeft()).y()
        for phone in page.facts.findChildren(PhoneLine)
        if phone.isVisible()
    ]
    assert cautions.mapTo(page.facts, cautions.rect().topLeft()).y() < min(tops)
    assert "00 000" not in page.header.facts.text()


def test_the_side_card_tells_it_too(room, women):
    actions.add_member(room.workspace.db, women["Адолат"], HUSBAND)
    room.go("people")
    side = room.pages["people"].list.side
    with room.workspace.db.read() as session:
        from grouphub.features.people.queries import people_by_id

        row = people_by_id(session, [women["Адолат"]])[0]
    side.show_person(row)
    assert [one.accessibleName() for one in side.facts.findChildren(CautionLines)] == ["Speak with her herself"]


def test_a_guardian_is_offered_for_girls_and_written_with_her_number(room, page, women):
    key = women["Ҷамила"]
    assert not page.family.add_guardian.isVisible()
    actions.add_guardian(room.workspace.db, key, AUNT)
    assert page.family.add_guardian.isVisible()
    click(page.family.add_guardian)
    form = room.layer.dialog.form
    type_into(form.field("who").edit, "Момо")
    type_into(form.field("typed").edit, "51 000 00 02")
    click(room.layer.dialog.save)
    assert [one.who.name for one in read(room.workspace.db, key).guardians] == ["Холаи Зарифа", "Момо"]
    assert [phone.accessibleName() for phone in page.family.findChildren(PhoneLine)][-1].startswith("51 000 00 02")


def test_a_half_written_member_returns(room, page):
    click(page.family.add)
    type_into(room.layer.dialog.form.field("who").edit, "Фирӯз")
    room.layer.dialog.reject()
    QApplication.processEvents()
    click(page.family.add)
    assert room.layer.dialog.form.field("who").value() == {"id": "", "name": "Фирӯз"}
