"""Chips, segments, tiles, ticks, switches, drop-downs and steppers: real buttons, by keys and mouse."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import QApplication, QPushButton

from grouphub.desktop.widgets.chips import ChipRow, Pill, Segments
from grouphub.desktop.widgets.choice_fields import (
    ChoiceField,
    SegmentsField,
    StepperField,
    SwitchField,
    TickField,
    TilesField,
)
from grouphub.desktop.widgets.flow import Flow
from tests.desktop.widgets.hands import name_of, role_of

WORK = [("s", "Sewing", "scissors", "blue"), ("b", "Bakery", "bread", "amber"), ("o", "Other", None, "ink2")]


@pytest.fixture
def chips(put):
    return put(ChipRow([("all", "All"), ("bakery", "Bakery", "bread"), ("sewing", "Sewing")], name="Filter"))


def test_the_first_chip_is_chosen_at_first(chips):
    assert chips.key() == "all"


def test_a_click_on_a_chip_chooses_it_and_tells(chips, qtbot):
    with qtbot.waitSignal(chips.chosen) as told:
        qtbot.mouseClick(chips.chip("bakery"), Qt.MouseButton.LeftButton)
    assert told.args == ["bakery"]
    assert [key for key in ("all", "bakery", "sewing") if chips.chip(key).isChecked()] == ["bakery"]


def test_arrows_go_from_chip_to_chip_and_round(chips, qtbot):
    chips.chip("all").setFocus()
    qtbot.keyClick(chips.chip("all"), Qt.Key.Key_Right)
    assert chips.key() == "bakery"
    qtbot.keyClick(chips.chip("bakery"), Qt.Key.Key_Left)
    qtbot.keyClick(chips.chip("all"), Qt.Key.Key_Left)
    assert chips.key() == "sewing"
    assert QApplication.focusWidget() is chips.chip("sewing")


def test_tab_reaches_only_the_chosen_chip(chips, put, qtbot):
    after = put(QPushButton("after"))
    chips.choose("bakery")
    chips.chip("bakery").setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(chips.chip("bakery"), Qt.Key.Key_Tab)
    assert after.hasFocus()


def test_tab_comes_to_the_chip_that_a_page_chose(chips, put, qtbot):
    after = put(QPushButton("after"))
    chips.choose("sewing")
    after.setFocus()
    qtbot.keyClick(after, Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is chips.chip("sewing")
    chips.choose("all")
    after.setFocus()
    qtbot.keyClick(after, Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is chips.chip("all")


def test_chips_are_radio_buttons_to_a_screen_reader_and_tell_their_count(chips):
    chips.set_counts({"all": 38, "bakery": 9})
    assert role_of(chips.chip("all")) == QAccessible.Role.RadioButton
    assert name_of(chips.chip("bakery")) == "Bakery"
    assert chips.chip("bakery").accessibleDescription() == "9"


def test_a_choice_survives_new_chips(chips):
    chips.choose("sewing")
    chips.set_chips([("all", "All"), ("sewing", "Sewing")])
    assert chips.key() == "sewing"
    chips.set_chips([("all", "All")])
    assert chips.key() == "all"


def test_chips_go_on_in_a_second_line(chips, window):
    wide = chips.sizeHint().width()
    assert chips.heightForWidth(wide) == 36
    assert chips.heightForWidth(wide - 20) == 80


def test_a_segment_bar_holds_one_value(put, qtbot):
    bar = put(Segments([("light", "Light", "sun"), ("dark", "Dark", "moon")], name="Colours"))
    assert bar.value() is None
    with qtbot.assertNotEmitted(bar.changed):
        bar.set_value("light")
    with qtbot.waitSignal(bar.changed):
        qtbot.mouseClick(bar.part("dark"), Qt.MouseButton.LeftButton)
    assert bar.value() == "dark"


def test_a_pill_has_its_word_as_name(put):
    assert name_of(put(Pill("Bakery", "bread", "amber"))) == "Bakery"


def test_tiles_hold_one_key(put, qtbot):
    field = put(TilesField("work", "For what", WORK))
    assert field.value() == ""
    assert field.problem() is not None
    with qtbot.waitSignal(field.changed):
        qtbot.mouseClick(field.tiles["b"], Qt.MouseButton.LeftButton)
    assert field.value() == "b"
    field.set_value("s")
    assert field.value() == "s"
    field.set_value("gone")
    assert field.value() == ""
    assert role_of(field.tiles["s"]) == QAccessible.Role.RadioButton


def test_several_tiles_hold_a_list_and_answer_to_space(put, qtbot):
    field = put(TilesField("does", "What does your group do?", WORK, several=True))
    field.set_value(["s"])
    field.tiles["o"].setFocus()
    qtbot.keyClick(field.tiles["o"], Qt.Key.Key_Space)
    assert field.value() == ["s", "o"]
    assert role_of(field.tiles["s"]) == QAccessible.Role.CheckBox


def test_a_tick_that_must_be_set_says_so(put, qtbot):
    field = put(TickField("kept", "I printed the sheet and will keep it away from this computer.", must=True))
    assert field.problem() is not None
    qtbot.mouseClick(field.tick, Qt.MouseButton.LeftButton, pos=QPoint(8, field.tick.height() // 2))
    assert field.value() is True
    assert field.problem() is None


def test_long_words_beside_a_tick_wrap(put):
    field = put(TickField("kept", "I printed the sheet and will keep it away from this computer. " * 3))
    assert field.tick.heightForWidth(300) > 2 * field.tick.heightForWidth(3000)


def test_a_switch_is_a_check_box_with_the_name_of_its_field(put, qtbot):
    field = put(SwitchField("esc", "Hide with Esc, Esc"))
    assert role_of(field.switch) == QAccessible.Role.CheckBox
    assert name_of(field.switch) == "Hide with Esc, Esc"
    with qtbot.waitSignal(field.changed):
        qtbot.mouseClick(field.switch, Qt.MouseButton.LeftButton)
    assert field.value() is True


VILLAGES = [(f"v{number}", f"Village {number}") for number in range(6)]


def test_a_drop_down_gives_its_key_and_begins_empty(put):
    field = put(ChoiceField("village", "Village", VILLAGES))
    assert field.value() == ""
    field.set_value("v3")
    assert field.value() == "v3"
    field.set_choices(VILLAGES[:2])
    assert field.value() == ""


def test_the_label_of_a_drop_down_is_its_buddy(put):
    field = put(ChoiceField("village", "Village & street", VILLAGES))
    assert field.label.buddy() is field.combo
    assert name_of(field.label) == "Village & street"


def wheel_over(widget):
    middle = QPointF(widget.rect().center())
    event = QWheelEvent(
        middle,
        QPointF(widget.mapToGlobal(middle.toPoint())),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
    return event


def test_the_wheel_changes_neither_a_drop_down_nor_a_stepper(put):
    choice = put(ChoiceField("village", "Village", VILLAGES))
    choice.set_value("v3")
    choice.combo.setFocus()
    assert not wheel_over(choice.combo).isAccepted()
    assert choice.value() == "v3"
    stepper = put(StepperField("home", "At home"))
    stepper.set_value(5)
    wheel_over(stepper.figures)
    assert stepper.value() == 5


def test_arrow_keys_choose_in_a_drop_down_and_tell(put, qtbot):
    field = put(ChoiceField("village", "Village", VILLAGES))
    field.set_value("v0")
    field.combo.setFocus()
    with qtbot.waitSignal(field.changed):
        qtbot.keyClick(field.combo, Qt.Key.Key_Down)
    assert field.value() == "v1"


def test_a_stepper_counts_by_buttons_and_arrows_within_its_bounds(put, qtbot):
    field = put(StepperField("home", "At home", least=0, most=3))
    assert field.value() is None
    for _time in range(5):
        qtbot.mouseClick(field.more, Qt.MouseButton.LeftButton)
    assert field.value() == 3
    field.figures.setFocus()
    qtbot.keyClick(field.figures, Qt.Key.Key_Down)
    assert field.value() == 2
    assert name_of(field.less) == "One less: At home"


@pytest.mark.parametrize("typed", ["1,5", "1.5", "4", "-1", "two", "1e1"])
def test_what_is_no_whole_number_in_the_bounds_is_told_and_not_bent(put, qtbot, typed):
    field = put(StepperField("home", "At home", most=3))
    qtbot.keyClicks(field.figures, typed)
    field.setFocus()
    assert field.problem() == "Write a whole number from 0 to 3."
    assert (field.figures.text(), field.number()) == (typed, None)
    again = put(StepperField("home", "At home", most=3))
    again.set_value(field.value())  # as a draft brings it back
    assert again.figures.text() == typed


def test_segments_in_a_form_give_their_key(put, qtbot):
    field = put(SegmentsField("school", "Goes to school", [("yes", "Yes"), ("no", "No"), ("", "Not said")]))
    field.set_value("no")
    assert field.value() == "no"
    with qtbot.waitSignal(field.changed):
        qtbot.mouseClick(field.bar.part("yes"), Qt.MouseButton.LeftButton)
    assert field.value() == "yes"


def test_a_flow_survives_the_end_of_what_it_holds(put, window, qtbot):
    flow = put(Flow())
    pills = [Pill(f"word {number}", "bread", "amber") for number in range(30)]
    for pill in pills:
        flow.add(pill)
    qtbot.waitUntil(lambda: pills[-1].y() > pills[0].y())
    flow.take(pills.pop())
    pills[0].hide()
    window.resize(500, 700)
    qtbot.waitUntil(lambda: pills[1].pos() == QPoint(0, pills[1].y()))
    flow.deleteLater()
    with qtbot.waitSignal(flow.destroyed):
        pills.clear()
        gc.collect()
    window.resize(900, 700)
    QApplication.processEvents()


def test_figures_that_grew_out_of_sight_have_their_room_when_seen(put):
    chips = put(ChipRow([("all", "All", None), ("sewing", "Sewing", None)]))
    chips.set_counts({"all": 1, "sewing": 1})
    chips.hide()
    chips.set_counts({"all": 1000, "sewing": 1000})
    chips.show()
    for key in ("all", "sewing"):
        assert chips.chip(key).width() == chips.chip(key).sizeHint().width()
