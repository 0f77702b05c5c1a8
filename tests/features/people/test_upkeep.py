"""Roles and standings whose day has come, without anybody writing."""

from __future__ import annotations

from datetime import date, timedelta

from grouphub.base.clock import FixedClock
from grouphub.features.people import actions, card, queries
from grouphub.features.people.drafts import RoleDraft
from grouphub.features.people.queries import PeopleFilter
from grouphub.features.people.rules import Role, Standing
from grouphub.features.people.upkeep import catch_up
from grouphub.store.database import Database
from tests.features.people.group import MONDAY, add

SOON = MONDAY + timedelta(days=5)


def test_what_was_written_for_a_later_day_holds_from_that_day(db: Database, clock: FixedClock):
    starts = add(db, "Зебо", roles=(RoleDraft(Role.SEWING, SOON),))
    ends = add(db, "Барно", roles=(RoleDraft(Role.BAKERY, None, SOON), RoleDraft(Role.MEMBER)))
    pauses = add(db, "Ойша", joined_on=date(2024, 1, 1))
    joins = add(db, "Лола", joined_on=SOON)
    actions.set_standing(db, pauses, Standing.PAUSED, SOON)
    assert catch_up(db, clock.today()) == 0
    clock.move(days=4)
    assert catch_up(db, clock.today()) == 0
    clock.move(days=1)
    assert catch_up(db, clock.today()) == 4
    with db.read() as session:
        assert card.person(session, starts).roles == (Role.SEWING,)
        assert card.person(session, ends).roles == (Role.MEMBER,)
        assert card.person(session, pauses).standing is Standing.PAUSED
        assert card.person(session, joins).joined_on == SOON
        assert queries.counts(session, PeopleFilter()).by_role[Role.BAKERY] == 0
    assert catch_up(db, clock.today()) == 0


def test_what_time_changed_does_not_stand_in_the_way_of_undo(db: Database, clock: FixedClock):
    key = add(db, "Зебо")
    actions.set_role_for_people(db, [key], Role.SEWING, SOON)
    clock.move(days=5)
    assert catch_up(db, clock.today()) == 1
    db.undo()
    with db.read() as session:
        assert card.person(session, key).role_rows == ()
    assert catch_up(db, clock.today()) == 1
    with db.read() as session:
        assert card.person(session, key).roles == ()


def test_of_two_changes_on_one_day_to_come_the_later_written_counts(db: Database, clock: FixedClock):
    pauses, stays = add(db, "Зебо", joined_on=date(2024, 1, 1)), add(db, "Барно", joined_on=date(2024, 1, 1))
    for key, steps in ((pauses, (Standing.JOINED, Standing.PAUSED)), (stays, (Standing.PAUSED, Standing.JOINED))):
        for step in steps:
            actions.set_standing(db, key, step, SOON)
    clock.move(days=5)
    assert catch_up(db, clock.today()) == 1
    with db.read() as session:
        assert card.person(session, pauses).standing is Standing.PAUSED
        assert card.person(session, stays).standing is Standing.JOINED
