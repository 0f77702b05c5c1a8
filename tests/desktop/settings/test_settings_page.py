"""Settings hold at once, are kept, and come back as they were."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from grouphub.base.settings import ScreenSettings
from tests.desktop.widgets.hands import name_of, type_text

LEFT = Qt.MouseButton.LeftButton


def click(widget):
    QTest.mouseClick(widget, LEFT, pos=widget.rect().center())


@pytest.mark.parametrize(
    ("bar", "value", "before"),
    [("language", "ru", "en"), ("letters", "largest", "normal"), ("theme", "dark", "light")],
)
def test_the_look_changes_with_one_click_and_the_page_stays(desk, qtbot, bar, value, before):
    old = desk.page
    assert getattr(desk.screen, bar) == before
    click(getattr(old.look, bar).part(value))
    qtbot.waitUntil(lambda: desk.page is not old)
    assert getattr(desk.screen, bar) == value
    assert desk.page.name == "settings"
    assert getattr(desk.page.look, bar).value() == value
    assert not desk.page.header.saved.isHidden()


def test_the_order_of_names_is_kept_and_can_be_undone(desk, qtbot):
    click(desk.page.look.order.part(False))
    qtbot.waitUntil(lambda: desk.settings.family_first is False)
    desk.db.undo()
    qtbot.waitUntil(lambda: desk.settings.family_first is True)
    assert desk.page.look.order.value() is True


def test_the_time_until_it_locks_holds_at_once(desk, qtbot):
    combo = desk.page.safety.minutes
    assert combo.currentText() == "After 3 minutes"
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: desk.settings.lock_minutes == 4)
    assert desk.session._watch.idle_seconds == 4 * 60
    assert combo.count() == 15
    assert name_of(combo)


def test_hiding_with_esc_can_be_switched_off(desk, qtbot):
    click(desk.page.safety.hiding)
    qtbot.waitUntil(lambda: desk.settings.hide_with_esc is False)
    assert desk.session._watch.hide_with_esc is False


def test_the_saved_mark_tells_the_time_of_the_last_change(desk, clock):
    assert desk.page.header.saved.isHidden()
    clock.move(minutes=42)
    click(desk.page.safety.hiding)
    assert desk.page.header.saved.accessibleName() == f"Saved {clock.now().astimezone():%H:%M}"


def test_the_neutral_word_is_kept_by_itself_where_it_is_read_before_unlocking(desk, qtbot, folder):
    type_text(desk.page.safety.word, "Нон")
    qtbot.waitUntil(lambda: ScreenSettings.load(folder.screen).neutral_word == "Нон")
    assert desk.screen.neutral_word == "Нон"


def test_leaving_the_field_keeps_the_neutral_word_at_once(desk, qtbot, folder):
    desk.page.safety.word.setFocus()
    type_text(desk.page.safety.word, "Чой")
    desk.page.safety.hiding.setFocus()
    qtbot.waitUntil(lambda: desk.page.safety.typed_word() is None, timeout=300)
    assert ScreenSettings.load(folder.screen).neutral_word == "Чой"


def test_a_word_half_typed_when_the_window_was_covered_returns(desk):
    desk.page.safety.word.setFocus()
    type_text(desk.page.safety.word, "Ча")
    place = desk.page.place()
    desk.page.safety.word.clear()
    desk.page.safety.typing.stop()
    desk.page.go_to(place)
    assert desk.page.safety.typed_word() == "Ча"
    assert desk.page.safety.word.cursorPosition() == 2


def test_scroll_and_focus_return_when_the_window_is_drawn_anew(desk, qtbot):
    desk.page.safety.hiding.setFocus()
    desk.page._area.verticalScrollBar().setValue(120)
    desk.session.rebuild()
    assert desk.page._area.scrolled() == 120
    qtbot.waitUntil(desk.page.safety.hiding.hasFocus)


def test_the_card_of_the_group_follows_a_change_made_elsewhere(desk, qtbot):
    from grouphub.features.group.actions import change_settings

    change_settings(desk.db, name="Нигора", district="")
    qtbot.waitUntil(lambda: desk.page.group.name.text() == "Нигора")
    assert desk.page.group.district.text() == "–"


def test_bin_and_history_open_from_settings_and_lead_back(desk):
    for name in ("bin", "history"):
        click(desk.page.findChild(QAbstractButton, f"set-{name}"))
        assert desk.page.name == name
        click(desk.page.header.back)
        assert desk.page.name == "settings"


@pytest.mark.parametrize("letters", ["normal", "large", "largest"])
@pytest.mark.parametrize("size", [(1366, 698), (1024, 530)])
@pytest.mark.parametrize("language", ["tg", "ru", "en"])
def test_nothing_is_cut(desk, qtbot, language, size, letters):
    desk.change_screen({"letters": letters, "language": language})
    desk.window.resize(*size)
    qtbot.waitUntil(lambda: desk.window.size().width() == size[0])
    desk.app.sendPostedEvents()
    page = desk.page
    assert page._area.horizontalScrollBar().maximum() == 0
    for button in page.findChildren(QAbstractButton):
        if button.isVisible():
            assert button.width() >= button.minimumSizeHint().width(), button.accessibleName() or button.text()
            assert name_of(button)


def test_every_control_is_reached_by_tab(desk):
    page = desk.page
    page.look.language.part("en").setFocus()
    met = set()
    for _ in range(60):
        met.add(desk.app.focusWidget())
        QTest.keyClick(desk.app.focusWidget(), Qt.Key.Key_Tab)
    wanted = {page.safety.minutes, page.safety.hiding, page.safety.word, page.keepers.add}
    wanted |= {
        page.findChild(QAbstractButton, f"set-{name}") for name in ("password", "sheet", "group", "bin", "history")
    }
    assert wanted <= met
