"""Which keys lock and hide, and when the register locks by itself."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from grouphub.desktop.shell import lock
from tests.journeys.desk import ALT, CTRL, PLAIN, SHIFT, Key, send

KEYPAD = lock.Qt.KeyboardModifier.KeypadModifier
X11_L, X11_H = 46, 43
"""What the keys L and H send on Linux, whatever is written with them."""


class Hands:
    """Two clocks that the test moves: the wall's, and the one that stands still while the computer sleeps."""

    def __init__(self) -> None:
        self.awake = 1000.0
        self.slept = 0.0

    def monotonic(self) -> float:
        return self.awake

    def time(self) -> float:
        return 5000.0 + self.awake + self.slept


@pytest.fixture
def hands(monkeypatch):
    made = Hands()
    monkeypatch.setattr(lock, "time", made)
    return made


class Room(QWidget):
    """A line to type in, three floors below the window."""

    def __init__(self) -> None:
        super().__init__()
        middle = QWidget()
        self.line = QLineEdit()
        for outer, inner in ((self, middle), (middle, self.line)):
            QVBoxLayout(outer).addWidget(inner)
        self.watch = lock.Watch(self)
        self.watch.see_keys()
        self.locked: list[str] = []
        self.hidden: list[str] = []
        self.watch.lock_asked.connect(lambda: self.locked.append("locked"))
        self.watch.hide_asked.connect(lambda: self.hidden.append("hidden"))


@pytest.fixture
def room(qtbot, hands):
    made = Room()
    qtbot.addWidget(made)
    made.show()
    made.line.setFocus()
    made.watch.start()
    yield made
    made.watch.stop()
    QApplication.instance().removeEventFilter(made.watch)


def test_the_register_locks_when_nobody_has_typed_for_the_set_time(room, hands):
    room.watch.idle_seconds = 60
    hands.awake += 59
    room.watch.look()
    assert not room.locked
    hands.awake += 1
    room.watch.look()
    assert room.locked


@pytest.mark.parametrize("what", [QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel])
def test_a_key_or_a_click_begins_the_idle_time_anew(room, hands, what):
    hands.awake += 170
    if what == QEvent.Type.KeyPress:
        send(room.line, Key.Key_A, text="a")
    else:
        room.watch.eventFilter(room.line, QEvent(what))
    hands.awake += 20
    room.watch.look()
    assert not room.locked


def test_moving_nothing_but_the_pointer_does_not_keep_the_register_open(room, hands):
    hands.awake += 179
    room.watch.eventFilter(room.line, QEvent(QEvent.Type.MouseMove))
    hands.awake += 1
    room.watch.look()
    assert room.locked


def test_the_watch_looks_by_itself_every_second(room):
    assert room.watch._timer.isActive()
    assert room.watch._timer.interval() <= 1000
    room.watch.stop()
    assert not room.watch._timer.isActive()


def test_a_computer_that_has_slept_locks(room, hands):
    hands.slept += 30
    room.watch.look()
    assert room.locked == ["locked"]
    room.watch.look()
    assert room.locked == ["locked"]


def test_a_clock_put_right_by_some_seconds_is_no_sleep(room, hands):
    hands.slept += 10
    room.watch.look()
    assert not room.locked


def test_word_of_going_to_sleep_locks_and_word_of_waking_does_not(room):
    room.watch.going_to_sleep(False)
    assert not room.locked
    room.watch.going_to_sleep(True)
    assert room.locked


@pytest.mark.parametrize(
    ("key", "modifiers", "scan"),
    [
        (Key.Key_F12, PLAIN, 0),
        (Key.Key_H, CTRL | SHIFT, 0),
        (0x0420, CTRL | SHIFT, 0),  # Р: the key H on a Russian keyboard
        (0x04B3, CTRL | SHIFT, X11_H),
    ],
)
def test_the_hiding_keys_hide_and_are_swallowed(room, key, modifiers, scan):
    send(room.line, key, modifiers, "x", scan)
    assert room.hidden == ["hidden"]
    assert room.line.text() == ""


@pytest.mark.parametrize("modifiers", [CTRL, SHIFT, CTRL | SHIFT | ALT])
def test_the_letter_h_with_other_keys_held_does_not_hide(room, modifiers):
    send(room.line, Key.Key_H, modifiers)
    assert not room.hidden


def test_escape_twice_within_six_tenths_hides(room, hands):
    send(room.line, Key.Key_Escape)
    assert not room.hidden
    hands.awake += 0.59
    send(room.line, Key.Key_Escape)
    assert room.hidden == ["hidden"]


def test_escape_twice_slowly_does_not_hide_but_a_third_soon_after_does(room, hands):
    send(room.line, Key.Key_Escape)
    hands.awake += 0.7
    send(room.line, Key.Key_Escape)
    assert not room.hidden
    hands.awake += 0.3
    send(room.line, Key.Key_Escape)
    assert room.hidden == ["hidden"]


def test_a_third_escape_does_not_hide_a_second_time(room):
    for _press in range(3):
        send(room.line, Key.Key_Escape)
    assert room.hidden == ["hidden"]


def test_escape_held_down_does_not_hide(room):
    from PySide6.QtGui import QKeyEvent

    for repeated in (False, True, True, True):
        QApplication.sendEvent(room.line, QKeyEvent(QEvent.Type.KeyPress, Key.Key_Escape, PLAIN, "", repeated))
    assert not room.hidden


def test_escape_twice_can_be_switched_off_and_f12_cannot(room):
    room.watch.hide_with_esc = False
    send(room.line, Key.Key_Escape)
    send(room.line, Key.Key_Escape)
    assert not room.hidden
    send(room.line, Key.Key_F12)
    assert room.hidden


@pytest.mark.parametrize(
    ("key", "scan"),
    [(Key.Key_L, 0), (0x0414, 0), (0x0434, 0), (0x0414, X11_L), (0x04B7, X11_L)],  # Д stands on the key L
)
def test_a_command_follows_the_place_of_the_key_on_any_layout(room, key, scan):
    done = []
    room.watch.commands = {(CTRL, "L"): lambda: done.append("L") or True}
    send(room.line, key, CTRL, "", scan)
    assert done == ["L"]


def test_a_command_is_judged_once_though_the_key_passes_every_floor_of_the_window(room):
    done = []
    room.watch.commands = {
        (PLAIN, "F1"): lambda: done.append("F1") or False
    }  # nobody takes it: it passes up to the window
    send(room.line, Key.Key_F1)
    assert done == ["F1"]
    send(room.line, Key.Key_F1)
    assert done == ["F1", "F1"]


def test_a_command_held_with_another_key_is_another_command(room):
    done = []
    room.watch.commands = {(CTRL, "L"): lambda: done.append("L") or True}
    for modifiers in (PLAIN, CTRL | SHIFT, CTRL | ALT, ALT):
        send(room.line, Key.Key_L, modifiers)
    assert done == []


def test_digits_of_the_number_block_are_digits(room):
    done = []
    room.watch.commands = {(ALT, "1"): lambda: done.append("1") or True}
    send(room.line, Key.Key_1, ALT | KEYPAD)
    assert done == ["1"]


def test_a_key_that_does_nothing_reaches_the_field(room):
    room.watch.commands = {(CTRL, "L"): lambda: True}
    send(room.line, Key.Key_L, PLAIN, "l")
    assert room.line.text() == "l"
