"""The form of a woman: few fields first, nothing typed is lost, what is doubtful is told and kept."""

from __future__ import annotations

import base64
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from grouphub.base import i18n
from grouphub.desktop.shell import theme
from grouphub.desktop.shell.drafts import FormDrafts
from grouphub.features.people import actions, card, finding, queries
from grouphub.features.people.drafts import PersonDraft, PhoneDraft, RoleDraft
from grouphub.features.people.rules import Answer, Purpose, Role, Safe, Way, Whose
from grouphub.store.drafts import Drafts
from tests.desktop.people.conftest import Room, click, type_into

if TYPE_CHECKING:
    from grouphub.desktop.people.person_form import PersonDialog


def opened(room: Room, **about: Any) -> PersonDialog:
    room.go("people")
    room.activateWindow()
    room.open_form("person", **about)
    dialog: Any = room.layer.dialog
    return dialog


def save(qtbot: Any, dialog: Any) -> None:
    click(dialog.save)


def only_woman(room: Room) -> card.PersonCard:
    from grouphub.features.people import queries

    with room.workspace.db.read() as session:
        (row,) = queries.people_ids(session, queries.PeopleFilter())
        return card.person(session, queries.ids_of(session, [row])[0])


def test_a_name_alone_is_enough(qtbot, room):
    dialog = opened(room)
    type_into(dialog.person_form.parts.given.edit, "Зебо")
    save(qtbot, dialog)
    assert room.layer.dialog is None
    assert only_woman(room).name == "Зебо"


def test_without_a_name_nothing_is_saved_and_the_field_says_so(qtbot, room):
    dialog = opened(room)
    type_into(dialog.person_form.parts.family.edit, "Қодирзода")
    save(qtbot, dialog)
    assert room.layer.dialog is dialog
    assert dialog.person_form.parts.given.error()
    qtbot.waitUntil(dialog.person_form.parts.given.edit.hasFocus)


def test_all_that_is_asked_is_kept(qtbot, room):
    dialog = opened(room)
    form = dialog.person_form
    click(form.more)
    parts = form.parts
    for field, text in (
        (parts.given, "Ҷамила"),
        (parts.family, "Олимзода"),
        (parts.phone, "00 000 12 22"),
        (parts.birth, "about 1975"),
        (parts.village, "Боғи Нав"),
        (parts.patronymic, "Раҳимовна"),
        (parts.spellings, "Джамиля, Jamila; Ҷамик"),
        (parts.paper_name, "Ҷамилаи Олим"),
        (parts.about_phone.hours, "14–16"),
        (parts.about_phone.remark, "ask for her sister"),
        (parts.street, "кӯчаи Лола 8"),
        (parts.joined_on, "12.5.2023"),
        (parts.code, "A-07"),
    ):
        type_into(field.edit, text)
    type_into(parts.note.edit, "Sews at home")
    click(parts.about_phone.safe.bar.part("no"))
    parts.schooling.set_value("secondary")
    click(parts.in_school.bar.part("no"))
    click(parts.roles.tiles["sewing"])
    click(parts.roles.tiles["trainer"])
    save(qtbot, dialog)
    one = only_woman(room)
    assert (one.given, one.family, one.patronymic) == ("Ҷамила", "Олимзода", "Раҳимовна")
    assert set(one.spellings) == {"Джамиля", "Jamila", "Ҷамик"}
    assert one.name_on_paper == "Ҷамилаи Олим"
    assert one.birth is not None
    assert one.birth.to_text() == "1975~"
    assert (one.village, one.street, one.code) == ("Боғи Нав", "кӯчаи Лола 8", "A-07")
    assert one.schooling == "secondary"
    assert one.in_school is False
    assert set(one.roles) == {Role.SEWING, Role.TRAINER}
    assert one.joined_on == date(2023, 5, 12)
    (phone,) = one.phones
    assert (phone.typed, phone.safe, phone.hours, phone.remark) == (
        "00 000 12 22",
        Safe.NO,
        "14–16",
        "ask for her sister",
    )
    assert one.notes[0].text == "Sews at home"
    assert one.consents == ()


