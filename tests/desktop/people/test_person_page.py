"""The page of one woman: what happened, what is known, what can be done."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from grouphub.features.people import actions, card, entries
from grouphub.features.people.drafts import ConsentDraft
from grouphub.features.people.rules import Answer, Purpose, Role, Standing, Way
from tests.desktop.people.conftest import Room, click, type_into

if TYPE_CHECKING:
    from uuid import UUID

    from grouphub.desktop.people.person_page import PersonPage


def page_of(room: Room, key: UUID) -> PersonPage:
    room.go("person", person_id=str(key))
    page: Any = room.pages["person"]
    return page


def texts(widget: Any) -> list[str]:
    QApplication.processEvents()
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget) and label.text()]


@pytest.fixture
def jamila(room: Room, women: dict[str, Any]) -> Any:
    """A woman of whom much is written."""
    db, key = room.workspace.db, women["Ҷамила"]
    entries.add_note(db, key, "Wants to learn to cut\nAsked on Tuesday", date(2025, 3, 14))
    entries.record_consent(db, key, ConsentDraft(Purpose.PHOTO, Answer.GIVEN, date(2025, 3, 9), Way.WRITTEN))
    actions.set_role_for_people(db, [key], Role.TRAINER, date(2025, 2, 27))
    return key


def test_what_happened_stands_month_by_month_the_newest_first(room, jamila):
    page = page_of(room, jamila)
    shown = texts(page.timeline)
    order = [shown.index(text) for text in ("March 2025", "Wants to learn to cut", "Photo: Agreed", "February 2025")]
    assert order == sorted(order)
    assert "Began: Trainer" in shown


def test_only_kinds_that_occur_can_be_filtered(qtbot, room, jamila):
    page = page_of(room, jamila)
    click(page.timeline.chips.chip("note"))
    shown = texts(page.timeline)
    assert "Wants to learn to cut" in shown
    assert "Began: Trainer" not in shown
    with pytest.raises(KeyError):
        page.timeline.chips.chip("income")


def test_other_features_add_what_they_know(room, jamila):
    from grouphub.features.contribution import Contribution, TimelineRow

    row = TimelineRow(date(2025, 3, 15), "coins", "green", "income", "Paid out 415 som.")
    extra = Contribution(name="income", timeline=lambda _session, _person: [row])
    room.workspace.features = (*room.workspace.features, extra)
    page = page_of(room, jamila)
    assert texts(page.timeline).count("Paid out 415 som.") == 1
    assert texts(page.timeline).count("Began: Trainer") == 1


def test_the_head_never_shows_a_number_not_to_be_called(room, jamila):
    page = page_of(room, jamila)
    assert "12 22" not in page.header.facts.text()
    assert "Do not call" in page.header.facts.text()
    assert "00 000 12 22" in texts(page.facts)
    assert "Do not call" in texts(page.facts)


def test_the_facts_tell_what_was_said_and_nothing_else(room, jamila):
    page = page_of(room, jamila)
    shown = texts(page.facts)
    assert "1982, 43 years old" in shown
    assert "Agreed, 09.03.2025, in writing" in shown
    assert "Schooling" not in shown


def test_a_note_is_written_and_corrected(qtbot, room, jamila):
    page = page_of(room, jamila)
    click(page.note)
    dialog: Any = room.layer.dialog
    type_into(dialog.text.edit, "Came with her sister")
    click(dialog.save)
    assert "Came with her sister" in texts(page.timeline)
    row = next(row for row in page.timeline._rows if row.text == "Came with her sister")
    page.timeline.asked.emit(row)
    again: Any = room.layer.dialog
    assert again.text.value() == "Came with her sister"
    click(again.take_out)
    assert "Came with her sister" not in texts(page.timeline)


def answers(room: Room, key: UUID) -> list[tuple[Answer, date, Way]]:
    with room.workspace.db.read() as session:
        return [(row.answer, row.day, row.way) for row in card.person(session, key).consents]


def correct_the_answer(page: PersonPage, text: str) -> None:
    page.timeline.asked.emit(next(row for row in page.timeline._rows if row.text == text))


def test_an_answer_written_by_mistake_is_taken_out_and_comes_back_with_undo(room, jamila):
    page = page_of(room, jamila)
    before = answers(room, jamila)
    correct_the_answer(page, "Photo: Agreed")
    dialog: Any = room.layer.dialog
    click(dialog.take_out)
    assert answers(room, jamila) == []
    assert "Photo: Agreed" not in texts(page.timeline)
    room.workspace.db.undo()
    assert answers(room, jamila) == before
    assert "Photo: Agreed" in texts(page.timeline)


def test_an_answer_written_wrongly_is_corrected_and_not_asked_anew(room, jamila):
    page = page_of(room, jamila)
    correct_the_answer(page, "Photo: Agreed")
    dialog: Any = room.layer.dialog
    assert dialog.answer.value() == Answer.GIVEN
    assert Answer.WITHDRAWN not in dialog.answer.tiles  # she had not agreed to anything before
    click(dialog.answer.tiles[Answer.REFUSED])
    dialog.day.set_day(date(2025, 3, 8))
    click(dialog.save)
    assert answers(room, jamila) == [(Answer.REFUSED, date(2025, 3, 8), Way.WRITTEN)]
    assert "Photo: Agreed" not in texts(page.timeline)


def test_what_was_agreed_to_before_may_have_been_taken_back(room, jamila):
    day = date(2025, 3, 12)
    entries.record_consent(room.workspace.db, jamila, ConsentDraft(Purpose.PHOTO, Answer.REFUSED, day))
    page = page_of(room, jamila)
    correct_the_answer(page, next(row.text for row in page.timeline._rows if row.kind == "consent" and row.day == day))
    dialog: Any = room.layer.dialog
    click(dialog.answer.tiles[Answer.WITHDRAWN])
    click(dialog.save)
    assert [answer for answer, _day, _way in answers(room, jamila)] == [Answer.WITHDRAWN, Answer.GIVEN]


def test_an_empty_note_is_refused_beside_its_field(qtbot, room, jamila):
    page_of(room, jamila).main_action()
    dialog: Any = room.layer.dialog
    click(dialog.save)
    assert dialog.text.error()


def test_she_pauses_with_a_reason(qtbot, room, jamila):
    page = page_of(room, jamila)
    click(page.more.standing)
    dialog: Any = room.layer.dialog
    click(dialog.standing.tiles["paused"])
    type_into(dialog.reason.edit, "her mother is ill")
    click(dialog.save)
    assert "her mother is ill" in texts(page.timeline)
    with room.workspace.db.read() as session:
        assert card.person(session, jamila).standing is Standing.PAUSED


def test_the_days_of_what_she_does_can_be_changed(qtbot, room, jamila):
    page = page_of(room, jamila)
    click(page.more.roles)
    dialog: Any = room.layer.dialog
    fields = dialog.rows.rows[0].fields()
    fields["until"].edit.clear()
    type_into(fields["until"].edit, "1.1.2025")
    dialog.rows.add_row().fields()["role"].set_value("volunteer")
    click(dialog.save)
    with room.workspace.db.read() as session:
        one = card.person(session, jamila)
    assert set(one.roles) == {Role.TRAINER, Role.VOLUNTEER}
    assert [row.until for row in one.role_rows if row.role is Role.SEWING] == [date(2025, 1, 1)]


def test_days_in_the_wrong_order_are_refused(qtbot, room, jamila):
    page_of(room, jamila)
    room.open_form("roles", person_id=str(jamila))
    dialog: Any = room.layer.dialog
    fields = dialog.rows.rows[0].fields()
    fields["until"].edit.clear()
    type_into(fields["until"].edit, "1.1.2020")
    click(dialog.save)
    assert room.layer.dialog is dialog
    assert "01.01.2020" in dialog.rows.error()


def test_she_is_archived_and_brought_back(qtbot, room, jamila):
    page = page_of(room, jamila)
    assert not page.archived.isVisible()
    click(page.more.archive)
    assert page.archived.isVisible()
    click(page.archived.button)
    assert not page.archived.isVisible()


def test_what_was_changed_is_told_in_plain_words(room, jamila):
    from dataclasses import replace

    db = room.workspace.db
    with db.read() as session:
        before = card.draft_of(session, jamila)
    actions.change_person(db, jamila, replace(before, village="Дашти Нав", in_school=True), opened=before)
    page_of(room, jamila)
    room.open_form("person_history", person_id=str(jamila))
    shown = texts(room.layer.dialog)
    assert "Village: Дашти Нав, before: Боғи Нав" in shown
    assert "Goes to school now: Yes" in shown
    assert not any("search_names" in text or "sort_" in text for text in shown)


def test_a_woman_taken_back_leaves_a_page_that_says_so(qtbot, room):
    from grouphub.features.people.drafts import PersonDraft

    key = actions.add_person(room.workspace.db, PersonDraft(given="Зебо"))
    page = page_of(room, key)
    room.workspace.db.undo()
    assert page.gone.isVisible()
    assert not page.note.isVisible()
    click(page.gone.main)
    assert room.went[-1][0] == "people"


def test_the_page_returns_to_its_place(qtbot, room, jamila):
    page = page_of(room, jamila)
    click(page.timeline.chips.chip("note"))
    left = page.place()
    room.pages.clear()
    room.go("person", **left)
    again: Any = room.pages["person"]
    assert again.place() == left
    assert again.timeline.only() == "note"


def test_another_woman_begins_with_everything(qtbot, room, jamila, women):
    page = page_of(room, jamila)
    click(page.timeline.chips.chip("note"))
    page_of(room, women["Зебо"])
    assert page.timeline.only() == "all"
    assert page.header.title.text() == "Қодирзода Зебо"


def test_a_place_without_a_woman_says_so(room, women):
    room.go("person", person_id="nonsense")
    page: Any = room.pages["person"]
    assert page.gone.isVisible()


def test_a_woman_of_whom_nothing_is_known_has_a_page_too(room):
    from grouphub.features.people.drafts import PersonDraft

    key = actions.add_person(room.workspace.db, PersonDraft(given="З"))
    page = page_of(room, key)
    assert page.timeline.empty.isVisible()


@pytest.mark.parametrize("size", [(1366, 698), (1024, 530), (700, 480)])
def test_nothing_is_cut_at_the_side(room, jamila, size):
    room.resize(*size)
    page = page_of(room, jamila)
    page._area.widget().layout().activate()
    assert page._area.widget().minimumSizeHint().width() <= page._area.viewport().width()


def test_a_long_note_that_came_from_a_table_stays_whole_when_its_day_is_corrected(room, jamila):
    db, long = room.workspace.db, "Came again.\n" * 5000 + "The last line."
    note = entries.add_note(db, jamila, long, date(2025, 3, 15))
    room.open_form("note", person_id=str(jamila), note_id=str(note))
    dialog: Any = room.layer.dialog
    dialog.day.edit.selectAll()
    type_into(dialog.day.edit, "16.03.2025")
    click(dialog.save)
    with db.read() as session:
        (kept,) = (row for row in card.person(session, jamila).notes if row.id == note)
    assert (kept.day, kept.text) == (date(2025, 3, 16), long)
