"""The program is killed in the middle of saving. ``packaging/bench.sh --only kill`` does it 200 times."""

from __future__ import annotations

from tests.bench import killing


def test_killed_in_the_middle_of_saving_nothing_confirmed_is_lost_and_nothing_is_half_there(folder):
    killing.new_register(folder, people=20)
    toll = killing.kill_often(folder, kills=5, seed=11)
    assert toll.confirmed
    assert toll.lost == []
    assert toll.half_there == []
