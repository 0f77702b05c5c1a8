"""The dialog that writes a note about a woman, or changes one."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from grouphub.base.i18n import _
from grouphub.desktop.people.form_dialog import FormDialog
from grouphub.desktop.people.phone_fields import KeyField
from grouphub.desktop.widgets.day_fields import DayField
from grouphub.desktop.widgets.fields import LongTextField
from grouphub.desktop.widgets.form import Form
from grouphub.features.people import card, entries

if TYPE_CHECKING:
    from grouphub.desktop.workspace import Workspace


class NoteDialog(FormDialog):
    """A note with its day. The key of a new note is part of the draft: saving twice writes it once."""

    def __init__(self, workspace: Workspace, person_id: str, note_id: str = "") -> None:
        self._person_id, self._note_id = UUID(person_id), note_id
        form = Form(f"people/{person_id}/note/{note_id or 'new'}")
        hint = _("Everyone with a password reads this. What is private does not belong here.")
        self.text = LongTextField("text", _("Note"), lines=6, hint=hint)
        self.day = DayField("day", _("Day"), workspace.today, past=True)
        self.key = KeyField("key")
        for field in (self.text, self.day, self.key):
            form.add(field)
        with workspace.db.read() as session:
            one = card.person(session, self._person_id)
        note = next((row for row in one.notes if str(row.id) == note_id), None)
        self.text.set_value(note.text if note else "")
        self.day.set_day(note.day if note else workspace.today())
        title = _("Change the note") if note else _("Write a note about {name}").format(name=one.name)
        super().__init__(workspace, title, form, take_out=_("Take out") if note else "")

    def write(self) -> None:
        """Write the note."""
        day = self.day.day()
        assert day is not None
        if self._note_id:
            entries.change_note(self.workspace.db, UUID(self._note_id), self.text.value(), day)
        else:
            key = UUID(self.key.value())
            entries.add_note(self.workspace.db, self._person_id, self.text.value(), day, note_id=key)

    def erase(self) -> None:
        """Take the note out."""
        entries.remove_note(self.workspace.db, UUID(self._note_id))
