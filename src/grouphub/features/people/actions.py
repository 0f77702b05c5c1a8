"""What a leader does with the women of the group: one function, one transaction, one step to undo."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from grouphub.base.i18n import N_
from grouphub.base.texts import clean
from grouphub.features.fields.values import new_answers, write_answers
from grouphub.features.people.dossier import Dossier, called, dossier, dossiers, normal_form
from grouphub.features.people.drafts import PersonDraft, PhoneDraft, checked
from grouphub.features.people.entries import put_picture
from grouphub.features.people.models import Consent, Note, Person, Phone, Picture, RoleSpan, Spelling, StandingStep
from grouphub.features.people.pictures import small
from grouphub.features.people.rules import CodeTaken, Role, Standing, check_days, holds_on
from grouphub.features.places.villages import village_for
from grouphub.store.adding import add_rows
from grouphub.store.journal import say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from uuid import UUID

    from sqlalchemy.orm import Session

    from grouphub.store.database import Database


# --- one woman --------------------------------------------------------------------------------------------------------

_PLAIN = ("given", "patronymic", "family", "paper_name", "birth", "in_school", "street", "house", "code")
_PLACE = ("village", "jamoat", "district")
_STEP = 20
"""Women between two reports of progress."""


def add_person(db: Database, draft: PersonDraft, *, picture: bytes = b"") -> UUID:
    """Add a woman, with any image file as her picture, and return her key; saving the same draft twice adds her once.

    Raises FieldProblem, PictureNotUnderstood, PictureTooLarge.
    """
    kept = checked(draft)
    jpeg = small(picture) if picture else b""
    with db.write(N_("{name} was added")) as session:
        say(session, name=called(session, kept.given, kept.family))
        connection = session.connection()
        if connection.exec_driver_sql("SELECT 1 FROM person WHERE id = ?", (kept.id.bytes,)).first():
            return kept.id
        put_person(session, kept, db.clock.today(), jpeg=jpeg)
    return kept.id


def add_people(
    db: Database, drafts: Sequence[PersonDraft], *, progress: Callable[[int, int], None] | None = None
) -> list[UUID]:
    """Add several women in one step and return their keys; who is there already by her key is left as she is.

    ``progress`` hears (done, all), and may raise to stop: then nobody was added. Raises FieldProblem.
    """
    kept = [checked(draft) for draft in drafts]
    sentence = N_("{name} was added") if len(kept) == 1 else N_("Added at once: {count}")
    with db.write(sentence) as session:
        names = {"name": called(session, kept[0].given, kept[0].family)} if len(kept) == 1 else {}
        say(session, count=len(kept), **names)
        there = {bytes(key) for (key,) in session.connection().exec_driver_sql("SELECT id FROM person")}
        for number, one in enumerate(kept):
            if progress is not None and number % _STEP == 0:
                progress(number, len(kept))
            if one.id.bytes not in there:
                put_person(session, one, db.clock.today())
    return [one.id for one in kept]


def change_person(
    db: Database,
    person_id: UUID,
    draft: PersonDraft,
    *,
    opened: PersonDraft | None = None,
    picture: bytes | None = None,
) -> None:
    """Write what the form says. With ``opened``, the draft the form began with, only what she changed in it.

    ``picture`` is another one, any image file; an empty one takes hers out, None leaves it.
    Raises FieldProblem, NobodyThere, PictureNotUnderstood, PictureTooLarge.
    """
    kept = checked(draft)
    jpeg = small(picture) if picture else picture
    with db.write(N_("{name} was changed")) as session:
        found = dossier(session, person_id)
        rewrite_person(found, kept, db.clock.today(), opened=opened)
        if jpeg is not None:
            put_picture(found, jpeg)
        say(session, name=found.name)


def put_person(session: Session, kept: PersonDraft, today: date, *, jpeg: bytes = b"") -> None:
    """Write a new woman, inside the action that adds her. ``kept`` is checked. Raises CodeTaken."""
    check_code(session, kept.code, kept.id)
    person = Person(id=kept.id, schooling=kept.schooling.value, **{name: getattr(kept, name) for name in _PLAIN})
    added = Dossier(session, person)
    added.live_in(village_for(session, kept.place))
    added.values = new_answers(session, kept.id, kept.answers(), today)
    parts = [*_parts_of(added, kept, today), *added.values]
    if jpeg:
        parts.append(Picture(person_id=kept.id, jpeg=jpeg))
    added.refresh(today)
    add_rows(session, [person, *parts])


def rewrite_person(found: Dossier, kept: PersonDraft, today: date, *, opened: PersonDraft | None = None) -> None:
    """Write what a form says, inside the action that changes her; with ``opened`` only what differs from it.

    ``kept`` is checked. Raises CodeTaken.
    """
    if opened is None or kept.code != opened.code:
        check_code(found.session, kept.code, found.person.id)
    _change_fields(found, kept, opened)
    _change_place(found, kept, opened)
    _change_spellings(found, kept, opened)
    _change_phones(found, kept, opened)
    _change_roles(found, kept, opened)
    if opened is None or kept.joined_on != opened.joined_on:
        _change_joining(found, kept.joined_on)
    _add_consents(found, kept)
    _change_answers(found, kept, opened, today)
    if kept.note:
        found.add(Note(person_id=found.person.id, day=today, text=kept.note))
    found.refresh(today)


def _parts_of(added: Dossier, kept: PersonDraft, today: date) -> list[Any]:
    """Return the rows of a new woman beside her own; the dossier knows those it counts on."""
    key = kept.id
    added.spellings = [Spelling(person_id=key, text=text) for text in kept.spellings]
    added.phones = [_phone(key, place, phone) for place, phone in enumerate(kept.phones)]
    added.spans = [
        RoleSpan(id=one.id, person_id=key, role=one.role.value, since=one.since, until=one.until) for one in kept.roles
    ]
    added.steps = [StandingStep(person_id=key, standing=Standing.JOINED.value, day=kept.joined_on)]
    consents = [_consent(key, one) for one in kept.consents]
    notes = [Note(person_id=key, day=today, text=kept.note)] if kept.note else []
    return [*added.spellings, *added.phones, *added.spans, *added.steps, *consents, *notes]


def _phone(person_id: UUID, place: int, phone: PhoneDraft) -> Phone:
    return Phone(id=phone.id, person_id=person_id, place=place, **_phone_fields(phone))


def _phone_fields(phone: PhoneDraft) -> dict[str, Any]:
    return {
        "typed": phone.typed,
        "normal": normal_form(phone.typed),
        "whose": phone.whose.value,
        "whose_words": phone.whose_words,
        "safe": phone.safe.value,
        "hours": phone.hours,
        "remark": phone.remark,
    }


def _consent(person_id: UUID, draft: Any) -> Consent:
    return Consent(
        id=draft.id,
        person_id=person_id,
        purpose=draft.purpose.value,
        answer=draft.answer.value,
        day=draft.day,
        way=draft.way.value,
    )


def check_code(session: Session, code: str, person_id: UUID) -> None:
    """Raise CodeTaken when the code is another woman's."""
    if not code:
        return
    # Plain SQL: it is part of every save.
    statement = "SELECT given, family FROM person WHERE code = ? AND id <> ? LIMIT 1"
    other = session.connection().exec_driver_sql(statement, (code, person_id.bytes)).first()
    if other is not None:
        raise CodeTaken("code", code=code, name=called(session, *other))


