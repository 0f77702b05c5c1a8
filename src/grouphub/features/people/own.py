"""Own fields where they meet the women: a changed field, one answer for several women, their history, practice."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from grouphub.base.i18n import N_
from grouphub.features.fields.changing import change_in
from grouphub.features.fields.drafts import checked
from grouphub.features.fields.kinds import shown
from grouphub.features.fields.models import OwnValue
from grouphub.features.fields.queries import every_field, own_field
from grouphub.features.fields.rows import FieldGone
from grouphub.features.fields.values import write_answers
from grouphub.features.people.card import names_of
from grouphub.features.people.dossier import dossiers
from grouphub.features.people.history import FieldChange
from grouphub.store.changes import unpacked
from grouphub.store.journal import say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from grouphub.features.contribution import Invention
    from grouphub.features.fields.drafts import FieldDraft
    from grouphub.features.fields.kinds import FieldRow
    from grouphub.store.changes import Change
    from grouphub.store.database import Database


def change_own_field(db: Database, field_id: UUID, draft: FieldDraft) -> None:
    """Rename a field, change its choices or its kind; what women are found by follows.

    Raises FieldProblem, AnswersDoNotFit, FieldGone.
    """
    kept = checked(draft)
    with db.write(N_("The field “{field}” was changed"), field=kept.names.shown()) as session:
        women = change_in(session, field_id, kept, db.clock.now())
        for one in dossiers(session, women):
            one.refresh(db.clock.today())


def answer_for_people(db: Database, person_ids: Sequence[UUID], field_id: UUID, text: str) -> None:
    """Write one answer for several women at once; an empty one takes theirs out. Raises FieldProblem, FieldGone."""
    one, several = N_("{field} was written down for {name}"), N_("{field} was written down at once: {count}")
    today = db.clock.today()
    with db.write(one if len(set(person_ids)) == 1 else several) as session:
        row = own_field(session, field_id)
        if row is None:
            raise FieldGone
        women = dossiers(session, person_ids)
        say(session, field=row.name, count=len(women), name=women[0].name if women else "")
        for woman in women:
            write_answers(session, woman.person.id, woman.values, {field_id: text}, today)
            woman.refresh(today)


# --- history ----------------------------------------------------------------------------------------------------------


def history_ids(session: Session, person_id: UUID) -> list[UUID]:
    """Return the keys of all her answers, those taken out since too."""
    pointer = b64encode(person_id.bytes).decode()
    gone = session.connection().exec_driver_sql(
        "SELECT DISTINCT record_id FROM journal_row WHERE record_table = 'own_value' "
        "AND json_extract(coalesce(before, after), '$.person_id.b64') = ?",
        (pointer,),
    )
    there = session.scalars(select(OwnValue.id).where(OwnValue.person_id == person_id))
    return list(dict.fromkeys([*there, *(UUID(bytes=bytes(key)) for (key,) in gone)]))


def told(session: Session, change: Change, _today: date) -> list[FieldChange]:
    """Return what a changed answer says to a reader; nothing for a row of another table."""
    if change.table != OwnValue.__tablename__:
        return []
    row = _field_of(session, change)
    if row is None:
        return []
    before, after = (_in_words(session, row, side) for side in (change.before, change.after))
    return [FieldChange(row.name, before, after, gone=change.after is None)] if before != after else []


def _field_of(session: Session, change: Change) -> FieldRow | None:
    """Return the field an answer belongs to: a change alone does not say it."""
    key = _key(change.before, "field_id") or _key(change.after, "field_id")
    if key is None:
        key = session.scalar(select(OwnValue.field_id).where(OwnValue.id == change.record_id))
    if key is None:
        written = session.connection().exec_driver_sql(
            "SELECT json_extract(coalesce(before, after), '$.field_id.b64') AS field FROM journal_row "
            "WHERE record_id = ? AND field IS NOT NULL LIMIT 1",
            (change.record_id.bytes,),
        )
        found = written.scalar()
        key = UUID(bytes=unpacked({"b64": found})) if found else None
    return next((row for row in every_field(session) if row.id == key), None)


def _in_words(session: Session, row: FieldRow, side: dict[str, Any] | None) -> str:
    other = _key(side, "other_id")
    if other is not None:
        return names_of(session, [other]).get(other, "")
    choice = _key(side, "choice_id")
    text = str(choice) if choice is not None else str((side or {}).get("text") or "")
    return shown(row, text) or (text if choice is None else "")


def _key(side: dict[str, Any] | None, column: str) -> UUID | None:
    kept = (side or {}).get(column)
    return UUID(bytes=unpacked(kept)) if kept else None


# --- practice ---------------------------------------------------------------------------------------------------------


def invent(invention: Invention) -> None:
    """Bring what invented women are found by up to the answers that were invented for them."""
    with Session(invention.connection) as session:
        for one in dossiers(session, invention.people):
            if one.values:
                one.refresh(invention.today)
        session.commit()  # of the session alone: the group is written whole or not at all
