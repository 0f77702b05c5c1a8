"""Many new women written at once: plain rows, without an object for each that the session would have to watch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from grouphub.features.fields.queries import fields_at_work
from grouphub.features.fields.values import new_answers, searched_answers
from grouphub.features.people.actions import check_code
from grouphub.features.people.dossier import derived_columns, normal_form
from grouphub.features.people.models import Consent, Note, Person, Phone, RoleSpan, Spelling, StandingStep
from grouphub.features.people.rules import CodeTaken, Standing
from grouphub.features.places.rules import Place
from grouphub.features.places.villages import village_for
from grouphub.store.adding import add_plain, fields_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from grouphub.features.fields.models import OwnValue
    from grouphub.features.people.drafts import PersonDraft
    from grouphub.features.places.queries import KnownVillage
    from grouphub.store.records import Record


@dataclass(frozen=True)
class _Joined:
    """The step by which she comes in, as far as what follows from it needs it."""

    day: date | None
    standing: str = Standing.JOINED.value
    reason: str = ""


class Newcomers:
    """Writes women inside one action; what they share is looked up once."""

    def __init__(self, session: Session, today: date) -> None:
        self._session = session
        self._today = today
        self._villages: dict[Place, KnownVillage | None] = {}
        self._codes: set[str] = set()
        self._rows: dict[type[Record], list[dict[str, Any]]] = {}

    def put(self, drafts: Sequence[PersonDraft]) -> None:
        """Write new women, whose drafts are checked. Raises CodeTaken."""
        self._rows = {kind: [] for kind in (Person, Spelling, Phone, RoleSpan, StandingStep, Consent, Note)}
        answers: list[OwnValue] = []
        for draft in drafts:
            answers += self._take(draft)
        self._session.flush()  # villages made with them
        for kind, rows in self._rows.items():
            add_plain(self._session, kind, rows)
        if answers:
            add_plain(self._session, type(answers[0]), [fields_of(answer) for answer in answers])

    def _take(self, draft: PersonDraft) -> list[OwnValue]:
        self._check_code(draft)
        village = self._village(draft.place)
        values = new_answers(self._session, draft.id, draft.answers(), self._today) if draft.own else []
        key = {"person_id": draft.id}
        rows = self._rows
        phones = [_phone(place, phone) for place, phone in enumerate(draft.phones)]
        rows[Spelling] += [{**key, "text": text} for text in draft.spellings]
        rows[Phone] += [{**key, **phone} for phone in phones]
        rows[RoleSpan] += [
            {"id": one.id, **key, "role": one.role.value, "since": one.since, "until": one.until} for one in draft.roles
        ]
        rows[StandingStep].append({**key, "standing": Standing.JOINED.value, "day": draft.joined_on})
        rows[Consent] += [
            {
                "id": one.id,
                **key,
                "purpose": one.purpose.value,
                "answer": one.answer.value,
                "day": one.day,
                "way": one.way.value,
            }
            for one in draft.consents
        ]
        if draft.note:
            rows[Note].append({**key, "day": self._today, "text": draft.note})
        rows[Person].append(self._person(draft, village, phones, values))
        return values

    def _person(
        self, draft: PersonDraft, village: KnownVillage | None, phones: list[dict[str, Any]], values: list[OwnValue]
    ) -> dict[str, Any]:
        own = searched_answers(fields_at_work(self._session), values) if values else None
        follows = derived_columns(
            draft,
            village.place if village else Place(),
            spellings=draft.spellings,
            numbers=[(phone["typed"], phone["normal"]) for phone in phones],
            spans=draft.roles,
            steps=(_Joined(draft.joined_on),),
            own=own,
            today=self._today,
        )
        return {
            "id": draft.id,
            "given": draft.given,
            "patronymic": draft.patronymic,
            "family": draft.family,
            "paper_name": draft.paper_name,
            "birth": draft.birth,
            "schooling": draft.schooling.value,
            "in_school": draft.in_school,
            "street": draft.street,
            "house": draft.house,
            "code": draft.code,
            "village_id": village.id if village else None,
            **follows,
        }

    def _village(self, place: Place) -> KnownVillage | None:
        if place not in self._villages:
            self._villages[place] = village_for(self._session, place)
            self._session.flush()  # there for the next who writes it in another way
        return self._villages[place]

    def _check_code(self, draft: PersonDraft) -> None:
        if not draft.code:
            return
        check_code(self._session, draft.code, draft.id)
        if draft.code in self._codes:
            raise CodeTaken("code", code=draft.code, name=draft.given or draft.family)
        self._codes.add(draft.code)


def _phone(place: int, phone: Any) -> dict[str, Any]:
    return {
        "id": phone.id,
        "place": place,
        "typed": phone.typed,
        "normal": normal_form(phone.typed),
        "whose": phone.whose.value,
        "whose_words": phone.whose_words,
        "safe": phone.safe.value,
        "hours": phone.hours,
        "remark": phone.remark,
    }
