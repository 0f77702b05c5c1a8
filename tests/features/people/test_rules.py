"""Choices, limits and days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grouphub.features.people import rules
from grouphub.features.people.rules import (
    EndsBeforeItBegins,
    Role,
    Standing,
    check_days,
    joined_since,
    mask,
    next_code,
    roles_on,
    standing_on,
    unmask,
    word,
)


@dataclass
class Span:
    role: str
    since: date | None
    until: date | None


@dataclass
class Step:
    standing: str
    day: date | None


MARCH = date(2025, 3, 1)


def test_every_choice_has_a_word_of_its_own():
    kinds = [
        kind for kind in vars(rules).values() if isinstance(kind, type) and issubclass(kind, StrEnum) and list(kind)
    ]
    words = [word(choice) for kind in kinds for choice in kind]
    assert len(kinds) == 8
    assert all(words)
    assert len(set(words)) == len(words)


def test_the_numbers_of_roles_stay_as_they_were_written():
    assert {role.value: role.bit for role in Role} == {
        "member": 1,
        "learner": 2,
        "sewing": 4,
        "bakery": 8,
        "trainer": 16,
        "volunteer": 32,
        "organiser": 64,
    }


@given(st.frozensets(st.sampled_from(list(Role))))
def test_roles_come_back_from_their_number(roles: frozenset[Role]):
    assert frozenset(unmask(mask(roles))) == roles


def test_a_role_is_not_held_any_more_on_the_day_it_ends():
    span = Span("sewing", MARCH, MARCH + timedelta(days=2))
    held = [bool(roles_on([span], MARCH + timedelta(days=day))) for day in range(-1, 4)]
    assert held == [False, True, True, False, False]


def test_a_role_of_a_newer_program_is_passed_over():
    assert roles_on([Span("beekeeper", None, None), Span("bakery", None, None)], MARCH) == {Role.BAKERY}


def test_of_two_steps_on_one_day_the_later_counts():
    steps = [Step("joined", None), Step("paused", MARCH), Step("left", MARCH)]
    assert standing_on(steps, MARCH) is Standing.LEFT
    assert standing_on(steps, MARCH - timedelta(days=1)) is Standing.JOINED


def test_steps_written_out_of_order_count_by_their_days():
    steps = [Step("left", MARCH + timedelta(days=9)), Step("joined", MARCH), Step("paused", MARCH + timedelta(days=3))]
    days = {0: Standing.JOINED, 3: Standing.PAUSED, 8: Standing.PAUSED, 9: Standing.LEFT}
    assert {day: standing_on(steps, MARCH + timedelta(days=day)) for day in days} == days
    assert standing_on(steps, MARCH - timedelta(days=1)) is None


def test_a_pause_does_not_begin_a_new_membership_but_leaving_does():
    first = [Step("joined", MARCH), Step("paused", date(2025, 4, 1)), Step("joined", date(2025, 5, 1))]
    assert joined_since(first, date(2025, 6, 1)) == MARCH
    again = [*first, Step("left", date(2025, 6, 2)), Step("joined", date(2025, 8, 1))]
    assert joined_since(again, date(2025, 9, 1)) == date(2025, 8, 1)


def test_a_last_day_before_the_first_is_told_with_both_days():
    with pytest.raises(EndsBeforeItBegins) as told:
        check_days("until", date(2025, 3, 2), date(2025, 3, 1))
    assert told.value.field == "until"
    assert "01.03.2025" in told.value.text()
    assert "02.03.2025" in told.value.text()


@pytest.mark.parametrize(
    ("newest", "suggested"),
    [(None, "1"), ("", "1"), ("A-07", "A-08"), ("19", "20"), ("A-99", "A-100"), ("12b", "13b"), ("gul", "1")],
)
def test_the_next_code_counts_on(newest: str | None, suggested: str):
    assert next_code(newest) == suggested
