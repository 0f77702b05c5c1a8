"""What is written about a woman one by one, beside her form: notes, answers, days, her picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import select

from grouphub.base.i18n import N_
from grouphub.base.keys import new_key
from grouphub.base.texts import LONGEST_NOTE, check_length, clean, clean_lines
from grouphub.features.people.dossier import dossier
from grouphub.features.people.models import Consent, Note, Picture, RoleSpan, StandingStep
from grouphub.features.people.pictures import small
from grouphub.features.people.rules import DayMissing, NothingWritten, check_days
from grouphub.store.journal import say

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from sqlalchemy.orm import Session

    from grouphub.features.people.dossier import Dossier
    from grouphub.features.people.drafts import ConsentDraft
    from grouphub.store.database import Database

Row = TypeVar("Row", Consent, Note, RoleSpan, StandingStep)


# --- notes ------------------------------------------------------------------------------------------------------------


def add_note(db: Database, person_id: UUID, text: str, day: date, *, note_id: UUID | None = None) -> UUID:
    """Write a note and return its key; with ``note_id``, made when the form opened, saving twice writes it once.

    Raises NothingWritten, TooLong, NobodyThere.
    """
    kept = _note_text(text)
    key = note_id or new_key()
    with db.write(N_("A note about {name} was written")) as session:
        found = dossier(session, person_id)
        say(session, name=found.name)
        if session.get(Note, key) is None:
            found.add(Note(id=key, person_id=found.person.id, day=day, text=kept))
    return key


def change_note(db: Database, note_id: UUID, text: str, day: date) -> None:
    """Write a note anew. Raises NothingWritten, TooLong; does nothing when the note is gone."""
    kept = _note_text(text)
    with db.write(N_("A note about {name} was changed")) as session:
        note = _found(session, Note, note_id)
        if note is not None:
            note.text, note.day = kept, day


def remove_note(db: Database, note_id: UUID) -> None:
    """Take out a note."""
    _remove(db, Note, note_id, N_("A note about {name} was taken out"))


def _note_text(text: str) -> str:
    kept = clean_lines(text)
    if not kept:
        raise NothingWritten("text")
    check_length("text", kept, LONGEST_NOTE)
    return kept


# --- consents ---------------------------------------------------------------------------------------------------------


def record_consent(db: Database, person_id: UUID, draft: ConsentDraft) -> None:
    """Write down what she answered; the same answer twice is written once. Raises DayMissing, NobodyThere."""
    if draft.day is None:
        raise DayMissing("day")
    values: dict[str, Any] = {
        "purpose": draft.purpose.value,
        "answer": draft.answer.value,
        "day": draft.day,
        "way": draft.way.value,
    }
    with db.write(N_("What {name} agreed to was written down")) as session:
        found = dossier(session, person_id)
        say(session, name=found.name)
        there = session.get(Consent, draft.id)
        if there is None:
            found.add(Consent(id=draft.id, person_id=found.person.id, **values))
        else:
            _set(there, values)


def remove_consent(db: Database, consent_id: UUID) -> None:
    """Take out an answer written by mistake; an answer taken back is a new one."""
    _remove(db, Consent, consent_id, N_("An answer of {name} was taken out"))


# --- days of what she does and of her standing ------------------------------------------------------------------------


def change_role_days(db: Database, span_id: UUID, since: date | None, until: date | None) -> None:
    """Correct the days of something she does or did. Raises EndsBeforeItBegins."""
    check_days("until", since, until)
    with db.write(N_("What {name} does was changed")) as session:
        span = _found(session, RoleSpan, span_id)
        if span is not None:
            _set(span, {"since": since, "until": until})
            dossier(session, span.person_id).refresh(db.clock.today())


def remove_role(db: Database, span_id: UUID) -> None:
    """Take out something she never did."""
    _remove(db, RoleSpan, span_id, N_("What {name} does was changed"))


def change_standing_day(db: Database, step_id: UUID, day: date | None, reason: str) -> None:
    """Correct the day or the reason of a change of standing."""
    kept = clean(reason)
    check_length("reason", kept)
    with db.write(N_("What happened with {name} was changed")) as session:
        step = _found(session, StandingStep, step_id)
        if step is not None:
            _set(step, {"day": day, "reason": kept})
            dossier(session, step.person_id).refresh(db.clock.today())


def remove_standing(db: Database, step_id: UUID) -> None:
    """Take out a change of standing that never was."""
    _remove(db, StandingStep, step_id, N_("What happened with {name} was changed"))


# --- picture ----------------------------------------------------------------------------------------------------------


def set_picture(db: Database, person_id: UUID, image: bytes) -> None:
    """Keep a picture of her, made small and without what the camera wrote into it.

    ``image`` is any common image file. Raises PictureNotUnderstood, PictureTooLarge, NobodyThere.
    """
    jpeg = small(image)
    with db.write(N_("The picture of {name} was kept")) as session:
        found = dossier(session, person_id)
        say(session, name=found.name)
        put_picture(found, jpeg)


def remove_picture(db: Database, person_id: UUID) -> None:
    """Take out her picture. Raises NobodyThere."""
    with db.write(N_("The picture of {name} was taken out"), frees=True) as session:
        found = dossier(session, person_id)
        say(session, name=found.name)
        put_picture(found, b"")


def put_picture(found: Dossier, jpeg: bytes) -> None:
    """Keep a small picture in a running action, or with an empty one take hers out."""
    there = found.session.scalar(select(Picture).where(Picture.person_id == found.person.id))
    if there is None and jpeg:
        found.add(Picture(person_id=found.person.id, jpeg=jpeg))
    elif there is not None and not jpeg:
        found.remove(there)
    elif there is not None and there.jpeg != jpeg:
        there.jpeg = jpeg


def _found(session: Session, kind: type[Row], key: UUID) -> Row | None:
    """Return the row, and tell the sentence whose it is."""
    row = session.get(kind, key)
    say(session, name="" if row is None else dossier(session, row.person_id).name)
    return row


def _remove(db: Database, kind: type[Row], key: UUID, sentence: str) -> None:
    """Take the row out; does nothing when it is gone."""
    with db.write(sentence) as session:
        row = _found(session, kind, key)
        if row is not None:
            session.delete(row)
            session.flush()
            dossier(session, row.person_id).refresh(db.clock.today())


def _set(row: Any, values: dict[str, Any]) -> None:
    for name, value in values.items():
        if getattr(row, name) != value:
            setattr(row, name, value)
