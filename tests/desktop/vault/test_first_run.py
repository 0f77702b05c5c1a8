"""The first run, by keys and clicks, up to a real vault."""

from __future__ import annotations

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from grouphub.base import i18n
from grouphub.base.settings import ScreenSettings
from grouphub.desktop.vault import sheet_box
from grouphub.desktop.vault.first_run import FirstRun
from grouphub.desktop.widgets.card import Strip
from grouphub.store.begun import Begun, forget_begun, keep_begun, read_begun
from grouphub.store.vault import open_vault
from tests import factory

PASSWORD = "non bist chor gul"


@pytest.fixture
def begin(qtbot, folder, clock):
    """Return what starts the first run in the folder; vaults it makes are closed at the end."""
    made = []

    def begin(step=0):
        page = FirstRun(folder, ScreenSettings(language="en"), clock, step=step, cost=factory.cheap())
        page.made = []
        page.created.connect(lambda opened, answers: (made.append(opened), page.made.append((opened, answers))))
        qtbot.addWidget(page)
        page.resize(1366, 698)
        page.show()
        return page

    yield begin
    for opened in made:
        opened.close()


def press_next(qtbot, page):
    qtbot.mouseClick(page.next, Qt.MouseButton.LeftButton)


def fill_group(qtbot, page):
    for field, text in ((page.body.name, "Guldasta"), (page.body.keeper, "Gulnora"), (page.body.village, "Navobod")):
        qtbot.keyClicks(field.edit, text)


def fill_password(qtbot, page):
    for field in (page.body.pair.first, page.body.pair.again):
        qtbot.keyClicks(field.edit, PASSWORD)
    qtbot.mouseClick(page.body.has_sheet, Qt.MouseButton.LeftButton)


def type_back(qtbot, page):
    for index, box in zip(page.body.type_back.asked, page.body.type_back.boxes.boxes, strict=True):
        qtbot.keyClicks(box, page.body.code.groups[index])


def make(qtbot, page):
    """Go from the first step to the made vault."""
    press_next(qtbot, page)
    fill_group(qtbot, page)
    press_next(qtbot, page)
    fill_password(qtbot, page)
    press_next(qtbot, page)
    code = page.body.code
    type_back(qtbot, page)
    press_next(qtbot, page)
    qtbot.waitUntil(lambda: bool(page.made))
    return code


def test_the_whole_way_makes_a_vault_that_password_and_sheet_open(qtbot, begin, folder):
    page = begin()
    code = make(qtbot, page)
    opened, answers = page.made[0]
    assert (answers.name, answers.keeper_name, answers.village) == ("Guldasta", "Gulnora", "Navobod")
    assert set(answers.parts) == {"bakery", "sewing", "classes", "visits", "leaflets", "income", "stories"}
    keeper = opened.keeper
    opened.close()
    for secret in (PASSWORD, code):
        again = open_vault(folder, secret)
        assert again.keeper == keeper
        again.close()


def test_next_stays_off_until_the_step_is_done(qtbot, begin):
    page = begin()
    assert page.next.isEnabled()
    press_next(qtbot, page)
    assert not page.next.isEnabled()
    assert page.note.text() == "Write the name of your group."
    fill_group(qtbot, page)
    assert page.next.isEnabled()
    press_next(qtbot, page)
    for field in (page.body.pair.first, page.body.pair.again):
        qtbot.keyClicks(field.edit, PASSWORD)
    assert not page.next.isEnabled()
    qtbot.mouseClick(page.body.has_sheet, Qt.MouseButton.LeftButton)
    assert page.next.isEnabled()
    press_next(qtbot, page)
    assert not page.next.isEnabled()


def test_two_wrong_groups_make_no_vault(qtbot, begin, folder):
    page = begin(2)
    fill_group(qtbot, page)
    press_next(qtbot, page)
    fill_password(qtbot, page)
    press_next(qtbot, page)
    for index, box in zip(page.body.type_back.asked, page.body.type_back.boxes.boxes, strict=True):
        signs = page.body.code.groups[index]
        qtbot.keyClicks(box, ("1" if signs[0] == "0" else "0") + signs[1:])
    assert not page.next.isEnabled()
    qtbot.waitUntil(page.body.type_back.wrong.isVisible)
    assert [box.property("state") for box in page.body.type_back.boxes.boxes] == ["error", "error"]
    assert not folder.register.exists()


def test_a_password_with_the_name_of_the_group_is_too_weak(qtbot, begin):
    page = begin(2)
    fill_group(qtbot, page)
    press_next(qtbot, page)
    for field in (page.body.pair.first, page.body.pair.again):
        qtbot.keyClicks(field.edit, "guldastagulnora")
    qtbot.mouseClick(page.body.has_sheet, Qt.MouseButton.LeftButton)
    assert not page.next.isEnabled()


