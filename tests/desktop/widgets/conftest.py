"""Widgets are tried in the program's own look, in a real window."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from grouphub.desktop.shell import fonts, theme


@pytest.fixture(autouse=True)
def look(qapp: QApplication):
    """Wear light colours and normal letters, and give them back."""
    fonts.load()
    if not qapp.styleSheet() or theme.current() != theme.Theme():
        theme.apply(qapp, theme.Theme())
    yield
    if theme.current() != theme.Theme():
        theme.apply(qapp, theme.Theme())


@pytest.fixture
def window(qtbot):
    """A shown window with a column to put widgets into: ``window.layout().addWidget(...)``."""
    window = QWidget()
    QVBoxLayout(window)
    window.resize(900, 700)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def put(window, qtbot):
    """Put a widget into the window and wait until it is on the screen."""

    def put(widget: QWidget) -> QWidget:
        window.layout().addWidget(widget)
        widget.show()
        qtbot.waitUntil(widget.isVisible)
        return widget

    return put
