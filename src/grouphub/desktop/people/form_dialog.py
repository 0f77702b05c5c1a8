"""A dialog around a form: its draft comes back when it opens and goes with the change that saves it."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Final

from grouphub.base.errors import FieldProblem, GroupHubError
from grouphub.base.i18n import _
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.letters_bar import LettersBar
from grouphub.desktop.widgets.overlay import MIDDLE, Dialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent

    from grouphub.desktop.widgets.form import Form
    from grouphub.desktop.workspace import Workspace


AT_ONCE: Final = 25
"""As many women are changed while the window waits; more are changed beside it."""


class FormDialog(Dialog):
    """Cancel keeps the draft, Save writes and forgets it. What the register refuses is shown beside its field.

    While a change of many women is being written beside the window, nothing closes the dialog.
    """

    def __init__(
        self,
        workspace: Workspace,
        title: str,
        form: Form,
        *,
        save: str = "",
        take_out: str = "",
        aside: Button | None = None,
        width: int = MIDDLE,
    ) -> None:
        super().__init__(title, form, note=_closing_words(), width=width)
        self.workspace = workspace
        self.form = form
        self._watched = False
        self._working = False
        self._saving = ExitStack()
        self.letters = LettersBar()
        self.add_strip(self.letters)
        if take_out:
            self.take_out = self.add_action(Button(take_out, "trash", "plain"))
            self.take_out.clicked.connect(self._take_out)
        if aside is not None:
            self.add_action(aside)
        self.cancel = self.add_cancel()
        self.save = self.add_action(Button(save or _("Save"), "check", "primary"))
        self.save.clicked.connect(self._save)
        self.rejected.connect(lambda: workspace.drafts.close(self.form))

    def write(self) -> None:
        """Write what the form says. Raises FieldProblem for what must be changed first."""
        raise NotImplementedError

    def long_write(self) -> Callable[[], object] | None:
        """Return what writes the form beside the window, where it changes many women; None writes at once."""
        return None

    def erase(self) -> None:
        """Take out what the form is about."""

    def show_problem(self, error: FieldProblem) -> None:
        """Show beside its field why the register refused."""
        fields = self.form.fields()
        field = fields.get(error.field) or next(iter(fields.values()))
        field.show_error(error.text())
        field.setFocus()

    def show_refusal(self, error: BaseException) -> None:
        """Show why the register refused: beside its field, or over the window."""
        if isinstance(error, FieldProblem):
            self.show_problem(error)
        else:
            self.workspace.frame.tell(error, self.form)

    def showEvent(self, event: QShowEvent) -> None:
        """Bring back what was half typed."""
        super().showEvent(event)
        if not self._watched:
            self._watched = True
            self.workspace.drafts.watch(self.form)

    def reject(self) -> None:
        """Close without saving, unless the saving is under way."""
        if not self._working:
            super().reject()

    def _save(self) -> None:
        if self._working or not self.form.check():
            return
        long_write = self.long_write()
        if long_write is None:
            self.do(self.write)
        else:
            self._write_beside(long_write)

    def _take_out(self) -> None:
        self.do(self.erase)

    def do(self, action: Callable[[], object]) -> None:
        """Do something that ends the form; what is refused is shown beside its field."""
        try:
            with self.workspace.drafts.saving(self.form):
                action()
        except GroupHubError as error:
            self.show_refusal(error)
        else:
            self.accept()

    def _write_beside(self, write: Callable[[], object]) -> None:
        self._set_working(on=True)
        self._saving.enter_context(self.workspace.drafts.saving(self.form))
        self.workspace.jobs.start(lambda _progress: write(), done=self._written, failed=self._not_written)

    def _written(self, _nothing: object) -> None:
        self._saving.close()
        self._set_working(on=False)
        self.accept()

    def _not_written(self, error: BaseException) -> None:
        try:
            self._saving.__exit__(type(error), error, None)
        except type(error):
            pass
        self._set_working(on=False)
        self.show_refusal(error)

    def _set_working(self, *, on: bool) -> None:
        self._working = on
        for part in (self.form, self.save, self.cancel):
            part.setEnabled(not on)
        self.set_note(_("One moment") if on else _closing_words())


def _closing_words() -> str:
    return _("Nothing typed is lost if you close.")
