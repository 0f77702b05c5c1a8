"""The whole program, offscreen."""

from __future__ import annotations

import pytest
import shiboken6

from grouphub.base.paths import Folder
from tests.journeys.desk import Desk, new_register, noon


@pytest.fixture
def clock():
    """A Tuesday after this program was made."""
    return noon()


@pytest.fixture
def sit_down(qtbot, qapp, folder, clock):
    """Return what starts the program over the folder; it ends with the test."""
    begun = []

    def sit_down(at: Folder = folder) -> Desk:
        desk = Desk(qtbot, qapp, at, clock)
        begun.append(desk)
        return desk

    yield sit_down
    for desk in begun:
        if shiboken6.isValid(desk.window):  # a story may end the program itself and begin it again
            desk.close()


@pytest.fixture
def code(folder, clock):
    """A register; what stands on its recovery sheet."""
    return new_register(folder, clock)


@pytest.fixture
def desk(code, sit_down) -> Desk:
    """The program with an open register."""
    made = sit_down()
    made.unlock()
    return made
