"""Many women are pasted from a spreadsheet, looked at, half saved, locked, and taken out again in one step."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication

from grouphub.features.people import actions, queries
from grouphub.features.people.drafts import PersonDraft
from tests.journeys.desk import CTRL, Desk, Key, new_register

TABLE = (
    "Зебо\tКаримова\t93 514 16 42\t1998\tЧашмасор\r\n"
    "Барно\tОлимова\t\t31.02.2001\tБоғи Нав\r\n"
    "\tНазарова\t\t\t\r\n"
    "Джамила\tОлимзода\t\t\tБоғи Нав\r\n"
)


@pytest.fixture
def desk(folder, clock, sit_down) -> Desk:
    new_register(
        folder,
        clock,
        lambda db: actions.add_person(db, PersonDraft(given="Ҷамила", family="Олимзода", village="Боғи Нав")),
    )
    made = sit_down()
    made.unlock()
    made.session.go("people")
    return made


def women(desk) -> list[str]:
    with desk.db.read() as session:
        rows = queries.people_ids(session, queries.PeopleFilter())
        return sorted(f"{one.given} {one.family}".strip() for one in queries.people_page(session, rows))


def marks(desk) -> list[str]:
    from grouphub.desktop.people.grid_table import mark_of

    return [(mark_of(row) or ("", ""))[1] for row in desk.page.form.model.filled()]


def test_from_the_spreadsheet_to_the_list_and_back_out(desk):
    desk.click(desk.page.more)
    desk.click(desk.dialog.tiles["many"])
    assert desk.session.view.current == "many"
    assert desk.focus() is desk.page.form.table.line
    QGuiApplication.clipboard().setText(TABLE)
    desk.press(Key.Key_V, CTRL)
    desk.qtbot.waitUntil(lambda: desk.page.form.checks._job is None, timeout=20_000)
    assert marks(desk) == ["", "red", "red", "amber"]
    assert "(3)" in desk.page.save.text()

    desk.press(Key.Key_Down)
    desk.press(Key.Key_Right)
    before = desk.page.form.state()
    desk.program.lock()
    desk.unlock()
    assert desk.session.view.current == "many"
    assert desk.page.form.state() == before
    assert desk.focus() is desk.page.form.table.line
    desk.qtbot.waitUntil(lambda: desk.page.form.checks._job is None, timeout=20_000)
    assert marks(desk) == ["", "red", "red", "amber"]

    desk.press(Key.Key_S, CTRL)
    assert women(desk) == ["Барно Олимова", "Джамила Олимзода", "Зебо Каримова", "Ҷамила Олимзода"]
    assert [row.cells["family"] for row in desk.page.form.model.filled()] == ["Назарова"]
    assert "3" in desk.toast()
    desk.session._undo()
    assert women(desk) == ["Ҷамила Олимзода"]


def test_ctrl_z_in_the_grid_takes_back_typing_before_it_takes_back_what_was_saved(desk):
    desk.session.go("many")
    QGuiApplication.clipboard().setText(TABLE)
    desk.press(Key.Key_V, CTRL)
    desk.press(Key.Key_Z, CTRL)
    assert desk.page.form.model.filled() == []
    assert women(desk) == ["Ҷамила Олимзода"]
    desk.press(Key.Key_Y, CTRL)
    assert len(desk.page.form.model.filled()) == 4


def test_the_grid_is_there_after_the_program_was_killed(desk, sit_down):
    """What the program keeps by itself every three seconds is all that a second start finds."""
    desk.session.go("many")
    QGuiApplication.clipboard().setText(TABLE)
    desk.press(Key.Key_V, CTRL)
    desk.press(Key.Key_Down)
    desk.press(Key.Key_Down)
    desk.type("Нигина")
    desk.press(Key.Key_Left)
    before = desk.page.form.state()
    desk.session.workspace.drafts.keep()
    desk.session.workspace.drafts.stop()
    desk.session.workspace.jobs.finish()
    desk.db.close()
    desk.db.opened.close()
    desk.program._session = None
    again = sit_down()
    again.unlock()
    assert again.session.view.current == "many"
    assert again.page.form.state() == before
    assert again.focus() is again.page.form.table.line
    assert (again.focus().text(), again.focus().cursorPosition()) == ("Нигина", 5)