def test_more_phones_are_kept_in_their_order(qtbot, room):
    dialog = opened(room)
    form = dialog.person_form
    type_into(form.parts.given.edit, "Зебо")
    type_into(form.parts.phone.edit, "00 000 11 11")
    click(form.more)
    for number in ("00 000 22 22", "00 000 33 33"):
        click(form.parts.more_phones.more)
        type_into(form.parts.more_phones.rows[-1].fields()["typed"].edit, number)
    fields = form.parts.more_phones.rows[0].fields()
    fields["whose"].combo.setCurrentIndex(fields["whose"].combo.findData("other"))
    fields["whose"].combo.activated.emit(4)
    assert fields["whose_words"].isVisible()
    type_into(fields["whose_words"].edit, "her aunt")
    save(qtbot, dialog)
    phones = only_woman(room).phones
    assert [phone.typed for phone in phones] == ["00 000 11 11", "00 000 22 22", "00 000 33 33"]
    assert (phones[1].whose, phones[1].whose_words) == (Whose.OTHER, "her aunt")


def test_a_doubtful_number_is_told_and_kept(qtbot, room):
    dialog = opened(room)
    form = dialog.person_form
    type_into(form.parts.given.edit, "Зебо")
    type_into(form.parts.phone.edit, "93 514 16")
    form.parts.birth.edit.setFocus()
    qtbot.waitUntil(lambda: form.parts.phone.error() == "2 digits are missing.")
    save(qtbot, dialog)
    assert only_woman(room).phones[0].typed == "93 514 16"


def test_an_impossible_birth_is_refused_beside_the_field(qtbot, room):
    dialog = opened(room)
    form = dialog.person_form
    type_into(form.parts.given.edit, "Зебо")
    type_into(form.parts.birth.edit, "31.2.1990")
    save(qtbot, dialog)
    assert room.layer.dialog is dialog
    assert form.parts.birth.error()


def test_an_error_in_the_hidden_part_opens_it(qtbot, room):
    dialog = opened(room)
    form = dialog.person_form
    type_into(form.parts.given.edit, "Зебо")
    click(form.more)
    type_into(form.parts.joined_on.edit, "99.99.2023")
    click(form.more)
    assert not form.shows_more()
    save(qtbot, dialog)
    assert form.shows_more()
    qtbot.waitUntil(form.parts.joined_on.edit.hasFocus)


def test_a_code_of_another_woman_is_refused_beside_its_field(qtbot, room):
    actions.add_person(room.workspace.db, PersonDraft(given="Нигина", code="7"))
    dialog = opened(room)
    form = dialog.person_form
    type_into(form.parts.given.edit, "Зебо")
    click(form.more)
    type_into(form.parts.code.edit, "7")
    click(form.more)
    save(qtbot, dialog)
    assert "Нигина" in form.parts.code.error()
    assert form.shows_more()


def test_a_woman_of_the_same_name_is_told_and_one_click_away(qtbot, room, women):
    dialog = opened(room)
    form = dialog.person_form
    type_into(form.parts.given.edit, "Джамила")
    type_into(form.parts.family.edit, "Олимзода")
    form.parts.phone.edit.setFocus()
    qtbot.waitUntil(form.doubles.isVisible)
    (row,) = form.doubles.rows
    assert (row.name.text(), row.about.text()) == ("Олимзода Ҷамила", "Боғи Нав  ·  born 1982")
    assert row.why.text() == "Alike: same name, written in another way"
    click(row.button)
    assert room.went[-1] == ("person", {"person_id": str(women["Ҷамила"])})


def test_the_same_name_is_allowed(qtbot, room, women):
    dialog = opened(room)
    type_into(dialog.person_form.parts.given.edit, "Зебо")
    type_into(dialog.person_form.parts.family.edit, "Қодирзода")
    save(qtbot, dialog)
    assert room.layer.dialog is None


