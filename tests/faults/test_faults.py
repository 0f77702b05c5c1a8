"""A short run of what ``packaging/faults.sh`` does at length."""

from __future__ import annotations

from random import Random

import pytest

from grouphub.base.paths import Folder
from tests.faults import killing, sticks
from tests.faults.__main__ import KILLS


@pytest.mark.parametrize("name", KILLS)
def test_nothing_is_lost_or_half_there(name, tmp_path):
    assert KILLS[name](tmp_path / "place", 3, Random(name))


@pytest.mark.parametrize("what", sticks.EXPECTED)
def test_a_stick_is_told_of_as_it_is_and_keeps_nothing_half(what, tmp_path):
    killing.new_register(Folder(tmp_path / "group"))
    try:
        told = sticks.told_by(what, tmp_path / "group", tmp_path)
    except sticks.NoStick as why:
        pytest.skip(str(why))
    assert told in sticks.EXPECTED[what]
