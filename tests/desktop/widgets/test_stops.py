"""Tab goes in the order of reading."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from grouphub.desktop.widgets.stops import order_stops


def test_a_button_built_later_is_reached_where_it_stands(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    body, foot = QWidget(), QPushButton("foot")
    inside = QVBoxLayout(body)
    column.addWidget(body)
    column.addWidget(foot)
    last = QPushButton("last")
    inside.addWidget(last)
    first = QPushButton("first")
    inside.insertWidget(0, first)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    order_stops([body, foot])
    first.setFocus()
    reached = []
    for _step in range(3):
        reached.append(QApplication.focusWidget())
        qtbot.keyClick(reached[-1], Qt.Key.Key_Tab)
    assert reached == [first, last, foot]


def test_what_is_hidden_or_switched_off_is_passed_over(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    one, hidden, off, two = (QPushButton(name) for name in ("one", "hidden", "off", "two"))
    for button in (one, hidden, off, two):
        column.addWidget(button)
    hidden.hide()
    off.setEnabled(False)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    order_stops([one, hidden, off, two])
    one.setFocus()
    qtbot.keyClick(one, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is two