def test_earlier_villages_are_offered(room, women):
    dialog = opened(room)
    assert [one.name for one in dialog.person_form.parts._villages("ча")] == ["Чашмаи Нав"]


def test_a_village_chosen_from_the_list_brings_its_jamoat_and_district(qtbot, room):
    db = room.workspace.db
    for given, jamoat in (("Зебо", "Гулшан"), ("Барно", "Оби Сафед")):
        actions.add_person(db, PersonDraft(given=given, village="Навобод", jamoat=jamoat, district="panj"))
    dialog = opened(room)
    parts = dialog.person_form.parts
    type_into(parts.given.edit, "Лола")
    type_into(parts.village.edit, "нав")
    offered = [parts.village_offers.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(2)]
    assert offered == ["Навобод, jamoat Гулшан, Panj", "Навобод, jamoat Оби Сафед, Panj"]
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(parts.village.edit, key)
    assert (parts.jamoat.value(), parts.district.key()) == ("Оби Сафед", "panj")
    assert parts.village._hint_words.text() == "jamoat Оби Сафед, Panj"
    save(qtbot, dialog)
    with db.read() as session:
        one = card.person(session, finding.find(session, "Лола")[0].person.id)
    assert (one.village, one.jamoat, one.district) == ("Навобод", "Оби Сафед", "panj")


def test_a_village_typed_in_full_is_known_and_what_she_wrote_herself_stays(qtbot, room):
    db = room.workspace.db
    actions.add_person(db, PersonDraft(given="Зебо", village="Навобод", jamoat="Гулшан", district="panj"))
    dialog = opened(room)
    parts = dialog.person_form.parts
    type_into(parts.village.edit, "навобод")
    QTest.keyClick(parts.village.edit, Qt.Key.Key_Tab)
    assert (parts.jamoat.value(), parts.district.value()) == ("Гулшан", "panj")
    dialog.person_form.show_more(on=True)
    parts.jamoat.edit.clear()
    parts.district.edit.setFocus()
    parts.district.edit.selectAll()
    type_into(parts.district.edit, "Шурообод")
    QTest.keyClick(parts.district.edit, Qt.Key.Key_Tab)
    parts.village.edit.setFocus()
    QTest.keyClick(parts.village.edit, Qt.Key.Key_Tab)
    assert (parts.jamoat.value(), parts.district.value()) == ("", "shamsiddin-shohin")


def test_the_village_of_the_group_is_offered_before_anybody_lives_there(room):
    room.workspace.settings = replace(room.workspace.settings, village="Боғистон")
    dialog = opened(room)
    assert [one.name for one in dialog.person_form.parts._villages("бог")] == ["Боғистон"]
    assert dialog.person_form.parts._villages("ча") == []


def test_nobody_agreed_unless_she_said_so(qtbot, room):
    dialog = opened(room)
    form = dialog.person_form
    type_into(form.parts.given.edit, "Зебо")
    click(form.more)
    photo = form.parts.consents[Purpose.PHOTO]
    assert photo.answer.value() == ""
    assert not photo.day.isVisible()
    click(photo.answer.bar.part("given"))
    assert photo.day.day() == room.workspace.today()
    click(photo.way.bar.part("written"))
    save(qtbot, dialog)
    (consent,) = only_woman(room).consents
    assert (consent.purpose, consent.answer, consent.way) == (Purpose.PHOTO, Answer.GIVEN, Way.WRITTEN)


def test_only_what_was_agreed_to_can_be_taken_back(qtbot, room):
    db = room.workspace.db
    key = actions.add_person(db, PersonDraft(given="Зебо"))
    from grouphub.features.people import entries
    from grouphub.features.people.drafts import ConsentDraft

    entries.record_consent(db, key, ConsentDraft(Purpose.STORY, Answer.GIVEN, date(2024, 1, 5), Way.ORAL))
    dialog = opened(room, person_id=str(key))
    form = dialog.person_form
    click(form.more)
    story, photo = form.parts.consents[Purpose.STORY], form.parts.consents[Purpose.PHOTO]
    with pytest.raises(KeyError):
        photo.answer.bar.part("withdrawn")
    click(story.answer.tiles["withdrawn"])
    save(qtbot, dialog)
    assert [row.answer for row in only_woman(room).consents] == [Answer.WITHDRAWN, Answer.GIVEN]


