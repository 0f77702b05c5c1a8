"""Memory is swept in the window's thread, between events."""

from __future__ import annotations

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject

from grouphub.desktop.shell import sweep


class Knot:
    """Holds itself: only sweeping takes it away."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def sweeper(qapp):
    owner = QObject()
    made = sweep.Sweeper(owner)
    made.begin()
    yield made
    gc.unfreeze()
    gc.enable()


def test_python_does_not_sweep_by_itself_not_even_in_another_thread(sweeper):
    knot = weakref.ref(Knot())

    def work():
        _kept = [Knot() for _number in range(20_000)]

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert knot() is not None


def test_the_timer_sweeps_what_is_due(sweeper, qtbot):
    gc.collect()
    knot = weakref.ref(Knot())
    _kept = [Knot() for _number in range(2_000)]
    assert sweeper._timer.isActive()
    sweeper.sweep()
    assert knot() is None


def test_older_things_are_swept_in_their_turn(sweeper):
    knot = Knot()
    gc.collect()
    seen = weakref.ref(knot)
    del knot
    for _turn in range(150):
        _kept = [Knot() for _number in range(800)]
        sweeper.sweep()
    assert seen() is None


def test_nothing_is_swept_while_it_is_held_back():
    assert gc.isenabled()
    with sweep.held_back():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_what_lived_before_the_sweeping_began_is_swept_only_when_there_is_time(qapp):
    knot = Knot()
    seen = weakref.ref(knot)
    owner = QObject()
    made = sweep.Sweeper(owner)
    made.begin()
    try:
        del knot
        gc.collect()
        assert seen() is not None
        made.sweep_all()
        assert seen() is None
    finally:
        gc.unfreeze()
        gc.enable()
