"""The list of any length: a strict model, rows by the page, keys, sorting, several chosen."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QVBoxLayout, QWidget

from grouphub.desktop.shell import theme
from grouphub.desktop.widgets.long_model import KEPT, PAGE, Column, LongModel
from grouphub.desktop.widgets.table import LongTable, framed
from grouphub.desktop.widgets.table_head import EDGE


@dataclass(frozen=True)
class Woman:
    number: int

    @property
    def name(self):
        return f"Woman {self.number:06}"


COLUMNS = (
    Column("name", "Name", lambda row: row.name, 236, "name", initials=lambda row: "WO", second=lambda row: "near"),
    Column("village", "Village", lambda row: "Боғча", 132, stretch=True),
    Column("does", "Does", lambda row: "Bakery", 136, "pill", pill=lambda row: ("bread", "amber"), sortable=False),
    Column("money", "This month", lambda row: "–" if row.number % 2 else "540 som.", 120, "number"),
)


class Store:
    """Rows that remember which pages were asked for."""

    def __init__(self):
        self.asked = []

    def fetch(self, ids):
        self.asked.append((ids[0], len(ids)))
        return [Woman(one) for one in ids]


@pytest.fixture
def store():
    return Store()


@pytest.fixture
def table(put, store):
    table = LongTable(COLUMNS, name="Women", several=True)
    table.show_model(LongModel(COLUMNS, store.fetch, range(1000), table))
    put(framed(table))
    table.setFocus()
    return table


def click_row(qtbot, table, number, modifiers=Qt.KeyboardModifier.NoModifier):
    place = table.visualRect(table.model().index(number, 1)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, modifiers, place)


def test_the_model_passes_qts_tester(store):
    model = LongModel(COLUMNS, store.fetch, list(range(450)))
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_ids(list(range(3)))
    model.forget_rows()
    model.show_ids([])
    assert isinstance(tester.model(), QAbstractItemModel)
    assert model.rowCount() == 0


def test_rows_are_fetched_by_the_page_and_only_when_painted(table, store):
    table.grab()
    assert store.asked == [(0, PAGE)]
    table.scrollTo(table.model().index(999, 0))
    table.grab()
    assert store.asked[1:] == [(976, PAGE), (992, 8)]


def test_only_some_pages_are_kept(store):
    model = LongModel(COLUMNS, store.fetch, range(100_000))
    for number in range(0, 100_000, PAGE):
        model.row(number)
    assert len(model._pages) == KEPT
    assert model.row(99_999) == Woman(99_999)


def test_a_row_that_is_gone_is_shown_empty():
    model = LongModel(COLUMNS, lambda ids: [None for _one in ids], [1, 2])
    assert model.data(model.index(0, 0)) == ""


def test_a_screen_reader_reads_cells_and_titles(table):
    model = table.model()
    assert model.data(model.index(2, 0)) == "Woman 000002"
    # The second line too: it may say "do not call".
    assert model.data(model.index(2, 0), Qt.ItemDataRole.AccessibleTextRole) == "Woman 000002, near"
    assert model.headerData(3, Qt.Orientation.Horizontal) == "This month"
    assert table.accessibleName() == "Women"


def test_a_click_chooses_a_row_and_enter_opens_it(table, qtbot):
    with qtbot.waitSignals([table.chosen, table.clicked_id]):
        click_row(qtbot, table, 2)
    assert table.chosen_id() == 2
    with qtbot.waitSignal(table.opened) as told:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert told.args == [2]


def test_a_double_click_opens(table, qtbot):
    place = table.visualRect(table.model().index(1, 0)).center()
    with qtbot.waitSignal(table.opened) as told:
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == [1]


def test_home_end_and_arrows_move_the_choice(table, qtbot):
    click_row(qtbot, table, 2)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert table.chosen_ids() == [3]
    qtbot.keyClick(table, Qt.Key.Key_End)
    assert table.chosen_ids() == [999]
    qtbot.keyClick(table, Qt.Key.Key_Home)
    assert table.chosen_ids() == [0]


def in_sight(table):
    row = table.visualRect(table.currentIndex())
    return row.top() >= 0 and row.bottom() <= table.viewport().height()


def test_the_list_scrolls_with_the_row_that_keys_go_to(table, qtbot):
    table.choose(0)
    for key, row in [
        *((Qt.Key.Key_Down, number) for number in range(1, 40)),
        (Qt.Key.Key_End, 999),
        (Qt.Key.Key_Home, 0),
    ]:
        qtbot.keyClick(table, key)
        assert table.currentIndex().row() == row
        assert in_sight(table)
    qtbot.keyClick(table, Qt.Key.Key_PageDown)
    assert table.currentIndex().row() > 0
    assert in_sight(table)


def test_the_page_scrolls_to_the_row_that_keys_go_to(put, store, qtbot):
    page, inside = QScrollArea(), QWidget()
    column = QVBoxLayout(inside)
    above = QWidget()
    above.setFixedHeight(900)
    column.addWidget(above)
    table = LongTable(COLUMNS, name="Women")
    table.show_model(LongModel(COLUMNS, store.fetch, range(50), table))
    table.setFixedHeight(400)
    column.addWidget(table)
    page.setWidgetResizable(True)
    page.setWidget(inside)
    put(page)
    table.setFocus(Qt.FocusReason.TabFocusReason)
    for _time in range(12):
        qtbot.keyClick(table, Qt.Key.Key_Down)
        row = table.visualRect(table.currentIndex())
        top = table.viewport().mapTo(page.viewport(), row.topLeft()).y()
        assert 0 <= top <= page.viewport().height() - row.height()
        assert in_sight(table)


def test_shift_with_end_chooses_all_rows_from_here_on(table, qtbot):
    table.choose(996)
    qtbot.keyClick(table, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    assert table.chosen_ids() == [996, 997, 998, 999]


def test_letters_do_not_jump_through_the_list(table, qtbot):
    click_row(qtbot, table, 2)
    qtbot.keyClicks(table, "Wo")
    assert table.chosen_id() == 2


def test_tab_leaves_the_list(table, put, qtbot):
    after = put(QPushButton("after"))
    qtbot.keyClick(table, Qt.Key.Key_Tab)
    assert after.hasFocus()


def test_several_are_chosen_with_ctrl_shift_and_ticks(table, qtbot):
    counts = []
    table.several_changed.connect(counts.append)
    click_row(qtbot, table, 1)
    click_row(qtbot, table, 3, Qt.KeyboardModifier.ControlModifier)
    assert table.chosen_ids() == [1, 3]
    click_row(qtbot, table, 5, Qt.KeyboardModifier.ShiftModifier)
    assert table.chosen_ids()[-1] == 5
    assert counts[-1] == len(table.chosen_ids())
    table.choose_none()
    table.show_ticks(on=True)
    click_row(qtbot, table, 1)
    click_row(qtbot, table, 4)
    assert table.chosen_ids() == [1, 4]
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert table.chosen_ids() == [1]


def test_the_row_a_page_chooses_is_the_only_one_also_while_ctrl_is_held(table, qtbot):
    window = table.window().windowHandle()
    QTest.keyPress(window, Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.keyboardModifiers() == Qt.KeyboardModifier.ControlModifier
    table.choose(3)
    table.choose(7)
    QTest.keyRelease(window, Qt.Key.Key_Control)
    assert table.chosen_ids() == [7]


def test_what_is_ticked_stays_ticked_when_a_page_chooses_a_row(table, qtbot):
    table.show_ticks(on=True)
    for number in (1, 4):
        click_row(qtbot, table, number)
    table.choose(7)
    assert (table.chosen_id(), table.chosen_ids()) == (7, [1, 4])


def test_all_are_chosen_with_ctrl_a(table, qtbot):
    qtbot.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(table.chosen_ids()) == 1000


def test_the_head_sorts_by_mouse_and_by_keys(table, qtbot):
    head = table.head
    place = QPoint(head.sectionViewportPosition(3) + 10, 10)
    with qtbot.waitSignal(table.sort_asked) as told:
        qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == ["money", True]
    with qtbot.waitSignal(table.sort_asked) as told:
        qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == ["money", False]
    click_row(qtbot, table, 1)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Right):
        qtbot.keyClick(table, key)
    assert table.chosen_id() == 0
    with qtbot.waitSignal(table.sort_asked) as told:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert told.args == ["village", True]
    qtbot.keyClick(table, Qt.Key.Key_Right)
    with qtbot.assertNotEmitted(table.sort_asked):
        qtbot.keyClick(table, Qt.Key.Key_Space)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert table.chosen_id() == 1


def test_the_choice_and_place_survive_another_order(table):
    table.choose(500)
    top = table.verticalScrollBar().value()
    table.show_ids(list(reversed(range(1000))))
    assert table.chosen_id() == 500
    assert table.verticalScrollBar().value() == top
    table.show_ids(range(10))
    assert table.chosen_id() is None


def test_the_chosen_row_has_a_green_edge_and_a_soft_ground(table, qtbot):
    click_row(qtbot, table, 1)
    image = table.viewport().grab().toImage()
    assert image.pixelColor(1, 52 + 20).name() == theme.colour("primary").name()
    assert image.pixelColor(400, 52 + 20).name() == theme.colour("psoft").name()
    assert image.pixelColor(1, 20).name() == theme.colour("surface").name()


def test_rows_grow_with_the_letters_and_the_list_scrolls_sideways(table, window, qapp):
    window.resize(500, 500)
    theme.apply(qapp, theme.Theme("light", "largest"))
    assert table.rowHeight(0) == 68
    assert table.horizontalScrollBar().maximum() > 0
    assert table.columnWidth(0) == 307


def test_the_stretching_column_takes_the_free_room(table):
    assert sum(table.columnWidth(number) for number in range(4)) == table.viewport().width()


def test_hidden_columns_take_no_room_and_are_no_stop(table, qtbot):
    table.show_columns({"name", "money"})
    assert table.isColumnHidden(1)
    assert [column.key for column, _left, _room in table._places()] == ["name", "money"]
    click_row(qtbot, table, 0)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Right):
        qtbot.keyClick(table, key)
    with qtbot.waitSignal(table.sort_asked) as told:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert told.args == ["money", True]
    table.show_columns({"name", "village", "does", "money"})
    assert table.columnWidth(1) >= 132


def test_pills_that_do_not_fit_are_counted(put):
    many = [("Bakery", "bread", "amber"), ("Sewing", "scissors", "blue"), ("Learning", "student", "green")]
    column = Column("does", "Does", lambda row: "Bakery, Sewing, Learning", 150, "pills", pills=lambda row: many)
    table = put(LongTable((column,), name="Work"))
    table.show_model(LongModel((column,), lambda ids: ids, [1], table))
    image = table.viewport().grab().toImage()
    assert image.pixelColor(EDGE + 40, 26 - 12).name() == theme.colour("ambersoft").name()
    assert theme.colour("bluesoft").name() not in {image.pixelColor(x, 14).name() for x in range(140)}


def test_an_empty_list_paints_and_answers(table, qtbot):
    table.show_ids([])
    qtbot.keyClick(table, Qt.Key.Key_End)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    table.grab()
    assert table.chosen_id() is None
    assert table.currentIndex() == QModelIndex()


def test_the_bar_begins_below_the_titles_and_the_line_goes_on_above_it(table, qtbot):
    bar = table.verticalScrollBar()
    qtbot.waitUntil(bar.isVisible)
    assert bar.mapTo(table, bar.rect().topLeft()).y() >= table.head.height()
    image = table.grab().toImage()
    assert image.pixelColor(table.width() - 8, table.head.height() // 2).name() == theme.colour("sunken").name()
