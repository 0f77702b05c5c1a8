"""Menus of text fields and the window for files speak the language of the program."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from grouphub.base import i18n
from grouphub.desktop.shell.qt_words import QtWords


@pytest.fixture
def tajik(qapp):
    words = QtWords()
    qapp.installTranslator(words)
    i18n.use("tg")
    yield
    qapp.removeTranslator(words)
    i18n.use("en")


@pytest.mark.parametrize("editor", [QLineEdit, QPlainTextEdit])
def test_the_menu_of_a_text_field_speaks_tajik(qtbot, tajik, editor):
    field = editor()
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    said = [action.text().partition("\t")[0] for action in menu.actions() if not action.isSeparator()]
    assert said == [
        "Ботил сохтан",
        "Такрор кардан",
        "Буридан",
        "Нусха гирифтан",
        "Гузоштан",
        "Нест кардан",
        "Ҳамаро интихоб кардан",
    ]
    menu.deleteLater()


def test_words_that_are_not_known_stay_as_they_are(qtbot, tajik):
    assert QApplication.translate("QFileDialog", "&Open") == "Кушодан"
    assert QApplication.translate("QFileDialog", "Nothing of ours") == "Nothing of ours"
