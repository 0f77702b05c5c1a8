"""The dialog that corrects an answer about what a woman agrees to, or takes out one written by mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from grouphub.base.i18n import _
from grouphub.desktop.people.form_dialog import FormDialog
from grouphub.desktop.widgets.choice_fields import SegmentsField, TilesField
from grouphub.desktop.widgets.day_fields import DayField
from grouphub.desktop.widgets.form import Form
from grouphub.features.people import card, entries
from grouphub.features.people.drafts import ConsentDraft
from grouphub.features.people.rules import Answer, NobodyThere, Way, word
from grouphub.features.people.timeline import ANSWER_SIGNS

if TYPE_CHECKING:
    from grouphub.desktop.workspace import Workspace
    from grouphub.features.people.card import ConsentRow, PersonCard


class ConsentDialog(FormDialog):
    """One answer: what it was, on which day, how she was asked. Raises NobodyThere where it was taken out meanwhile."""

    def __init__(self, workspace: Workspace, person_id: str, consent_id: str) -> None:
        with workspace.db.read() as session:
            one = card.person(session, UUID(person_id))
        self._row = _row_of(one, consent_id)
        form = Form(f"people/{person_id}/consent/{consent_id}")
        tiles = [(answer.value, word(answer), *ANSWER_SIGNS[answer]) for answer in _answers(one, self._row)]
        self.answer = TilesField("answer", word(self._row.purpose), tiles, columns=len(tiles))
        self.day = DayField("day", _("On which day"), workspace.today, past=True)
        self.way = SegmentsField("way", _("How"), [(way.value, word(way)) for way in (Way.ORAL, Way.WRITTEN)])
        for field in (self.answer, self.day, self.way):
            form.add(field)
        self.answer.set_value(self._row.answer.value)
        self.day.set_day(self._row.day)
        self.way.set_value(self._row.way.value)
        super().__init__(workspace, one.name, form, take_out=_("Take out"))
        self._person_id = one.id
        self.letters.hide()

    def write(self) -> None:
        """Write the answer as it really was."""
        row, answer, way = self._row, Answer(str(self.answer.value())), Way(str(self.way.value()))
        entries.record_consent(
            self.workspace.db, self._person_id, ConsentDraft(row.purpose, answer, self.day.day(), way, row.id)
        )

    def erase(self) -> None:
        """Take out an answer she never gave."""
        entries.remove_consent(self.workspace.db, self._row.id)


def _row_of(one: PersonCard, consent_id: str) -> ConsentRow:
    for row in one.consents:
        if str(row.id) == consent_id:
            return row
    raise NobodyThere


def _answers(one: PersonCard, row: ConsentRow) -> list[Answer]:
    """Return what the answer may have been: only what was agreed to before can be taken back."""
    others = [other for other in one.consents if other.purpose is row.purpose and other.id != row.id]
    agreed = row.answer is Answer.WITHDRAWN or any(other.answer is Answer.GIVEN for other in others)
    return [answer for answer in Answer if answer is not Answer.WITHDRAWN or agreed]
