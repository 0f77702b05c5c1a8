"""What a form says before it is saved."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from grouphub.features.people.drafts import ConsentDraft, PersonDraft, PhoneDraft, RoleDraft, checked, with_roles
from grouphub.features.people.rules import DayMissing, EndsBeforeItBegins, NameMissing, Role, holds_on
from tests.features.people.group import MONDAY, full_draft


def test_a_draft_comes_back_from_a_form_as_it_was():
    draft = full_draft()
    assert PersonDraft.from_dict(json.loads(json.dumps(draft.to_dict()))) == draft


def test_what_a_draft_does_not_understand_keeps_its_default():
    kept = full_draft().to_dict() | {
        "given": 7,
        "birth": "some day",
        "in_school": "perhaps",
        "phones": [{"typed": "1", "safe": "often"}, "2"],
        "joined_on": "never",
        "star_sign": "fish",
        "schooling": "academy",
    }
    draft = PersonDraft.from_dict(kept)
    assert (draft.given, draft.birth, draft.in_school, draft.joined_on) == ("", None, None, None)
    assert [phone.typed for phone in draft.phones] == ["1"]
    assert draft.village == "Чашмасор"


def test_checking_drops_empty_lines_and_blanks():
    draft = PersonDraft(given=" Зебо ", spellings=("", "Зеби", " Зеби "), phones=(PhoneDraft(), PhoneDraft(" 1313 ")))
    kept = checked(draft)
    assert (kept.given, kept.spellings) == ("Зебо", ("Зеби",))
    assert [phone.typed for phone in kept.phones] == ["1313"]


@pytest.mark.parametrize("given", ["", "   ", "\x00\n"])
def test_only_a_name_is_asked_for(given: str):
    with pytest.raises(NameMissing) as told:
        checked(PersonDraft(given=given))
    assert told.value.field == "given"
    assert checked(PersonDraft(given="Зебо")).given == "Зебо"


def test_days_that_cannot_be_are_told_with_their_field():
    role = RoleDraft(Role.SEWING, MONDAY, MONDAY - timedelta(days=1))
    with pytest.raises(EndsBeforeItBegins) as told:
        checked(PersonDraft(given="Зебо", roles=(role,)))
    assert told.value.field == "roles"
    with pytest.raises(DayMissing):
        checked(PersonDraft(given="Зебо", consents=(ConsentDraft(),)))


def held(roles: tuple[RoleDraft, ...]) -> set[Role]:
    return {span.role for span in roles if holds_on(span.since, span.until, MONDAY)}


def test_ticks_become_spans_and_the_past_is_kept():
    before = (
        RoleDraft(Role.SEWING, date(2024, 1, 1)),
        RoleDraft(Role.MEMBER),
        RoleDraft(Role.BAKERY, date(2023, 1, 1), date(2023, 6, 1)),
    )
    after = with_roles(before, frozenset({Role.MEMBER, Role.BAKERY}), MONDAY, since=MONDAY)
    assert held(after) == {Role.MEMBER, Role.BAKERY}
    assert [(span.role, span.since, span.until) for span in after] == [
        (Role.SEWING, date(2024, 1, 1), MONDAY),
        (Role.MEMBER, None, None),
        (Role.BAKERY, date(2023, 1, 1), date(2023, 6, 1)),
        (Role.BAKERY, MONDAY, None),
    ]


def test_a_tick_set_and_taken_back_on_one_day_leaves_nothing():
    given = with_roles((), frozenset({Role.TRAINER}), MONDAY, since=MONDAY)
    assert held(given) == {Role.TRAINER}
    assert with_roles(given, frozenset(), MONDAY, since=MONDAY) == ()
