"""Papers about women: chosen, seen, saved; what is printed is what was seen."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from grouphub.features.group import actions as group
from tests.desktop.people.conftest import Room, click
from tests.paper import pdf


@pytest.fixture
def named(room: Room, women: dict[str, Any]) -> dict[str, Any]:
    """The women of a group that has a name."""
    group.change_settings(room.workspace.db, name="Гулдаста")
    return women


def papers(qtbot, room: Room, **about: Any) -> Any:
    room.open_form("papers", **about)
    return drawn(qtbot, room.layer.dialog)


def drawn(qtbot, dialog: Any) -> Any:
    qtbot.waitUntil(dialog.printer.isEnabled)
    return dialog


def choose(qtbot, dialog: Any, kind: str) -> bytes:
    click(dialog.kind.tiles[kind])
    drawn(qtbot, dialog)
    return dialog.pdf


def white_and_dark(sheet: Any) -> tuple[float, float]:
    """Return which parts of what is shown are paper and ink."""
    image = sheet.grab().toImage()
    greys = [
        image.pixelColor(x, y).lightness() for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)
    ]
    return sum(grey > 245 for grey in greys) / len(greys), sum(grey < 120 for grey in greys) / len(greys)


def test_each_of_the_six_papers_is_drawn_and_shown(qtbot, room, named):
    dialog = papers(qtbot, room)
    seen = {dialog.pdf}
    for kind in ("phones", "sign-up", "form", "labels", "badges"):
        made = choose(qtbot, dialog, kind)
        assert pdf.sizes(made)
        assert white_and_dark(dialog.preview.sheet)[0] > 0.25
        seen.add(made)
    assert len(seen) == 6


def test_the_list_that_is_shown_is_the_list_that_is_printed(qtbot, room, named):
    dialog = papers(qtbot, room, text="Ҷамила")
    found = pdf.text(dialog.pdf)
    assert "Ҷамила" in found
    assert "1 woman" in found


def test_women_chosen_in_the_list_are_printed_alone(qtbot, room, named):
    room.go("people", text="")
    page = room.pages["people"]
    page.list.table.setFocus()
    page.list.choose(page.list.table.long_model().ids[1])
    QTest.keyClick(page.list.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    click(page.printer)
    dialog = drawn(qtbot, room.layer.dialog)
    found = pdf.text(dialog.pdf)
    assert "2 women" in found
    assert "Давлатзода Сафаргул" in found
    assert "09.05.2024" in found
    assert "Адолат" not in found


def test_the_button_above_the_list_opens_the_papers_of_that_list(qtbot, room, named):
    room.go("people", text="Ҷамила")
    click(room.pages["people"].printer)
    dialog = drawn(qtbot, room.layer.dialog)
    assert "1 woman" in pdf.text(dialog.pdf)


def test_pages_are_turned(qtbot, room, named):
    from tests.features.people.group import add

    for number in range(60):
        add(room.workspace.db, f"Name{number}")
    dialog = papers(qtbot, room)
    assert "page 1 of" in dialog.preview.words.text()
    assert not dialog.preview.before.isEnabled()
    click(dialog.preview.after)
    assert "page 2 of" in dialog.preview.words.text()
    click(dialog.preview.before)
    assert "page 1 of" in dialog.preview.words.text()


def test_a_paper_is_saved_under_the_name_she_gives_and_never_over_another(qtbot, room, named, tmp_path):
    dialog = papers(qtbot, room)
    dialog.save_to(tmp_path / "list-01.pdf")
    assert (tmp_path / "list-01.pdf").read_bytes() == dialog.pdf
    assert "Saved as list-01.pdf" in dialog.notice.words.text()
    (tmp_path / "other.pdf").write_bytes(b"hers")
    dialog.save_to(tmp_path / "other.pdf")
    assert (tmp_path / "other.pdf").read_bytes() == b"hers"
    assert "already" in dialog.notice.words.text()
    dialog.save_to(tmp_path / "nowhere" / "list.pdf")
    assert "could not be saved" in dialog.notice.words.text()


def test_without_a_printer_she_is_told_and_may_save(qtbot, room, named):
    dialog = papers(qtbot, room)
    click(dialog.printer)
    assert "no printer" in dialog.notice.words.text()
    assert dialog.save.isEnabled()


def test_the_question_for_a_place_goes_with_the_dialog(qtbot, room, named):
    dialog = papers(qtbot, room)
    click(dialog.save)
    asking = room.window().findChild(QFileDialog)
    assert asking.selectedFiles()[0].endswith("list-01.pdf")
    room.layer.close()
    qtbot.waitUntil(lambda: room.window().findChild(QFileDialog) is None)


def test_her_record_is_seen_before_it_is_printed(qtbot, room, named):
    room.go("person", person_id=str(named["Ҷамила"]))
    click(room.pages["person"].more.record)
    dialog = drawn(qtbot, room.layer.dialog)
    assert "What is written about you" in pdf.text(dialog.pdf)
    assert "Ҷамила" in pdf.text(dialog.pdf)
