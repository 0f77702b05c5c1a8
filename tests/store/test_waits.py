from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grouphub.base.clock import FixedClock
from grouphub.store.waits import LONGEST_STEP, Waits, step_after


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "waits"


def miss(waits: Waits, times: int) -> None:
    for _ in range(times):
        waits.missed()


def test_the_wait_grows_from_five_seconds_to_five_minutes():
    assert [step_after(misses) for misses in range(14)] == [0, 0, 0, 0, 0, 5, 10, 20, 40, 80, 160, 300, 300, 300]


def test_after_five_misses_she_waits_and_then_may_try_again(path: Path, clock: FixedClock):
    waits = Waits(path, clock)
    miss(waits, 4)
    assert waits.seconds_left() == 0
    waits.missed()
    assert waits.seconds_left() == 5
    clock.move(seconds=4.5)
    assert waits.seconds_left() == 1
    clock.move(seconds=0.5)
    assert waits.seconds_left() == 0
    waits.missed()
    assert waits.seconds_left() == 10


def test_the_wait_survives_a_restart(path: Path, clock: FixedClock):
    miss(Waits(path, clock), 7)
    clock.move(seconds=5)
    again = Waits(path, clock)
    assert again.misses == 7
    assert again.seconds_left() == 15


def test_nobody_is_locked_out_for_good(path: Path, clock: FixedClock):
    waits = Waits(path, clock)
    miss(waits, 5000)
    assert waits.seconds_left() == LONGEST_STEP
    assert Waits(path, clock).seconds_left() == LONGEST_STEP
    clock.move(seconds=LONGEST_STEP)
    assert Waits(path, clock).seconds_left() == 0


def test_the_right_password_forgets_the_misses(path: Path, clock: FixedClock):
    waits = Waits(path, clock)
    miss(waits, 9)
    waits.reset()
    assert waits.seconds_left() == 0
    assert Waits(path, clock).misses == 0
    assert not path.exists()


def test_a_clock_set_back_waits_the_step_once_and_no_longer(path: Path, clock: FixedClock):
    miss(Waits(path, clock), 6)
    clock.move(days=-400)
    assert Waits(path, clock).seconds_left() == 10
    clock.move(seconds=6)
    assert Waits(path, clock).seconds_left() == 4
    clock.move(seconds=4)
    assert Waits(path, clock).seconds_left() == 0


def test_a_clock_set_back_while_it_runs_changes_nothing(path: Path, clock: FixedClock):
    waits = Waits(path, clock)
    miss(waits, 5)
    clock.move(days=-1)
    assert waits.seconds_left() == 5
    clock.move(seconds=5)
    assert waits.seconds_left() == 0


def test_the_file_is_small_private_and_says_nothing_of_her(path: Path, clock: FixedClock):
    miss(Waits(path, clock), 3)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert set(json.loads(path.read_bytes())) == {"misses", "last"}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"misses": 9}',
        b'{"misses": "x", "last": 0}',
        b'{"misses": 9, "last": NaN}',
        b'{"misses": 9, "last": 1e300}',
        b'{"misses": Infinity, "last": 0}',
        b"[" * 100_000,
        b"\xff\xfe",
    ],
)
def test_a_damaged_file_counts_as_no_misses(path: Path, clock: FixedClock, content: bytes):
    path.write_bytes(content)
    waits = Waits(path, clock)
    assert waits.misses == 0
    assert waits.seconds_left() == 0
    miss(waits, 5)
    assert Waits(path, clock).seconds_left() == 5


def test_a_file_that_cannot_be_written_still_makes_her_wait_and_lets_her_in(tmp_path: Path, clock: FixedClock):
    (tmp_path / "file").write_bytes(b"")
    waits = Waits(tmp_path / "file" / "waits", clock)
    miss(waits, 5)
    assert waits.seconds_left() == 5
    waits.reset()
    assert waits.seconds_left() == 0


@given(content=st.binary(max_size=300))
def test_no_content_makes_anyone_wait_longer_than_five_minutes(tmp_path_factory, content: bytes):
    from datetime import UTC, datetime

    path = tmp_path_factory.mktemp("waits") / "waits"
    path.write_bytes(content)
    assert Waits(path, FixedClock(datetime(2025, 3, 17, tzinfo=UTC))).seconds_left() <= LONGEST_STEP