def test_changing_one_thing_changes_nothing_else(qtbot, room, women):
    db = room.workspace.db
    with db.read() as session:
        before = card.person(session, women["Ҷамила"])
    dialog = opened(room, person_id=str(women["Ҷамила"]))
    dialog.person_form.parts.village.edit.selectAll()
    type_into(dialog.person_form.parts.village.edit, "Дашти Нав")
    save(qtbot, dialog)

    with db.read() as session:
        after = card.person(session, women["Ҷамила"])
    assert after == replace(before, village="Дашти Нав", village_id=after.village_id)


def test_saving_what_was_not_changed_is_no_step_to_undo(qtbot, room, women):
    before = room.workspace.db.undoable()
    dialog = opened(room, person_id=str(women["Зебо"]))
    save(qtbot, dialog)
    assert room.workspace.db.undoable() == before


def test_taking_a_tick_away_ends_what_she_does(qtbot, room, women):
    dialog = opened(room, person_id=str(women["Зебо"]))
    click(dialog.person_form.more)
    click(dialog.person_form.parts.roles.tiles["trainer"])
    save(qtbot, dialog)
    with room.workspace.db.read() as session:
        one = card.person(session, women["Зебо"])
    assert one.roles == ()
    assert one.role_rows[0].until == room.workspace.today()


def test_cancel_keeps_what_was_typed_until_the_lock(qtbot, room):
    dialog = opened(room)
    type_into(dialog.person_form.parts.given.edit, "Зеб")
    qtbot.keyClick(dialog.person_form.parts.given.edit, Qt.Key.Key_Escape)
    assert room.layer.dialog is None
    again = opened(room)
    assert again.person_form.parts.given.value() == "Зеб"


def test_what_came_back_can_be_dropped(qtbot, room):
    dialog = opened(room)
    assert not dialog.afresh.isVisible()
    type_into(dialog.person_form.parts.given.edit, "Зеб")
    dialog.reject()
    room.workspace.drafts.keep()
    again = opened(room)
    click(again.afresh)
    assert again.person_form.parts.given.value() == ""
    again.reject()
    assert opened(room).person_form.parts.given.value() == ""


def test_a_saved_form_begins_empty_again(qtbot, room):
    dialog = opened(room)
    type_into(dialog.person_form.parts.given.edit, "Зебо")
    save(qtbot, dialog)
    assert opened(room).person_form.parts.given.value() == ""


def test_a_half_typed_form_returns_after_the_lock_with_rows_and_cursor(qtbot, room):
    dialog = opened(room)
    form = dialog.person_form
    type_into(form.parts.given.edit, "Зебо")
    click(form.more)
    click(form.parts.more_phones.more)
    number = form.parts.more_phones.rows[0].fields()["typed"]
    type_into(number.edit, "00 000 9")
    key = form.parts.more_phones.rows[0].fields()["key"].value()
    click(form.parts.consents[Purpose.STORY].answer.bar.part("refused"))
    number.edit.setFocus()
    number.edit.setCursorPosition(3)
    room.workspace.drafts.gather()
    room.workspace.drafts.keep_gathered()
    room.layer.close()
    room.workspace.drafts.stop()
    room.workspace.drafts = FormDrafts(Drafts(room.workspace.db), dict)
    again = opened(room).person_form
    assert again.parts.given.value() == "Зебо"
    assert again.shows_more()
    fields = again.parts.more_phones.rows[0].fields()
    assert (fields["typed"].value(), fields["key"].value()) == ("00 000 9", key)
    assert again.parts.consents[Purpose.STORY].answer.value() == "refused"
    assert again.parts.consents[Purpose.STORY].day.isVisible()
    qtbot.waitUntil(fields["typed"].edit.hasFocus)
    assert fields["typed"].edit.cursorPosition() == 3
    assert again.state() == {**again.state(), "more": True}


