"""Bringing women in from a table: a file, what it leaves open, its columns, what comes, and then all in one step."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from grouphub.base.i18n import _, ngettext
from grouphub.base.topics import Topic
from grouphub.desktop.file_dialogs import ask_for_file
from grouphub.desktop.page import Page
from grouphub.desktop.transfer.columns_step import ColumnsStep
from grouphub.desktop.transfer.coming_step import ComingStep
from grouphub.desktop.transfer.file_step import FileStep
from grouphub.desktop.transfer.questions_step import QuestionsStep
from grouphub.desktop.transfer.work_box import WorkBox
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.card import Strip
from grouphub.desktop.widgets.header import PageHeader
from grouphub.features.fields.queries import own_fields
from grouphub.features.transfer import arrivals
from grouphub.features.transfer.arrivals import Decision
from grouphub.features.transfer.intake import Decided, Intake, decided
from grouphub.features.transfer.joining import Joining, in_words
from grouphub.features.transfer.reading import read_workbook
from grouphub.features.transfer.refusals import FileEmpty, FileRefused
from grouphub.features.transfer.table_look import Look, look_at
from grouphub.features.transfer.taking_over import take_over
from grouphub.features.transfer.understanding import understand

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent, QResizeEvent
    from PySide6.QtWidgets import QFileDialog

    from grouphub.desktop.shell.jobs import Job, Progress
    from grouphub.desktop.workspace import Workspace
    from grouphub.features.fields.kinds import FieldRow
    from grouphub.features.transfer.arrivals import Arrival, Plan
    from grouphub.features.transfer.sheets import Workbook
    from grouphub.features.transfer.understanding import Understanding

ENDINGS: Final = (".xlsx", ".xlsm", ".ods", ".xls", ".csv", ".txt")
FILE, QUESTIONS, COLUMNS, COMING = "file", "questions", "columns", "coming"
_BOX_DELAY: Final = 600
"""Milliseconds: what is done sooner needs no bar."""
_NARROW: Final = 1200


class BringInPage(Page):
    """One step after the other, back always possible; nothing is stored before the last button."""

    name: ClassVar[str] = "bring_in"
    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.PEOPLE, Topic.PLACES, Topic.FIELDS})

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.intake = Intake()
        self.stage = FILE
        self._book: Workbook | None = None
        self._look: Look | None = None
        self._plan: Plan | None = None
        self._understood: Understanding | None = None
        self._arrivals: list[Arrival] = []
        self._letters_wrong = False
        self._has_questions = False
        self._wanted: dict[str, Any] = {}
        self._job: Job | None = None
        self._asking: QFileDialog | None = None
        self._box_timer = QTimer(self, singleShot=True, interval=_BOX_DELAY)
        self._box_timer.timeout.connect(self.show_box)
        self._build_head()
        self._build_steps()
        self._lay_out()
        self._show(FILE)

    # --- what the window asks -----------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Compare anew when the register changed: what would be written must not undo what was corrected meanwhile."""
        if self._job is not None:
            self._stale = True  # once it is done
        elif self._plan is not None:
            place, self._plan = self.place(), None
            if self.stage == COMING:
                self._make_plan(place)

    def place(self) -> dict[str, Any]:
        """Return the file, what was said about it, the step and the row: it is kept encrypted and nowhere else."""
        if self._wanted:
            return self._wanted
        coming = self.coming.place() if self._plan else {}
        return {"stage": self.stage, "intake": self.intake.to_json(), "letters": self._letters_wrong, **coming}

    def go_to(self, place: dict[str, Any]) -> None:
        """Return to a step; the file is read again, and if it is gone that is said."""
        intake = Intake.from_json(place.get("intake") or {})
        if not intake.path or (self._book is not None and intake == self.intake):
            return
        self.intake = intake
        self._letters_wrong = bool(place.get("letters"))
        self._wanted = place
        self._read()

    def main_action(self) -> None:
        """Go on."""
        if self.next.isVisibleTo(self) and self.next.isEnabled():
            self.next.click()
        elif self.stage == FILE and self._job is None:
            self.ask_for_file()

    def parts_in_order(self) -> list[QWidget]:
        """Return the way of Tab: the actions of the head come after the body."""
        return [self.header.back, self.notice, self._stack, self.before, self.next]

    def first_stop(self) -> QWidget:
        """Return what goes on from here."""
        if self.stage == FILE:
            return self.file.first()
        return self.coming.table if self.stage == COMING else self.next

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the margins to the window."""
        super().resizeEvent(event)
        side, top = (24, 20) if self.window().width() < _NARROW else (32, 24)
        self._column.setContentsMargins(side, top, side, 0)

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the question for a file away with the page."""
        super().hideEvent(event)
        if self._asking is not None and not event.spontaneous():
            self._asking.reject()

    # --- building -----------------------------------------------------------------------------------------------------

    def _build_head(self) -> None:
        self.header = PageHeader(_("Bring women in from a table"), back=_("People"))
        self.header.went_back.connect(self.workspace.frame.back)
        self.before = self.header.add_button(Button(_("One step back"), "arrow-left"))
        self.before.clicked.connect(self.step_back)
        self.next = self.header.add_button(Button(_("Go on"), "arrow-right", "primary", icon_after=True))
        self.next.clicked.connect(self.step_on)
        self.notice = Strip("blue", "")
        self.notice.hide()

    def _build_steps(self) -> None:
        self.file = FileStep()
        self.file.asked.connect(self.ask_for_file)
        self.questions = QuestionsStep()
        self.questions.answered.connect(self._answered)
        self.questions.read_again.connect(self._look_again)
        self.columns = ColumnsStep()
        self.columns.answered.connect(self._answered)
        self.columns.read_again.connect(self._look_again)
        self.columns.letters_asked.connect(self._ask_about_letters)
        self.coming = ComingStep(self.workspace.today(), self._facts_of)
        self.coming.decided.connect(self._decided)
        self.box = WorkBox()
        self.box.stop_asked.connect(self.stop)

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self._steps: dict[str, QWidget] = {
            FILE: self.file,
            QUESTIONS: self.questions,
            COLUMNS: self.columns,
            COMING: self.coming,
        }
        for step in (*self._steps.values(), self.box):
            self._stack.addWidget(step)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(16)
        self._column.addWidget(self.header)
        self._column.addWidget(self.notice)
        self._column.addWidget(self._stack, 1)

    # --- the steps ----------------------------------------------------------------------------------------------------

    def ask_for_file(self) -> None:
        """Ask which file it is."""
        self._asking = ask_for_file(self, _("Choose a file"), ENDINGS, self.open_file)
        self._asking.finished.connect(self._stop_asking)

    def open_file(self, path: Path) -> None:
        """Read a file and ask what it leaves open."""
        self.intake = Intake(path=str(path))
        self._letters_wrong = False
        self._wanted = {}
        self._read()

    def step_on(self) -> None:
        """Go to the next step; the last one writes."""
        if self.stage == QUESTIONS:
            if self._is_refused():
                self._tell(_("Choose another file or sheet, or say that it is a list of women."))
                return
            self._show_columns()
        elif self.stage == COLUMNS:
            self._make_plan()
        elif self.stage == COMING:
            self._take_over()

    def step_back(self) -> None:
        """Go to the step before."""
        self._tell("")
        if self.stage == COMING:
            self._show_columns()
        elif self.stage == COLUMNS and self._has_questions:
            self._show(QUESTIONS)
        else:
            self._show(FILE)

    def stop(self) -> None:
        """Stop what is being done: nothing of it stays."""
        if self._job is not None:
            self.box.stop.setEnabled(False)
            self._job.stop()

    def _show(self, stage: str) -> None:
        self.stage = stage
        self._box_timer.stop()
        self._stack.setCurrentWidget(self._steps[stage])
        self.before.setVisible(stage != FILE)
        self.next.setVisible(stage != FILE)
        self.next.setEnabled(True)
        self.before.setEnabled(True)
        if stage == COMING:
            self._count()
        else:
            self.next.set_words(_("Go on"))
            self.next.set_sign("arrow-right")
        self.header.set_facts(Path(self.intake.path).name if stage != FILE else "")
        self._take_focus()

    def _take_focus(self) -> None:
        """Let Enter go on: now, or when the page is shown."""
        self.first_stop().setFocus()

    def _tell(self, text: str) -> None:
        self.notice.set_words(text)
        self.notice.setVisible(bool(text))

    def is_working(self) -> bool:
        """Return whether something is being read, compared or written."""
        return self._job is not None

    def begin_anew(self) -> None:
        """Forget the file and what was said about it."""
        self.stop()
        self._forget()

    def show_book(self, book: Workbook, name: str) -> None:
        """Go on with a file that was read already."""
        self.intake = Intake(path=name)
        self._book = book
        self._look_again(self.intake)

    # --- reading ------------------------------------------------------------------------------------------------------

    def _read(self) -> None:
        intake, db, today = self.intake, self.workspace.db, self.workspace.today()

        def work(progress: Progress) -> tuple[Workbook, Look | None, tuple[FieldRow, ...]]:
            book = read_workbook(
                Path(intake.path),
                encoding=intake.encoding,
                separator=intake.separator,
                progress=lambda part: progress.report(0.6 * part),
            )
            with db.read() as session:
                choices, own = intake.choices(session, today), own_fields(session)
            return book, look_at(book, intake.sheet, choices, lambda part: progress.report(0.6 + 0.4 * part)), own

        self._start(_("Reading the table"), work, self._was_read)

    def _was_read(self, read: tuple[Workbook, Look | None, tuple[FieldRow, ...]]) -> None:
        self._book, look, own = read
        self._finish()
        if look is None:
            self._refuse(FileEmpty(name=Path(self.intake.path).name))
            return
        self._looked(look, own)

    def _look_again(self, intake: Intake) -> None:
        """Look at the file anew as she said; a text file in other letters is read again."""
        again = (intake.encoding, intake.separator) != (self.intake.encoding, self.intake.separator)
        self.intake = intake
        if again or self._book is None:
            self._wanted = self._same_step()
            self._read()
            return
        book, db, today = self._book, self.workspace.db, self.workspace.today()

        def work(progress: Progress) -> tuple[Workbook, Look | None, tuple[FieldRow, ...]]:
            with db.read() as session:
                choices, own = intake.choices(session, today), own_fields(session)
            return book, look_at(book, intake.sheet, choices, progress.report), own

        self._wanted = self._same_step()
        self._start(_("Looking through the table"), work, self._was_read)

    def _same_step(self) -> dict[str, Any]:
        """Return the place to come back to when the file was looked at anew."""
        stage = {} if self.stage == FILE else {"stage": self.stage}
        return {**stage, "intake": self.intake.to_json(), "letters": self._letters_wrong}

    def _looked(self, look: Look, own: tuple[FieldRow, ...]) -> None:
        """Show the first step that has something to ask, or the one she left."""
        assert self._book is not None
        self._look, self._plan = look, None
        self.intake = replace(self.intake, sheet=look.sheet.name)
        if look.font and not self.intake.old_font:
            self.intake = replace(self.intake, old_font=look.font.fonts[0])
        asked = self.questions.show_questions(self._book, look, self.intake, letters_wrong=self._letters_wrong)
        self._has_questions = bool(asked)
        self.columns.show_columns(self._book, look, self.intake, own)
        wanted, self._wanted = self._wanted, {}
        stage = wanted.get("stage")
        if stage == COMING:
            self._make_plan(wanted)
        elif stage in {QUESTIONS, COLUMNS}:
            self._show(str(stage) if asked else COLUMNS)
        else:
            self._show(QUESTIONS if asked else COLUMNS)

    def _ask_about_letters(self) -> None:
        assert self._book is not None
        assert self._look is not None
        self._letters_wrong = self._has_questions = True
        self.questions.show_questions(self._book, self._look, self.intake, letters_wrong=True)
        self._show(QUESTIONS)

    def _answered(self, intake: Intake) -> None:
        self.intake = intake
        self.questions.know(intake)
        self.columns.know(intake)
        self._plan = None
        self._tell("")

    def _show_columns(self) -> None:
        self._show(COLUMNS)

    def _is_refused(self) -> bool:
        return self._look is not None and self._look.understood.is_questionable and not self.intake.is_list

    # --- what comes ---------------------------------------------------------------------------------------------------

    def _make_plan(self, wanted: dict[str, Any] | None = None) -> None:
        assert self._look is not None
        assert self._book is not None
        if self._plan is not None:
            self._show(COMING)
            return
        if self._is_refused() and not self.intake.uses:
            self._show(QUESTIONS)
            return
        sheet, counts_from, intake = self._look.sheet, self._book.counts_from, self.intake
        db, today, first = self.workspace.db, self.workspace.today(), self.workspace.settings.family_first

        def work(progress: Progress) -> tuple[Understanding, Plan, list[Arrival]]:
            with db.read() as session:
                choices = intake.choices(session, today)
                understood = understand(
                    sheet, choices, counts_from=counts_from, progress=lambda part: progress.report(0.2 * part)
                )
                plan = arrivals.plan(
                    session,
                    understood,
                    today,
                    family_first=first,
                    progress=lambda part: progress.report(0.2 + 0.8 * part),
                )
                said = intake.decided
                found = [
                    decided(session, one, said[one.read.row], today, family_first=first)
                    if one.read.row in said
                    else one
                    for one in plan.arrivals
                ]
            return understood, plan, found

        if wanted:
            self._wanted = wanted
        self._start(_("Comparing with the women who are here"), work, self._planned)

    def _planned(self, found: tuple[Understanding, Plan, list[Arrival]]) -> None:
        self._finish()
        wanted, self._wanted = self._wanted, {}
        self._understood, self._plan, self._arrivals = found
        self.coming.show_plan(self._plan, self._arrivals, self.intake.decided, self._understood.left_out)
        self._show(COMING)
        if wanted:
            self.coming.return_to(wanted)
        self.show_fresh()

    def _facts_of(self, arrival: Arrival) -> list[tuple[str, str]]:
        """Return everything a row says of her, by the names of the fields."""
        with self.workspace.db.read() as session:
            found = in_words(Joining(session, self.workspace.today()), arrival.draft)
        return [(field, words) for field, words in found.items() if words]

    def _decided(self, row: int, said: Decided) -> None:
        assert self._plan is not None
        at = next(at for at, one in enumerate(self._plan.arrivals) if one.read.row == row)
        first = self.workspace.settings.family_first
        with self.workspace.db.read() as session:
            arrival = decided(session, self._plan.arrivals[at], said, self.workspace.today(), family_first=first)
        self._arrivals[at] = arrival
        self.intake = self.intake.deciding(row, said)
        self.coming.show_decided(at, arrival, self.intake.decided)
        self._count()

    def _count(self) -> None:
        coming = sum(1 for one in self._arrivals if one.decision is not Decision.LEAVE)
        words = ngettext("Take over {count} woman", "Take over {count} women", coming).format(count=coming)
        self.next.set_words(words if coming else _("Nothing to take over"))
        self.next.set_sign("check")
        self.next.setEnabled(bool(coming))

    # --- writing ------------------------------------------------------------------------------------------------------

    def _take_over(self) -> None:
        db, rows = self.workspace.db, list(self._arrivals)
        self._start(
            _("Writing the women into the register"),
            lambda progress: take_over(db, rows, progress.report),
            self._taken,
        )

    def _taken(self, _done: object) -> None:
        """Begin anew and show the list with those who came; the toast with Undo comes from the window."""
        self._finish()
        here = self.isVisible()
        self._forget()
        if here:
            self.workspace.frame.go("people")

    def _forget(self) -> None:
        self.intake = Intake()
        self._book = self._look = self._plan = self._understood = None
        self._arrivals = []
        self._wanted = {}
        self._tell("")
        self._show(FILE)

    # --- slow things --------------------------------------------------------------------------------------------------

    def _start(self, what: str, work: Callable[[Progress], Any], done: Callable[[Any], None]) -> None:
        if self._job is not None:
            return
        self._tell("")
        self.file.show_trouble("")
        self.next.setEnabled(False)
        self.before.setEnabled(False)
        self.box.begin(what)
        self._box_timer.start()
        self._job = self.workspace.jobs.start(work, done=done, failed=self._failed)
        self._job.progressed.connect(self.box.show_part)
        self._job.ended.connect(self._ended)

    def show_box(self) -> None:
        """Show how far it is, instead of the step."""
        self._stack.setCurrentWidget(self.box)
        self.next.hide()
        self.before.hide()
        if self.isVisible():
            self.box.stop.setFocus()

    def _finish(self) -> None:
        self._job = None
        self._box_timer.stop()

    def _failed(self, error: BaseException) -> None:
        self._finish()
        if isinstance(error, FileRefused):
            self._refuse(error)
            return
        self._wanted = {}
        self._show_step()
        self.workspace.frame.tell(error)

    def _refuse(self, error: FileRefused) -> None:
        """Say in one sentence why the file cannot be read."""
        self._forget()
        self.file.show_trouble(error.text())
        self._take_focus()

    def _ended(self, job: object) -> None:
        """Show the step again when she stopped: neither done nor failed was told."""
        if job is not self._job:  # told before, and perhaps another has begun since
            return
        self._finish()
        self._wanted = {}
        self._show_step()
        self._tell(_("Stopped. Nothing was stored."))

    def _show_step(self) -> None:
        """Show the step she is at, as far as it stands: what was not compared to its end cannot be taken over."""
        if self._book is None:
            self._show(FILE)
        elif self.stage == COMING and self._plan is None:
            self._show(COLUMNS)
        else:
            self._show(self.stage)

    def _stop_asking(self) -> None:
        self._asking = None
