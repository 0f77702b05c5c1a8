"""What a change of several women would do: how many change, and the first of them before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from grouphub.base.i18n import _, ngettext
from grouphub.desktop.widgets.card import Sign
from grouphub.desktop.widgets.labels import Small, Text

if TYPE_CHECKING:
    from grouphub.features.people.together import Preview, Step

_FIRST: Final = 5


class PreviewRows(QFrame):
    """A soft band with figures, and below them name, what is written now and what comes."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "sunken")
        self.setAccessibleName(_("What comes of it"))
        column = QVBoxLayout(self)
        column.setContentsMargins(15, 12, 15, 12)
        column.setSpacing(10)
        self.words = Text("", weight=600, wrap=True)
        column.addWidget(self.words)
        self._holder = QWidget()
        self._grid = QGridLayout(self._holder)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 4)
        self._grid.setColumnStretch(1, 3)
        self._grid.setColumnStretch(3, 3)
        column.addWidget(self._holder)
        self.more = Small("", wrap=True)
        column.addWidget(self.more)
        self.show_preview(None)

    def show_preview(self, found: Preview | None) -> None:
        """Show what would change; None while that cannot be told yet."""
        self._clear()
        changing = found.changing if found else ()
        if found is None:
            self.words.setText(_("Choose what changes, then see here what comes of it."))
        else:
            self.words.setText(_figures(len(found.steps), len(changing)))
        for number, step in enumerate(changing[:_FIRST]):
            self._add(number, step)
        left = len(changing) - _FIRST
        self.more.setText(ngettext("and {count} more", "and {count} more", left).format(count=left) if left > 0 else "")
        self._holder.setVisible(bool(changing))
        self.more.setVisible(left > 0)

    def _add(self, number: int, step: Step) -> None:
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(Text(step.name, weight=500, wrap=True), number, 0, top)
        self._grid.addWidget(Text(step.before or "–", tone="ink2", wrap=True), number, 1, top)
        self._grid.addWidget(Sign("arrow-right", tone="ink3", size=18), number, 2, top)
        self._grid.addWidget(Text(step.after or "–", weight=600, wrap=True), number, 3, top)

    def _clear(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()


def _figures(women: int, changing: int) -> str:
    """Return the figures in one line: 12 women: 9 change, 3 are so already."""
    so = women - changing
    counted = ngettext("{count} woman", "{count} women", women).format(count=women)
    change = ngettext("{count} changes", "{count} change", changing).format(count=changing)
    already = ngettext("{count} is so already", "{count} are so already", so).format(count=so) if so else ""
    return _("{women}: {what}").format(women=counted, what=", ".join(filter(None, (change, already))))