def test_every_step_can_go_back_without_losing_answers(qtbot, begin):
    page = begin(2)
    fill_group(qtbot, page)
    qtbot.mouseClick(page.body.tiles["gifts"], Qt.MouseButton.LeftButton)
    press_next(qtbot, page)
    assert page.step == 3
    qtbot.mouseClick(page.back, Qt.MouseButton.LeftButton)
    assert page.body.name.value() == "Guldasta"
    assert page.body.tiles["gifts"].isChecked()
    qtbot.mouseClick(page.back, Qt.MouseButton.LeftButton)
    assert page.step == 1
    assert not page.back.isVisible()


def test_closing_and_returning_goes_on_at_the_same_step(qtbot, begin, folder):
    page = begin()
    press_next(qtbot, page)
    fill_group(qtbot, page)
    page.hide()
    again = begin()
    assert again.step == 2
    assert again.body.name.value() == "Guldasta"
    assert again.next.isEnabled()


def test_the_sheet_stays_the_same_when_she_goes_back_and_is_called_new_after_a_restart(qtbot, begin):
    page = begin(2)
    fill_group(qtbot, page)
    press_next(qtbot, page)
    code = page.body.code
    assert page.body.findChildren(Strip, "another") == []
    qtbot.mouseClick(page.back, Qt.MouseButton.LeftButton)
    press_next(qtbot, page)
    assert page.body.code == code
    page.hide()
    again = begin()
    assert again.step == 3
    assert again.body.code != code
    assert again.body.findChild(Strip, "another").isVisible()


def test_the_last_letters_typed_are_kept_after_a_moment_without_leaving(qtbot, begin, folder):
    page = begin(2)
    qtbot.keyClicks(page.body.name.edit, "Guldasta")
    qtbot.waitUntil(lambda: read_begun(folder).answers.get("name") == "Guldasta")


def test_what_is_kept_until_it_is_written_holds_neither_password_nor_code(qtbot, begin, folder):
    page = begin(2)
    fill_group(qtbot, page)
    press_next(qtbot, page)
    fill_password(qtbot, page)
    press_next(qtbot, page)
    page.hide()
    assert set(read_begun(folder).answers) == {
        "language",
        "name",
        "keeper_name",
        "village",
        "district",
        "chosen",
        "saw_sheet",
    }
    raw = folder.begun.read_bytes()
    assert b"Guldasta" not in raw
    assert folder.begun.stat().st_mode & 0o077 == 0
    page.show()
    type_back(qtbot, page)
    press_next(qtbot, page)
    qtbot.waitUntil(lambda: bool(page.made))
    assert read_begun(folder).answers["name"] == "Guldasta"  # whoever writes it into the register forgets it


def test_a_spoilt_file_of_answers_begins_anew(folder, begin):
    keep_begun(folder, Begun(3, {"name": "Guldasta"}))
    folder.begun.write_bytes(folder.begun.read_bytes()[:-1])
    assert begin().step == 1


def test_finish_waits_until_the_screen_was_hidden_once(qtbot, begin):
    page = begin()
    make(qtbot, page)
    assert page.step == 4
    assert not page.next.isEnabled()
    with qtbot.waitSignal(page.hide_practised):
        page.note_hidden()
    assert page.next.isEnabled()
    with qtbot.waitSignal(page.finished):
        press_next(qtbot, page)


def test_hiding_before_the_last_step_practises_nothing(qtbot, begin):
    page = begin()
    page.note_hidden()
    assert page.step == 1


def test_the_sample_of_the_side_list_asks_to_hide(qtbot, begin):
    page = begin()
    make(qtbot, page)
    with qtbot.waitSignal(page.hide_asked):
        qtbot.mouseClick(page.body.sample, Qt.MouseButton.LeftButton)


def test_once_the_vault_is_made_going_back_makes_no_second_one(qtbot, begin, folder):
    page = begin()
    make(qtbot, page)
    forget_begun(folder)  # the answers are in the register
    for _ in range(3):
        qtbot.mouseClick(page.back, Qt.MouseButton.LeftButton)
    assert page.step == 1
    for _ in range(3):
        press_next(qtbot, page)
    assert page.step == 4
    assert len(page.made) == 1
    assert not folder.begun.exists()


def test_practising_alone_begins_at_the_last_step(qtbot, begin, folder):
    factory.new_vault(folder).close()
    assert begin(4).step == 4


def test_a_language_is_told_and_the_step_stays(qtbot, begin):
    page = begin()
    with qtbot.waitSignal(page.language_chosen) as told:
        qtbot.mouseClick(page.body.tiles["ru"], Qt.MouseButton.LeftButton)
    assert told.args == ["ru"]
    assert page.step == 1


def test_a_folder_that_cannot_be_used_is_told_and_she_stays_at_the_step(qtbot, begin, folder):
    page = begin(2)
    fill_group(qtbot, page)
    press_next(qtbot, page)
    fill_password(qtbot, page)
    press_next(qtbot, page)
    (folder.path / "letter.txt").write_text("mine")
    type_back(qtbot, page)
    press_next(qtbot, page)
    qtbot.waitUntil(page.problem.isVisible)
    assert "other files" in page.problem.words.text()
    assert page.step == 3
    assert (folder.path / "letter.txt").read_text() == "mine"
    (folder.path / "letter.txt").unlink()
    press_next(qtbot, page)
    qtbot.waitUntil(lambda: bool(page.made))