def _change_fields(found: Dossier, kept: PersonDraft, opened: PersonDraft | None) -> None:
    for name in (*_PLAIN, "schooling"):
        value = getattr(kept, name)
        if opened is None or value != getattr(opened, name):
            setattr(found.person, name, value.value if name == "schooling" else value)


def _change_place(found: Dossier, kept: PersonDraft, opened: PersonDraft | None) -> None:
    """Let her live where the form says; what she did not touch in it stays as it is by now."""
    changed = {name for name in _PLACE if opened is None or getattr(kept, name) != getattr(opened, name)}
    if changed:
        wanted = replace(found.place, **{name: getattr(kept, name) for name in changed})
        found.live_in(village_for(found.session, wanted))


def _change_spellings(found: Dossier, kept: PersonDraft, opened: PersonDraft | None) -> None:
    there = {one.text for one in found.spellings}
    before = set(opened.spellings) if opened else there
    for spelling in [one for one in found.spellings if one.text in before - set(kept.spellings)]:
        found.remove(spelling, found.spellings)
    for text in kept.spellings:
        if text not in there | before:
            found.add(Spelling(person_id=found.person.id, text=text), found.spellings)


def _change_phones(found: Dossier, kept: PersonDraft, opened: PersonDraft | None) -> None:
    there = {phone.id: phone for phone in found.phones}
    before = {phone.id: phone for phone in opened.phones} if opened else {}
    wanted = {phone.id: phone for phone in kept.phones}
    for key in [key for key in (before if opened else there) if key in there and key not in wanted]:
        found.remove(there[key], found.phones)
    for place, phone in enumerate(kept.phones):
        row = there.get(phone.id)
        if row is not None:
            _set(row, {"place": place} if before.get(phone.id) == phone else {**_phone_fields(phone), "place": place})
        elif before.get(phone.id) != phone:
            found.add(_phone(found.person.id, place, phone), found.phones)


