"""Many women at once: typed by keys alone, pasted from a spreadsheet, checked row by row, saved in one step."""

from __future__ import annotations

import threading
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
import shiboken6
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from grouphub.base.birth import Birth
from grouphub.desktop.people.grid_model import GridModel
from grouphub.desktop.people.grid_table import block_in
from grouphub.features.people import actions, card, queries
from grouphub.features.people.drafts import PersonDraft
from grouphub.features.people.rules import Role
from tests.desktop.people.conftest import Room, click, type_into
from tests.features.fields import asked

if TYPE_CHECKING:
    from grouphub.desktop.people.many_page import ManyPage

CTRL = Qt.KeyboardModifier.ControlModifier


def opened(room: Room) -> ManyPage:
    room.go("many")
    room.activateWindow()
    page: Any = room.pages["many"]
    page.main_action()
    QApplication.processEvents()
    return page


def keep_busy(room: Room) -> threading.Event:
    """Let slow things wait until the event is set."""
    event = threading.Event()
    room.workspace.jobs.start(lambda _progress: event.wait(), done=lambda _nothing: None)
    return event


def line(page: ManyPage) -> Any:
    return page.form.table.line


def press(page: ManyPage, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(line(page), key, modifiers)
    QApplication.processEvents()


def type_row(page: ManyPage, *cells: str) -> None:
    for number, text in enumerate(cells):
        if number:
            press(page, Qt.Key.Key_Tab)
        type_into(line(page), text)
    press(page, Qt.Key.Key_Return)


def paste(page: ManyPage, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    press(page, Qt.Key.Key_V, CTRL)


def written(room: Room) -> list[card.PersonCard]:
    with room.workspace.db.read() as session:
        rows = queries.people_page(session, queries.people_ids(session, queries.PeopleFilter()))
        return [card.person(session, row.id) for row in rows]


def test_women_are_written_row_by_row_with_keys_alone_and_saved_in_one_step(qtbot, room):
    page = opened(room)
    type_row(page, "Зебо", "Каримова", "935141642", "1998", "Боғи Нав")
    type_row(page, "Барно", "Олимова", "", "12.3.2001")
    assert page.form.table.place()[:2] == (2, 0)
    assert "(2)" in page.save.text()
    press(page, Qt.Key.Key_Return, CTRL)
    zebo, barno = sorted(written(room), key=lambda one: one.given, reverse=True)
    assert (zebo.given, zebo.family, zebo.village, zebo.birth) == ("Зебо", "Каримова", "Боғи Нав", Birth.in_year(1998))
    assert zebo.phones[0].typed == "935141642"
    assert (barno.given, barno.birth) == ("Барно", Birth.on(date(2001, 3, 12)))
    assert not page.form.model.filled()
    room.workspace.db.undo()
    assert written(room) == []


def test_a_block_from_a_spreadsheet_fills_cells_and_is_taken_back_as_one_step(qtbot, room):
    page = opened(room)
    press(page, Qt.Key.Key_Tab)
    press(page, Qt.Key.Key_Backtab)
    paste(page, "Зебо\tКаримова\t93 514 16 42\r\nБарно\tОлимова\r\n\r\nЛола\tНазарова\t\t1990\tЧашма\r\n")
    assert [row.cells["given"] for row in page.form.model.filled()] == ["Зебо", "Барно", "Лола"]
    assert len(page.form.model.rows) == 5
    assert page.take_back(again=False)
    assert not page.form.model.filled()
    assert page.take_back(again=True)
    click(page.save)
    assert sorted(one.given for one in written(room)) == ["Барно", "Зебо", "Лола"]


def test_several_thousand_rows_are_pasted_and_saved_by_a_job(qtbot, room):
    page = opened(room)
    paste(page, "\n".join(f"Зан{number}\tОила{number % 7}" for number in range(300)))
    assert page.form.checks.is_busy
    click(page.save)  # it does not wait for the look for doubles
    assert not page.form.checks.is_busy
    assert not page.save.isEnabled()
    qtbot.waitUntil(lambda: not page.form.model.filled(), timeout=60_000)
    assert page.save.isEnabled()
    assert len(written(room)) == 300
    room.workspace.db.undo()
    assert written(room) == []


def test_what_does_not_fit_is_told(qtbot, room):
    page = opened(room)
    paste(page, "Зебо\tКаримова\t\t\t\tРаҳимовна\tдӯзандагӣ\nБарно\tОлимова\n")
    assert "2 columns did not fit" in room.toasts[-1]
    assert [len(row.cells) for row in page.form.model.filled()] == [5, 2]
    paste(page, "\n".join(f"Зан{number}\tОила" for number in range(5003)))
    assert "3 rows did not fit" in room.toasts[-1]
    assert len(page.form.model.rows) == 5000


def test_what_is_not_understood_is_told_when_the_row_is_left_and_goes_into_her_note(qtbot, room):
    page = opened(room)
    type_row(page, "Зебо", "", "", "31.02.2001")
    assert page.form.red.isVisible()
    assert "1" in page.form.red.words.text()
    assert "Birth" in page.form.red.words.text()
    click(page.save)
    (zebo,) = written(room)
    assert zebo.birth is None
    assert [note.text for note in zebo.notes] == ["Birth: 31.02.2001"]


def test_nothing_is_told_while_she_types(qtbot, room):
    page = opened(room)
    for text in ("", "", "", "31.02.2001"):
        type_into(line(page), text)
        press(page, Qt.Key.Key_Tab)
    assert page.form.table.place()[:2] == (0, 4)
    assert page.form.model.rows[0].read is None
    assert not page.form.red.isVisible()


def test_only_a_row_without_a_name_stays_and_the_cursor_goes_there(qtbot, room):
    page = opened(room)
    type_row(page, "", "Каримова")
    type_row(page, "Барно", "Олимова")
    click(page.save)
    assert [one.given for one in written(room)] == ["Барно"]
    assert [row.cells["family"] for row in page.form.model.filled()] == ["Каримова"]
    assert page.form.table.place()[:2] == (0, 0)
    assert page.form.red.isVisible()
    type_into(line(page), "Зебо")
    click(page.save)
    assert sorted(one.given for one in written(room)) == ["Барно", "Зебо"]


def test_who_may_be_here_already_is_told_with_reasons_and_saved_all_the_same(qtbot, room):
    key = actions.add_person(room.workspace.db, PersonDraft(given="Ҷамила", family="Олимзода", village="Боғи Нав"))
    page = opened(room)
    type_row(page, "Джамила", "Олимзода", "", "", "Боғи Нав")
    qtbot.waitUntil(page.form.amber.isVisible)
    assert "Олимзода Ҷамила" in page.form.amber.words.text()
    assert "Alike" in page.form.amber.words.text()
    click(page.form.amber.button)
    assert room.went[-1] == ("person", {"person_id": str(key)})
    room.go("many")
    click(page.save)
    assert len(written(room)) == 2


def test_the_same_woman_twice_in_the_grid_is_told(qtbot, room):
    page = opened(room)
    type_row(page, "Ҷамила", "Олимзода", "935141642")
    type_row(page, "Джамиля", "Олимзода", "935141642")
    qtbot.waitUntil(page.form.amber.isVisible)
    assert "grid twice" in page.form.amber.words.text()
    assert not page.form.amber.button.isVisible()


def test_more_columns_are_chosen_and_read(qtbot, room):
    asked.ask_of_every_kind(room.workspace.db)
    page = opened(room)
    click(page.form.more)
    number = next(row for row in page.form.fields_known if row.kind == "number")
    for key in ("patronymic", "roles", "joined_on", str(number.id)):
        click(page.form.choices[key])
    type_row(page, "Зебо", "", "", "", "", "Раҳимовна", "sewing", "3.5.2024", "12,5")
    click(page.save)
    (zebo,) = written(room)
    assert (zebo.patronymic, zebo.joined_on) == ("Раҳимовна", date(2024, 5, 3))
    assert [(span.role, span.since) for span in zebo.role_rows] == [(Role.SEWING, date(2024, 5, 3))]
    assert [answer.text for answer in zebo.own if answer.row.id == number.id] == ["12.5"]
    assert len(page.form.model.columns) == 9


def test_arrows_lead_from_cell_to_cell_and_ctrl_d_writes_what_stands_above(qtbot, room):
    page = opened(room)
    type_row(page, "Зебо", "Каримова")
    press(page, Qt.Key.Key_D, CTRL)
    assert line(page).text() == "Зебо"
    press(page, Qt.Key.Key_Right)
    press(page, Qt.Key.Key_Up)
    assert page.form.table.place()[:2] == (0, 1)
    assert line(page).text() == "Каримова"


def test_tab_leads_out_of_the_grid_at_its_end(qtbot, room):
    page = opened(room)
    for _cell in page.form.model.columns:
        press(page, Qt.Key.Key_Tab)
    qtbot.waitUntil(page.save.hasFocus)


def test_the_village_of_the_group_brings_its_district(qtbot, room):
    actions.add_person(
        room.workspace.db, PersonDraft(given="Лола", village="Чашмасор", jamoat="Навобод", district="panj")
    )
    page = opened(room)
    type_row(page, "Зебо", "", "", "", "чашмасор")
    click(page.save)
    zebo = next(one for one in written(room) if one.given == "Зебо")
    assert (zebo.village, zebo.jamoat, zebo.district) == ("Чашмасор", "Навобод", "panj")


def test_villages_are_offered_while_typing_and_the_chosen_one_says_where_it_is(qtbot, room):
    for name, district in (("Лола", "panj"), ("Наргис", "bokhtar")):
        actions.add_person(room.workspace.db, PersonDraft(given=name, village="Чашмасор", district=district))
    page = opened(room)
    for text in ("Зебо", "", "", "", "чашм"):
        type_into(line(page), text)
        if text != "чашм":
            press(page, Qt.Key.Key_Tab)
    offers = page.form.villages
    assert [offers.item(at).text() for at in range(offers.count())] == ["Чашмасор", "Чашмасор"]
    second = offers.item(1).data(Qt.ItemDataRole.UserRole).second
    press(page, Qt.Key.Key_Down)
    press(page, Qt.Key.Key_Down)
    press(page, Qt.Key.Key_Return)
    assert not offers.isVisible()
    assert page.form.table.place()[:2] == (0, 4)  # Enter chose, it did not lead on
    assert line(page).text() == "Чашмасор"
    press(page, Qt.Key.Key_Return)
    assert page.form.table.place()[:2] == (1, 0)
    click(page.save)
    zebo = next(one for one in written(room) if one.given == "Зебо")
    assert zebo.village == "Чашмасор"
    assert second.startswith({"panj": "Panj", "bokhtar": "Bokhtar"}[zebo.district])


def test_a_village_typed_on_is_no_longer_the_chosen_one_and_nothing_offered_hinders(qtbot, room):
    actions.add_person(room.workspace.db, PersonDraft(given="Лола", village="Чашмасор", district="panj"))
    page = opened(room)
    page.form.table.go_to(0, 4)
    type_into(line(page), "чашм")
    press(page, Qt.Key.Key_Down)
    press(page, Qt.Key.Key_Return)
    assert page.form.model.rows[0].cells["district"] == "panj"
    line(page).end(False)
    type_into(line(page), "и")
    assert page.form.model.rows[0].cells["district"] == ""
    assert page.form.model.rows[0].cells["village"] == "Чашмасори"
    page.take_back(again=False)
    assert page.form.model.rows[0].cells["district"] == "panj"
    line(page).selectAll()
    type_into(line(page), "чаш")
    assert page.form.villages.isVisible()
    press(page, Qt.Key.Key_Return)  # none is marked: Enter leads on
    assert page.form.table.place()[:2] == (1, 0)
    assert not page.form.villages.isVisible()
    type_into(line(page), "чаш")
    assert not page.form.villages.isVisible()  # only in the column of villages


def test_a_whole_name_in_the_first_cell_is_parted_when_the_cell_is_left(qtbot, room):
    page = opened(room)
    type_into(line(page), "Раҳимова Гулбаҳор Саидовна")
    press(page, Qt.Key.Key_Tab)
    assert page.form.table.place()[:2] == (0, 1)
    assert line(page).text() == "Раҳимова"
    assert "patronymic" in page.form.model.columns
    row = page.form.model.rows[0]
    assert (row.cells["given"], row.cells["patronymic"]) == ("Гулбаҳор", "Саидовна")
    assert page.take_back(again=False)
    press(page, Qt.Key.Key_Tab)
    assert row.cells["given"] == "Раҳимова Гулбаҳор Саидовна"  # taken back, it stays whole
    page.form.table.go_to(1, 0)
    type_into(line(page), "Назарова Лола")
    press(page, Qt.Key.Key_Return, CTRL)  # the cell one is in is parted too
    assert {(one.given, one.family) for one in written(room)} == {
        ("Раҳимова Гулбаҳор Саидовна", ""),
        ("Лола", "Назарова"),
    }


def test_a_pasted_block_with_heads_goes_where_they_say_and_the_heads_are_no_woman(qtbot, room):
    page = opened(room)
    page.form.table.go_to(0, 2)
    paste(
        page,
        "№\tНоҳия\tДеҳа\tФИО\tТелефон\tПаспорт\tАндоза\n"
        "1\tПанҷ\tЧашмасор\tРаҳимова Гулбаҳор Саидовна\t935141642\tA123\t46\n"
        "2\tҶое\tЧашмасор\tНазарова Лола\t\t\t48\n",
    )
    assert "Андоза, District" in room.toasts[-1]
    assert "Паспорт" not in room.toasts[-1]
    click(page.save)
    gulbahor, lola = sorted(written(room), key=lambda one: one.given)
    assert (gulbahor.given, gulbahor.family, gulbahor.patronymic) == ("Гулбаҳор", "Раҳимова", "Саидовна")
    assert (gulbahor.village, gulbahor.district, gulbahor.phones[0].typed) == ("Чашмасор", "panj", "935141642")
    assert (lola.given, lola.family, lola.village) == ("Лола", "Назарова", "Чашмасор")
    room.workspace.db.undo()
    assert written(room) == []


def test_whole_names_in_a_pasted_column_are_parted_in_one_step(qtbot, room):
    page = opened(room)
    paste(page, "Раҳимова Гулбаҳор\nСаид Зебо\nЛола\n")
    cells = [row.cells for row in page.form.model.filled()]
    assert [(one["given"], one.get("family", "")) for one in cells] == [
        ("Гулбаҳор", "Раҳимова"),
        ("Зебо", "Саид"),
        ("Лола", ""),
    ]
    assert page.take_back(again=False)
    assert not page.form.model.filled()


def test_typing_goes_on_while_doubles_are_looked_for(qtbot, room):
    page = opened(room)
    long = keep_busy(room)
    type_row(page, "Ҷамила", "Олимзода", "935141642")
    type_row(page, "Джамиля", "Олимзода", "935141642")
    assert page.form.checks.is_busy
    type_row(page, "Джамиля", "Олимзода", "935141642")
    long.set()
    qtbot.waitUntil(lambda: not page.form.checks.is_busy)
    assert [len(row.alike) for row in page.form.model.filled()] == [0, 1, 2]


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("Зебо", [["Зебо"]]),
        ("a\tb\nc\td\n", [["a", "b"], ["c", "d"]]),
        ('"two\nlines"\tb\r\n', [["two lines", "b"]]),
        ("\n\n", []),
        ("a\n\nb", [["a"], [""], ["b"]]),
    ],
)
def test_what_lies_in_the_clipboard_is_parted_into_cells(text, block):
    assert block_in(text) == block


def test_the_grid_passes_the_model_tester(qtbot):
    model = GridModel(("given", "family"), str)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert isinstance(model, QAbstractItemModel)
    model.type(0, 0, "Зебо")
    model.put(1, [{"given": "a", "family": "b"}, {"given": "c"}])
    model.take_back()
    model.clear_cells([(0, 0)])
    model.take_back()
    model.show_columns(("given",))
    model.keep_only(set())
    assert model.rowCount() == 1


def test_what_is_found_when_the_page_is_gone_is_passed_over(qtbot, room):
    page = opened(room)
    checks, model = page.form.checks, page.form.model
    long = keep_busy(room)
    type_row(page, "Зебо", "Каримова")
    assert checks.is_busy
    shiboken6.delete(model)
    job = checks._job
    with qtbot.waitSignal(job.ended, timeout=20_000):
        long.set()
    checks._failed(RuntimeError())  # told by nobody either
