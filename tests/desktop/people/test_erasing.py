"""Erasing for ever: asked once, with her name typed; the safe button does nothing."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QLabel

from grouphub.features.copies.actions import keep_by_itself, keep_copy
from grouphub.features.copies.forgetting import copies_to_sweep
from grouphub.features.people import actions, card
from grouphub.features.people.rules import NobodyThere
from tests.desktop.people.conftest import Room, click, type_into


def is_there(room: Room, key: Any) -> bool:
    try:
        with room.workspace.db.read() as session:
            card.person(session, key)
    except NobodyThere:
        return False
    return True


@pytest.fixture
def asked(room: Room, women: dict[str, Any]) -> Any:
    """The question about a woman in the archive, opened from her page."""
    actions.archive_person(room.workspace.db, women["Ҷамила"])
    room.go("person", person_id=str(women["Ҷамила"]))
    click(room.pages["person"].more.erase)
    return room.layer.dialog


def test_only_who_is_in_the_archive_can_be_erased(room, women):
    room.go("person", person_id=str(women["Ҷамила"]))
    more = room.pages["person"].more
    assert not more.erase.isVisibleTo(more)


def test_what_goes_is_said_and_the_safe_button_keeps_her(room, women, asked):
    told = " ".join(label.text() for label in asked.findChildren(QLabel))
    assert "Erase Ҷамила Олимзода for ever?" in told
    assert "1 phone, 1 role" in told
    click(asked.keep)
    assert is_there(room, women["Ҷамила"])


def test_the_button_sleeps_until_her_name_is_typed_in_any_spelling(room, women, asked):
    assert not asked.erase.isEnabled()
    type_into(asked.typed.editor(), "jamil")
    assert not asked.erase.isEnabled()
    type_into(asked.typed.editor(), "a")
    assert asked.erase.isEnabled()


def test_then_she_is_gone_and_the_list_is_shown(room, women, asked):
    type_into(asked.typed.editor(), "Ҷамила")
    click(asked.erase)
    assert not is_there(room, women["Ҷамила"])
    assert room.went[-1][0] == "people"


def test_she_goes_from_the_copies_on_this_computer_and_those_elsewhere_are_named(room, women, tmp_path, qtbot):
    db, features = room.workspace.db, room.workspace.features
    (tmp_path / "stick").mkdir()
    keep_copy(db, tmp_path / "stick", label="KINGSTON")
    keep_by_itself(db, features)
    (db.opened.folder.path / "kept-2025-03-17").mkdir()
    actions.archive_person(db, women["Ҷамила"])
    room.go("person", person_id=str(women["Ҷамила"]))
    click(room.pages["person"].more.erase)
    told = " ".join(label.text() for label in room.layer.dialog.findChildren(QLabel))
    assert "Files of a damaged register still hold her: kept-2025-03-17." in told
    assert "Copies elsewhere still hold her: KINGSTON (" in told
    type_into(room.layer.dialog.typed.editor(), "Ҷамила")
    click(room.layer.dialog.erase)
    qtbot.waitUntil(lambda: copies_to_sweep(db) == [])