def _change_roles(found: Dossier, kept: PersonDraft, opened: PersonDraft | None) -> None:
    there = {span.id: span for span in found.spans}
    before = {span.id: span for span in opened.roles} if opened else {}
    wanted = {span.id: span for span in kept.roles}
    for key in [key for key in (before if opened else there) if key in there and key not in wanted]:
        found.remove(there[key], found.spans)
    for key, span in wanted.items():
        values = {"role": span.role.value, "since": span.since, "until": span.until}
        if before.get(key) == span:
            continue
        if key in there:
            _set(there[key], values)
        else:
            found.add(RoleSpan(id=key, person_id=found.person.id, **values), found.spans)


def _change_joining(found: Dossier, day: date | None) -> None:
    first = next((step for step in found.steps if step.standing == Standing.JOINED), None)
    if first is None:
        found.add(StandingStep(person_id=found.person.id, standing=Standing.JOINED.value, day=day), found.steps)
    else:
        _set(first, {"day": day})


def _add_consents(found: Dossier, kept: PersonDraft) -> None:
    there = set(found.session.scalars(select(Consent.id).where(Consent.person_id == found.person.id)))
    found.session.add_all(_consent(found.person.id, one) for one in kept.consents if one.id not in there)


def _change_answers(found: Dossier, kept: PersonDraft, opened: PersonDraft | None, today: date) -> None:
    before = opened.answers() if opened else {}
    wanted = {key: text for key, text in kept.answers().items() if opened is None or text != before.get(key, "")}
    write_answers(found.session, found.person.id, found.values, wanted, today)


def _set(row: Any, values: dict[str, Any]) -> None:
    for name, value in values.items():
        if getattr(row, name) != value:
            setattr(row, name, value)


# --- one or several women at once -------------------------------------------------------------------------------------


def archive_people(db: Database, person_ids: Sequence[UUID]) -> None:
    """Put women into the bin; those already there stay as they are."""
    now = db.clock.now()
    with db.write(_by_number(person_ids, N_("{name} was archived"), N_("Archived at once: {count}"))) as session:
        found = _chosen(session, person_ids)
        for one in found:
            if one.person.archived_at is None:
                one.person.archived_at = now


def bring_back_people(db: Database, person_ids: Sequence[UUID]) -> None:
    """Take women out of the bin."""
    sentence = _by_number(person_ids, N_("{name} was brought back"), N_("Brought back at once: {count}"))
    with db.write(sentence) as session:
        for one in _chosen(session, person_ids):
            one.person.archived_at = None


def archive_person(db: Database, person_id: UUID) -> None:
    """Put a woman into the bin."""
    archive_people(db, [person_id])


def bring_back_person(db: Database, person_id: UUID) -> None:
    """Take a woman out of the bin."""
    bring_back_people(db, [person_id])


