"""Bringing women in from a table, by real clicks on real files."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from grouphub.desktop.shell.jobs import Stopped
from grouphub.desktop.taking_back import do_again, take_back
from grouphub.desktop.transfer.page import COLUMNS, COMING, FILE, QUESTIONS, BringInPage
from grouphub.features.people import actions, card, queries
from grouphub.features.people.drafts import PersonDraft
from grouphub.features.people.queries import Order, PeopleFilter
from grouphub.features.transfer.arrivals import Arrival, Decision, Verdict
from grouphub.features.transfer.files_out import csv_bytes, xlsx_bytes
from grouphub.features.transfer.sheets import Sheet
from grouphub.features.transfer.taking_over import take_over
from grouphub.features.transfer.understanding import Choices, understand
from tests.contracts.test_actions import snapshot
from tests.desktop.people.conftest import click

if TYPE_CHECKING:
    from pathlib import Path

HEADS = ("Фамилия", "Имя", "Год рождения", "Телефон", "Село")
ROWS = (
    ("Ғафурова", "Ҷамила", "1998", "93 514 16 42", "Чашмасор"),
    ("Зоирова", "Барно", "1975", "12", "Навобод"),
    ("Қодирова", "Зебо", "1983", "", "Навобод"),
    ("Қодирова", "Зебо", "1983", "", "Навобод"),
)
LONG = 20_000
DAY = date(2025, 3, 17)


def table(folder: Path, rows: Any = ROWS, heads: Any = HEADS, name: str = "list.xlsx") -> Path:
    """Write a file as somebody else would."""
    path = folder / name
    path.write_bytes((xlsx_bytes if name.endswith("xlsx") else csv_bytes)(heads, rows))
    return path


@pytest.fixture
def page(room) -> BringInPage:
    room.go("bring_in")
    found = room.pages["bring_in"]
    assert isinstance(found, BringInPage)
    return found


def settled(qtbot, page: BringInPage) -> None:
    qtbot.waitUntil(lambda: not page.is_working(), timeout=LONG)


def opened(qtbot, page: BringInPage, path: Path) -> BringInPage:
    """Choose a file and wait until it was looked at."""
    page.open_file(path)
    settled(qtbot, page)
    return page


def compared(qtbot, page: BringInPage, path: Path) -> BringInPage:
    """Go on to what comes."""
    opened(qtbot, page, path)
    while page.stage != COMING:
        click(page.next)
        settled(qtbot, page)
    return page


def given_names(db) -> list[str]:
    with db.read() as session:
        keys = queries.ids_of(session, list(queries.people_ids(session, PeopleFilter(), Order())))
        return sorted(one.given for one in card.people(session, keys))


def test_a_table_comes_in_step_by_step_and_is_undone(qtbot, db, room, page, tmp_path):
    before = snapshot(db)
    opened(qtbot, page, table(tmp_path))
    assert page.stage == COLUMNS
    click(page.next)
    settled(qtbot, page)
    assert page.stage == COMING
    assert page.next.text() == "Take over 4 women"
    assert snapshot(db) == before
    click(page.next)
    qtbot.waitUntil(lambda: room.went[-1][0] == "people", timeout=LONG)
    assert given_names(db) == ["Барно", "Зебо", "Зебо", "Ҷамила"]
    assert page.stage == FILE
    db.undo()
    assert snapshot(db) == before


def test_the_file_is_chosen_in_a_window_of_our_own(qtbot, room, page, tmp_path):
    click(page.file.choose)
    (dialog,) = room.findChildren(QFileDialog)
    assert dialog.testOption(QFileDialog.Option.DontUseNativeDialog)
    path = table(tmp_path)
    dialog.fileSelected.emit(str(path))
    dialog.accept()
    settled(qtbot, page)
    assert page.stage == COLUMNS
    assert page.header.facts.text() == "list.xlsx"


@pytest.mark.parametrize(("name", "content"), [("a.xlsx", b"PK no"), ("a.csv", b""), ("missing.xlsx", None)])
def test_a_file_that_cannot_be_read_is_refused_in_one_sentence(qtbot, page, tmp_path, name, content):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    opened(qtbot, page, path)
    assert page.stage == FILE
    assert page.file.trouble.isVisible()
    assert page.file.trouble.words.text().count("register was not changed") == 1
    click(page.file.trouble.button)
    assert page._asking is not None
    page._asking.reject()


def test_a_row_in_doubt_can_be_left_out_by_keys(qtbot, db, page, tmp_path):
    compared(qtbot, page, table(tmp_path))
    click(page.coming.chips.chip(Verdict.DOUBTFUL))
    assert page.coming.table.long_model().rowCount() == 1
    tiles = page.coming.card.choice.tiles
    tiles["add"].setFocus()
    QTest.keyClick(tiles["add"], Qt.Key.Key_Down)
    assert page.coming.card.choice.value() == "leave"
    assert page.next.text() == "Take over 3 women"
    assert page._arrivals[3].decision is Decision.LEAVE


def test_a_row_can_be_said_to_be_a_woman_who_is_here(qtbot, db, page, tmp_path):
    key = actions.add_person(db, PersonDraft(given="Барно", family="Зоирова", village="Чашмасор"))
    compared(qtbot, page, table(tmp_path))
    page.coming.table.choose(1)
    tiles = page.coming.card.choice.tiles
    click(tiles[f"is:{key}"])
    assert any(change.field == "Born" for change in page._arrivals[1].changes)
    click(page.next)
    settled(qtbot, page)
    assert given_names(db).count("Барно") == 1


def test_what_is_known_for_sure_can_still_be_added_as_new(qtbot, db, page, tmp_path):
    compared(qtbot, page, table(tmp_path, ROWS[:1]))
    click(page.next)
    settled(qtbot, page)
    compared(qtbot, page, table(tmp_path, ROWS[:1]))
    assert page.next.text() == "Nothing to take over"
    assert not page.next.isEnabled()
    click(page.coming.card.choice.tiles["add"])
    click(page.next)
    settled(qtbot, page)
    assert given_names(db) == ["Ҷамила", "Ҷамила"]


def test_problems_tell_cell_words_and_reason(qtbot, page, tmp_path):
    compared(qtbot, page, table(tmp_path))
    click(page.coming.chips.chip("problems"))
    model = page.coming.problems.long_model()
    words = [model.index(0, at).data() for at in range(3)]
    assert words[:2] == ["D3", "12"]
    assert "missing" in words[2]


def test_day_or_month_is_asked_once_and_the_answer_counts(qtbot, db, page, tmp_path):
    rows = [("Ғафурова", "Ҷамила", "03/04/1998"), ("Зоирова", "Барно", "05/06/1975")]
    opened(qtbot, page, table(tmp_path, rows, ("Фамилия", "Имя", "Дата рождения")))
    assert page.stage == QUESTIONS
    (field,) = page.questions.fields
    click(field.tiles["month/day/year"])
    for _step in range(2):
        click(page.next)
        settled(qtbot, page)
    assert page.stage == COMING
    assert page._arrivals[0].draft.birth.to_text() == "1998-03-04"


def test_another_meaning_of_a_column_counts(qtbot, page, tmp_path):
    opened(qtbot, page, table(tmp_path))
    field = page.columns.meanings[4]
    field.set_value("note")
    field.changed.emit()
    click(page.next)
    settled(qtbot, page)
    assert (page._arrivals[0].draft.village, page._arrivals[0].draft.note) == ("", "Чашмасор")


def test_heads_in_another_row_are_read_again(qtbot, page, tmp_path):
    opened(qtbot, page, table(tmp_path))
    click(page.columns.heads.more)
    qtbot.waitUntil(lambda: page.intake.head_rows == (2,))
    settled(qtbot, page)
    assert page.stage == COLUMNS
    assert page._look.understood.table.head_rows == (2,)


def test_a_table_that_is_no_list_is_asked_about(qtbot, page, tmp_path):
    rows = [("нон", "12 кг"), ("шакар", "3 кг")]
    opened(qtbot, page, table(tmp_path, rows, ("Мол", "Вазн")))
    assert page.stage == QUESTIONS
    click(page.next)
    assert page.stage == QUESTIONS
    assert page.notice.isVisible()
    click(page.questions.fields[-1].tiles["yes"])
    click(page.next)
    assert page.stage == COLUMNS


def test_wrong_letters_of_a_text_file_are_mended(qtbot, page, tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes("Фамилия;Имя\nСаидова;Барно\nКаримова;Зебо\n".encode("cp1251"))
    opened(qtbot, page, path)
    click(page.columns.letters)
    assert page.stage == QUESTIONS
    sets = page.questions.fields[0]
    click(sets.chip("cp866"))
    settled(qtbot, page)
    assert page._book.encoding == "cp866"
    click(page.questions.fields[0].chip("cp1251"))
    settled(qtbot, page)
    click(page.next)
    assert page.stage == COLUMNS
    assert page._look.samples(0) == ("Саидова", "Каримова")


def test_going_back_keeps_what_was_said(qtbot, page, tmp_path):
    compared(qtbot, page, table(tmp_path))
    page.coming.table.choose(3)
    click(page.coming.card.choice.tiles["leave"])
    click(page.before)
    assert page.stage == COLUMNS
    click(page.next)
    settled(qtbot, page)
    assert page.next.text() == "Take over 3 women"


def test_step_choices_and_row_return_with_the_place(qtbot, room, page, tmp_path):
    path = table(tmp_path)
    compared(qtbot, page, path)
    click(page.coming.chips.chip(Verdict.DOUBTFUL))
    click(page.coming.card.choice.tiles["leave"])
    kept = page.place()
    again = BringInPage(room.workspace)
    qtbot.addWidget(again)
    again.go_to(kept)
    assert again.place() == kept
    qtbot.waitUntil(lambda: again.stage == COMING, timeout=LONG)
    assert again.place() == kept
    assert again.next.text() == "Take over 3 women"


def test_a_file_that_is_gone_is_told_when_she_comes_back(qtbot, room, page, tmp_path):
    path = table(tmp_path)
    opened(qtbot, page, path)
    kept = page.place()
    path.unlink()
    again = BringInPage(room.workspace)
    qtbot.addWidget(again)
    again.go_to(kept)
    settled(qtbot, again)
    assert again.stage == FILE
    assert "list.xlsx is not there" in again.file.trouble.words.text()


def test_stop_in_the_middle_of_writing_leaves_nothing(qtbot, db, page, tmp_path):
    rows = [(f"Насаб{'абвгдежзик'[at % 10]}", f"Ном{at}", str(1950 + at % 50), "", "") for at in range(600)]
    compared(qtbot, page, table(tmp_path, rows))
    before = snapshot(db)
    seen: list[float] = []
    click(page.next)
    page._job.progressed.connect(lambda part: (seen.append(part), page.stop()))
    settled(qtbot, page)
    assert seen
    assert snapshot(db) == before
    assert page.stage == COMING
    assert page.notice.words.text() == "Stopped. Nothing was stored."


def test_while_the_table_is_written_other_saves_are_told_kindly(db):
    from grouphub.store.database import Busy
    from tests.features.transfer.coming_in import planned

    found = planned(db, [("Зоирова", "Барно", 1975, "", "")])
    told = []

    def save_beside(_part: float) -> None:
        import threading

        def save() -> None:
            try:
                actions.add_person(db, PersonDraft(given="Нигина"))
            except Busy as busy:
                told.append(busy.text())

        other = threading.Thread(target=save)
        other.start()
        other.join(2)

    take_over(db, found.arrivals, save_beside)
    assert told
    assert set(told) == {"The register is busy. This was not saved; please try again in a moment."}
    assert given_names(db) == ["Барно"]


def test_breaking_off_leaves_nothing(db):
    from tests.features.transfer.coming_in import planned

    found = planned(db, [("Зоирова", "Барно", 1975, "", "")])

    def stop(_part: float) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        take_over(db, found.arrivals, stop)
    assert given_names(db) == []
    assert not db.break_off()
    actions.add_person(db, PersonDraft(given="Нигина"))


def test_a_long_step_is_taken_back_and_done_again_beside_the_window(qtbot, db, room):
    found = understand(
        Sheet("x", (HEADS, *((f"Ф{at}", f"И{at}", "", f"93 {at:07}", "") for at in range(800)))), Choices(DAY)
    )
    take_over(db, [Arrival(one, Verdict.NEW, Decision.ADD, one.draft()) for one in found.people])
    assert len(given_names(db)) == 800
    take_back(room.workspace)
    assert len(given_names(db)) == 800
    assert room.toasts == ["It is being taken back; you can go on working meanwhile."]
    qtbot.waitUntil(lambda: not given_names(db), timeout=LONG)
    do_again(room.workspace)
    assert given_names(db) == []
    assert room.toasts[1:] == ["It is being done again; you can go on working meanwhile."]
    qtbot.waitUntil(lambda: len(given_names(db)) == 800, timeout=LONG)
    assert room.told == []


def test_a_short_step_is_taken_back_at_once_and_what_cannot_be_is_told(db, room):
    actions.add_person(db, PersonDraft(given="Нигина"))
    take_back(room.workspace)
    assert given_names(db) == []
    take_back(room.workspace)
    assert [error.text() for error in room.told] == ["There is nothing to undo."]


def test_what_is_corrected_while_the_table_waits_is_not_written_over(qtbot, db, page, tmp_path):
    key = actions.add_person(db, PersonDraft(given="Барно", family="Зоирова", village="Навобод", house="1"))
    compared(qtbot, page, table(tmp_path, ROWS[:2]))
    page.coming.table.choose(1)
    click(page.coming.card.choice.tiles[f"is:{key}"])
    with db.read() as session:
        before = card.draft_of(session, key)
    actions.change_person(db, key, replace(before, house="12"), opened=before)
    qtbot.waitUntil(page.is_working)
    settled(qtbot, page)
    assert page.coming.table.chosen_id() == 1
    click(page.next)
    settled(qtbot, page)
    with db.read() as session:
        found = card.person(session, key)
    assert (found.house, found.birth.year) == ("12", 1975)


def test_an_answer_and_another_meaning_of_a_column_count_both(qtbot, page, tmp_path):
    rows = [("Ғафурова", "Ҷамила", "03/04/1998", "Навобод"), ("Зоирова", "Барно", "05/06/1975", "Навобод")]
    opened(qtbot, page, table(tmp_path, rows, ("Фамилия", "Имя", "Дата рождения", "Село")))
    click(page.questions.fields[0].tiles["month/day/year"])
    click(page.next)
    field = page.columns.meanings[3]
    field.set_value("note")
    field.changed.emit()
    click(page.before)
    click(page.questions.fields[0].tiles["day.month.year"])
    click(page.questions.fields[0].tiles["month/day/year"])
    click(page.next)
    click(page.next)
    settled(qtbot, page)
    draft = page._arrivals[0].draft
    assert (draft.birth.to_text(), draft.village, draft.note) == ("1998-03-04", "", "Навобод")


def test_a_comparison_that_was_stopped_is_made_again_before_anything_is_written(qtbot, db, page, tmp_path):
    key = actions.add_person(db, PersonDraft(given="Барно", family="Зоирова", village="Навобод", house="1"))
    compared(qtbot, page, table(tmp_path, ROWS[:2]))
    page.coming.table.choose(1)
    click(page.coming.card.choice.tiles[f"is:{key}"])
    with db.read() as session:
        before = card.draft_of(session, key)
    actions.change_person(db, key, replace(before, house="12"), opened=before)
    qtbot.waitUntil(page.is_working)
    page.stop()
    settled(qtbot, page)
    assert page.stage == COLUMNS
    click(page.next)
    settled(qtbot, page)
    click(page.next)
    settled(qtbot, page)
    with db.read() as session:
        found = card.person(session, key)
    assert (found.house, found.birth.year) == ("12", 1975)


def test_the_keys_go_to_what_goes_on_at_every_step(qtbot, room, page, tmp_path):
    assert page.first_stop() is page.file.choose
    page.open_file(tmp_path / "missing.xlsx")
    settled(qtbot, page)
    assert room.focusWidget() is page.first_stop() is page.file.trouble.button
    opened(qtbot, page, table(tmp_path))
    assert room.focusWidget() is page.first_stop() is page.next
    click(page.next)
    settled(qtbot, page)
    assert room.focusWidget() is page.first_stop() is page.coming.table