def with_number(given: str) -> PersonDraft:
    return PersonDraft(given=given, family="Каримова", phones=(PhoneDraft("93 514 16 42"),))


def hint(field: Any) -> str:
    return str(field._hint_words.text()) if field._hint_words.isVisible() else ""


def test_whose_number_it_is_too_and_what_was_read_are_said_again_after_the_lock(qtbot, room):
    actions.add_people(room.workspace.db, [with_number("Зебо"), with_number("Лола")])
    parts = opened(room).person_form.parts
    type_into(parts.given.edit, "Барно")
    type_into(parts.phone.edit, "+992 935141642")
    type_into(parts.birth.edit, "1975")
    parts.village.edit.setFocus()
    told = hint(parts.phone), hint(parts.birth)
    assert told[0] == "Also the number of Каримова Зебо, Каримова Лола"
    assert told[1]
    room.layer.cancel()
    parts = opened(room).person_form.parts
    assert (hint(parts.phone), hint(parts.birth)) == told
    type_into(parts.phone.edit, "93 514 16 43")
    assert hint(parts.phone) == ""
    parts.village.edit.setFocus()
    assert hint(parts.phone) == ""


def test_her_own_number_and_one_of_the_archive_are_nobody_elses(qtbot, room):
    key, gone = actions.add_people(room.workspace.db, [with_number("Зебо"), with_number("Лола")])
    actions.archive_person(room.workspace.db, gone)
    parts = opened(room, person_id=str(key)).person_form.parts
    parts.phone.edit.setFocus()
    parts.village.edit.setFocus()
    assert hint(parts.phone) == ""


def test_a_day_still_being_typed_returns_as_it_was_left(qtbot, room):
    dialog = opened(room)
    click(dialog.person_form.more)
    joined = dialog.person_form.parts.joined_on
    type_into(joined.edit, "17.3")
    room.layer.cancel()
    assert opened(room).person_form.parts.joined_on.value() == "17.3"


def test_a_half_changed_woman_changes_only_that_after_the_lock(qtbot, room, women):
    db = room.workspace.db
    dialog = opened(room, person_id=str(women["Зебо"]))
    type_into(dialog.person_form.parts.street.edit, "кӯчаи Нав 1")
    dialog.reject()
    with db.read() as session:
        now = card.draft_of(session, women["Зебо"])

    actions.change_person(db, women["Зебо"], replace(now, village="Боғи Нав"), opened=now)
    save(qtbot, opened(room, person_id=str(women["Зебо"])))
    with db.read() as session:
        one = card.person(session, women["Зебо"])
    assert (one.village, one.street) == ("Боғи Нав", "кӯчаи Нав 1")


def photo(side: int = 900) -> bytes:
    file = BytesIO()
    Image.effect_noise((side, side), 60).convert("RGB").save(file, "PNG")
    return file.getvalue()


def test_a_picture_is_made_small_shown_and_kept(qtbot, room, tmp_path):
    (tmp_path / "her.png").write_bytes(photo())
    dialog = opened(room)
    form = dialog.person_form
    type_into(form.parts.given.edit, "Зебо")
    form.show_more(on=True)
    form.parts.picture.take(tmp_path / "her.png")
    qtbot.waitUntil(lambda: bool(form.parts.picture.jpeg()))
    assert form.parts.picture.remove.isVisible()
    assert len(form.parts.picture.jpeg()) <= 40 * 1024
    assert base64.b64decode(form.parts.picture.value()) == form.parts.picture.jpeg()
    steps: list[str] = []
    room.workspace.db.on_commit.append(lambda commit: steps.append(commit.text()))
    save(qtbot, dialog)
    assert only_woman(room).has_picture
    assert steps == ["Зебо was added"]


