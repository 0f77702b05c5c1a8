"""What she agrees to: her answer for one purpose, with the day and the way she was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grouphub.base import days
from grouphub.base.i18n import _
from grouphub.desktop.widgets.choice_fields import SegmentsField, TilesField
from grouphub.desktop.widgets.day_fields import DayField
from grouphub.features.people.drafts import ConsentDraft
from grouphub.features.people.rules import Answer, Purpose, Way, word

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from grouphub.desktop.widgets.fields import Field
    from grouphub.features.people.drafts import PersonDraft


class ConsentFields:
    """Answer, day and way for one purpose. "Not asked" is the default, never "agreed"."""

    def __init__(self, purpose: Purpose, today: Callable[[], date], before: ConsentDraft | None) -> None:
        self.purpose = purpose
        self._today = today
        name = f"consent-{purpose}"
        self.answer = _answer_field(name, word(purpose), can_withdraw=_was_given(before))
        self.day = DayField(f"{name}-day", _("On which day"), today, past=True)
        ways = [(way.value, word(way)) for way in (Way.ORAL, Way.WRITTEN)]
        self.way = SegmentsField(f"{name}-way", _("How"), ways)
        for field in (self.answer, self.day, self.way):
            purpose_word, own = word(purpose), field.label_text
            field.speak_as(purpose_word if field is self.answer else f"{purpose_word}: {own}")
        self.answer.changed.connect(self._answered)
        self.show_answer(before)

    def rows(self) -> tuple[tuple[Field, ...], ...]:
        """Return the fields as they stand side by side."""
        return (self.answer,), (self.day, self.way)

    def show_answer(self, consent: ConsentDraft | None) -> None:
        """Show the newest answer there is."""
        self.answer.set_value(consent.answer.value if consent else "")
        self.day.set_value(days.in_table(consent.day) if consent and consent.day else "")
        self.way.set_value(consent.way.value if consent else Way.ORAL.value)
        self.follow()

    def new_answer(self, before: ConsentDraft | None) -> ConsentDraft | None:
        """Return what she said now, or None when that is what she said before."""
        if not self.answer.value():
            return None
        answer, day, way = Answer(str(self.answer.value())), self.day.day(), Way(self.way.value())
        if before is not None and (before.answer, before.day, before.way) == (answer, day, way):
            return None
        return ConsentDraft(self.purpose, answer, day, way)

    def follow(self) -> None:
        """Ask for day and way only when she was asked."""
        asked = bool(self.answer.value())
        for field in (self.day, self.way):
            field.setEnabled(asked)
            field.setVisible(asked and field.parentWidget() is not None)

    def _answered(self) -> None:
        """Begin with today: an answer is most often written down on the day it was given."""
        if self.answer.value():
            self.day.set_day(self._today())
        self.follow()


def newest_consent(draft: PersonDraft, purpose: Purpose) -> ConsentDraft | None:
    """Return the answer that counts; they stand the newest first."""
    return next((consent for consent in draft.consents if consent.purpose is purpose), None)


def _was_given(consent: ConsentDraft | None) -> bool:
    return consent is not None and consent.answer in {Answer.GIVEN, Answer.WITHDRAWN}


def _answer_field(name: str, label: str, *, can_withdraw: bool) -> SegmentsField | TilesField:
    """Return a bar of three answers; with "taken back", which only what was agreed to can be, tiles in two columns."""
    choices = [("", _("Not asked")), *((answer.value, word(answer)) for answer in Answer)]
    field: SegmentsField | TilesField
    if can_withdraw:
        field = TilesField(name, label, choices, columns=2)
    else:
        field = SegmentsField(name, label, [choice for choice in choices if choice[0] != Answer.WITHDRAWN])
    field.required = False
    return field
