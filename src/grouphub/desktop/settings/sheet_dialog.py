"""A new recovery sheet: put on paper, two groups typed back, and only then the old one opens nothing any more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import _
from grouphub.desktop.settings.own_password import check_own
from grouphub.desktop.vault.recovery_entry import GroupBox, GroupBoxes
from grouphub.desktop.vault.sheet_box import SheetBox, signs_grid
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.card import Strip
from grouphub.desktop.widgets.labels import Text
from grouphub.desktop.widgets.overlay import WIDE, Dialog
from grouphub.desktop.widgets.password_field import PasswordField
from grouphub.store import vault
from grouphub.store.recovery import RecoveryCode, choose_groups
from grouphub.store.unlocking import WrongPassword

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from grouphub.desktop.workspace import Workspace


class SheetDialog(Dialog):
    """Three parts: the sheet, the same in large letters, two groups typed back. Until the end the old sheet holds.

    Her password is asked once more: whoever finds the register open must not make himself a key to it.
    After a lock or a restart it returns as she left it, her paper is not lost: until the last step its code opens
    nothing, so it may lie in the register meanwhile. Before it is made to open, it is taken out of there.
    """

    help_name = "form-new_sheet"

    def __init__(self, workspace: Workspace, **left: Any) -> None:
        self._workspace = workspace
        self._working = False
        self._box: GroupBox | None = None
        self.code = RecoveryCode(left["code"]) if left else RecoveryCode.new()
        self._asked = left["asked"] if left else choose_groups()
        self._sheet = self._build_sheet()
        self._by_hand = self._build_by_hand()
        self._back_typing = self._build_back_typing()
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        self.parts = (self._sheet, self._by_hand, self._back_typing)
        for part in self.parts:
            column.addWidget(part)
        super().__init__(_("New recovery sheet"), body, width=WIDE)
        self.set_note(_("The old sheet holds until the last step here."))
        self.add_cancel()
        self.back = self.add_action(Button(_("Back")))
        self.back.clicked.connect(lambda: self.show_part(self._sheet))
        self.next = self.add_action(Button("", kind="primary"))
        self.next.clicked.connect(self._go_on)
        self._parts = {"sheet": self._sheet, "by_hand": self._by_hand, "back_typing": self._back_typing}
        self._part = self._sheet
        self.show_part(self._sheet)
        if left:
            self._return_to(left)

    def place(self) -> dict[str, Any] | None:
        """Return the sheet, the part that is showing, and what is typed; nothing any more while it is being made."""
        if self._working:
            return None
        boxes = self.boxes.boxes
        here = next((number for number, box in enumerate(boxes) if box.hasFocus()), -1)
        return {
            "of": str(self._workspace.db.who),
            "code": self.code.signs,
            "asked": list(self._asked),
            "part": next(name for name, part in self._parts.items() if part is self._part),
            "typed": self.boxes.texts(),
            "box": here,
            "cursor": boxes[here].cursorPosition() if here >= 0 else 0,
        }

    def showEvent(self, event: QShowEvent) -> None:
        """Put the cursor where it stood."""
        super().showEvent(event)
        if self._box is not None:
            self._box.setFocus()

    def reject(self) -> None:
        """Close without a new sheet, unless it is being made."""
        if not self._working:
            super().reject()

    def _build_sheet(self) -> QWidget:
        self.sheet = SheetBox(self.code)
        self.sheet.by_hand_asked.connect(lambda: self.show_part(self._by_hand))
        words = _("Print this sheet or write it down. Keep it away from the computer, and tear up the old one.")
        return _part(Text(words, wrap=True), self.sheet)

    def _build_by_hand(self) -> QWidget:
        signs = QWidget()
        signs.setLayout(signs_grid(self.code, large=True))
        words = _("There are no letters I, L, O and U. 0 is a zero and 1 is a one.")
        return _part(signs, Text(words, tone="ink2", wrap=True))

    def _build_back_typing(self) -> QWidget:
        self.boxes = GroupBoxes([index + 1 for index in self._asked], labels=True)
        self.boxes.changed.connect(self._typed_back)
        self.boxes.finished.connect(self._typed_back)
        self.wrong = Strip("amber", "")
        self.wrong.hide()
        self.password = PasswordField("password", _("My password"))
        self.password.changed.connect(self._look)
        words = _("Type two groups from your paper, so you know that it can be read.")
        return _part(Text(words, wrap=True), self.boxes, self.wrong, self.password)

    def show_part(self, part: QWidget) -> None:
        """Show one of the three parts."""
        self._part = part
        for other in self.parts:
            other.setVisible(other is part)
        self.back.setVisible(part is not self._sheet)
        last = part is self._back_typing
        self.next.set_words(_("Use the new sheet") if last else _("I have it on paper"))
        self._look()
        if last:
            self.boxes.setFocus()

    def _return_to(self, left: dict[str, Any]) -> None:
        for box, typed in zip(self.boxes.boxes, left["typed"], strict=True):
            box.set_signs(typed)
        self.show_part(self._parts[left["part"]])
        self._typed_back()
        self.set_note(_("This is the sheet you began. The old sheet holds until the last step here."))
        if left["box"] >= 0:
            self._box = self.boxes.boxes[left["box"]]
            self._box.setCursorPosition(left["cursor"])

    def _go_on(self) -> None:
        if self._part is not self._back_typing:
            self.show_part(self._back_typing)
        elif not self._working:
            self._make()

    def _make(self) -> None:
        self._set_working(on=True)
        opened, code, password = self._workspace.db.opened, self.code, self.password.value()
        try:
            self._workspace.drafts.keep()  # without the code: from now on it may open the register
        except GroupHubError as error:
            self._not_made(error)
            return

        def make() -> None:
            check_own(opened, password)
            vault.new_recovery(opened, code)

        self._workspace.jobs.start(lambda _progress: make(), done=self._made, failed=self._not_made)

    def _look(self) -> None:
        done = self.code.fits_groups(self._asked, self.boxes.texts()) and bool(self.password.value())
        self.next.setEnabled(not self._working and (done or self._part is not self._back_typing))

    def _typed_back(self) -> None:
        wrong = [
            str(index + 1)
            for index, box in zip(self._asked, self.boxes.boxes, strict=True)
            if box.is_full() and not self.code.fits_groups([index], [box.text()])
        ]
        self.wrong.set_words(_("Group {number} is different on the sheet.").format(number=", ".join(wrong)))
        self.wrong.setVisible(bool(wrong))
        self._look()

    def _made(self, _result: object) -> None:
        self._set_working(on=False)
        self.accept()
        self._workspace.frame.toast(_("The new sheet holds. The old one opens nothing here any more."))

    def _not_made(self, error: BaseException) -> None:
        self._set_working(on=False)
        if isinstance(error, WrongPassword):
            self.password.show_error(error.text())
        elif isinstance(error, GroupHubError):
            self.wrong.set_words(error.text())
            self.wrong.show()
        else:
            self._workspace.frame.tell(error)

    def _set_working(self, *, on: bool) -> None:
        self._working = on
        self._look()
        self.set_note(_("One moment") if on else "")


def _part(*widgets: QWidget) -> QWidget:
    held = QWidget()
    column = QVBoxLayout(held)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(16)
    for widget in widgets:
        column.addWidget(widget)
    return held
