"""The page of places: villages are put right and put together, districts renamed and added, by clicks and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from grouphub.desktop.people.form_dialog import AT_ONCE
from grouphub.features.people import actions, where
from grouphub.features.people.drafts import PersonDraft
from tests.desktop.widgets.hands import type_text

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def women(desk):
    lived = (("Ҷамила", "Боғча", "panj"), ("Гулнора", "Чашмасор", "vakhsh"), ("Нигина", "боғчаи Нав", ""))
    return [actions.add_person(desk.db, PersonDraft(given=g, village=v, district=d)) for g, v, d in lived]


def rows(card) -> list[tuple[str, str]]:
    return [(row.title.text(), row.second.text()) for row in card._rows if hasattr(row, "title")]


def press(root, name):
    found = next(one for one in root.findChildren(QAbstractButton) if one.accessibleName() == name)
    QTest.mouseClick(found, LEFT, pos=found.rect().center())


def write(line, text):
    line.setFocus()
    line.selectAll()
    type_text(line, text)


def villages(desk) -> list[tuple[str, str, int]]:
    with desk.db.read() as session:
        return sorted((row.name, row.district, row.women) for row in where.villages(session))


def test_settings_lead_to_the_places(desk, women):
    assert desk.page.written_down.places.second.text() == "3 villages"
    press(desk.page, "Open: Places")
    assert desk.page.name == "places"
    assert rows(desk.page.villages) == [
        ("Боғча", "1 woman · Panj"),
        ("боғчаи Нав", "1 woman"),
        ("Чашмасор", "1 woman · Vakhsh"),
    ]
    assert [name for name, _second in rows(desk.page.districts)] == ["Panj", "Vakhsh"]


def test_without_women_there_is_no_village(desk):
    desk.session.go("places")
    assert rows(desk.page.villages)[0][0] == "No village yet"
    assert not desk.page.together.isVisible()
    desk.page.main_action()
    assert desk.dialog is None


def test_a_village_is_renamed_and_gets_its_district_by_an_old_name(desk, women, qtbot):
    desk.session.go("places")
    press(desk.page, "Change: боғчаи Нав")
    form = desk.dialog.form
    write(form.field("village").edit, "Боғи Нав")
    write(form.field("district").edit, "шуроабад")
    QTest.keyClick(form.field("district").edit, Qt.Key.Key_Tab)
    assert form.field("district").edit.text() == "Shamsiddin Shohin"
    QTest.mouseClick(desk.dialog.save, LEFT)
    qtbot.waitUntil(lambda: ("Боғи Нав", "1 woman · Shamsiddin Shohin") in rows(desk.page.villages))
    assert desk.toast().startswith("The village Боғи Нав was changed")
    desk.db.undo()
    assert ("боғчаи Нав", "", 1) in villages(desk)


def test_a_name_that_is_taken_is_told_beside_the_field(desk, women):
    desk.session.go("places")
    press(desk.page, "Change: боғчаи Нав")
    form = desk.dialog.form
    write(form.field("village").edit, "БОҒЧА")
    form.field("district").set_value("panj")
    QTest.mouseClick(desk.dialog.save, LEFT)
    assert "Боғча" in form.field("village").error()
    assert len(villages(desk)) == 3


def test_two_villages_are_put_together_and_it_is_said_before(desk, women, qtbot):
    desk.session.go("places")
    QTest.mouseClick(desk.page.together, LEFT)
    dialog = desk.dialog
    assert dialog.said.words.text().startswith("Choose both")
    write(dialog.gone.edit, "bog'chai")
    QTest.keyClick(dialog.gone.edit, Qt.Key.Key_Tab)
    write(dialog.into.edit, "боғча")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(dialog.into.edit, key)
    assert dialog.into.edit.text() == "Боғча"
    assert dialog.said.words.text().startswith("1 woman of боғчаи Нав will live in Боғча.")
    QTest.mouseClick(dialog.save, LEFT)
    qtbot.waitUntil(lambda: len(rows(desk.page.villages)) == 2)
    assert villages(desk) == [("Боғча", "panj", 2), ("Чашмасор", "vakhsh", 1)]
    desk.db.undo()
    assert len(villages(desk)) == 3


def test_a_village_is_not_put_together_with_itself(desk, women):
    desk.session.go("places")
    desk.page.main_action()
    dialog = desk.dialog
    key = dialog.gone.keys()[0]
    dialog.gone.set_value(key)
    dialog.into.set_value(key)
    QTest.mouseClick(dialog.save, LEFT)
    assert desk.dialog is dialog
    assert dialog.into.error()


def test_a_village_nobody_lives_in_any_more_is_taken_out(desk, women, qtbot):
    actions.change_person(desk.db, women[0], PersonDraft(given="Ҷамила", village="Чашмасор", district="vakhsh"))
    actions.archive_person(desk.db, women[2])
    desk.session.go("places")
    assert ("Боғча", "nobody lives here · Panj") in rows(desk.page.villages)
    assert ("боғчаи Нав", "only in the archive: 1") in rows(desk.page.villages)
    press(desk.page, "Take out: Боғча")
    qtbot.waitUntil(lambda: len(rows(desk.page.villages)) == 2)
    desk.db.undo()
    qtbot.waitUntil(lambda: len(rows(desk.page.villages)) == 3)


def test_many_villages_are_searched_and_shown_in_steps(desk, qtbot):
    for number in range(60):
        draft = PersonDraft(given="Зебо", village=f"Деҳа {number:02}", jamoat=f"Ҷамоат {number % 7}")
        actions.add_person(desk.db, draft)
    desk.session.go("places")
    assert len(rows(desk.page.villages)) == 50
    more = next(one for one in desk.page.findChildren(QAbstractButton) if one.text() == "Show more")
    more.click()
    assert len(rows(desk.page.villages)) == 60
    desk.page.search.setFocus()
    type_text(desk.page.search, "chamoat 3")
    qtbot.waitUntil(lambda: len(rows(desk.page.villages)) == 9)
    desk.page.search.clear()
    type_text(desk.page.search, "шшш")
    assert desk.page.nothing_found.isVisible()
    desk.page.nothing_found.main_asked.emit()
    assert len(rows(desk.page.villages)) == 50


def test_a_district_is_renamed_and_all_of_them_are_shown(desk, women, qtbot):
    desk.session.go("places")
    desk.page.all.click()
    assert len(rows(desk.page.districts)) == 25
    press(desk.page, "Change: Baljuvon")
    form = desk.dialog.form
    write(form.field("en").edit, "Navobod")
    write(form.field("also").edit, "Навободский, Навабад")
    QTest.mouseClick(desk.dialog.save, LEFT)
    qtbot.waitUntil(lambda: "Navobod" in dict(rows(desk.page.districts)))
    assert "Балҷувон" in dict(rows(desk.page.districts))["Navobod"]
    desk.page.all.click()
    assert [name for name, _second in rows(desk.page.districts)] == ["Navobod", "Panj", "Vakhsh"]


def test_a_district_that_is_not_listed_is_added(desk, qtbot):
    desk.session.go("places")
    desk.page.add.click()
    write(desk.dialog.form.field("en").edit, "Vakhsh")
    QTest.mouseClick(desk.dialog.save, LEFT)
    assert "Vakhsh" in desk.dialog.form.field("en").error()
    write(desk.dialog.form.field("en").edit, "Rudaki")
    QTest.mouseClick(desk.dialog.save, LEFT)
    qtbot.waitUntil(lambda: [name for name, _second in rows(desk.page.districts)] == ["Rudaki"])


def test_the_page_returns_as_it_was(desk, women):
    desk.session.go("places")
    desk.page.all.click()
    place = desk.page.place()
    desk.session.go("settings")
    desk.session.go("places", **place)
    assert len(rows(desk.page.districts)) == 25


@pytest.fixture
def crowd(desk):
    drafts = [PersonDraft(given=f"Ҷамила {at}", village="Боғча") for at in range(AT_ONCE + 1)]
    return actions.add_people(desk.db, [*drafts, PersonDraft(given="Гулнора", village="Чашмасор")])


def test_a_village_of_many_women_is_renamed_beside_the_window(desk, crowd, qtbot):
    desk.session.go("places")
    press(desk.page, "Change: Боғча")
    write(desk.dialog.form.field("village").edit, "Боғи Нав")
    QTest.mouseClick(desk.dialog.save, LEFT)
    QTest.keyClick(desk.dialog, Qt.Key.Key_Escape)
    assert not desk.dialog.form.isEnabled()
    assert villages(desk)[0] == ("Боғча", "", len(crowd) - 1)
    qtbot.waitUntil(lambda: desk.dialog is None)
    assert villages(desk)[0] == ("Боғи Нав", "", len(crowd) - 1)
    desk.db.undo()
    assert villages(desk)[0] == ("Боғча", "", len(crowd) - 1)


def test_what_is_refused_beside_the_window_is_told_beside_the_field_and_can_be_changed(desk, crowd, qtbot):
    desk.session.go("places")
    press(desk.page, "Change: Боғча")
    village = desk.dialog.form.field("village")
    write(village.edit, "Чашмасор")
    QTest.mouseClick(desk.dialog.save, LEFT)
    qtbot.waitUntil(lambda: "already" in village.error())
    assert village.edit.text() == "Чашмасор"
    write(village.edit, "Навобод")
    QTest.mouseClick(desk.dialog.save, LEFT)
    qtbot.waitUntil(lambda: desk.dialog is None)
    assert [name for name, *_rest in villages(desk)] == ["Навобод", "Чашмасор"]


def test_two_villages_of_many_women_are_put_together_beside_the_window(desk, crowd, qtbot):
    desk.session.go("places")
    desk.page.main_action()
    form = desk.dialog.form
    for name, typed in (("gone", "Боғча"), ("into", "Чашмасор")):
        write(form.field(name).edit, typed)
        QTest.keyClick(form.field(name).edit, Qt.Key.Key_Tab)
    QTest.mouseClick(desk.dialog.save, LEFT)
    assert len(villages(desk)) == 2
    qtbot.waitUntil(lambda: desk.dialog is None)
    assert villages(desk) == [("Чашмасор", "", len(crowd))]
