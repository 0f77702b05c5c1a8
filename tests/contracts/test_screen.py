"""What holds in every view: a screen reader can name it, a finger can press it, nothing is cut."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QScrollArea, QWidget

from grouphub.base import i18n
from grouphub.base.settings import ScreenSettings
from grouphub.desktop import catalogue
from grouphub.desktop.help.texts import HELP
from grouphub.desktop.pictures.studio import Studio, settle
from grouphub.desktop.pictures.views import views
from grouphub.desktop.shell import theme
from grouphub.desktop.widgets.labels import Elided

Role = QAccessible.Role
PRESSED = {Role.Button, Role.CheckBox, Role.RadioButton, Role.ComboBox}
WORKED = PRESSED | {Role.EditableText, Role.Table, Role.List, Role.SpinBox}
WHOLE = {Role.Table, Role.ComboBox, Role.List}
"""What is inside these answers for itself."""
LEAST = 36
"""The smallest target, in px."""
LOOKS = [
    ("tg", "light", "normal", (1366, 698)),
    ("tg", "dark", "largest", (1366, 698)),
    ("tg", "light", "largest", (1024, 530)),
    ("ru", "light", "largest", (1024, 530)),
]


@pytest.fixture
def look(qapp):
    """Give language, colours and letters back."""
    yield
    i18n.use("en")
    theme.apply(qapp, theme.Theme())


def told(face):
    """Yield what a screen reader finds in ``face``, from the outside in."""
    yield face
    if face.role() not in WHOLE:
        for number in range(face.childCount()):
            child = face.child(number)
            if child is not None and child.isValid() and not child.state().invisible:
                yield from told(child)


def name_of(face):
    """Return the name told; a drop-down is told by the label that belongs to it, and its chosen words after it."""
    box = face.object() if face.role() == Role.ComboBox else None
    labels = [one for one in box.window().findChildren(QLabel) if one.buddy() is box] if box else []
    return labels[0].accessibleName() or labels[0].text() if labels else face.text(QAccessible.Text.Name)


def unnamed_doubled_or_small(window):
    """Return what a screen reader cannot name or tell apart, and what is too small to press."""
    found, seen = [], {}
    for face in told(QAccessible.queryAccessibleInterface(window)):
        if face.role() not in WORKED:
            continue
        name, room = name_of(face), face.rect()
        if not name:
            found.append(f"no name: {face.role()} at {room.x()},{room.y()}")
        if face.role() in PRESSED and min(room.width(), room.height()) < LEAST:
            found.append(f"small: {name!r} {room.width()}x{room.height()}")
        seen.setdefault((face.role(), name.casefold()), []).append(f"{room.x()},{room.y()}")
    return found + [f"twice: {name!r} at {places}" for (_role, name), places in seen.items() if len(places) > 1]


def cut(window):
    """Return what is shown shortened, narrower than its longest word, or out of sight at a side."""
    front = window.layer.dialog or window
    seen = [one for one in front.findChildren(QWidget) if one.isVisible() and one.window() is window]
    return [told for one in seen for told in (*words_cut(one), *sides_cut(one, window))]


def words_cut(one):
    if isinstance(one, QAbstractButton) and one.width() < one.minimumSizeHint().width():
        yield f"button: {one.text()!r} {one.width()} px"
    if not isinstance(one, QLabel) or not one.text():
        return
    metrics = QFontMetrics(one.font())
    pieces = one.text().split(" ") if one.wordWrap() else [one.text()]
    wide = max(map(metrics.horizontalAdvance, pieces))
    if one.is_shortened() if isinstance(one, Elided) else wide > one.width() + 1:
        yield f"words: {one.text()!r} in {one.width()} px"
    if one.wordWrap() and one.heightForWidth(one.width()) > one.height() + 1:
        yield f"lines: {one.text()!r} in {one.height()} px"


def sides_cut(one, window):
    outer, room = one.parentWidget(), one.geometry()
    inside = isinstance(outer, QWidget) and outer is not window and not room.isEmpty()
    if inside and (room.left() < -1 or room.right() > outer.rect().right() + 1):
        yield f"beyond its edge: {type(one).__name__} {one.accessibleName()!r} {room.getRect()}"
    if isinstance(one, QScrollArea) and one.widget().width() > one.viewport().width() + 1:
        yield f"sideways: {type(one.widget()).__name__}"


@pytest.mark.parametrize(("language", "colours", "letters", "size"), LOOKS)
def test_every_view_can_be_named_pressed_and_read(qapp, look, language, colours, letters, size):
    screen = ScreenSettings(language=language, theme=colours, letters=letters)
    found = []
    with Studio(qapp, screen, size, people=12, seed=1) as studio:
        for name, show in views(studio):
            studio.window.clear_layer()
            show()
            for rest in (60, 200, 1000):  # a busy computer lays out late
                settle(rest)
                wrong = unnamed_doubled_or_small(studio.window) + cut(studio.window)
                if not wrong:
                    break
            found += [f"{name}: {one}" for one in wrong]
    assert found == []


def test_every_page_form_and_dialog_has_help_of_its_own():
    """F1 anywhere: a line in ``desktop/help/pages.py`` or ``forms.py`` for what is new."""
    names = [entry.name for entry in catalogue.PAGES] + [f"form-{name}" for name in catalogue.FORMS]
    assert [name for name in names if name not in HELP] == []


def test_the_rule_about_names_sees_what_it_forbids(qapp, look, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(200, 200)
    for place in (0, 100):
        button = QPushButton("Close", window)
        button.setGeometry(place, 0, 30, 30)
    window.show()
    found = unnamed_doubled_or_small(window)
    assert [one.split(":")[0] for one in found] == ["small", "small", "twice"]
