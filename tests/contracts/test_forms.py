"""No half-typed word is lost: every form of the catalogue is found, half filled, locked or killed, and compared."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

import grouphub
from grouphub.desktop import catalogue
from grouphub.desktop.widgets.chips import Segments
from grouphub.desktop.widgets.fields import Field
from grouphub.desktop.widgets.form import Form
from grouphub.desktop.widgets.rows_field import RowsField
from grouphub.features.fields.kinds import Kind
from grouphub.features.people import actions, card, queries
from grouphub.features.people.drafts import PersonDraft
from tests.desktop.widgets.hands import type_text
from tests.features.bakery import loaves
from tests.features.families import kinfolk
from tests.features.fields import asked
from tests.features.income import money
from tests.features.lists import kept
from tests.features.people.group import full_draft
from tests.features.sewing import workshop
from tests.features.stock import things
from tests.journeys.desk import Desk, Key, new_register, send

INPUTS = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox)
TYPED = "17"
"""Understood by every kind of field: a name, a day, a year, a number."""


def fill(db) -> None:
    key = actions.add_person(db, full_draft())
    other = actions.add_person(db, PersonDraft(given="Ойша", village="Чашмасор"))
    actions.archive_person(db, other)
    asked.ask_of_every_kind(db)
    asked.answer_everything(db, key, other)
    kinfolk.found_family(db, key)
    kept.keep_some(db)
    loaves.keep_bakery(db, key)
    workshop.keep_workshop(db, key)
    money.keep_book(db, key)
    things.fill_stock(db, key)


@pytest.fixture
def desk(folder, clock, sit_down) -> Desk:
    """The program with a woman of whom everything is known, and one in the bin."""
    new_register(folder, clock, fill)
    made = sit_down()
    made.unlock()
    return made


def woman(desk) -> dict[str, Any]:
    with desk.db.read() as session:
        wanted = queries.PeopleFilter()
        rows = queries.people_page(session, queries.people_ids(session, wanted, queries.Order()))
        one = next(one for one in (card.person(session, row.id) for row in rows) if one.notes)
        key = one.id
    family = kinfolk.read(desk.db, key)
    return {
        "id": str(key),
        "village": str(one.village_id),
        "note": str(one.notes[0].id),
        "step": str(one.standing_rows[0].id),
        "consent": str(one.consents[0].id),
        "member": str(family.members[0].id),
        "guardian": str(family.guardians[0].id),
        "other": str(archived(desk)),
    }


def archived(desk) -> Any:
    with desk.db.read() as session:
        rows = queries.people_ids(session, queries.PeopleFilter(archived=True), queries.Order())
        return queries.ids_of(session, rows)[0]


def openings(name: str, desk) -> list[dict[str, Any]]:
    """Return every way the program opens a form; one that is not listed is opened without saying about what."""
    one = woman(desk)
    about = {
        "person": [{}, {"person_id": one["id"]}, {"given": "Барно"}, {"after": one["id"]}],
        "note": [{"person_id": one["id"]}, {"person_id": one["id"], "note_id": one["note"]}],
        "standing": [{"person_id": one["id"]}, {"person_id": one["id"], "step_id": one["step"]}],
        "consent": [{"person_id": one["id"], "consent_id": one["consent"]}],
        "roles": [{"person_id": one["id"]}],
        "together": [{"person_ids": [one["id"]]}],
        "give_role": [{"person_ids": [one["id"]]}],
        "person_history": [{"person_id": one["id"]}],
        "erase": [{"person_id": one["id"]}],
        "record": [{"person_id": one["id"]}],
        "same_woman": [{"person_id": one["id"]}],
        "merge": [{"person_id": one["id"], "other_id": one["other"]}],
        "family_member": [{"person_id": one["id"]}, {"person_id": one["id"], "member_id": one["member"]}],
        "guardian": [{"person_id": one["id"]}, {"person_id": one["id"], "guardian_id": one["guardian"]}],
        "keep_list": [{"shows": {"text": "барно", "only": "all"}}, {"list_id": str(kept.named(desk.db, "Чашмасор"))}],
        "own_field": [{}, {"field_id": str(asked.field(desk.db, Kind.CHOICE).id)}],
        "village": [{"village_id": one["village"]}],
        "district": [{}, {"key": "vakhsh"}],
        "material": [{}, {"material_id": str(things.material(desk.db).id)}],
        **{name: [{"material_id": str(things.material(desk.db).id)}] for name in ("buy", "use", "count_stock")},
        "void_move": [{"move_id": str(things.moves(desk.db)[0].id)}],
        **{name: [{"remnant_id": str(things.remnant(desk.db).id)}] for name in ("remnant", "use_remnant")},
        "tool": [{}, {"tool_id": str(things.tool(desk.db).id)}],
        "care": [{"tool_id": str(things.tool(desk.db).id)}],
        "void_care": [{"care_id": str(things.cares(desk.db)[0].id)}],
        "order": [{}, {"order_id": str(workshop.CURTAINS)}],
        **{name: [{"order_id": str(workshop.CURTAINS)}] for name in ("order_payment", "order_cancel", "measures")},
        "order_material": [{"order_id": str(workshop.CURTAINS)}],
        "order_card": [{"order_id": str(workshop.CURTAINS)}],
        "bread_kind": [{}, {"kind_id": str(loaves.bread(desk.db)[0])}],
        "bread_recipe": [{"kind_id": str(loaves.bread(desk.db)[0])}],
        "ingredient": [{}, {"ingredient_id": str(loaves.FLOUR)}],
        **{f"bread_{what}": [{"day": "2025-03-17"}] for what in ("costs", "bakers", "credit", "close", "paper")},
        "bread_correct": [{"day": "2025-03-14"}],
        "bread_price": [{"day": "2025-03-17", "kind_id": str(loaves.bread(desk.db)[0])}],
        "bread_credit_change": [{"debt_id": str(loaves.ON_CREDIT)}],
        **{name: [{"person_id": one["id"]}] for name in ("pay", "income_book")},
        "earning": [{}, {"person_id": one["id"]}],
        "void": [{"line_id": str(money.lines(desk.db)[0].id)}, {"receipt_id": str(money.first_receipt(desk.db))}],
        "share_correct": [{"share_id": str(money.only_share(desk.db)[0])}],
        "purpose": [{}, {"purpose_id": str(money.only_purpose(desk.db))}],
        "debt_change": [{"debt_id": str(money.only_debt(desk.db))}],
        "debt_payment": [{"debt_id": str(money.only_debt(desk.db))}],
        "receipt_paper": [{"number": 1}],
        "payout_papers": [{"run_id": str(money.pay(desk.db, UUID(one["id"]), 1))}] if name == "payout_papers" else [],
        "keeper": [{}, {"keeper": str(desk.db.opened.keeper)}],
    }
    return about.get(name, [{}])


def inputs(root: QWidget) -> list[QWidget]:
    """Return everything below ``root`` that takes keys or can be ticked."""
    found = [child for kind in INPUTS for child in root.findChildren(kind)]
    found += [button for button in root.findChildren(QAbstractButton) if button.isCheckable()]
    return [widget for widget in found if not isinstance(widget.parent(), QComboBox | QAbstractSpinBox)]


def above(widget: QWidget, kind: type) -> list[Any]:
    """Return the widgets of ``kind`` that hold ``widget``, the nearest first."""
    found = []
    while widget is not None:
        if isinstance(widget, kind):
            found.append(widget)
        widget = widget.parentWidget()
    return found


def is_part_of_a_field(widget: QWidget) -> bool:
    """Tell whether a tickable button is only an eye or such beside what is filled in."""
    return any(isinstance(one, QLineEdit) for one in above(widget.parentWidget(), QWidget))


def half_fill(root: QWidget) -> list[str]:
    """Type into every field of ``root`` by keys and clicks; return the names of the fields."""
    for field in root.findChildren(Field):
        if isinstance(field, RowsField):
            field.more.click()
    filled = []
    for field in root.findChildren(Field):
        editor = field.editor()
        if field.secret or not editor.isEnabled():
            continue
        if isinstance(editor, QLineEdit | QPlainTextEdit):
            editor.setFocus(Qt.FocusReason.TabFocusReason)
            type_text(editor, TYPED)
        elif isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.count() - 1)
            editor.activated.emit(editor.count() - 1)
        elif isinstance(editor, QAbstractButton) and editor.isCheckable():
            last = [one for one in field.findChildren(QAbstractButton) if one.isCheckable()][-1]
            last.click()
        else:
            continue
        filled.append(field.name)
    return filled


def cursor_into_text(root: QWidget) -> None:
    """Leave the cursor inside what was typed last."""
    lines = [one for one in inputs(root) if isinstance(one, QLineEdit | QPlainTextEdit) and one.isVisible()]
    open_lines = [one for one in lines if not any(field.secret for field in above(one, Field))]
    if open_lines:
        line = open_lines[-1]
        line.setFocus(Qt.FocusReason.TabFocusReason)
        send(line, Key.Key_End)
        send(line, Key.Key_Left)


def left(desk) -> dict[str, Any]:
    """Return what must be the same after the lock."""
    form = desk.form
    values = {name: field.value() for name, field in form.fields().items() if not field.secret}
    state = form.state()
    return json.loads(
        json.dumps([
            desk.session.view.current, form.draft_place, values, state["focus"], state["caret"], more(form), seen(form)
        ])
    )  # fmt: skip


def seen(root: QWidget) -> list[str]:
    """Return what stands in every input, whatever its field says of it."""
    found = []
    for widget in inputs(root):
        if any(field.secret for field in above(widget, Field)):
            continue
        if isinstance(widget, QLineEdit):
            found.append(f"line {widget.text()}")
        elif isinstance(widget, QPlainTextEdit):
            found.append(f"text {widget.toPlainText()}")
        elif isinstance(widget, QComboBox):
            found.append(f"choice {widget.currentText()}")
        elif isinstance(widget, QAbstractButton) and not is_part_of_a_field(widget):
            found.append(f"{widget.text()} {widget.isChecked()}")
    return sorted(found)


def more(form: Form) -> list[str]:
    """Return which fields can be seen."""
    return sorted(name for name, field in form.fields().items() if field.isVisibleTo(form))


AT_THEIR_PLACE = ("find", "new_sheet")
"""Dialogs without a form: what is typed there is part of their place."""
FORMS = sorted(set(catalogue.FORMS) - set(AT_THEIR_PLACE))
PAGES = [entry.name for entry in catalogue.PAGES]


@pytest.mark.parametrize("name", FORMS)
def test_every_input_of_a_form_is_reached_by_drafts(desk, name):
    for about in openings(name, desk):
        desk.session.open_form(name, **about)
        drafts = desk.session.workspace.drafts
        for widget in inputs(desk.dialog):
            if is_part_of_a_field(widget):
                continue
            fields, forms = above(widget, Field), above(widget, Form)
            assert fields, f"{name}: {widget} is in no field"
            if fields[0].secret:
                continue
            assert forms, f"{name}: {fields[0].name} is in no form"
            assert fields[-1].name in forms[0].state()["fields"], f"{name}: {fields[-1].name} is not in the draft"
            assert forms[0].fields()[fields[-1].name] is fields[-1], f"{name}: {fields[-1].name} is there twice"
            assert drafts._living().get(forms[0].draft_place) is forms[0], f"{name}: its form is not watched"


@pytest.mark.parametrize("name", FORMS)
def test_a_half_filled_form_returns_after_the_password(desk, name):
    desk.session.go("people")
    for about in openings(name, desk):
        desk.session.open_form(name, **about)
        names = half_fill(desk.dialog)
        if not names:
            assert not [one for one in inputs(desk.dialog) if not any(f.secret for f in above(one, Field))]
            continue
        cursor_into_text(desk.dialog)
        before = left(desk)
        desk.program.lock()
        desk.unlock()
        assert desk.dialog is not None, f"{name} did not return"
        assert left(desk) == before
        desk.dialog.reject()


def open_lines(desk) -> list[QLineEdit]:
    """Return the lines of the open dialog that hold no secret."""
    lines = [one for one in inputs(desk.dialog) if isinstance(one, QLineEdit) and one.isVisible()]
    return [one for one in lines if not any(field.secret for field in above(one, Field))]


def go_to_lines(desk) -> None:
    """Press the main button until there is something to type into."""
    while not open_lines(desk):
        desk.click(desk.dialog.main)


@pytest.mark.parametrize("name", AT_THEIR_PLACE)
@pytest.mark.parametrize("again", ["lock", "start anew"])
def test_what_is_typed_in_a_dialog_without_a_form_returns_too(desk, sit_down, name, again):
    desk.session.open_form(name)
    go_to_lines(desk)
    for line in open_lines(desk):
        before = desk.session.where()
        line.setFocus(Qt.FocusReason.TabFocusReason)
        desk.type("12")
        assert desk.session.where() != before, f"{name}: what is typed into {line.accessibleName()} is not kept"
    desk.press(Key.Key_Left)
    kind, where, shown = type(desk.dialog), desk.session.where(), seen(desk.dialog)
    if again == "lock":
        desk.program.lock()
    else:
        desk.window.close()
        desk = sit_down()
    desk.unlock()
    assert type(desk.dialog) is kind
    assert desk.session.where() == where
    assert seen(desk.dialog) == shown
    assert isinstance(desk.focus(), QLineEdit)
    assert desk.focus().cursorPosition() == 1


def test_every_dialog_with_something_to_type_into_is_known_by_name():
    """A dialog shown by ``show_dialog`` or ``show_instead`` does not return: it may only ask or tell."""
    from grouphub.desktop.help.panel import HelpPanel
    from grouphub.desktop.settings.take_out import TakeOutDialog

    source = Path(grouphub.__file__).parent / "desktop"
    shown = {
        found
        for path in source.rglob("*.py")
        if "pictures" not in path.relative_to(source).parts
        for found in re.findall(r"show_(?:dialog|instead)\((\w+)\(", path.read_text(encoding="utf-8"))
    }
    assert shown == {HelpPanel.__name__, TakeOutDialog.__name__}


@pytest.mark.parametrize("name", PAGES)
def test_every_input_of_a_page_holds_at_once_or_is_part_of_its_place(desk, name):
    """What is typed on a page is kept in its place; what is chosen there holds at once or is chosen again."""
    open_page(desk, name)
    page = desk.page
    for widget in inputs(page):
        if above(widget, Form):
            assert desk.session.workspace.drafts._living()[above(widget, Form)[0].draft_place]
            continue
        if not isinstance(widget, QLineEdit | QPlainTextEdit) or not widget.isVisible():
            continue
        before = page.place()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        type_text(widget, TYPED)
        assert page.place() != before, f"{name}: what is typed into {widget.accessibleName()} is not kept"


@pytest.mark.parametrize("name", PAGES)
def test_what_is_half_typed_on_a_page_returns_after_the_password(desk, name):
    open_page(desk, name)
    lines = [one for one in inputs(desk.page) if isinstance(one, QLineEdit) and one.isVisible()]
    for number in range(len(lines)):
        line = [one for one in inputs(desk.page) if isinstance(one, QLineEdit) and one.isVisible()][number]
        line.setFocus(Qt.FocusReason.TabFocusReason)
        line.selectAll()
        desk.type("Қур")
        desk.press(Key.Key_Left)
        before = (desk.session.view.current, line.accessibleName(), line.text(), line.cursorPosition())
        desk.program.lock()
        desk.unlock()
        line = desk.focus()
        assert isinstance(line, QLineEdit), name
        assert (desk.session.view.current, line.accessibleName(), line.text(), line.cursorPosition()) == before
    assert desk.session.view.current == name


@pytest.mark.parametrize("name", PAGES)
def test_what_is_chosen_on_a_page_holds_after_the_password(desk, name):
    """Every group of choices is put to its last, then the register is locked."""
    open_page(desk, name)
    for number in range(len(desk.page.findChildren(Segments))):
        bar = desk.page.findChildren(Segments)[number]
        buttons = [one for one in bar.findChildren(QAbstractButton) if one.isCheckable()]
        old = desk.session.view
        screen = bar.objectName() in {"set-language", "set-letters", "set-theme"}
        buttons[-1].click()
        chosen = bar.value()
        if screen:
            desk.qtbot.waitUntil(lambda old=old: desk.session.view is not old)
        desk.program.lock()
        desk.unlock()
        assert desk.page.findChildren(Segments)[number].value() == chosen


def open_page(desk, name: str) -> None:
    place = {"person_id": woman(desk)["id"]} if name == "person" else {}
    desk.session.go(name, **place)
    QApplication.sendPostedEvents()


def test_drafts_are_kept_every_three_seconds(desk):
    timer = desk.session.workspace.drafts._timer
    assert timer.isActive()
    assert timer.interval() <= 3000


KILLED = """
import json, os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from grouphub.app import Program
from grouphub.base.paths import Folder
from grouphub.features import registry
from tests.contracts import test_forms as forms
from tests.journeys.desk import PASSWORD, noon
from grouphub.store.vault import open_vault