_ROLE_GIVEN = {
    Role.MEMBER: (N_("{name} is now a member"), N_("Made members at once: {count}")),
    Role.LEARNER: (N_("{name} is now learning"), N_("Made learners at once: {count}")),
    Role.SEWING: (N_("{name} now works in sewing"), N_("Added to sewing at once: {count}")),
    Role.BAKERY: (N_("{name} now works in the bakery"), N_("Added to the bakery at once: {count}")),
    Role.TRAINER: (N_("{name} is now a trainer"), N_("Made trainers at once: {count}")),
    Role.VOLUNTEER: (N_("{name} is now a volunteer"), N_("Made volunteers at once: {count}")),
    Role.ORGANISER: (N_("{name} is now an organiser"), N_("Made organisers at once: {count}")),
}
_ROLE_ENDED = {
    Role.MEMBER: (N_("{name} is no longer a member"), N_("No longer members: {count}")),
    Role.LEARNER: (N_("{name} is no longer learning"), N_("No longer learning: {count}")),
    Role.SEWING: (N_("{name} no longer works in sewing"), N_("No longer in sewing: {count}")),
    Role.BAKERY: (N_("{name} no longer works in the bakery"), N_("No longer in the bakery: {count}")),
    Role.TRAINER: (N_("{name} is no longer a trainer"), N_("No longer trainers: {count}")),
    Role.VOLUNTEER: (N_("{name} is no longer a volunteer"), N_("No longer volunteers: {count}")),
    Role.ORGANISER: (N_("{name} is no longer an organiser"), N_("No longer organisers: {count}")),
}


def set_role_for_people(db: Database, person_ids: Sequence[UUID], role: Role, since: date | None) -> None:
    """Write down that the women do ``role`` from ``since`` on; those who do it already stay as they are."""
    today = db.clock.today()
    with db.write(_by_number(person_ids, *_ROLE_GIVEN[role])) as session:
        for one in _chosen(session, person_ids):
            if not any(span.role == role and holds_on(span.since, span.until, since or today) for span in one.spans):
                span = RoleSpan(person_id=one.person.id, role=role.value, since=since)
                one.add(span, one.spans)
                one.refresh(today)


def end_role_for_people(db: Database, person_ids: Sequence[UUID], role: Role, until: date) -> None:
    """Write down that the women no longer do ``role`` on ``until``; a role that had not begun is taken out."""
    with db.write(_by_number(person_ids, *_ROLE_ENDED[role])) as session:
        for one in _chosen(session, person_ids):
            one.end_roles([span for span in one.spans if span.role == role], until)
            one.refresh(db.clock.today())


_STANDING_SET = {
    Standing.JOINED: (N_("{name} is in the group"), N_("In the group now: {count}")),
    Standing.PAUSED: (N_("{name} is pausing"), N_("Pausing now: {count}")),
    Standing.LEFT: (N_("{name} left the group"), N_("Left the group: {count}")),
}


def set_standing_for_people(
    db: Database, person_ids: Sequence[UUID], standing: Standing, day: date, reason: str = ""
) -> None:
    """Write down that the women joined, pause or left on ``day``; leaving ends what they do in the group.

    Doing it twice writes it once.
    """
    kept = clean(reason)
    with db.write(_by_number(person_ids, *_STANDING_SET[standing])) as session:
        for one in _chosen(session, person_ids):
            if any((step.standing, step.day, step.reason) == (standing, day, kept) for step in one.steps):
                continue
            one.add(StandingStep(person_id=one.person.id, standing=standing.value, day=day, reason=kept), one.steps)
            if standing is Standing.LEFT:
                one.end_roles(one.spans, day)
            one.refresh(db.clock.today())


def set_standing(db: Database, person_id: UUID, standing: Standing, day: date, reason: str = "") -> None:
    """Write down that a woman joined, pauses or left on ``day``."""
    set_standing_for_people(db, [person_id], standing, day, reason)


def change_roles(db: Database, person_id: UUID, draft: PersonDraft) -> None:
    """Write the roles of ``draft`` with their days; nothing else of it. Raises EndsBeforeItBegins, NobodyThere."""
    for span in draft.roles:
        check_days("roles", span.since, span.until)
    with db.write(N_("What {name} does was changed")) as session:
        found = dossier(session, person_id)
        _change_roles(found, draft, None)
        found.refresh(db.clock.today())
        say(session, name=found.name)


def _by_number(person_ids: Sequence[UUID], one: str, several: str) -> str:
    return one if len(set(person_ids)) == 1 else several


def _chosen(session: Session, person_ids: Sequence[UUID]) -> list[Dossier]:
    """Return the women, and tell the sentence who or how many they are."""
    found = dossiers(session, person_ids)
    say(session, count=len(found), **({"name": found[0].name} if len(found) == 1 else {}))
    return found
