"""Erasing a woman for ever: what goes and what stays is said, and her name must be typed."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from grouphub.base.days import in_table
from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import _, ngettext
from grouphub.base.names import fold
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.fields import TextField
from grouphub.desktop.widgets.form import Form
from grouphub.desktop.widgets.labels import Small, Text
from grouphub.desktop.widgets.letters_bar import LettersBar
from grouphub.desktop.widgets.overlay import MIDDLE, Dialog
from grouphub.features.copies.queries import copies_elsewhere
from grouphub.features.erasing.queries import what_goes
from grouphub.store.copies import Told
from grouphub.store.restoring import kept_folders

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QShowEvent

    from grouphub.desktop.workspace import Frame, Workspace
    from grouphub.features.copies.forgetting import Forgotten
    from grouphub.features.copies.queries import KeptRow
    from grouphub.features.erasing.queries import WhatGoes

_MOST_NAMED = 4


class EraseDialog(Dialog):
    """The safe button comes first; the other one wakes up when her name is typed."""

    def __init__(self, workspace: Workspace, person_id: str) -> None:
        self._key = UUID(person_id)
        self.workspace = workspace
        with workspace.db.read() as session:
            self._what = what_goes(session, workspace.features, self._key)
            elsewhere = copies_elsewhere(session)
        self.form = Form(f"people/erase/{person_id}")
        of_copies = _of_copies(elsewhere, kept_folders(workspace.db.opened.folder))
        for words in _sentences(self._what, of_copies):
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
        self._forget_in_copies()
        self.accept()
        frame.go("people")

    def _forget_in_copies(self) -> None:
        """Let her go from the copies at hand too; what is cut off by a lock goes on at the next opening."""
        from grouphub.features.copies.forgetting import forget_in_copies

        db, features, frame = self.workspace.db, self.workspace.features, self.workspace.frame
        self.workspace.jobs.start(
            lambda progress: forget_in_copies(db, features, told=Told(lambda told: progress.report(told.part))),
            done=lambda done: _tell_of_others(frame, done),
            failed=frame.tell,
        )


def _tell_of_others(frame: Frame, done: Forgotten) -> None:
    """Say which copies on this computer could not be made anew."""
    if done.left:
        names = ", ".join(copy.path.name for copy in done.left)
        frame.toast(
            _("These copies on this computer could not be made anew and may still hold her: {names}.").format(
                names=names
            )
        )


def _of_copies(elsewhere: Sequence[KeptRow], damaged: Sequence[Path]) -> str:
    """Return what becomes of her in copies."""
    at_hand = _("She also goes from the copies on this computer.")
    if damaged:
        names = ", ".join(path.name for path in damaged)
        kept = _("Files of a damaged register still hold her: {names}. Delete them when nobody needs them any more.")
        at_hand = f"{at_hand} {kept.format(names=names)}"
    if not elsewhere:
        return at_hand
    named = [f"{one.label} ({in_table(one.at.astimezone().date())})" for one in elsewhere[:_MOST_NAMED]]
    places, more = ", ".join(named), len(elsewhere) - len(named)
    if more:
        told = ngettext("{names} and {count} more", "{names} and {count} more", more)
        places = told.format(names=places, count=more)
    others = _("Copies elsewhere still hold her: {places}. Brought back here, they lose her again.")
    return f"{at_hand} {others.format(places=places)}"


def _sentences(what: WhatGoes, of_copies: str) -> list[Text | Small]:
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
    told.append(Small(of_copies, wrap=True))
    return told
