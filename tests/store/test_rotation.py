"""Which copies may go: 7 days, 8 weeks, 12 months, never the newest three, whatever the clock says."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from grouphub.store.copyfile import Sort
from grouphub.store.rotation import APART_DAYS, DAYS, LEAST, MONTHS, WEEKS, Dated, to_go

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)

moments = st.datetimes(NOW.replace(2019, tzinfo=None), NOW.replace(2032, tzinfo=None), timezones=st.just(UTC))
some = st.lists(moments, max_size=60, unique=True).map(
    lambda found: [Dated(f"copy-{number}", moment) for number, moment in enumerate(found)]
)


def live(days: int, now: datetime = NOW) -> list[Dated]:
    """Make a copy on each of so many days, and let those go that may, as the program does."""
    kept: list[Dated] = []
    for back in range(days, -1, -1):
        day = now - timedelta(days=back)
        kept.append(Dated(f"copy {day:%Y-%m-%d}", day))
        gone = to_go(kept, day)
        kept = [one for one in kept if one.name not in gone]
    return kept


def test_after_two_years_of_daily_use_seven_days_eight_weeks_and_twelve_months_are_there():
    kept = {one.made.date() for one in live(730)}
    for back in range(DAYS):
        assert (NOW - timedelta(days=back)).date() in kept
    assert len({day.isocalendar()[:2] for day in kept if (NOW.date() - day).days < 7 * WEEKS}) >= WEEKS
    assert len({(day.year, day.month) for day in kept}) == MONTHS
    assert len(kept) <= DAYS + WEEKS + MONTHS


def test_a_copy_of_each_week_stays_for_half_a_year_of_weekly_use():
    kept: list[Dated] = []
    for back in range(26, -1, -1):
        day = NOW - timedelta(weeks=back)
        kept.append(Dated(f"{day:%Y-%m-%d}", day))
        gone = to_go(kept, day)
        kept = [one for one in kept if one.name not in gone]
    assert {f"{NOW - timedelta(weeks=back):%Y-%m-%d}" for back in range(WEEKS)} <= {one.name for one in kept}


@given(some, moments)
def test_the_newest_three_always_stay(copies, now):
    left = [one for one in copies if one.name not in to_go(copies, now)]
    assert len(left) >= min(LEAST, len(copies))
    past = sorted((one for one in copies if one.made <= now), key=lambda one: one.made)
    assert {one.name for one in past[-LEAST:]}.isdisjoint(to_go(copies, now))


@given(some, moments)
def test_a_copy_of_the_future_stays_and_pushes_nothing_out(copies, now):
    future = {one.name for one in copies if one.made > now + timedelta(days=1)}
    without = [one for one in copies if one.name not in future]
    assert to_go(copies, now) == to_go(without, now)


@given(some, moments)
def test_what_may_go_has_a_newer_one_of_its_month_or_twelve_newer_months(copies, now):
    gone = to_go(copies, now)
    past = [one for one in copies if one.made <= now + timedelta(days=1)]
    for one in past:
        if one.name in gone:
            newer = [other for other in past if other.made >= one.made and other is not one]
            months = {(other.made.astimezone().year, other.made.astimezone().month) for other in newer}
            own = (one.made.astimezone().year, one.made.astimezone().month)
            assert own in months or len(months) >= MONTHS


@given(some, moments)
def test_once_they_are_gone_no_more_may_go(copies, now):
    left = [one for one in copies if one.name not in to_go(copies, now)]
    assert to_go(left, now) == frozenset()


@given(st.integers(-4000, 4000))
def test_a_clock_that_jumps_takes_away_one_copy_of_each_kind_at_most(days):
    kept = live(400)
    jumped = NOW + timedelta(days=days, hours=1)
    gone = to_go([*kept, Dated("new", jumped)], jumped)
    assert "new" not in gone
    assert len(gone) <= 3


def test_a_copy_made_before_a_restore_stays_for_ninety_days_of_use():
    kept = [Dated("before", NOW, Sort.RESTORE), Dated("later that day", NOW + timedelta(hours=2))]
    for later in range(1, 400):
        day = NOW + timedelta(days=later)
        kept.append(Dated(f"copy {later}", day))
        gone = to_go(kept, day)
        kept = [one for one in kept if one.name not in gone]
        assert ("before" in {one.name for one in kept}) == (later < APART_DAYS)


def test_a_clock_set_ahead_does_not_make_it_old():
    kept = [*live(30), Dated("before", NOW, Sort.RESTORE), Dated("later that day", NOW + timedelta(hours=2))]
    assert "before" not in to_go(kept, NOW + timedelta(days=5000))


def test_where_room_is_tight_only_the_newest_and_those_set_apart_stay():
    kept = [*live(200), Dated("before", NOW - timedelta(days=20), Sort.RESTORE)]
    left = {one.name for one in kept} - to_go(kept, NOW, is_tight=True)
    newest = sorted((one for one in kept if one.sort is Sort.DAY), key=lambda one: one.made)[-LEAST:]
    assert left == {one.name for one in newest} | {"before"}
