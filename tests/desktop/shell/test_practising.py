"""While she practises hiding the new register is open already: it locks by itself like any other."""

from __future__ import annotations

import pytest

from grouphub.desktop.recipes.page import RecipesPage
from grouphub.desktop.vault.first_run import LAST, FirstRun
from grouphub.desktop.vault.unlock import UnlockPage
from grouphub.features.group import actions
from grouphub.store import holder
from tests.journeys.desk import CTRL, PASSWORD, Key, new_register


@pytest.fixture
def practising(folder, clock, sit_down):
    """The last step of the first run, with its register open behind it."""
    new_register(folder, clock, lambda db: actions.change_settings(db, hiding_practised=False))
    desk = sit_down()
    again(desk)
    return desk


def again(desk) -> None:
    """Type the password; the last step follows."""
    desk.qtbot.waitUntil(lambda: desk.focus() is desk.door.password.edit)
    desk.type(PASSWORD)
    desk.press(Key.Key_Return)
    desk.qtbot.waitUntil(lambda: isinstance(desk.shown, FirstRun), timeout=20_000)
    assert desk.door.step == LAST


def leave_alone(desk) -> None:
    """Let the idle time pass."""
    desk.program.watch._last_input -= desk.program.watch.idle_seconds
    desk.program.watch.look()


def is_closed(desk, folder) -> bool:
    assert desk.program.entrance.waiting is None
    assert not desk.program.watch._timer.isActive()
    holder.Holder(folder.held).release()
    return True


def test_left_alone_it_locks_and_returns_to_the_same_step(practising, folder):
    leave_alone(practising)
    assert isinstance(practising.shown, UnlockPage)
    assert is_closed(practising, folder)
    again(practising)
    assert not practising.door.next.isEnabled()


def test_it_locks_by_key_too(practising, folder):
    practising.press(Key.Key_L, CTRL)
    assert isinstance(practising.shown, UnlockPage)
    assert is_closed(practising, folder)


def test_left_alone_while_hidden_it_locks_behind_the_recipes(practising, folder):
    practising.press(Key.Key_F12)
    leave_alone(practising)
    assert isinstance(practising.shown, RecipesPage)
    assert is_closed(practising, folder)
    practising.press(Key.Key_Return)
    assert isinstance(practising.shown, UnlockPage)
    again(practising)
    assert practising.door.next.isEnabled()  # she has hidden the screen: once is enough
    practising.click(practising.door.next)
    practising.qtbot.waitUntil(lambda: practising.session is not None)


def test_hidden_and_back_in_time_goes_on_without_the_password(practising):
    practising.press(Key.Key_F12)
    practising.press(Key.Key_Return)
    assert isinstance(practising.shown, FirstRun)
    assert practising.door.next.isEnabled()
    practising.press(Key.Key_L, CTRL)
    assert isinstance(practising.shown, UnlockPage)


def test_the_watch_begins_with_the_making_of_the_register(folder, clock, sit_down):
    from grouphub.base.keys import new_key
    from grouphub.desktop.vault.answers import Answers
    from grouphub.store.recovery import RecoveryCode
    from grouphub.store.vault import create_vault
    from tests import factory

    desk = sit_down()
    opened = create_vault(folder, PASSWORD, RecoveryCode.new(), keeper=new_key(), cost=factory.cheap())
    desk.program.entrance._created(opened, Answers(name="Гулдаста"))
    assert desk.program.watch._timer.isActive()
    leave_alone(desk)
    assert is_closed(desk, folder)
