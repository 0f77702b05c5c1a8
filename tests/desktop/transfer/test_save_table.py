"""The list leaves as a table: chosen, seen, saved, never over another file."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from grouphub.desktop.transfer.work_box import how_far
from grouphub.features.group.queries import group_settings
from grouphub.features.transfer.meanings import Meaning
from grouphub.features.transfer.reading import read_workbook
from tests.desktop.people.conftest import Room, click, type_into

if TYPE_CHECKING:
    from pathlib import Path


def opened(room: Room, **about: Any) -> Any:
    room.open_form("save_table", **about)
    return room.layer.dialog


def saved(qtbot, room: Room, dialog: Any, path: Path) -> list[list[str]]:
    """Save there and return the cells of the file, heads first."""
    qtbot.waitUntil(dialog.save.isEnabled)
    dialog.save_to(path)
    qtbot.waitUntil(lambda: room.layer.dialog is None)
    return [list(map(str, row)) for row in read_workbook(path).sheets[0].rows]


@pytest.mark.parametrize("kind", [".xlsx", ".csv"])
def test_the_whole_list_is_saved_with_every_column(qtbot, room, women, tmp_path, kind):
    dialog = opened(room)
    click(dialog.kind.tiles[kind])
    rows = saved(qtbot, room, dialog, tmp_path / f"list{kind}")
    assert len(rows) == 1 + len(women)
    assert {"Given name", "Phone", "Key in the register"} <= set(rows[0])
    assert f"Saved as list{kind}" in room.toasts[-1]


def test_only_the_list_that_is_shown_leaves(qtbot, room, women, tmp_path):
    rows = saved(qtbot, room, opened(room, text="Ҷамила"), tmp_path / "list.xlsx")
    assert [row[1] for row in rows[1:]] == ["Ҷамила"]


def test_women_chosen_in_the_list_leave_alone(qtbot, room, women, tmp_path):
    room.go("people", text="")
    page = room.pages["people"]
    page.list.table.setFocus()
    page.list.choose(page.list.table.long_model().ids[1])
    QTest.keyClick(page.list.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    click(page.more)
    click(room.layer.dialog.tiles["save_table"])
    dialog = room.layer.dialog
    assert dialog.names.tiles["named"].second == "2 women"
    assert len(saved(qtbot, room, dialog, tmp_path / "list.xlsx")) == 3


def test_a_column_taken_off_stays_here_and_stays_off(qtbot, room, women, tmp_path):
    dialog = opened(room)
    click(dialog.columns.ticks[Meaning.FAMILY.value])
    click(dialog.columns.alls["Phones"])
    (heads, *_rows) = saved(qtbot, room, dialog, tmp_path / "list.xlsx")
    assert "Given name" in heads
    assert not {"Family name", "Phone", "Whose phone", "Safe to call"} & set(heads)
    again = opened(room)
    assert not again.columns.ticks[Meaning.FAMILY.value].isChecked()
    assert again.columns.alls["Phones"].text() == "All of these"


def test_a_table_of_no_columns_is_not_made(qtbot, room, women):
    dialog = opened(room)
    for button in dialog.columns.alls.values():
        click(button)
    click(dialog.columns.ticks[Meaning.KEY.value])
    click(dialog.save)
    assert dialog.columns.error() == "Tick at least one."
    assert room.window().findChild(QFileDialog) is None


def test_without_names_what_leaves_is_what_was_seen(qtbot, room, women, tmp_path):
    dialog = opened(room)
    click(dialog.names.tiles["nameless"])
    qtbot.waitUntil(lambda: dialog.made is not None)
    assert not dialog.columns.isVisible()
    seen = dialog.view.words()
    assert not dialog.view.caution.isVisible()
    rows = saved(qtbot, room, dialog, tmp_path / "list.csv.xlsx")
    assert len(rows) == 13
    told = " ".join(map(" ".join, rows))
    assert not any(name in told for name in women)
    assert [row[0] for row in rows[1:4]] == [text for text in seen if text.startswith("W0")]


def test_other_age_bands_are_seen_at_once_and_kept_for_the_group(qtbot, room, women, tmp_path):
    dialog = opened(room)
    click(dialog.names.tiles["nameless"])
    qtbot.waitUntil(lambda: dialog.made is not None)
    dialog.bands.edit.selectAll()
    type_into(dialog.bands.edit, "40, 41")
    click(dialog.save)  # the bands are new: first she sees what leaves
    assert room.window().findChild(QFileDialog) is None
    qtbot.waitUntil(lambda: dialog.made is not None and dialog.save.isEnabled())
    assert {row[1] for row in dialog.made.rows} == {"0–39", "40–40", "41+"}
    assert "1 woman can be recognised" in dialog.view.caution.words.text()
    saved(qtbot, room, dialog, tmp_path / "list.xlsx")
    with room.workspace.db.read() as session:
        assert group_settings(session).age_bands == (40, 41)


def test_bands_that_are_no_ages_are_told_beside_their_field(qtbot, room, women):
    dialog = opened(room)
    click(dialog.names.tiles["nameless"])
    qtbot.waitUntil(lambda: dialog.made is not None)
    dialog.bands.edit.selectAll()
    type_into(dialog.bands.edit, "30, 18")
    click(dialog.save)
    assert "rise" in dialog.bands.error()


def test_no_file_is_ever_written_over(qtbot, room, women, tmp_path):
    path = tmp_path / "list.xlsx"
    path.write_bytes(b"hers")
    dialog = opened(room)
    dialog.save_to(path)
    qtbot.waitUntil(dialog.notice.isVisible)
    assert "already" in dialog.notice.words.text()
    assert path.read_bytes() == b"hers"
    assert dialog.save.isEnabled()


@pytest.mark.parametrize(("number", "words"), [(errno.ENOSPC, "no room"), (errno.EIO, "not there any more")])
def test_a_full_disk_and_a_pulled_stick_are_told_in_one_sentence(
    qtbot, room, women, tmp_path, monkeypatch, number, words
):
    def fails(_descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fails)
    dialog = opened(room)
    dialog.save_to(tmp_path / "list.xlsx")
    qtbot.waitUntil(dialog.notice.isVisible)
    assert words in dialog.notice.words.text()
    assert not (tmp_path / "list.xlsx").exists()


def test_the_place_is_asked_for_under_a_neutral_name_and_the_question_goes_with_the_dialog(qtbot, room, women):
    dialog = opened(room)
    click(dialog.save)
    asking = room.window().findChild(QFileDialog)
    assert asking.selectedFiles()[0].endswith("list-01.xlsx")
    room.layer.close()
    qtbot.waitUntil(lambda: room.window().findChild(QFileDialog) is None)


def test_how_long_it_still_takes_is_told_once_it_can_be_known():
    assert how_far(1, 0.5) == "50 %"
    assert how_far(30, 0.5) == "50 %  ·  less than a minute left"
    assert how_far(60, 0.25) == "25 %  ·  3 minutes left"


def test_names_never_leave_when_making_the_table_without_them_was_stopped(qtbot, room, women, tmp_path):
    dialog = opened(room)
    click(dialog.names.tiles["nameless"])
    dialog._stop()
    assert dialog.made is None
    click(dialog.save)  # what leaves is seen first
    assert room.window().findChild(QFileDialog) is None
    dialog._stop()
    path = tmp_path / "list.xlsx"
    dialog.save_to(path)
    qtbot.waitUntil(lambda: dialog.made is not None)
    assert not path.exists()
