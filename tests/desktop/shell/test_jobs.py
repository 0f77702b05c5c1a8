"""Slow things: one after the other, and no thread that waits for ever."""

from __future__ import annotations

import threading

import pytest

from grouphub.desktop.shell.jobs import Jobs


def alive() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "jobs"]


@pytest.fixture(autouse=True)
def _none_before(qtbot):
    qtbot.waitUntil(lambda: not alive(), timeout=20000)


def test_the_thread_ends_when_nothing_is_left_to_do_and_another_takes_the_next_work(qtbot):
    jobs, told = Jobs(idle=0.05), []
    jobs.start(lambda progress: 1, done=told.append)
    qtbot.waitUntil(lambda: told == [1] and not alive())
    jobs.start(lambda progress: 2, done=told.append)
    qtbot.waitUntil(lambda: told == [1, 2] and not alive())


def test_work_given_while_the_thread_is_about_to_end_is_done_all_the_same(qtbot):
    jobs, told = Jobs(idle=0.0), []
    for number in range(200):
        jobs.start(lambda progress, number=number: number, done=told.append)
    qtbot.waitUntil(lambda: len(told) == 200)
    assert told == list(range(200))


def test_what_is_finished_is_not_begun_says_nothing_more_and_later_work_is_done(qtbot):
    jobs, told, begun, may_go = Jobs(idle=0.05), [], [], threading.Event()
    jobs.start(lambda progress: may_go.wait(10), done=told.append)
    jobs.start(lambda progress: begun.append(1), done=told.append)
    jobs.finish(wait=0.01)
    jobs.start(lambda progress: "later", done=told.append)
    qtbot.waitUntil(lambda: told == ["later"])
    may_go.set()
    qtbot.waitUntil(lambda: not alive())
    assert (told, begun) == (["later"], [])
