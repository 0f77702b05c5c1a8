"""Two groups of the sheet, typed back from the paper: proof that it can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from grouphub.base.i18n import _
from grouphub.desktop.vault.recovery_entry import GroupBoxes
from grouphub.desktop.widgets.card import Strip
from grouphub.store.recovery import choose_groups

if TYPE_CHECKING:
    from grouphub.store.recovery import RecoveryCode


class TypeBack(QWidget):
    """Asks for two groups, others each time ``ask`` is called; ``changed`` follows every key."""

    changed = Signal()

    def __init__(self, code: RecoveryCode) -> None:
        super().__init__()
        self._code = code
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self.wrong = Strip("amber", "")
        self._column.addWidget(self.wrong)
        self._column.addStretch(1)
        self.boxes = GroupBoxes(())
        self.ask()

    def ask(self) -> None:
        """Ask for two groups chosen by chance."""
        self.asked = choose_groups()
        """The groups asked for, from 0."""
        old = self.boxes
        self.boxes = GroupBoxes([index + 1 for index in self.asked], labels=True)
        self.boxes.changed.connect(self._typed)
        self._column.insertWidget(0, self.boxes)
        self.setFocusProxy(self.boxes)
        old.hide()
        old.deleteLater()
        self.wrong.hide()

    def is_right(self) -> bool:
        """Tell whether both groups are as on the sheet."""
        return self._code.fits_groups(self.asked, self.boxes.texts())

    def _typed(self) -> None:
        wrong = []
        for index, box in zip(self.asked, self.boxes.boxes, strict=True):
            differs = box.is_full() and not self._fits(index, box.text())
            box.show_difference(differs=differs)
            wrong += [index + 1] if differs else []
        if wrong:
            words = _("Group {number} is different on the sheet.")
            self.wrong.set_words(words.format(number=", ".join(map(str, wrong))))
        self.wrong.setVisible(bool(wrong))
        self.changed.emit()

    def _fits(self, index: int, text: str) -> bool:
        return self._code.fits_groups([index], [text])
