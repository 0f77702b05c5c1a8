"""The list as a table: which kind, with or without names, which columns, and where to."""

from __future__ import annotations

from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from grouphub.base.errors import FieldProblem, GroupHubError
from grouphub.base.files import write_new
from grouphub.base.i18n import _, ngettext
from grouphub.desktop.fields.filter_form import filters_in
from grouphub.desktop.file_dialogs import ask_where_to_save
from grouphub.desktop.people.filter_chips import filter_for
from grouphub.desktop.people.place_filter import places_in
from grouphub.desktop.transfer.column_ticks import ColumnsField
from grouphub.desktop.transfer.nameless_view import NamelessView
from grouphub.desktop.transfer.work_box import how_far
from grouphub.desktop.widgets.bars import Progress as ProgressBar
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.card import Strip
from grouphub.desktop.widgets.choice_fields import TilesField
from grouphub.desktop.widgets.fields import TextField
from grouphub.desktop.widgets.form import Form
from grouphub.desktop.widgets.labels import Small
from grouphub.desktop.widgets.overlay import WIDE, Dialog
from grouphub.features.group.actions import change_settings
from grouphub.features.people import queries
from grouphub.features.people.queries import Order, SortBy
from grouphub.features.transfer.nameless import bands_in, bands_shown
from grouphub.features.transfer.outgoing import offered
from grouphub.features.transfer.writing import Wanted, named_file, nameless_file, without_names

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtGui import QHideEvent, QShowEvent
    from PySide6.QtWidgets import QFileDialog

    from grouphub.desktop.shell.jobs import Job, Progress
    from grouphub.desktop.workspace import Workspace
    from grouphub.features.transfer.nameless import NamelessTable

XLSX, CSV = ".xlsx", ".csv"
NAMED, NAMELESS = "named", "nameless"
FILE_NAME: Final = "list-01"
"""Says nothing about what is inside."""
_QUIET: Final = 1.0
"""Seconds: what is ready before needs no bar."""


class _NamesField(TilesField):
    """Tells also when it is filled in: what hangs on it must be there before the cursor returns to it."""

    filled = Signal()

    def set_value(self, value: Any) -> None:
        """Choose by key."""
        super().set_value(value)
        self.filled.emit()


