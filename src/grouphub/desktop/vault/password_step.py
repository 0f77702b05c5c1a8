"""Step 3: the password and the recovery sheet, then two groups typed back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from grouphub.base.i18n import _
from grouphub.desktop.shell import theme
from grouphub.desktop.vault.new_password import PasswordPair
from grouphub.desktop.vault.sheet_box import SheetBox, signs_grid
from grouphub.desktop.vault.step import Step
from grouphub.desktop.vault.type_back import TypeBack
from grouphub.desktop.widgets.card import Strip
from grouphub.desktop.widgets.labels import Text
from grouphub.desktop.widgets.marks import Tick

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from grouphub.desktop.vault.answers import Answers
    from grouphub.store.recovery import RecoveryCode


class PasswordStep(Step):
    """Asks for the password, gives the sheet, and has two groups of it typed back."""

    def __init__(self, answers: Answers, code: RecoveryCode, *, sheet_is_another: bool = False) -> None:
        super().__init__()
        self.code = code
        pages = QVBoxLayout(self)
        pages.setContentsMargins(0, 0, 0, 0)
        self._choosing = QWidget()
        self._by_hand = self._build_by_hand()
        self.type_back = TypeBack(self.code)
        self.type_back.changed.connect(self.changed)
        self._build_choosing(answers, sheet_is_another=sheet_is_another)
        self._pages = (self._choosing, self._by_hand, self.type_back)
        self._page = self._choosing
        for page in self._pages:
            pages.addWidget(page)
            page.setVisible(page is self._page)
        self.setFocusProxy(self.pair)

    def title(self) -> str:
        """Return the title of the part that is showing."""
        titles = {
            self._by_hand: _("Write these six groups on paper"),
            self.type_back: _("Type two groups from your sheet"),
        }
        return titles.get(self._page, _("Password and recovery sheet"))

    def lead(self) -> str:
        """Return what the part is about."""
        leads = {
            self._by_hand: _("Write clearly, with the numbers beside them. Every sign counts."),
            self.type_back: _("So you know that the sheet can be read. Look at the paper."),
        }
        both = _("Nobody can open the register without one of these two. Not even the makers.")
        return leads.get(self._page, both)

    def is_done(self) -> bool:
        """Tell whether the part that is showing is done."""
        if self._page is self._choosing:
            return self.pair.is_ready() and self.has_sheet.isChecked()
        return self._page is self._by_hand or self.type_back.is_right()

    def go_on(self) -> bool:
        """Go from password and sheet to typing back; from writing by hand back to them."""
        page = self._page
        if page is self._choosing:
            self.type_back.ask()
            self._show(self.type_back)
            self.type_back.setFocus()
        elif page is self._by_hand:
            self.has_sheet.setChecked(True)
            self._show(self._choosing)
        return page is not self.type_back

    def go_back(self) -> bool:
        """Go back to password and sheet."""
        if self._page is self._choosing:
            return False
        self._show(self._choosing)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the sheet below the password where it is narrow."""
        super().resizeEvent(event)
        beside = self.width() >= theme.px(640)
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    def _build_choosing(self, answers: Answers, *, sheet_is_another: bool) -> None:
        column = QVBoxLayout(self._choosing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        if sheet_is_another:
            new = Strip("amber", _("This sheet is new. Tear up one you made before: it opens nothing."))
            new.setObjectName("another")
            column.addWidget(new)
        self._row = QHBoxLayout()
        self._row.setSpacing(32)
        self.pair = PasswordPair()
        self.pair.set_known([answers.name, answers.keeper_name, answers.village])
        self.pair.changed.connect(self.changed)
        left = QVBoxLayout()
        left.addWidget(self.pair)
        left.addStretch(1)
        self.sheet = SheetBox(self.code)
        self.sheet.by_hand_asked.connect(lambda: self._show(self._by_hand))
        self._row.addLayout(left, 37)
        self._row.addWidget(self.sheet, 38)
        column.addLayout(self._row)
        self.has_sheet = Tick(_("I have the sheet and will keep it away from this computer."))
        self.has_sheet.clicked.connect(self.changed)
        column.addWidget(self.has_sheet)
        column.addStretch(1)

    def _build_by_hand(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(20)
        column.addLayout(signs_grid(self.code, large=True))
        words = _("There are no letters I, L, O and U. 0 is a zero and 1 is a one.")
        column.addWidget(Text(words, tone="ink2", wrap=True))
        column.addStretch(1)
        return page

    def _show(self, page: QWidget) -> None:
        self._page = page
        for other in self._pages:
            other.setVisible(other is page)
        self.changed.emit()


class MadeStep(Step):
    """What stands in place of step 2 or 3 once the vault is made."""

    def __init__(self, step: int) -> None:
        super().__init__()
        self._step = step
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        words = (
            _("The group is written down. Its name and what it does can be changed in Settings.")
            if step == 2
            else _("Password and sheet are set. Both can be changed in Settings.")
        )
        column.addWidget(Strip("green", words))
        column.addStretch(1)

    def title(self) -> str:
        """Return the title of the step it stands for."""
        return _("Your group") if self._step == 2 else _("Password and recovery sheet")

    def is_done(self) -> bool:
        """Tell that nothing is left to do here."""
        return True
