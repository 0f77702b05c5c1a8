"""The recovery sheet on the screen: six groups, and ways to get them onto paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from grouphub.base.errors import GroupHubError
from grouphub.base.files import FileNotSaved, write_new
from grouphub.base.i18n import N_, _
from grouphub.desktop.shell import theme
from grouphub.desktop.widgets import painting
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.card import Sign, Strip
from grouphub.desktop.widgets.labels import Small, Text

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QFileDialog

    from grouphub.store.recovery import RecoveryCode

FILE_NAME = "list-01.pdf"


class SheetBesideRegister(GroupHubError):
    """The sheet would lie beside a copy of the register."""

    message = N_(
        "A copy of the register is on this stick. Whoever finds both can read everything, so the sheet was not saved "
        "there. Choose another stick, print the sheet or write it by hand."
    )


class SheetNotSaved(GroupHubError):
    """The file could not be written."""

    message = N_("The sheet could not be saved there. Choose another place, print it or write it by hand.")


class GroupSigns(painting.Follows, QWidget):
    """Four signs in a dashed frame; ``large`` for writing them off."""

    def __init__(self, number: int, signs: str, *, large: bool = False) -> None:
        super().__init__()
        self._number = number
        self._signs = signs
        self._large = large
        self.setAccessibleName(_("Group {number}").format(number=number))
        self.setAccessibleDescription(" ".join(signs))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return room for the signs."""
        return QSize(theme.px(180 if self._large else 92), theme.px(84 if self._large else 38))

    def minimumSizeHint(self) -> QSize:
        """Return the same: no sign is ever cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint frame, signs and, when large, the number of the group."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.colour("surface"))
        painter.setPen(QPen(theme.colour("line2"), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 8, 8)
        font = theme.font("number" if self._large else "lead", 700 if self._large else 600, tabular=True)
        painting.words(painter, self.rect(), self._signs, font, "ink", Qt.AlignmentFlag.AlignCenter)
        if self._large:
            corner = self.rect().adjusted(10, 6, 0, 0)
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
            painting.words(painter, corner, str(self._number), theme.font("small", 600), "ink2", flags)
        painter.end()


def signs_grid(code: RecoveryCode, *, large: bool = False) -> QGridLayout:
    """Return the six groups in two rows."""
    grid = QGridLayout()
    grid.setSpacing(16 if large else 8)
    for place, signs in enumerate(code.groups):
        grid.addWidget(GroupSigns(place + 1, signs, large=large), place // 3, place % 3)
    return grid


class SheetBox(QFrame):
    """Shows the code, prints and saves the sheet; ``by_hand_asked`` wants it in large letters."""

    by_hand_asked = Signal()

    def __init__(self, code: RecoveryCode) -> None:
        super().__init__()
        self._code = code
        self._dialog: QFileDialog | None = None
        self.setProperty("role", "sunken")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 18)
        column.setSpacing(14)
        column.addLayout(_head())
        column.addLayout(signs_grid(code))
        column.addLayout(self._buttons())
        self.by_hand = Button(_("Write it by hand"), "pencil-simple", kind="plain", size="small")
        self.by_hand.clicked.connect(self.by_hand_asked)
        column.addWidget(self.by_hand, 0, Qt.AlignmentFlag.AlignLeft)
        self.notice = Strip("blue", "")
        self.notice.hide()
        column.addWidget(self.notice)
        column.addStretch(1)

    def print_sheet(self) -> None:
        """Print the sheet; where that fails say what else there is."""
        from grouphub.desktop.printing import print_pdf

        try:
            print_pdf(self._pdf())
        except GroupHubError as error:
            self._say(_("{problem} Write the sheet by hand, or save it.").format(problem=error.text()))
        else:
            self._say(_("The sheet was sent to the printer. Take it out at once."))

    def ask_where(self) -> None:
        """Ask where to save the sheet."""
        from grouphub.desktop.file_dialogs import ask_where_to_save

        self._dialog = ask_where_to_save(self, _("Save the sheet"), FILE_NAME, "pdf", self.save_to)
        self._dialog.finished.connect(self._forget_dialog)

    def save_to(self, path: Path) -> None:
        """Save the sheet as a PDF unless a copy of the register lies there."""
        from grouphub.store.places import holds_copy_of_register

        try:
            if holds_copy_of_register(path):
                raise SheetBesideRegister
            self._write(path)
        except GroupHubError as error:
            self._say(error.text())
        else:
            self._say(_("Saved as {name}. Keep the stick away from this computer.").format(name=path.name))

    def _write(self, path: Path) -> None:
        try:
            write_new(path, self._pdf())
        except FileNotSaved as error:
            raise SheetNotSaved from error

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the open dialog away with the page."""
        super().hideEvent(event)
        if self._dialog is not None and not event.spontaneous():
            self._dialog.reject()

    def _forget_dialog(self) -> None:
        self._dialog = None

    def _pdf(self) -> bytes:
        from grouphub.paper.recovery import recovery_sheet

        return recovery_sheet(self._code.groups)

    def _say(self, text: str) -> None:
        self.notice.set_words(text)
        self.notice.show()

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.printer = Button(_("Print"), "printer")
        self.printer.clicked.connect(self.print_sheet)
        self.save = Button(_("Save to a stick"), "usb")
        self.save.clicked.connect(self.ask_where)
        row.addWidget(self.printer)
        row.addWidget(self.save)
        row.addStretch(1)
        return row


def _head() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addWidget(Sign("file-text", area="amber"))
    words = QVBoxLayout()
    words.setSpacing(4)
    words.addWidget(Text(_("Recovery sheet"), weight=600, wrap=True))
    words.addWidget(Small(_("Opens the register if the password is lost"), wrap=True))
    row.addLayout(words, 1)
    return row
