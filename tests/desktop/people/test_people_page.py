"""The page of women, by keys and clicks on a real register."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from grouphub.features.people import actions, card, moving, queries, where
from grouphub.features.people.drafts import PersonDraft
from grouphub.features.people.queries import PeopleFilter
from grouphub.features.people.rules import Role
from grouphub.features.places.rules import Place
from tests.desktop.people.conftest import NAMES, Room, click, type_into
from tests.features.income import money

if TYPE_CHECKING:
    from grouphub.desktop.people.page import PeoplePage


def page_of(room: Room) -> PeoplePage:
    room.go("people")
    page: Any = room.pages["people"]
    return page


def names(page: PeoplePage) -> list[str]:
    model = page.list.table.long_model()
    return [model.row(number).name for number in range(model.rowCount())]


def why(page: PeoplePage) -> list[str]:
    model = page.list.table.long_model()
    return [model.columns[0].second(model.row(number)) for number in range(model.rowCount())]


def click_row(qtbot: Any, page: PeoplePage, number: int, *, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
    table = page.list.table
    place = table.visualRect(table.model().index(number, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, modifier, place)


def test_all_women_are_listed_in_the_order_of_the_alphabet(room, women):
    page = page_of(room)
    assert len(names(page)) == len(NAMES)
    assert names(page)[:4] == ["Ғаниева Нигина", "Давлатзода Сафаргул", "Қодирзода Зебо", "Назарзода Ситора"]
    assert page.header.facts.text() == "12 women in 3 villages"


def test_every_chip_tells_how_many_it_shows(room, women):
    page = page_of(room)
    assert page.chips.chip("all").count == 12
    assert page.chips.chip("sewing").count == 3
    assert not page.chips.has("paused")


def test_a_chip_shows_only_those_who_do_that(qtbot, room, women):
    page = page_of(room)
    click(page.chips.chip("bakery"))
    assert names(page) == ["Ҳусейнова Адолат", "Шарифзода Мавҷуда"]
    assert page.chips.chip("all").count == 12


def test_those_who_pause_and_those_in_the_archive_get_chips_of_their_own(qtbot, room, women):
    from grouphub.features.people.rules import Standing

    page = page_of(room)
    actions.set_standing(room.workspace.db, women["Зебо"], Standing.PAUSED, room.workspace.today(), "far away")
    actions.archive_person(room.workspace.db, women["Парвина"])
    assert page.chips.chip("all").count == 11
    assert page.chips.chip("paused").count == 1
    click(page.chips.chip("archived"))
    assert names(page) == ["Холзода Парвина"]


def test_each_key_narrows_the_list_and_its_counts(room, women):
    page = page_of(room)
    type_into(page.search, "ч")
    assert "Олимзода Ҷамила" in names(page)
    type_into(page.search, "амила")
    assert names(page) == ["Олимзода Ҷамила"]
    assert page.chips.chip("all").count == 1
    assert page.chips.chip("bakery").count == 0


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("00013", "phone 00 000 13 23 (Safe to call · Hours: 18–20)"),
        ("боги", "Боғи Нав"),
        ("pt,j", "other keyboard language"),
        ("зебо", ""),
    ],
)
def test_the_reason_of_a_hit_stands_below_the_name(room, women, typed, reason):
    page = page_of(room)
    type_into(page.search, typed)
    assert why(page)[0] == reason


def test_esc_empties_the_search(qtbot, room, women):
    page = page_of(room)
    type_into(page.search, "зебо")
    assert len(names(page)) == 1
    qtbot.keyClick(page.search, Qt.Key.Key_Escape)
    assert len(names(page)) == 12


def test_nobody_found_offers_the_nearest_name(qtbot, room, women):
    page = page_of(room)
    type_into(page.search, "Мавзуда")
    assert page.nobody.isVisible()
    qtbot.waitUntil(lambda: page.nobody.near_ids() == [women["Мавҷуда"]])
    assert page.chips.chip("all").count == 0
    from grouphub.desktop.people.nobody_found import PersonButton

    click(page.nobody.findChildren(PersonButton)[-1])
    assert room.went[-1] == ("person", {"person_id": str(women["Мавҷуда"])})


def test_what_was_searched_begins_the_form_of_a_new_woman(qtbot, room, women):
    page = page_of(room)
    type_into(page.search, "Латофат")
    click(page.nobody.add)
    assert room.layer.dialog.person_form.parts.given.value() == "Латофат"


def test_a_woman_in_the_archive_is_one_click_away_from_nobody(qtbot, room, women):
    actions.archive_person(room.workspace.db, women["Зебо"])
    page = page_of(room)
    type_into(page.search, "зебо")
    assert page.nobody.isVisible()
    assert page.nobody.archive.isVisible()
    assert "1" in page.nobody.archive.text()
    click(page.nobody.archive)
    assert len(names(page)) == 1
    assert page.place()["only"] == "archived"
    type_into(page.search, "xyz")
    assert not page.nobody.archive.isVisible()


def test_all_women_are_one_click_away_from_nobody(qtbot, room, women):
    page = page_of(room)
    type_into(page.search, "Латофат")
    click(page.nobody.all)
    assert len(names(page)) == 12
    assert page.search.text() == ""


def test_a_search_that_fits_others_than_the_filter_says_so(qtbot, room, women):
    page = page_of(room)
    click(page.chips.chip("bakery"))
    type_into(page.search, "зебо")
    assert page.nobody.isVisible()
    click(page.nobody.all)
    assert names(page) == ["Қодирзода Зебо"]
    assert page.search.text() == "зебо"


def test_an_empty_group_is_invited_to_add_the_first_woman(qtbot, room):
    page = page_of(room)
    assert page.empty.isVisible()
    assert not page.add.isVisible()
    click(page.empty.main)
    form = room.layer.dialog.person_form
    type_into(form.parts.given.edit, "Зебо")
    click(room.layer.dialog.save)
    assert names(page) == ["Зебо"]
    assert page.add.isVisible()


def test_a_woman_just_added_is_the_chosen_one(qtbot, room, women):
    page = page_of(room)
    page.main_action()
    form = room.layer.dialog.person_form
    type_into(form.parts.given.edit, "Малика")
    type_into(form.parts.family.edit, "Саидзода")
    click(room.layer.dialog.save)
    row = page.list.table.long_model().row(page.list.table.currentIndex().row())
    assert row.name == "Саидзода Малика"


def test_del_archives_and_undo_brings_back(qtbot, room, women):
    page = page_of(room)
    click_row(qtbot, page, 2)
    qtbot.keyClick(page.list.table, Qt.Key.Key_Delete)
    assert "Қодирзода Зебо" not in names(page)
    assert page.list.table.currentIndex().row() == 2
    room.workspace.db.undo()
    assert "Қодирзода Зебо" in names(page)


def test_several_are_archived_in_one_step(qtbot, room, women):
    page = page_of(room)
    click_row(qtbot, page, 1)
    click_row(qtbot, page, 3, modifier=Qt.KeyboardModifier.ShiftModifier)
    click_row(qtbot, page, 5, modifier=Qt.KeyboardModifier.ControlModifier)
    assert page.list.several.words.text() == "4 chosen"
    click(page.list.several.archive)
    assert len(names(page)) == 8
    assert page.list.several.isHidden()
    room.workspace.db.undo()
    assert len(names(page)) == 12


def test_ticks_choose_several_without_the_keyboard(qtbot, room, women):
    page = page_of(room)
    click(page.several)
    click_row(qtbot, page, 4)
    click_row(qtbot, page, 6)
    assert len(page.list.table.chosen_ids()) == 3
    click(page.list.several.clear)
    assert len(page.list.table.chosen_ids()) == 1
    assert not page.several.isChecked()


def test_the_focus_goes_to_the_list_when_the_chosen_are_read_anew(qtbot, room, women):
    page = page_of(room)
    click_row(qtbot, page, 1)
    click_row(qtbot, page, 3, modifier=Qt.KeyboardModifier.ShiftModifier)
    page.list.several.together.setFocus()
    actions.add_person(room.workspace.db, PersonDraft(given="Ашӯра"))
    assert QApplication.focusWidget() is page.list.table


def test_her_sums_are_seen_beside_the_list_only_while_the_eye_is_held(qtbot, room, women):
    money.earn(room.workspace.db, women["Зебо"], 12.5, day=room.workspace.today())
    page = page_of(room)
    click_row(qtbot, page, names(page).index("Қодирзода Зебо"))
    sums = page.list.side.money
    qtbot.waitUntil(lambda: sums._person_id == women["Зебо"])
    eye = sums.eye.rect().center()
    hidden = sums.earned.text(), sums.to_pay.text()
    assert not any("12" in text for text in hidden)
    QTest.mousePress(sums.eye, Qt.MouseButton.LeftButton, pos=eye)
    assert "12.50" in sums.earned.text()
    assert "12.50" in sums.to_pay.text()
    QTest.mouseRelease(sums.eye, Qt.MouseButton.LeftButton, pos=eye)
    assert (sums.earned.text(), sums.to_pay.text()) == hidden


def test_several_are_given_a_role_at_once(qtbot, room, women):
    page = page_of(room)
    click_row(qtbot, page, 0)
    click_row(qtbot, page, 2, modifier=Qt.KeyboardModifier.ShiftModifier)
    click(page.list.several.role)
    dialog: Any = room.layer.dialog
    click(dialog.role.tiles["bakery"])
    click(dialog.save)
    assert room.layer.dialog is None
    with room.workspace.db.read() as session:
        assert queries.counts(session, PeopleFilter()).by_role[Role.BAKERY] == 5


def test_those_in_the_archive_are_brought_back_together(qtbot, room, women):
    page = page_of(room)
    actions.archive_people(room.workspace.db, [women["Зебо"], women["Нигина"]])
    click(page.chips.chip("archived"))
    page.list.table.selectAll()
    assert not page.list.several.archive.isVisible()
    click(page.list.several.back)
    with room.workspace.db.read() as session:
        assert queries.counts(session, PeopleFilter()).total == 12


def test_a_head_sorts_and_sorts_the_other_way(qtbot, room, women):
    page = page_of(room)
    page.list.table.head.sort_asked.emit(1)
    model = page.list.table.long_model()
    assert model.row(0).village == "Боғи Нав"
    page.list.table.head.sort_asked.emit(1)
    assert model.row(0).village == "Чашмаи Нав"
    assert model.row(11).village == ""


def test_the_card_says_that_a_number_is_not_to_be_called(qtbot, room, women):
    page = page_of(room)
    page.list.choose(page.list.table.long_model().ids[names(page).index("Олимзода Ҷамила")])
    qtbot.waitUntil(lambda: "Do not call" in texts(page.list.side))
    assert "Her husband's" in texts(page.list.side)


def test_a_number_not_to_be_called_is_not_in_the_list(room, women):
    page = page_of(room)
    model = page.list.table.long_model()
    number = names(page).index("Олимзода Ҷамила")
    phone = next(column for column in model.columns if column.key == "phone")
    assert phone.text(model.row(number)) == "Do not call"
    assert phone.second(model.row(number)) == ""


def test_enter_in_the_list_opens_her_page(qtbot, room, women):
    page = page_of(room)
    click_row(qtbot, page, 2)
    qtbot.keyClick(page.list.table, Qt.Key.Key_Return)
    assert room.went[-1] == ("person", {"person_id": str(women["Зебо"])})


def test_enter_in_the_search_opens_the_first(qtbot, room, women):
    page = page_of(room)
    type_into(page.search, "нигина")
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    assert room.went[-1] == ("person", {"person_id": str(women["Нигина"])})


def test_the_card_opens_her_page_and_her_form(qtbot, room, women):
    page = page_of(room)
    qtbot.waitUntil(page.list.side.open_page.isVisible)
    click(page.list.side.edit)
    assert room.layer.dialog.person_form.parts.given.value() == "Нигина"
    room.layer.dialog.reject()
    click(page.list.side.open_page)
    assert room.went[-1][0] == "person"


def test_in_a_small_window_a_click_opens_her_page(qtbot, room, women):
    room.resize(1024, 530)
    page = page_of(room)
    assert not page.list.side.isVisible()
    click_row(qtbot, page, 2)
    assert room.went[-1] == ("person", {"person_id": str(women["Зебо"])})


def test_in_a_small_window_a_click_with_ctrl_only_chooses(qtbot, room, women):
    room.resize(1024, 530)
    page = page_of(room)
    click_row(qtbot, page, 2, modifier=Qt.KeyboardModifier.ControlModifier)
    assert room.went[-1][0] == "people"


def test_the_page_returns_to_its_place(qtbot, room, women):
    page = page_of(room)
    click(page.chips.chip("sewing"))
    page.list.table.head.sort_asked.emit(1)
    type_into(page.search, "зода")
    click_row(qtbot, page, 1)
    left = page.place()
    chosen = names(page)[1]
    room.pages.clear()
    again = page_of(room)
    again.go_to(left)
    again.show_fresh()
    assert again.search.text() == "зода"
    assert again.chips.only() == "sewing"
    assert names(again)[again.list.table.currentIndex().row()] == chosen
    assert again.place() | {"searching": False} == left | {"searching": False}


def test_several_chosen_return_too(qtbot, room, women):
    page = page_of(room)
    click_row(qtbot, page, 1)
    click_row(qtbot, page, 4, modifier=Qt.KeyboardModifier.ControlModifier)
    left = page.place()
    room.pages.clear()
    again = page_of(room)
    again.go_to(left)
    again.show_fresh()
    assert sorted(again.list.table.chosen_ids()) == sorted(left["several"])


def test_a_place_that_makes_no_sense_is_passed_over(room, women):
    page = page_of(room)
    page.go_to({"only": "nonsense", "by": 7, "row": "x", "scroll": None, "several": ["y"], "text": None})
    page.show_fresh()
    assert len(names(page)) == 12
    assert page.chips.only() == "all"


def test_the_scrolled_place_returns(qtbot, room, women):
    room.resize(1366, 400)
    page = page_of(room)
    bar = page.list.table.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 60)
    bar.setValue(60)
    left = page.place()
    bar.setValue(0)
    page.go_to(left)
    qtbot.waitUntil(lambda: bar.value() == 60)


def test_the_arrow_down_goes_from_the_search_into_the_list(qtbot, room, women):
    page = page_of(room)
    room.activateWindow()
    page.search.setFocus()
    qtbot.keyClick(page.search, Qt.Key.Key_Down)
    qtbot.waitUntil(page.list.table.hasFocus)


def test_a_change_is_seen_at_once(room, women):
    page = page_of(room)
    with room.workspace.db.read() as session:
        opened = card.draft_of(session, women["Зебо"])
    from dataclasses import replace

    actions.change_person(room.workspace.db, women["Зебо"], replace(opened, village="Чашмаи Нав"), opened=opened)
    model = page.list.table.long_model()
    assert model.row(names(page).index("Қодирзода Зебо")).village == "Чашмаи Нав"


def test_the_list_reads_only_the_rows_in_sight(room, women):
    page = page_of(room)
    fetched: list[int] = []
    whole = page.list._fetch_page
    page.list.table.long_model()._fetch_page = lambda rows: fetched.append(len(rows)) or whole(rows)
    page.list.table.long_model().forget_rows()
    page.list.table.viewport().grab(page.list.table.viewport().rect().adjusted(0, 0, 0, -200))
    assert sum(fetched) <= 12


def texts(widget: Any) -> str:
    from PySide6.QtWidgets import QLabel

    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def test_everything_that_takes_the_focus_has_a_name(room, women):
    page = page_of(room)
    from PySide6.QtGui import QAccessible
    from PySide6.QtWidgets import QWidget

    nameless = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]
    assert nameless == []


def test_tab_goes_through_the_body_before_the_head(qtbot, room, women):
    page = page_of(room)
    room.activateWindow()
    page.search.setFocus()
    seen = []
    for _step in range(40):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
        if seen[-1] is page.search:
            break
    assert page.list.table in seen
    assert seen.index(page.list.table) < seen.index(page.several) < seen.index(page.add)


def test_no_part_of_the_page_is_cut(room, women):
    for size in ((1366, 698), (1024, 530)):
        room.resize(*size)
        page = page_of(room)
        shown = [chip for chip in page.chips.findChildren(type(page.chips.chip("all"))) if chip.isVisible()]
        assert shown
        for chip in shown:
            corner = chip.mapTo(page, QPoint(chip.width(), chip.height()))
            assert corner.x() <= page.width()
            assert chip.width() >= chip.sizeHint().width()


def test_the_list_is_kept_to_a_village_or_a_district_together_with_the_other_filters(qtbot, room, women):
    with room.workspace.db.read() as session:
        village = next(row.id for row in where.villages(session) if row.name == "Боғи Нав")
    moving.change_village(room.workspace.db, village, Place("Боғи Нав", "", "shamsiddin-shohin"))
    page = page_of(room)
    assert page.where.isVisible()
    type_into(page.where.edit, "шуроабад")
    QTest.keyClick(page.where.edit, Qt.Key.Key_Down)
    QTest.keyClick(page.where.edit, Qt.Key.Key_Return)
    assert names(page) == ["Ғаниева Нигина", "Назарзода Ситора", "Олимзода Ҷамила", "Юсуфзода Муҳаббат"]
    assert page.chips.chip("all").count == 4
    click(page.chips.chip("sewing"))
    assert sorted(names(page)) == ["Олимзода Ҷамила", "Ғаниева Нигина"]
    kept = page.place()
    page.where.edit.setFocus()
    page.where.edit.selectAll()
    QTest.keyClick(page.where.edit, Qt.Key.Key_Backspace)
    assert len(names(page)) == 3
    room.go("people", **kept)
    assert (page.where.edit.text(), len(names(page))) == ("Shamsiddin Shohin", 2)
    page.print_page()
    assert len(room.layer.dialog._rows) == 2


def test_a_place_that_is_none_shows_everybody_and_does_not_stay(qtbot, room, women):
    page = page_of(room)
    offered = [one.second for one in page.where._choices]
    assert sorted(offered) == ["3 women", "4 women", "4 women"]
    type_into(page.where.edit, "Душанбе")
    assert len(names(page)) == 12
    page.search.setFocus()
    assert page.where.edit.text() == ""
    assert page.where.error() == ""


def test_with_a_single_place_there_is_nothing_to_choose(qtbot, room):
    actions.add_person(room.workspace.db, PersonDraft(given="Зебо", village="Боғча"))
    assert not page_of(room).where.isVisible()


def test_a_chosen_filter_that_would_not_fit_takes_its_place_in_the_first_line(room, women):
    room.resize(1024, 530)
    room.go("people", only="organiser")
    QApplication.processEvents()
    chips = room.pages["people"].chips
    shown = [chips.chip(key) for key in chips._shown if chips.chip(key).isVisible()]
    assert chips.chip("organiser") in shown
    assert len(shown) < len(chips._shown)
    assert len({chip.y() for chip in shown}) == 1
    click(chips.more)
    QApplication.processEvents()
    assert all(chips.chip(key).isVisible() for key in chips._shown)