def test_a_picture_can_be_taken_out(qtbot, room, tmp_path):
    from grouphub.features.people import entries

    key = actions.add_person(room.workspace.db, PersonDraft(given="Зебо"))
    entries.set_picture(room.workspace.db, key, photo(200))
    dialog = opened(room, person_id=str(key))
    dialog.person_form.show_more(on=True)
    click(dialog.person_form.parts.picture.remove)
    save(qtbot, dialog)
    assert not only_woman(room).has_picture
    assert room.workspace.db.undoable() == "The picture of Зебо was taken out"


def test_a_picture_changed_with_something_else_is_one_step(qtbot, room, tmp_path):
    from grouphub.features.people import entries

    key = actions.add_person(room.workspace.db, PersonDraft(given="Зебо"))
    entries.set_picture(room.workspace.db, key, photo(200))
    dialog = opened(room, person_id=str(key))
    type_into(dialog.person_form.parts.family.edit, "Қодирзода")
    dialog.person_form.show_more(on=True)
    click(dialog.person_form.parts.picture.remove)
    save(qtbot, dialog)
    one = only_woman(room)
    assert (one.family, one.has_picture) == ("Қодирзода", False)
    room.workspace.db.undo()
    one = only_woman(room)
    assert (one.family, one.has_picture) == ("", True)


def test_a_file_that_is_no_picture_is_told_beside_the_field(qtbot, room, tmp_path):
    (tmp_path / "her.png").write_bytes(b"no picture at all")
    dialog = opened(room)
    dialog.person_form.show_more(on=True)
    field = dialog.person_form.parts.picture
    field.take(tmp_path / "her.png")
    qtbot.waitUntil(lambda: bool(field.error()))
    assert field.choose.isEnabled()


NAUGHTY = (
    "",
    " \t\n",
    "'; DROP TABLE person; --",
    "{name} %s %d {0}",
    "<b>bold</b> &amp; &",
    "\u202egnp.exe\u202c",
    "a\x00b",
    "\ud83d\ude00 \ufffd \ufeff".encode("utf-16", "surrogatepass").decode("utf-16", "replace"),
    "Ҷ" * 10_000,
    "1" * 400,
    "-1e400",
    "../../etc/passwd",
    "﷽" * 20,
    "Z\u0335\u0321a\u0336lgo",
    '"quoted" \\ back',
)


@pytest.mark.parametrize("text", NAUGHTY, ids=range(len(NAUGHTY)))
def test_whatever_is_typed_is_kept_or_refused_in_words(qtbot, room, text):
    dialog = opened(room)
    form = dialog.person_form
    form.show_more(on=True)
    for field in form.fields().values():
        if hasattr(field, "edit") and field.isEnabled():
            if hasattr(field.edit, "setPlainText"):
                field.edit.setPlainText(text)
            else:
                field.edit.setText(text)
    save(qtbot, dialog)
    if room.layer.dialog is not None:
        assert any(field.error() for field in form.fields().values())
        for name in ("birth", "joined_on", "district"):
            form.field(name).set_value("")
        form.parts.given.set_value("Зебо")
        save(qtbot, dialog)
    assert room.layer.dialog is None
    assert room.told == []
    assert only_woman(room).given


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("letters", ["normal", "largest"])
def test_nothing_in_the_form_is_wider_than_the_dialog(qapp, room, language, letters):
    i18n.use(language)
    theme.apply(qapp, theme.Theme("light", letters))
    try:
        room.resize(1024, 530)
        dialog = opened(room)
        dialog.person_form.show_more(on=True)
        dialog.person_form.parts.more_phones.add_row()
        QApplication.processEvents()
        assert dialog.person_form.minimumSizeHint().width() <= dialog.person_form.width()
        assert dialog.save.isVisible()
        assert dialog.rect().contains(dialog.save.mapTo(dialog, dialog.save.rect().bottomRight()))
    finally:
        theme.apply(qapp, theme.Theme())


