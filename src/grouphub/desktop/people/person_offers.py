"""Women offered below a line while her name is typed: each with where she lives and why she was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from grouphub.base.i18n import _
from grouphub.desktop.shell import theme
from grouphub.desktop.widgets import painting
from grouphub.desktop.widgets.letter_circle import paint_circle
from grouphub.desktop.widgets.offers import Offers

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPainter

    from grouphub.desktop.widgets.fields import LineEdit
    from grouphub.features.people.finding import Hit

_ROW: Final = 52
_HIT: Final = Qt.ItemDataRole.UserRole


class PersonOffers(Offers):
    """The list for one line; ``person_taken`` carries the hit that was chosen."""

    person_taken = Signal(object)

    def __init__(self, line: LineEdit, find: Callable[[str], Sequence[Hit]]) -> None:
        super().__init__(line, lambda _typed: [])
        self._find_women = find
        self.row_height = _ROW
        self.setAccessibleName(_("Women found"))
        self.setItemDelegate(_PersonRow(self))

    def offer(self, typed: str) -> None:
        """Show the women who fit what is typed."""
        start = typed.strip()
        found = self._find_women(start) if start else []
        if not found:
            self.hide()
            return
        self.clear()
        for hit in found:
            item = QListWidgetItem(hit.person.name)
            item.setData(_HIT, hit)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{hit.person.name}, {about(hit)}")
            self.addItem(item)
        self.place()

    def take(self, item: QListWidgetItem) -> None:
        """Choose a woman."""
        hit = item.data(_HIT)
        super().take(item)
        self.person_taken.emit(hit)


def about(hit: Hit) -> str:
    """Return where she lives, why she was found, and whether she is in the archive."""
    archived = _("Archived") if hit.person.archived_at is not None else ""
    return " · ".join(filter(None, dict.fromkeys((archived, hit.person.village, hit.reason.text()))))


class _PersonRow(QStyledItemDelegate):
    """Letter circle, name, and a second line."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | Any) -> QSize:  # noqa: ARG002  Qt's signature
        """Return the height of every row."""
        return QSize(theme.px(200), theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | Any) -> None:
        """Paint one woman."""
        state: Any = option.state
        rect: QRect = option.rect
        hit: Hit = index.data(_HIT)
        lit = bool(state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver))
        if lit:
            painting.box(painter, rect, 8, fill="psoft" if state & QStyle.StateFlag.State_Selected else "sunken")
        side = theme.px(34)
        circle = QRect(rect.left() + 8, rect.center().y() - side // 2 + 1, side, side)
        paint_circle(painter, circle, hit.person.initials, hit.person.name)
        room = QRect(circle.right() + 12, rect.top() + theme.px(7), rect.right() - circle.right() - 20, theme.px(20))
        second = about(hit)
        if not second:
            room.moveTop(rect.center().y() - theme.px(10))
        painting.words(painter, room, hit.person.name, theme.font("text", 600), "ink")
        room.translate(0, theme.px(19))
        painting.words(painter, room, second, theme.font("small"), "ink2")
