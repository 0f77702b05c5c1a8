"""The program is killed while it pays out. ``packaging/bench.sh --only income`` does it 200 times."""

from __future__ import annotations

from tests.bench import killing, pay_nights


def test_killed_in_the_middle_of_a_pay_night_no_payout_is_lost_or_half_there(folder):
    killing.new_register(folder, people=20)
    toll = pay_nights.kill_often(folder, kills=4, seed=7)
    assert toll.confirmed
    assert toll.lost == []
    assert toll.half_there == []
