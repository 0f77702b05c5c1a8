"""Texts that break programs, pasted into every field of every form: saved or refused in words, and the work goes on."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.fields import Field
from grouphub.desktop.widgets.rows_field import RowsField
from tests.contracts.test_forms import FORMS, desk, openings

__all__ = ["desk"]  # the program with a woman of whom everything is known

NAUGHTY = (
    "ш" * 10_000,
    "''; DROP TABLE person; -- \" \\ %s {name} {0} <b>&amp;</b>",
    "\r\n\t =1+1 \u202eобеЗ \u200b\u200d\ufeff З\u0306\u0301\u0302\u0303",
    "👩🏽‍🦰👩‍👩‍👧‍👧 ﷺ مریم ٣١٤ ²³½",
)

SECRET = {"keeper", "password"}
"""What is typed there is first of all a password: any text makes one (tests of the store)."""


def paste_everywhere(root, text: str) -> int:
    """Paste ``text`` into every line and note below ``root``; return into how many."""
    for field in root.findChildren(RowsField):
        field.more.click()
    QApplication.clipboard().setText(text)
    lines = []
    for field in root.findChildren(Field):
        editor = field.editor()
        if isinstance(editor, QLineEdit | QPlainTextEdit) and editor.isEnabled():
            editor.selectAll()
            editor.paste()
            lines.append(editor)
    return len(lines)


@pytest.mark.parametrize("name", sorted(set(FORMS) - SECRET))
def test_any_text_in_every_field_is_saved_or_refused_in_words(desk, folder, name):
    for about in openings(name, desk):
        for text in NAUGHTY:
            desk.session.open_form(name, **about)
            if desk.dialog is None:
                return  # what it was about is gone: an earlier text was saved
            filled = paste_everywhere(desk.dialog, text)
            named = getattr(desk.dialog, "save", None)
            save = named if isinstance(named, Button) else desk.dialog.main
            if not filled or named is None:
                desk.dialog.reject()
                break
            save.click()
            QApplication.processEvents()
            assert not folder.log.exists(), f"{name}: {text[:20]!r}: {folder.log.read_text()[-600:]}"
            if desk.dialog is not None:
                told = [field.error() for field in desk.dialog.findChildren(Field) if field.error()]
                assert told or desk.toast() or not save.isEnabled(), f"{name}: {text[:20]!r} was refused without a word"
                desk.dialog.reject()
