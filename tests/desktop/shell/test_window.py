"""The window: one view at a time, dialogs and toasts over it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from grouphub.desktop.shell.window import Window
from grouphub.desktop.widgets.labels import Text
from grouphub.desktop.widgets.overlay import Dialog


@pytest.fixture
def window(qtbot):
    made = Window()
    qtbot.addWidget(made)
    made.show()
    return made


def test_another_view_takes_the_place_of_the_first_with_nothing_over_it(window):
    first, second = QWidget(), QWidget()
    window.show_view(first)
    dialog = Dialog("Bread", Text("flour"))
    window.layer.show_dialog(dialog)
    window.toast("Saved")
    window.show_view(second, "Recipes")
    assert second.isVisible()
    assert not first.isVisible()
    assert not dialog.isVisible()
    assert window.layer.dialog is None
    assert not window._toast.isVisible()
    assert window.windowTitle() == "Recipes"
    window.show_view(first)
    assert window.windowTitle() == "GroupHub"


def test_a_dropped_view_dies(window):
    dead = []
    view = QWidget()
    view.destroyed.connect(lambda: dead.append(True))
    window.show_view(view)
    window.show_view(QWidget())
    window.drop_view(view)
    assert not view.isVisible()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert dead


def test_undo_of_a_toast_is_done_once_and_only_the_newest(window):
    done = []
    window.toast("one", undo=lambda: done.append("one"))
    window.toast("two", undo=lambda: done.append("two"))
    window._toast.undo.click()
    window._toast.undo.click()
    assert done == ["two"]


def test_a_toast_without_undo_offers_none_and_forgets_the_one_before(window):
    done = []
    window.toast("one", undo=lambda: done.append("one"))
    window.toast("two")
    assert not window._toast.undo.isVisible()
    window._toast.undo_asked.emit()
    assert done == []


def test_trouble_stays_until_it_is_closed(window):
    window.toast("Something went wrong", trouble=True)
    assert not window._toast.timer.isActive()
    window.toast("Saved")
    assert window._toast.timer.isActive()


def test_closing_is_told_before_the_window_goes(window):
    seen = []
    window.closing.connect(lambda: seen.append(window.isVisible()))
    window.close()
    assert seen == [True]


def test_the_first_painting_is_told_once(qtbot):
    window = Window()
    qtbot.addWidget(window)
    told = []
    window.painted.connect(lambda: told.append(True))
    window.show()
    qtbot.waitUntil(lambda: bool(told))
    window.repaint()
    window.repaint()
    QApplication.processEvents()
    assert told == [True]
    assert not window.windowIcon().isNull()
