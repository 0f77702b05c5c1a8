"""What is done on the pages of money: a button found by its words, a row gone to by keys, a form read."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

LEFT = Qt.MouseButton.LeftButton


def press(root, name: str) -> None:
    """Click a button in sight."""
    found = [one for one in root.findChildren(QAbstractButton) if name in {one.accessibleName(), one.text()}]
    shown = next(one for one in found if one.isVisible() and one.isEnabled())
    QTest.mouseClick(shown, LEFT, pos=shown.rect().center())


def go_to_button(table, key: str, column: str) -> None:
    """Go to a button of a row by keys."""
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Home)
    while table.chosen_id() != key:
        before = table.currentIndex().row()
        QTest.keyClick(table, Qt.Key.Key_Down)
        assert table.currentIndex().row() > before
    while table.columns[table.currentIndex().column()].key != column:
        before = table.currentIndex().column()
        QTest.keyClick(table, Qt.Key.Key_Right)
        assert table.currentIndex().column() > before


def press_button(table, key: str, column: str) -> None:
    """Go to a button of a row by keys and press it."""
    go_to_button(table, key, column)
    QTest.keyClick(table, Qt.Key.Key_Return)


def shown_rows(table) -> list[list[str]]:
    """Return what stands in each cell."""
    model = table.long_model()
    return [[column.text(model.row(number)) for column in table.columns] for number in range(model.rowCount())]
