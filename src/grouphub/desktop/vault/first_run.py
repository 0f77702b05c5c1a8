"""The first run: language, the group, password and recovery sheet, practising to hide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from grouphub.base import logs
from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import _
from grouphub.base.keys import new_key
from grouphub.desktop.shell import theme
from grouphub.desktop.shell.jobs import Jobs
from grouphub.desktop.vault.answers import Answers
from grouphub.desktop.vault.opening import problem_text
from grouphub.desktop.vault.panel import app_sign
from grouphub.desktop.vault.step_marks import StepMarks
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.card import Card, Line, Strip
from grouphub.desktop.widgets.labels import Lead, Text, Title
from grouphub.store.begun import Begun, keep_begun, read_begun
from grouphub.store.recovery import RecoveryCode
from grouphub.store.vault import register_expected

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent

    from grouphub.base.clock import Clock
    from grouphub.base.paths import Folder
    from grouphub.base.settings import ScreenSettings
    from grouphub.desktop.vault.step import Step
    from grouphub.store.keyfile import Cost
    from grouphub.store.opened import OpenVault

_WIDE, _HIGH = 880, 600
_LOW, _HIGH_ENOUGH = 640, 740
_KEEP_MS = 800
LAST = 4


class FirstRun(QWidget):
    """Asks, step by step, what a new group needs. Leaving and coming back goes on at the same step.

    ``created`` gives the open vault and the Answers as soon as the vault is made; ``finished`` follows the last step.
    ``step`` 0 goes on where she left, 4 only practises hiding.
    """

    language_chosen = Signal(str)
    created = Signal(object, object)
    hide_practised = Signal()
    hide_asked = Signal()
    copy_asked = Signal()
    """A copy is there: the register comes from it."""
    finished = Signal()

    def __init__(
        self,
        folder: Folder,
        screen: ScreenSettings,
        clock: Clock,
        *,
        step: int = 0,
        cost: Cost | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._folder = folder
        self._screen = screen
        self._clock = clock
        self._cost = cost
        self._jobs = Jobs()
        self._is_made = register_expected(folder)
        self._unfit = "" if self._is_made else _unfit_place(folder)
        begun = Begun() if self._is_made else read_begun(folder)
        self.answers = Answers.from_kept(begun.answers)
        self.answers.language = screen.language
        self._saw_sheet = self.answers.saw_sheet
        self._code = RecoveryCode.new()  # the same however often she goes back, until the program ends
        self._body: Step | None = None
        self._keeping = QTimer(self, singleShot=True, interval=_KEEP_MS)
        self._keeping.timeout.connect(self._keep)
        self._build()
        self.step = 0
        self.go(step or begun.step)

    @property
    def help_name(self) -> str:
        """Which help F1 shows."""
        return f"first-run-{self.step}"

    @property
    def body(self) -> Step:
        """The step that is showing."""
        assert self._body is not None
        return self._body

    def go(self, step: int) -> None:
        """Show a step, 1 to 4."""
        self._take_answers()
        self.step = min(max(step, 1), LAST)
        if self.step == LAST and not self._is_made:
            self.step = LAST - 1
        self.answers.saw_sheet |= self.step == LAST - 1
        old, self._body = self._body, self._make_step(self.step)
        if old is not None:
            old.hide()
            old.deleteLater()
        self._body.changed.connect(self._changed)
        self._body.went_on.connect(self.go_on)
        self._holder.addWidget(self._body)
        self._body.show()
        self.marks.set_step(self.step)
        self._keep()
        self._look()
        self._area.verticalScrollBar().setValue(0)
        self._body.setFocus()

    def go_on(self) -> None:
        """Do what Next does, when the step is done."""
        if not self.body.is_done():
            return
        if self.body.go_on():
            self._look()
        elif self.step == LAST:
            self.finished.emit()
        elif self.step == LAST - 1 and not self._is_made:
            self._make_vault()
        else:
            self.go(self.step + 1)

    def go_back(self) -> None:
        """Do what Back does."""
        if self.body.go_back():
            self._look()
        else:
            self.go(self.step - 1)

    def note_hidden(self) -> None:
        """Hear that the screen was hidden: what the last step waits for."""
        if self.step == LAST:
            self.body.note_hidden()
            self.hide_practised.emit()
            self._look()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, as in any form."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.next.isEnabled():
            self.go_on()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Start in the first field, also after the program was started again or the screen was hidden."""
        super().showEvent(event)
        if not event.spontaneous():
            self.body.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep the answers at once: the window may be closing."""
        super().hideEvent(event)
        if self._keeping.isActive():
            self._keep()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the card its width and, in a low window, all the height there is."""
        super().resizeEvent(event)
        self._fit()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QWidget()
        top.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        head = QHBoxLayout(top)
        head.setContentsMargins(40, 24, 40, 0)
        head.setSpacing(12)
        sign = QLabel()
        sign.setPixmap(app_sign(40, self.devicePixelRatioF()))
        head.addWidget(sign)
        head.addWidget(Lead("GroupHub", weight=600, tone="ink"))
        head.addSpacing(16)
        self.marks = StepMarks([_("Language"), _("Your group"), _("Password"), _("Quick hide")])
        head.addWidget(self.marks, 1)
        column.addWidget(top)
        self._gap = QWidget()
        column.addWidget(self._gap)
        self.card = Card(padding=0)
        column.addWidget(self.card, 1000, Qt.AlignmentFlag.AlignHCenter)
        self._below = QWidget()
        column.addWidget(self._below)
        column.addStretch(1)
        self._build_card()

    def _build_card(self) -> None:
        self.card.body.setSpacing(0)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        self._inner = QVBoxLayout(inner)
        self._inner.setSpacing(0)
        self.title = Title("", wrap=True)
        self.lead = Lead("", wrap=True)
        self._inner.addWidget(self.title)
        self._inner.addSpacing(4)
        self._inner.addWidget(self.lead)
        self._inner.addSpacing(24)
        self._holder = QVBoxLayout()
        self._inner.addLayout(self._holder)
        self.problem = Strip("red", "")
        self.problem.hide()
        self._inner.addWidget(self.problem)
        self._inner.addStretch(1)
        self._area.setWidget(inner)
        self._area.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        self.card.body.addWidget(self._area, 1)
        self._build_feet()

    def _build_feet(self) -> None:
        self._feet = QVBoxLayout()
        self._feet.setSpacing(16)
        self._feet.addWidget(Line())
        row = QHBoxLayout()
        row.setSpacing(16)
        self.back = Button(_("Back"), "arrow-left", size="large")
        self.back.clicked.connect(self.go_back)
        self.note = Text("", tone="ink2", wrap=True)
        self.note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.next = Button(_("Next"), "arrow-right", kind="primary", size="large", icon_after=True)
        self.next.clicked.connect(self.go_on)
        self.copy = Button(_("I have a copy"), "usb", size="large")
        self.copy.clicked.connect(self.copy_asked)
        row.addWidget(self.back)
        row.addWidget(self.copy)
        row.addWidget(self.note, 1)
        row.addWidget(self.next)
        self._feet.addLayout(row)
        self.card.body.addLayout(self._feet)

    def _make_step(self, step: int) -> Step:
        from grouphub.desktop.vault import group_step, hiding_step, language_step, password_step

        if self._is_made and step in (2, 3):
            return password_step.MadeStep(step)
        match step:
            case 1:
                body = language_step.LanguageStep(self.answers)
                body.language_chosen.connect(self.language_chosen)
                return body
            case 2:
                return group_step.GroupStep(self.answers)
            case 3:
                return password_step.PasswordStep(self.answers, self._code, sheet_is_another=self._saw_sheet)
            case _:
                last = hiding_step.HidingStep()
                last.hide_asked.connect(self.hide_asked)
                return last

    def _changed(self) -> None:
        self._take_answers()
        self._keeping.start()
        self._look()
        if self.back.hasFocus() and self.next.isEnabled():
            self.next.setFocus()  # what she pressed is hidden now, and Qt took the next one

    def _take_answers(self) -> None:
        if self._body is not None:
            self._body.fill(self.answers)

    def _keep(self) -> None:
        """Keep the answers for the next start; a full disk does not stop her here."""
        self._keeping.stop()
        if self._is_made or self._unfit:
            return
        try:
            keep_begun(self._folder, Begun(self.step, self.answers.to_kept()))
        except OSError as error:
            logs.note(error)

    def _look(self) -> None:
        body = self.body
        self.title.setText(body.title())
        self.lead.setText(body.lead())
        self.lead.setVisible(bool(body.lead()))
        self.problem.set_words(self._unfit)
        self.problem.setVisible(bool(self._unfit))
        self.note.setText(body.note())
        self.next.setEnabled(body.is_done() and not self._unfit)
        last = self.step == LAST
        self.next.set_words(_("Finish") if last else _("Next"))
        self.next.icon_after = not last
        self.next.set_sign("check" if last else "arrow-right")
        self.back.setEnabled(True)
        self.back.setVisible(self.step > 1)
        self.copy.setVisible(self.step == 1 and not self._is_made and not self._unfit)
        self._fit()

    def _fit(self) -> None:
        """Leave less room around things the lower the window is."""
        low, middling = self.height() < theme.px(_LOW), self.height() < theme.px(_HIGH_ENOUGH)
        side = 24 if low else 48
        above, inside = (16, 16) if low else (24, 28) if middling else (40, 36)
        self._gap.setFixedHeight(above)
        self._below.setFixedHeight(12 if low else 24)
        self._inner.setContentsMargins(side, inside, side, 8)
        self._feet.setContentsMargins(side, 0, side, 12 if low else 24)
        self._feet.setSpacing(10 if low else 16)
        wide = round(_WIDE * (1 + (theme.current().scale - 1) * 0.7))
        self.card.setFixedWidth(max(320, min(wide, self.width() - 48)))
        self.card.setMaximumHeight(max(theme.px(_HIGH), round(self.height() * 0.78)))

    def _make_vault(self) -> None:
        from grouphub.desktop.vault.password_step import PasswordStep
        from grouphub.store.vault import create_vault

        step = self.body
        assert isinstance(step, PasswordStep)
        password, code, keeper = step.pair.password(), step.code, new_key()
        self.next.setEnabled(False)
        self.back.setEnabled(False)
        self.note.setText(_("Making the register …"))
        self._jobs.start(
            lambda _progress: create_vault(
                self._folder, password, code, keeper=keeper, cost=self._cost, clock=self._clock
            ),
            done=self._made,
            failed=self._not_made,
        )

    def _made(self, opened: OpenVault) -> None:
        self._is_made = True
        self.created.emit(opened, self.answers)  # whoever writes the answers into the register forgets the kept ones
        self.go(LAST)

    def _not_made(self, error: BaseException) -> None:
        self._look()
        self.problem.set_words(problem_text(error))
        self.problem.show()
        self._area.ensureWidgetVisible(self.problem)


def _unfit_place(folder: Folder) -> str:
    """Return why no register may be made in the folder, said before she has answered anything; empty when it may."""
    from grouphub.store.making import check_free
    from grouphub.store.places import check_place

    try:
        check_place(folder.path)
        check_free(folder)
    except GroupHubError as error:
        return error.text()
    except OSError as error:
        logs.note(error)
    return ""