def test_everything_in_the_form_has_a_name(room):
    from PySide6.QtGui import QAccessible
    from PySide6.QtWidgets import QWidget

    dialog = opened(room)
    dialog.person_form.show_more(on=True)
    dialog.person_form.parts.more_phones.add_row()
    nameless = [
        widget
        for widget in dialog.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]
    assert nameless == []


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_an_answer_that_can_be_taken_back_is_not_cut(qapp, room, language):
    from grouphub.features.people import entries
    from grouphub.features.people.drafts import ConsentDraft

    key = actions.add_person(room.workspace.db, PersonDraft(given="Зебо"))
    for purpose in Purpose:
        entries.record_consent(room.workspace.db, key, ConsentDraft(purpose, Answer.GIVEN, date(2024, 1, 5), Way.ORAL))
    i18n.use(language)
    theme.apply(qapp, theme.Theme("light", "largest"))
    try:
        dialog = opened(room, person_id=str(key))
        dialog.person_form.show_more(on=True)
        QApplication.processEvents()
        assert dialog.person_form.minimumSizeHint().width() <= dialog.person_form.width()
    finally:
        theme.apply(qapp, theme.Theme())


def test_several_like_each_other_are_written_one_after_the_other_by_keys_alone(qtbot, room):
    dialog = opened(room)
    parts = dialog.person_form.parts
    click(dialog.person_form.more)
    parts.roles.set_value([Role.SEWING.value])
    for field, text in ((parts.village, "Боғи Нав"), (parts.street, "кӯчаи Лола"), (parts.joined_on, "3.5.2024")):
        type_into(field.edit, text)
    for name in ("Зебо", "Барно", "Мавҷуда"):
        qtbot.waitUntil(room.layer.dialog.person_form.parts.given.edit.hasFocus) if name != "Зебо" else None
        type_into(room.layer.dialog.person_form.parts.given.edit, name)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        QApplication.sendPostedEvents()
        next_one = room.layer.dialog
        assert next_one is not dialog
        assert next_one.saved.isVisible()
        assert name in next_one.saved.words.text()
        assert next_one.person_form.parts.given.value() == ""
        dialog = next_one
    with room.workspace.db.read() as session:
        rows = queries.people_page(session, queries.people_ids(session, queries.PeopleFilter()))
        written = [card.person(session, row.id) for row in rows]
    assert sorted(one.given for one in written) == ["Барно", "Зебо", "Мавҷуда"]
    for one in written:
        assert (one.village, one.street, one.joined_on) == ("Боғи Нав", "кӯчаи Лола", date(2024, 5, 3))
        assert [(span.role, span.since) for span in one.role_rows] == [(Role.SEWING, date(2024, 5, 3))]


def test_what_she_does_begins_with_another_day_of_joining(qtbot, room):
    key = actions.add_person(
        room.workspace.db,
        PersonDraft(given="Зебо", joined_on=date(2024, 5, 3), roles=(RoleDraft(Role.SEWING, date(2024, 5, 3)),)),
    )
    dialog = opened(room, after=str(key))
    parts = dialog.person_form.parts
    type_into(parts.given.edit, "Барно")
    dialog.person_form.show_more(on=True)
    parts.joined_on.edit.clear()
    type_into(parts.joined_on.edit, "1.9.2025")
    save(qtbot, dialog)
    with room.workspace.db.read() as session:
        rows = queries.people_page(session, queries.people_ids(session, queries.PeopleFilter()))
        (barno,) = [card.person(session, row.id) for row in rows if row.given == "Барно"]
    assert [(span.role, span.since) for span in barno.role_rows] == [(Role.SEWING, date(2025, 9, 1))]


def test_without_a_name_the_next_woman_is_not_asked_about(qtbot, room):
    dialog = opened(room)
    type_into(dialog.person_form.parts.family.edit, "Қодирзода")
    click(dialog.another)
    assert room.layer.dialog is dialog
    assert dialog.person_form.parts.given.error()