class SaveTableDialog(Dialog):
    """Nothing is written before she chose a place; ``rows`` are women chosen in the list, else it is asked for anew."""

    def __init__(
        self,
        workspace: Workspace,
        only: str = "all",
        text: str = "",
        by: str = "name",
        descending: bool = False,  # noqa: FBT001, FBT002  JSON-able, as it returns after a lock
        rows: Sequence[int] | None = None,
        own: Sequence[dict[str, Any]] = (),
        where: str = "",
    ) -> None:
        self.workspace = workspace
        wanted = replace(filter_for(only, text), **places_in(where), own=filters_in({"own": list(own)}))
        order = Order(SortBy(by), workspace.settings.family_first, descending)
        with workspace.db.read() as session:
            self.rows = tuple(rows or queries.people_ids(session, wanted, order))
            columns = offered(session, workspace.today())
        self.form = Form("transfer/save_table")
        self._build_form()
        self.columns = ColumnsField("columns", _("Which columns"), columns)
        self.form.add(self.columns)
        self.bands = TextField("bands", _("A new age band begins at"), check=_wrong_bands)
        self.bands.set_hint(_("Youth is 14 to 30. The ages are kept for the whole group."))
        self.form.add(self.bands)
        self.view = NamelessView()
        self.form.column.addWidget(self.view)
        super().__init__(_("Save as a table"), self.form, width=WIDE, note=_("Whoever finds the file can read it."))
        self.made: NamelessTable | None = None
        self._made_for: tuple[int, ...] = ()
        self._job: Job | None = None
        self._begun = 0.0
        self._asking: QFileDialog | None = None
        self._watched = False
        self._build_feet()
        self.bands.set_value(bands_shown(workspace.settings.age_bands))
        self.bands.left.connect(self._prepare)
        self.names.changed.connect(self._follow)
        self.names.filled.connect(self._follow)
        self.rejected.connect(lambda: workspace.drafts.close(self.form))
        self._follow()

    def ask_where(self) -> None:
        """Ask where to save."""
        if not self.form.check():
            return
        if self._must_be_seen():
            self._prepare()
            return
        suffix = str(self.kind.value())
        title = _("Save as a table")
        self._asking = ask_where_to_save(self, title, f"{FILE_NAME}{suffix}", suffix[1:], self.save_to)
        self._asking.finished.connect(self._stop_asking)

    def save_to(self, path: Path) -> None:
        """Make the table and save it as a new file, away from the window."""
        if self._must_be_seen():
            self._prepare()
            return
        self.notice.hide()
        wanted = Wanted(self.rows, str(self.kind.value()), frozenset(self.columns.value()))
        db, today, made = self.workspace.db, self.workspace.today(), self.made if self.is_nameless() else None
        family_first = self.workspace.settings.family_first

        def work(progress: Progress) -> Path:
            if made is not None:
                content = nameless_file(made, wanted.suffix, progress.report)
            else:
                with db.read() as session:
                    content = named_file(session, wanted, today, family_first=family_first, progress=progress.report)
            progress.report(1.0)
            write_new(path, content)
            return path

        self._start(work, self._saved)

    def _must_be_seen(self) -> bool:
        """Tell whether a table without names was not made yet, or with other bands: what leaves is seen first."""
        return self.is_nameless() and (self.made is None or self._made_for != self.bands_typed())

    def is_nameless(self) -> bool:
        """Tell whether nobody is to be named."""
        return self.names.value() == NAMELESS

    def showEvent(self, event: QShowEvent) -> None:
        """Return to what was chosen the last time."""
        super().showEvent(event)
        if not self._watched:
            self._watched = True
            self.workspace.drafts.watch(self.form)
            self._prepare()

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the question for a place away with the dialog, and stop what is being made."""
        super().hideEvent(event)
        if not event.spontaneous():
            if self._asking is not None:
                self._asking.reject()
            self._stop()

    # --- building -----------------------------------------------------------------------------------------------------

    def _build_form(self) -> None:
        count = len(self.rows)
        whom = ngettext("{count} woman", "{count} women", count).format(count=count)
        kinds = [
            (XLSX, _("For Excel"), "table", "green", _("The usual choice, .xlsx")),
            (CSV, _("For any program"), "file-text", "blue", _("Plain text, .csv")),
        ]
        names = [
            (NAMED, _("With names"), "users-three", "teal", whom),
            (NAMELESS, _("Without names"), "eye-slash", "plum", _("Codes, age bands, districts")),
        ]
        self.kind = TilesField("kind", _("What is it for?"), kinds, columns=2)
        self.kind.set_value(XLSX)
        self.names = _NamesField("names", _("Who may know whom it is about?"), names, columns=2)
        self.names.set_value(NAMED)
        self.form.add(self.kind)
        self.form.add(self.names)

    def _build_feet(self) -> None:
        self.running = QWidget()
        row = QHBoxLayout(self.running)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self.bar = ProgressBar(name=_("How far the table is"))
        self.part = Small("")
        self.stop = Button(_("Stop"), "x", size="small")
        self.stop.clicked.connect(self._stop)
        row.addWidget(self.bar, 1)
        row.addWidget(self.part)
        row.addWidget(self.stop)
        self.running.hide()
        self.add_strip(self.running)
        self.notice = Strip("red", "")
        self.notice.hide()
        self.add_strip(self.notice)
        self.add_cancel()
        self.save = self.add_action(Button(_("Choose a place"), "download-simple", "primary"))
        self.save.clicked.connect(self.ask_where)

    # --- following ----------------------------------------------------------------------------------------------------

    def _follow(self) -> None:
        """Show what belongs to the choice; what does not is not asked about."""
        nameless = self.is_nameless()
        self.columns.setVisible(not nameless)
        self.columns.setEnabled(not nameless)
        self.bands.setVisible(nameless)
        self.bands.setEnabled(nameless)
        self.view.setVisible(nameless)
        self._prepare()

    def _prepare(self) -> None:
        """Make the table without names anew where its bands have changed: what is shown is what leaves."""
        bands = self.bands_typed()
        if not self.is_nameless() or not bands or not self.isVisible():
            return
        self.made, self._made_for = None, bands
        db, today, rows = self.workspace.db, self.workspace.today(), self.rows

        def work(progress: Progress) -> NamelessTable:
            with db.read() as session:
                return without_names(session, rows, today, bands, progress.report)

        self._start(work, self._prepared)

    def bands_typed(self) -> tuple[int, ...]:
        """Return the ages at which bands begin; none while they are not understood."""
        return () if _wrong_bands(self.bands.value()) else bands_in(self.bands.value())

    def _prepared(self, made: NamelessTable) -> None:
        self._end()
        self.made = made
        self.view.show_table(made)
        self.place_card()

    def _saved(self, path: Path) -> None:
        self._end()
        if self.is_nameless() and self.bands_typed() != self.workspace.settings.age_bands:
            change_settings(self.workspace.db, age_bands=self.bands_typed())
        self.workspace.drafts.close(self.form)
        self.accept()
        words = _("Saved as {name}. Whoever finds the file can read it.")
        self.workspace.frame.toast(words.format(name=path.name))

    # --- work away from the window ------------------------------------------------------------------------------------

    def _start(self, work: Callable[[Progress], Any], done: Callable[[Any], None]) -> None:
        self._stop()
        self.save.setEnabled(False)
        self._begun = monotonic()
        self._job = self.workspace.jobs.start(work, done=done, failed=self._fail)
        self._job.progressed.connect(self._show_part)

    def _show_part(self, part: float) -> None:
        spent = monotonic() - self._begun
        if spent > _QUIET and part < 1:
            self.bar.set_part(part)
            self.part.setText(how_far(spent, part))
            self.running.show()

    def _stop(self) -> None:
        """End what runs; nothing of it stays."""
        if self._job is not None:
            self._job.blockSignals(True)
            self._job.stop()
            self._end()

    def _end(self) -> None:
        self._job = None
        self.running.hide()
        self.save.setEnabled(True)

    def _fail(self, error: BaseException) -> None:
        self._end()
        if isinstance(error, GroupHubError):
            self.notice.set_words(error.text())
            self.notice.show()
            self.place_card()
        else:
            self.workspace.frame.tell(error, self)

    def _stop_asking(self) -> None:
        self._asking = None


def _wrong_bands(text: str) -> str | None:
    try:
        bands_in(str(text))
    except FieldProblem as error:
        return error.text()
    return None
