"""A dialog around a form: its draft comes back when it opens and goes with the change that saves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

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


class FormDialog(Dialog):
    """Cancel keeps the draft, Save writes and forgets it. What the register refuses is shown beside its field."""

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
        super().__init__(title, form, note=_("Nothing typed is lost if you close."), width=width)
        self.workspace = workspace
        self.form = form
        self._watched = False
        self.letters = LettersBar()
        self.add_strip(self.letters)
        if take_out:
            self.take_out = self.add_action(Button(take_out, "trash", "plain"))
            self.take_out.clicked.connect(self._take_out)
        if aside is not None:
            self.add_action(aside)
        self.add_cancel()
        self.save = self.add_action(Button(save or _("Save"), "check", "primary"))
        self.save.clicked.connect(self._save)
        self.rejected.connect(lambda: workspace.drafts.close(self.form))

    def write(self) -> None:
        """Write what the form says. Raises FieldProblem for what must be changed first."""
        raise NotImplementedError

    def erase(self) -> None:
        """Take out what the form is about."""

    def show_problem(self, error: FieldProblem) -> None:
        """Show beside its field why the register refused."""
        fields = self.form.fields()
        field = fields.get(error.field) or next(iter(fields.values()))
        field.show_error(error.text())
        field.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Bring back what was half typed."""
        super().showEvent(event)
        if not self._watched:
            self._watched = True
            self.workspace.drafts.watch(self.form)

    def _save(self) -> None:
        if self.form.check():
            self.do(self.write)

    def _take_out(self) -> None:
        self.do(self.erase)

    def do(self, action: Callable[[], object]) -> None:
        """Do something that ends the form; what is refused is shown beside its field."""
        try:
            with self.workspace.drafts.saving(self.form):
                action()
        except FieldProblem as error:
            self.show_problem(error)
        except GroupHubError as error:
            self.workspace.frame.tell(error, self.form)
        else:
            self.accept()
