"""Own fields for the tests: one of each kind, some answered; and what each action does with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grouphub.features.fields import actions, queries
from grouphub.features.fields.drafts import ChoiceDraft, FieldDraft
from grouphub.features.fields.kinds import Kind, Names
from grouphub.features.fields.values import write_answers
from grouphub.features.people.dossier import dossier

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from grouphub.features.fields.kinds import FieldRow
    from grouphub.store.database import Database

ANSWERS = {
    Kind.TEXT: "бофанда",
    Kind.LONG: "Ду фарзанд.\nКалонӣ мехонад.",
    Kind.NUMBER: "12.5",
    Kind.DAY: "2024-05-01",
    Kind.CHOICE: "бад",
    Kind.YES_NO: "yes",
    Kind.PHONE: "93 514 16 43",
}


def ask_of_every_kind(db: Database) -> None:
    """Add a field of each kind, and one that is archived."""
    for kind in Kind:
        choices = tuple(ChoiceDraft(Names(one)) for one in ("хуб", "бад", "ҳеҷ")) if kind is Kind.CHOICE else ()
        actions.add_field(db, FieldDraft(kind, Names(tg=f"Саволи {kind.value}"), choices))
    gone = actions.add_field(db, FieldDraft(Kind.TEXT, Names(tg="Кӯҳна")))
    actions.archive_field(db, gone)


def answer_everything(db: Database, woman: UUID, other: UUID) -> None:
    """Write an answer to each field for one woman."""
    with db.write("answered") as session:
        wanted = {row.id: ANSWERS.get(row.kind, str(other)) for row in queries.own_fields(session)}
        one = dossier(session, woman)
        write_answers(session, woman, one.values, wanted, db.clock.today())
        one.refresh(db.clock.today())


def field(db: Database, kind: Kind) -> FieldRow:
    """Return the field of a kind."""
    with db.read() as session:
        return next(row for row in queries.own_fields(session) if row.kind is kind)


def archived(db: Database) -> UUID:
    """Return the key of the field that is not asked."""
    with db.read() as session:
        return queries.own_fields(session, archived=True)[0].id


DONE: dict[str, Callable[[Database, UUID], object]] = {
    "add_field": lambda db, _key: actions.add_field(
        db, FieldDraft(Kind.CHOICE, Names(ru="Зрение"), (ChoiceDraft(Names(ru="да")), ChoiceDraft(Names(ru="нет"))))
    ),
    "move_field": lambda db, _key: actions.move_field(db, field(db, Kind.DAY).id, -1),
    "archive_field": lambda db, _key: actions.archive_field(db, field(db, Kind.DAY).id),
    "bring_back_field": lambda db, _key: actions.bring_back_field(db, archived(db)),
    "take_out_field": lambda db, _key: actions.take_out_field(db, archived(db)),
}
