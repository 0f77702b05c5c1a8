"""Between the form and what is kept: a draft into fields, fields into a draft."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from grouphub.base import days
from grouphub.base.keys import new_key
from grouphub.desktop.people.consent_fields import newest_consent
from grouphub.desktop.people.person_fields import NOT_SAID, plain_choice
from grouphub.features.people.drafts import OwnDraft, PhoneDraft, with_roles
from grouphub.features.people.rules import Role, Schooling, chosen, holds_on

if TYPE_CHECKING:
    from datetime import date

    from grouphub.desktop.people.person_fields import PersonFields
    from grouphub.features.people.drafts import PersonDraft

_PLAIN = ("given", "family", "patronymic", "paper_name", "village", "jamoat", "street", "house", "code", "note")
_BETWEEN = re.compile(r"\s*[,;،\n]\s*")


def fill(fields: PersonFields, draft: PersonDraft, today: date) -> None:
    """Show ``draft`` in the fields."""
    for name in _PLAIN:
        getattr(fields, name).set_value(getattr(draft, name))
    fields.district.set_value(draft.district)
    fields.spellings.set_value(", ".join(draft.spellings))
    fields.birth.set_birth(draft.birth)
    fields.schooling.set_value(draft.schooling.value or NOT_SAID)
    fields.in_school.set_value({True: "yes", False: "no", None: ""}[draft.in_school])
    fields.roles.set_value([span.role.value for span in draft.roles if holds_on(span.since, span.until, today)])
    fields.joined_on.set_value(days.in_table(draft.joined_on) if draft.joined_on else "")
    fields.own.show_answers(draft.answers())
    first = draft.phones[0] if draft.phones else PhoneDraft()
    fields.phone.set_value(first.typed)
    fields.about_phone.show_phone(first)
    fields.more_phones.show_phones(draft.phones[1:])
    fields.tell_place()
    for purpose, consent in fields.consents.items():
        consent.show_answer(newest_consent(draft, purpose))


def read(fields: PersonFields, opened: PersonDraft, today: date) -> PersonDraft:
    """Return what the fields say; ``opened`` is what they began with."""
    joined_on = fields.joined_on.day()
    wanted = frozenset(Role(role) for role in fields.roles.value())
    answers = [one.new_answer(newest_consent(opened, purpose)) for purpose, one in fields.consents.items()]
    return replace(
        opened,
        given=fields.given.value(),
        family=fields.family.value(),
        patronymic=fields.patronymic.value(),
        paper_name=fields.paper_name.value(),
        spellings=tuple(part for part in _BETWEEN.split(fields.spellings.value()) if part),
        birth=fields.birth.birth(),
        schooling=chosen(Schooling, plain_choice(fields.schooling), Schooling.NOT_SAID),
        in_school={"yes": True, "no": False}.get(fields.in_school.value()),
        village=fields.village.value(),
        jamoat=fields.jamoat.value(),
        district=fields.district.key(),
        street=fields.street.value(),
        house=fields.house.value(),
        code=fields.code.value(),
        phones=_phones(fields, opened),
        roles=with_roles(opened.roles, wanted, today, since=joined_on if not opened.roles else today),
        consents=(*opened.consents, *(answer for answer in answers if answer is not None)),
        joined_on=joined_on,
        note=fields.note.value(),
        own=tuple(OwnDraft(key, text) for key, text in fields.own.answers().items()),
    )


def _phones(fields: PersonFields, opened: PersonDraft) -> tuple[PhoneDraft, ...]:
    key = opened.phones[0].id if opened.phones else new_key()
    return (fields.about_phone.phone(fields.phone.value(), key), *fields.more_phones.phones())
