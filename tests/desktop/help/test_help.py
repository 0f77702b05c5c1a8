"""F1 gives five short lines for every page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from grouphub.base import resources
from grouphub.desktop.help.panel import HelpPanel
from grouphub.desktop.help.texts import HELP, help_of
from grouphub.desktop.shell import fonts, theme
from grouphub.desktop.widgets.overlay import OverlayHost


@pytest.mark.parametrize("page", sorted(HELP))
def test_every_help_has_five_short_lines_each_with_a_sign(page):
    lines = HELP[page].lines
    assert len(lines) == 5
    assert len({line.text for line in lines}) == 5
    for line in lines:
        assert len(line.text) <= 110
        assert line.text.endswith((".", "?"))
        assert resources.path("icons", "regular", f"{line.icon}.svg").exists(), line.icon
        assert line.area in {*theme.AREAS, "red", "ink2"}


def test_settings_say_honestly_what_hiding_does_not_protect_from():
    told = " ".join(line.text for line in HELP["settings"].lines)
    assert "does not stop someone who knows the password" in told


def test_an_unknown_page_gets_help_all_the_same():
    assert help_of("nowhere") is HELP["today"]


def test_in_a_low_window_the_keys_scroll_the_help(qapp, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(640, 300)
    window.show()
    host = OverlayHost(window)
    panel = HelpPanel("settings")
    host.show_dialog(panel)
    qtbot.waitUntil(panel.closing.hasFocus)
    bar = panel.findChild(QScrollArea).verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    QTest.keyClick(panel.closing, Qt.Key.Key_PageDown)
    assert bar.value() > 0


@pytest.mark.parametrize("letters", ["normal", "largest"])
def test_the_panel_shows_all_lines_and_closes_with_enter(qapp, qtbot, letters):
    fonts.load()
    theme.apply(qapp, theme.Theme("light", letters))
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1024, 530)
    window.show()
    host = OverlayHost(window)
    panel = HelpPanel("settings")
    host.show_dialog(panel)
    shown = [label.text() for label in panel.body.findChildren(QLabel) if label.isVisible()]
    assert shown == [line.text for line in HELP["settings"].lines]
    qtbot.waitUntil(panel.closing.hasFocus)
    QTest.keyClick(panel.closing, Qt.Key.Key_Return)
    assert host.dialog is None
    theme.apply(qapp, theme.Theme())
