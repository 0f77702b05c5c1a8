"""Choosing a password: twice, with its strength in words; and the page that asks for one after the recovery sheet."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from grouphub.base.i18n import N_, _
from grouphub.desktop.shell.jobs import Jobs
from grouphub.desktop.vault.door import Door
from grouphub.desktop.vault.opening import problem_text
from grouphub.desktop.widgets.bars import Strength
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.card import Sign, Strip
from grouphub.desktop.widgets.choice_fields import ChoiceField
from grouphub.desktop.widgets.labels import Text, Title
from grouphub.desktop.widgets.password_field import PasswordField
from grouphub.store.password import strength

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from grouphub.store.opened import OpenVault

LEAST_LEVEL = 2
"""What a new password must reach: fair."""

_WORDS = (
    N_("Very weak password"),
    N_("Weak password"),
    N_("Fair password"),
    N_("Strong password"),
    N_("Very strong password"),
)
_SIGNS = (
    ("warning-circle", "red"),
    ("warning-circle", "red"),
    ("warning-circle", "amber"),
    ("check-circle", "green"),
    ("check-circle", "green"),
)


class PasswordPair(QWidget):
    """A new password, typed twice. ``changed`` follows every key."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._known: tuple[str, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        hint = _("Four everyday words are easy to remember and hard to guess.")
        self.first = PasswordField("new_password", _("Password"), hint=hint)
        self.again = PasswordField("new_password_again", _("Password once more"), check=self._differs)
        self.first.changed.connect(self._typed)
        self.again.changed.connect(self._typed)
        self.again.eye.hide()  # a tick stands there; the eye above shows both
        self.first.eye.toggled.connect(self.again.eye.setChecked)
        column.addWidget(self.first)
        self.bars = Strength()
        column.addWidget(self.bars)
        column.addLayout(self._verdict())
        column.addSpacing(6)
        column.addWidget(self.again)
        self.setFocusProxy(self.first.editor())
        self._typed()

    def password(self) -> str:
        """Return the password as typed first."""
        return self.first.value()

    def is_ready(self) -> bool:
        """Tell whether it is good enough and was typed the same twice."""
        return strength(self.password(), self._known).level >= LEAST_LEVEL and self.password() == self.again.value()

    def set_known(self, words: Iterable[str]) -> None:
        """Name what others would guess first, such as the group's name."""
        self._known = tuple(word for word in words if word)
        self._typed()

    def clear(self) -> None:
        """Forget both."""
        self.first.clear()
        self.again.clear()
        self._typed()

    def _verdict(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        self._mark = Sign("check-circle", tone="green", size=18, style="fill")
        self._words = Text("", weight=500, wrap=True)
        row.addWidget(self._mark)
        row.addWidget(self._words, 1)
        return row

    def _typed(self) -> None:
        typed = self.password()
        judged = strength(typed, self._known)
        self._mark.setVisible(bool(typed))
        self._words.setVisible(bool(typed))
        words = _(_WORDS[judged.level])
        self.bars.set_level(max(1, judged.level) if typed else 0, words if typed else "")
        sign, tone = _SIGNS[judged.level]
        self._mark.set_sign(sign, tone)
        self._words.set_tone(tone)
        self._words.setText(words)
        if typed:
            self.first.set_hint(judged.advice)
        same = bool(typed) and typed == self.again.value()
        self.again.edit.set_mark("check-circle" if same else None)
        self.changed.emit()

    def _differs(self, again: str) -> str | None:
        return None if again == self.password() else _("This is not the same password. Type it once more.")


class NewPassword(Door):
    """Asks for a new password after the recovery sheet has opened the register; the old one opens nothing then.

    ``done`` gives the id of the woman whose password it is.
    """

    done = Signal(object)
    help_name = "new-password"

    def __init__(
        self, opened: OpenVault, names: Sequence[tuple[UUID, str]], *, word: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(word, parent)
        self._opened = opened
        self._jobs = Jobs()
        self._names = list(names)
        self.form.put(Title(_("Choose a new password"), wrap=True), 6)
        words = _("The sheet fits. Once you keep a new password, the old one opens nothing any more.")
        self.form.put(Text(words, tone="ink2", wrap=True), 24)
        self._build_names()
        self.pair = PasswordPair()
        self.pair.set_known(name for _key, name in self._names)
        self.pair.changed.connect(self._look)
        self.form.put(self.pair, 24)
        self.problem = Strip("red", "")
        self.problem.hide()
        self.form.put(self.problem, 16)
        self.save = Button(_("Keep this password"), "check", kind="primary", size="large")
        self.save.clicked.connect(self.keep)
        self.form.put(self.save)
        for field in (self.pair.first, self.pair.again):
            field.edit.returnPressed.connect(self.keep)
        self.setFocusProxy(self.pair if len(self._names) < 2 else self.whose.editor())
        self._look()

    def keep(self) -> None:
        """Make the typed password hers."""
        if not self.save.isEnabled():
            return
        from grouphub.store.vault import add_password

        keeper = UUID(self.whose.value()) if self.whose.value() else self._opened.keeper
        self.problem.hide()
        self.save.setEnabled(False)
        password = self.pair.password()
        self._jobs.start(
            lambda _progress: add_password(self._opened, password, keeper),
            done=partial(self._kept, keeper),
            failed=self._refused,
        )

    def _build_names(self) -> None:
        choices = [(str(key), name) for key, name in self._names]
        self.whose = ChoiceField("whose", _("Whose password is it?"), choices)
        if len(choices) == 1:
            self.whose.set_value(choices[0][0])
        self.whose.changed.connect(self._look)
        self.whose.setVisible(len(choices) > 1)
        self.form.put(self.whose, 16)

    def _look(self) -> None:
        chosen = bool(self.whose.value()) or not self._names
        self.save.setEnabled(chosen and self.pair.is_ready())

    def _kept(self, keeper: UUID, _nothing: object) -> None:
        self.pair.clear()
        self.done.emit(keeper)

    def _refused(self, error: BaseException) -> None:
        self.problem.set_words(problem_text(error))
        self.problem.show()
        self._look()