folder, name = Folder(Path(sys.argv[1])), sys.argv[2]
app = QApplication([])
program = Program(app, folder, noon())
program.window.show()
program.entrance.open(open_vault(folder, PASSWORD))

class Hand:
    program = program
    db = property(lambda self: program._session.workspace.db)
    session = property(lambda self: program._session)
    dialog = property(lambda self: program.window.layer.dialog)
    form = property(lambda self: program.window.layer.dialog.form)

hand = Hand()
hand.session.go("people")
app.processEvents()
hand.session.open_form(name, **forms.openings(name, hand)[0])
app.processEvents()
forms.half_fill(hand.dialog)
forms.cursor_into_text(hand.dialog)
drafts = hand.session.workspace.drafts
keep = drafts._store.save

def told(states):
    keep(states)
    print(json.dumps(forms.left(hand)), flush=True)

drafts._store.save = told
app.exec()
"""


@pytest.mark.parametrize("name", ["person", "roles", "group"])
def test_a_half_filled_form_returns_after_kill_9_and_a_restart(folder, clock, sit_down, name):
    """The program keeps drafts by its own timer, tells that it did, and is killed without another word."""
    new_register(folder, clock, fill)
    other = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(folder.path), name],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    assert other.stdout is not None
    before = json.loads(other.stdout.readline())
    other.send_signal(signal.SIGKILL)
    other.stdout.close()
    assert other.wait() == -signal.SIGKILL
    desk = sit_down()
    desk.unlock()
    assert left(desk) == before


def test_the_words_of_the_catalogue_lead_to_real_pages_and_forms():
    assert set(PAGES) >= {"today", "people", "settings"}
    for source in [entry.source for entry in catalogue.PAGES] + list(catalogue.FORMS.values()):
        assert catalogue.load(source)
