"""Erasing a woman for ever: what goes and what stays is said, and her name must be typed."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import _
from grouphub.base.names import fold
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.fields import TextField
from grouphub.desktop.widgets.form import Form
from grouphub.desktop.widgets.labels import Small, Text
from grouphub.desktop.widgets.letters_bar import LettersBar
from grouphub.desktop.widgets.overlay import MIDDLE, Dialog
from grouphub.features.erasing.queries import what_goes

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from grouphub.desktop.workspace import Workspace
    from grouphub.features.erasing.queries import WhatGoes


class EraseDialog(Dialog):
    """The safe button comes first; the other one wakes up when her name is typed."""

    def __init__(self, workspace: Workspace, person_id: str) -> None:
        self._key = UUID(person_id)
        self.workspace = workspace
        with workspace.db.read() as session:
            self._what = what_goes(session, workspace.features, self._key)
        self.form = Form(f"people/erase/{person_id}")
        for words in _sentences(self._what):
            self.form.column.addWidget(words)
        self.typed = TextField("name", _("To go on, type her name: {name}").format(name=self._what.given))
        self.typed.changed.connect(self._look)
        self.form.add(self.typed)
        super().__init__(_("Erase {name} for ever?").format(name=self._what.name), self.form, width=MIDDLE)
        self.add_strip(LettersBar())
        self.keep = self.add_cancel(_("Keep her"))
        self.erase = self.add_action(Button(_("Erase for ever"), "trash", "danger"))
        self.erase.clicked.connect(self._erase)
        self.rejected.connect(lambda: workspace.drafts.close(self.form))
        self._watched = False
        self._look()

    def showEvent(self, event: QShowEvent) -> None:
        """Bring back what was half typed."""
        super().showEvent(event)
        if not self._watched:
            self._watched = True
            self.workspace.drafts.watch(self.form)
            self._look()

    def _look(self) -> None:
        """Wake the button when what is typed is her name, in whatever spelling."""
        typed = fold(self.typed.value())
        self.erase.setEnabled(bool(typed) and typed == (fold(self._what.given) or typed))

    def _erase(self) -> None:
        from grouphub.features.erasing.actions import erase_person

        frame = self.workspace.frame
        try:
            with self.workspace.drafts.saving(self.form):
                erase_person(self.workspace.db, self.workspace.features, self._key)
        except GroupHubError as error:
            frame.tell(error, self)
            return
        self.workspace.drafts.forget_about(str(self._key))
        self.accept()
        frame.go("people")


def _sentences(what: WhatGoes) -> list[Text | Small]:
    """Return what is said before anything is done."""
    told: list[Text | Small] = [Text(_("Nothing can bring her back afterwards."), weight=600, wrap=True)]
    if what.goes:
        told.append(Text(_("From this computer go: {what}.").format(what=", ".join(what.goes)), wrap=True))
    if what.stays:
        stays = _("These count on, without her name: {what}.").format(what=", ".join(what.stays))
        told.append(Text(stays, wrap=True))
    if what.mentions:
        names = ", ".join(mention.name for mention in what.mentions)
        told.append(Text(_("Her name also stands in what is written about: {names}.").format(names=names), wrap=True))
    told.append(Small(_("Copies made earlier still hold her. Brought back here, they lose her again."), wrap=True))
    return told
