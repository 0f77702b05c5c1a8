"""Women for the tests of people, and what can be asked about the whole register."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from grouphub.base.birth import Birth
from grouphub.features.fields.contribution import FIELDS
from grouphub.features.people import actions
from grouphub.features.people.contribution import PEOPLE
from grouphub.features.people.drafts import ConsentDraft, PersonDraft, PhoneDraft, RoleDraft
from grouphub.features.people.rules import Answer, Purpose, Role, Safe, Schooling, Way, Whose
from grouphub.features.places.contribution import PLACES

if TYPE_CHECKING:
    from uuid import UUID

    from grouphub.store.database import Database

MONDAY = date(2025, 3, 17)


def add(db: Database, given: str, family: str = "", **fields: Any) -> UUID:
    """Add a woman of whom little is known."""
    return actions.add_person(db, PersonDraft(given=given, family=family, **fields))


def full_draft(**changed: Any) -> PersonDraft:
    """Return a draft in which every field says something."""
    fields: dict[str, Any] = {
        "given": "Қурбонгул",
        "patronymic": "Раҳимовна",
        "family": "Қосимова",
        "paper_name": "Kurbongul Kosimova",
        "spellings": ("Гулчеҳра",),
        "birth": Birth.aged(34, date(2024, 11, 23)),
        "schooling": Schooling.SECONDARY,
        "in_school": False,
        "village": "Чашмасор",
        "jamoat": "Оби Сафед",
        "district": "shamsiddin-shohin",
        "street": "кӯчаи Сомонӣ",
        "house": "8",
        "code": "A-12",
        "phones": (
            PhoneDraft("93 514 16 42", Whose.HUSBAND, "", Safe.NO, "after 18", "say it is about bread"),
            PhoneDraft("1313", Whose.OTHER, "shop", Safe.UNKNOWN),
        ),
        "roles": (RoleDraft(Role.SEWING, date(2024, 1, 1)), RoleDraft(Role.LEARNER, None, date(2024, 1, 1))),
        "consents": (ConsentDraft(Purpose.PHOTO, Answer.GIVEN, date(2024, 5, 1), Way.WRITTEN),),
        "joined_on": date(2023, 5, 1),
        "note": "Likes to work in the morning",
    }
    return PersonDraft(**(fields | changed))


def snapshot(db: Database) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every table of people, places and their own fields but for the local row numbers."""
    with db.read() as session:
        found = {}
        for model in (*PLACES.models, *PEOPLE.models, *FIELDS.models):
            names = ", ".join(f'"{column.name}"' for column in model.__table__.columns if column.name != "row")
            rows = session.connection().exec_driver_sql(f"SELECT {names} FROM {model.__tablename__} ORDER BY id")
            found[model.__tablename__] = [tuple(row) for row in rows]
        return found


def assert_index_is_whole(db: Database) -> None:
    """Fail when the search index says anything else than the women's rows."""
    with db.fill() as connection:
        for table in ("person_start", "person_part"):
            connection.exec_driver_sql(f"INSERT INTO {table}({table}, rank) VALUES ('integrity-check', 1)")