def test_the_sheet_is_saved_where_no_register_lies(qtbot, begin, tmp_path):
    page = begin(3)
    page.body.sheet.save_to(tmp_path / "list-01.pdf")
    assert (tmp_path / "list-01.pdf").read_bytes().startswith(b"%PDF")
    assert "Saved" in page.body.sheet.notice.words.text()


def test_the_sheet_is_not_saved_beside_a_copy_of_the_register(qtbot, begin, tmp_path, folder):
    page = begin(3)
    other = type(folder)(tmp_path / "stick")
    factory.new_vault(other).close()
    page.body.sheet.save_to(other.path / "list-01.pdf")
    assert not (other.path / "list-01.pdf").exists()
    assert "was not saved there" in page.body.sheet.notice.words.text()


def test_a_place_that_takes_no_file_is_told(qtbot, begin, tmp_path):
    page = begin(3)
    page.body.sheet.save_to(tmp_path / "missing" / "list-01.pdf")
    assert "could not be saved" in page.body.sheet.notice.words.text()


def test_a_file_that_is_there_is_not_touched(qtbot, begin, tmp_path):
    (tmp_path / "list-01.pdf").write_bytes(b"another")
    page = begin(3)
    page.body.sheet.save_to(tmp_path / "list-01.pdf")
    assert "Choose another name" in page.body.sheet.notice.words.text()
    assert (tmp_path / "list-01.pdf").read_bytes() == b"another"


def test_asking_where_to_save_offers_a_neutral_name_and_goes_with_the_page(qtbot, begin):
    page = begin(3)
    qtbot.mouseClick(page.body.sheet.save, Qt.MouseButton.LeftButton)
    dialog = page.body.sheet._dialog
    assert dialog.isVisible()
    assert [name.rsplit("/", 1)[-1] for name in dialog.selectedFiles()] == [sheet_box.FILE_NAME]
    page.hide()
    assert page.body.sheet._dialog is None


def test_the_chosen_file_is_written_and_the_visited_folder_is_not_written_down(qtbot, begin, tmp_path):
    page = begin(3)
    qtbot.mouseClick(page.body.sheet.save, Qt.MouseButton.LeftButton)
    dialog = page.body.sheet._dialog
    line = dialog.findChild(QLineEdit, "fileNameEdit")
    line.setText(str(tmp_path / "list-07"))
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil((tmp_path / "list-07.pdf").exists)
    qtbot.waitUntil(lambda: not shiboken6.isValid(dialog))
    home = tmp_path / "home"
    kept = [file for file in home.rglob("*") if file.is_file()] if home.exists() else []
    assert [file for file in kept if b"list-07" in file.read_bytes() or file.name == "QtProject.conf"] == []


def test_without_a_printer_the_other_ways_are_named(qtbot, begin):
    page = begin(3)
    qtbot.mouseClick(page.body.sheet.printer, Qt.MouseButton.LeftButton)
    assert page.body.sheet.notice.isVisible()
    assert "by hand" in page.body.sheet.notice.words.text()


def test_writing_by_hand_shows_large_signs_and_ticks_the_box(qtbot, begin):
    page = begin(3)
    qtbot.mouseClick(page.body.sheet.by_hand, Qt.MouseButton.LeftButton)
    assert page.title.text() == "Write these six groups on paper"
    press_next(qtbot, page)
    assert page.body.has_sheet.isChecked()
    assert page.title.text() == "Password and recovery sheet"


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("size", [(1366, 698), (1024, 530)])
def test_the_buttons_stay_visible_at_every_size(qtbot, begin, language, size):
    i18n.use(language)
    page = begin()
    page.resize(*size)
    for step in (1, 2, 3):
        page.go(step)

        def is_visible():
            corner = page.next.mapTo(page, page.next.rect().bottomRight())
            return page.rect().contains(corner)

        qtbot.waitUntil(is_visible)


def test_enter_in_a_field_goes_on(qtbot, begin):
    page = begin(2)
    fill_group(qtbot, page)
    qtbot.keyClick(page.body.village.edit, Qt.Key.Key_Return)
    assert page.step == 3


def test_every_step_starts_in_its_first_field(qtbot, begin):
    page = begin()
    with qtbot.waitActive(page):
        page.activateWindow()
    press_next(qtbot, page)
    assert page.body.name.edit.hasFocus()
    fill_group(qtbot, page)
    press_next(qtbot, page)
    assert page.body.pair.first.edit.hasFocus()


def test_enter_on_the_chosen_language_goes_on(qtbot, begin):
    page = begin()
    qtbot.keyClick(page.body.tiles["en"], Qt.Key.Key_Return)
    assert page.step == 2


def test_a_folder_of_other_files_is_told_before_the_first_question(qtbot, begin, folder):
    folder.path.mkdir(exist_ok=True)
    letter = folder.path / "letter.txt"
    letter.write_text("hers", "utf-8")
    page = begin()
    assert str(folder.path) in page.problem.words.text()
    assert not page.next.isEnabled()
    page.hide()
    assert [path.name for path in folder.path.iterdir()] == [letter.name]
