"""One thing about several women is changed together: the preview says what comes, and just that is written."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grouphub.base.errors import FieldProblem
from grouphub.features.fields.kinds import Kind
from grouphub.features.people import actions, card
from grouphub.features.people.drafts import PersonDraft, RoleDraft
from grouphub.features.people.rules import Role, Schooling, Standing
from grouphub.features.people.together import Together, What, change_people, preview
from grouphub.features.places.rules import Place
from tests.features.fields import asked
from tests.features.people.group import MONDAY

DAY = MONDAY


@pytest.fixture
def three(db) -> list[Any]:
    asked.ask_of_every_kind(db)
    return actions.add_people(
        db,
        [
            PersonDraft(given="Зебо", village="Чашмасор", roles=(RoleDraft(Role.SEWING, date(2025, 1, 1)),)),
            PersonDraft(given="Барно", village="Боғи Нав", joined_on=date(2024, 5, 3)),
            PersonDraft(given="Лола", street="Сомонӣ", schooling=Schooling.BASIC, in_school=True),
        ],
    )


def changes(db) -> list[Together]:
    return [
        Together(What.VILLAGE, place=Place("чашмасор", "", "")),
        Together(What.STREET, text=" Сомонӣ "),
        Together(What.SCHOOLING, text=Schooling.BASIC.value),
        Together(What.IN_SCHOOL, text="yes"),
        Together(What.BEGINS, role=Role.SEWING, day=DAY),
        Together(What.STANDING, standing=Standing.PAUSED, day=DAY, text="сафар"),
        Together(What.JOINED, day=date(2024, 5, 3)),
        Together(What.OWN, own=asked.field(db, Kind.NUMBER).id, text="12,5"),
        Together(What.OWN, own=asked.field(db, Kind.CHOICE).id, text="хуб"),
    ]


def seen(db, keys, change) -> Any:
    with db.read() as session:
        return preview(session, keys, change, db.clock.today())


@pytest.mark.parametrize("number", range(9))
def test_what_the_preview_says_is_written_and_then_everybody_is_so_already(db, three, number):
    change = changes(db)[number]
    before = seen(db, three, change)
    assert len(before.steps) == 3
    changing = len(before.changing)
    assert changing == (3 if change.what in {What.STANDING, What.OWN} else 2)
    assert change_people(db, three, change) == changing
    assert seen(db, three, change).changing == ()
    db.undo()
    assert seen(db, three, change) == before


def test_what_she_does_ends_where_it_was_done(db, three):
    change = Together(What.ENDS, role=Role.SEWING, day=DAY)
    assert [step.name for step in seen(db, three, change).changing] == ["Зебо"]
    assert change_people(db, three, change) == 1
    with db.read() as session:
        (span,) = card.person(session, three[0]).role_rows
    assert (span.since, span.until) == (date(2025, 1, 1), DAY)


def test_leaving_ends_what_they_do(db, three):
    change_people(db, three, Together(What.STANDING, standing=Standing.LEFT, day=DAY))
    with db.read() as session:
        zebo = card.person(session, three[0])
    assert zebo.standing is Standing.LEFT
    assert [span.until for span in zebo.role_rows] == [DAY]


def test_before_and_after_are_told_in_words(db, three):
    steps = seen(db, three, Together(What.VILLAGE, place=Place("Чашмасор", "", "panj"))).steps
    assert [(step.before, step.after) for step in steps] == [
        ("Чашмасор", "Чашмасор, Panj"),
        ("Боғи Нав", "Чашмасор, Panj"),
        ("", "Чашмасор, Panj"),
    ]
    assert all(step.changes for step in steps)


@pytest.mark.parametrize(
    "change",
    [
        Together(What.ENDS, role=Role.SEWING),
        Together(What.STANDING, standing=Standing.PAUSED),
        Together(What.STREET, text="x" * 50_000),
    ],
)
def test_what_cannot_be_written_is_refused_and_leaves_no_trace(db, three, change):
    with pytest.raises(FieldProblem):
        change_people(db, three, change)
    with pytest.raises(FieldProblem):
        seen(db, three, change)


@given(number=st.integers(0, 8), which=st.sets(st.integers(0, 2), min_size=1))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_others_stay_as_they_are(db, three, number, which):
    chosen = [three[at] for at in which]
    others = [key for key in three if key not in chosen]
    with db.read() as session:
        before = [card.person(session, key) for key in others]
    wrote = change_people(db, chosen, changes(db)[number])
    with db.read() as session:
        assert [card.person(session, key) for key in others] == before
    if wrote:
        db.undo()


def test_leaving_ends_what_would_have_gone_on_and_leaves_what_had_ended(db):
    ended, planned = date(2024, 6, 1), date(2099, 1, 1)
    roles = (RoleDraft(Role.BAKERY, date(2024, 1, 1), ended), RoleDraft(Role.SEWING, date(2025, 1, 1), planned))
    key = actions.add_person(db, PersonDraft(given="Нигина", roles=roles))
    change_people(db, [key], Together(What.STANDING, standing=Standing.LEFT, day=DAY))
    with db.read() as session:
        found = card.person(session, key)
    assert found.roles == ()
    assert {row.role: row.until for row in found.role_rows} == {Role.BAKERY: ended, Role.SEWING: DAY}
