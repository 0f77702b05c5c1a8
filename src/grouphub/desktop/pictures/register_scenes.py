"""Views for pictures that need more than the name of a page: something typed, chosen or done before."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from grouphub.desktop.pictures.bakery_scenes import in_the_bakery
from grouphub.desktop.pictures.copies_scenes import of_copies
from grouphub.desktop.pictures.forms import show_form
from grouphub.desktop.pictures.money_scenes import of_money
from grouphub.desktop.pictures.stock_scenes import in_the_stock
from grouphub.desktop.pictures.studio import wait_for
from grouphub.desktop.pictures.transfer_scenes import bringing_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grouphub.desktop.pictures.studio import Scene, Studio
    from grouphub.desktop.shell.session import Session


def before_opening(studio: Studio) -> Iterator[Scene]:
    """Yield what is asked between the password and the register."""
    yield "clock", partial(_clock, studio)
    yield "bringing-up", partial(_bringing_up, studio)
    yield "new-password", partial(_new_password, studio)


def in_the_register(studio: Studio) -> Iterator[Scene]:
    """Yield what one meets while working."""
    yield "people-several", partial(_several, studio)
    yield "form-save_table-nameless", partial(_nameless, studio)
    yield "people-archive", partial(studio.show_page, "people", only="archived")
    yield "many-typed", partial(_many_typed, studio)
    yield "many-villages", partial(_many_villages, studio)
    yield "form-together-chosen", partial(_together, studio)
    yield "people-kept", partial(_kept, studio)
    yield "form-lists-some", partial(_kept, studio, dialog=True)
    yield "form-person-next", partial(_next_one, studio)
    yield "form-person-more", partial(_more, studio, change=False)
    yield "form-person-change-more", partial(_more, studio, change=True)
    yield "form-person-errors", partial(_errors, studio)
    yield "form-person-doubles", partial(_doubles_told, studio)
    yield "doubles-found", partial(_doubles_found, studio)
    yield "form-merge-twice", partial(_twice, studio)
    yield "sheet", partial(_sheet, studio)
    yield "sheet-by-hand", partial(_sheet, studio, part=1)
    yield "sheet-typed-back", partial(_sheet, studio, part=2)
    yield "take-out", partial(_take_out, studio)
    yield "places-all", partial(studio.show_page, "places", all=True)
    yield "form-merge_villages-chosen", partial(_merging, studio)
    yield "form-group-districts", partial(_picking, studio, typed="shur")
    yield "form-person-village", partial(_village, studio, typed="an")
    yield "people-toast", partial(_archived_with_toast, studio)
    yield from bringing_in(studio)
    yield from of_money(studio)
    yield from in_the_bakery(studio)
    yield from in_the_stock(studio)
    yield from of_copies(studio)
    yield "order-one", partial(_order, studio)
    yield "sewing-list", partial(studio.show_page, "sewing", view="list")
    yield "history-full", partial(_history, studio)
    yield "form-person_history-full", partial(_history, studio, of_one=True)


def _order(studio: Studio) -> None:
    session = studio.open_group()
    studio.show_page("order", order=studio.some_order(session))


def helps(studio: Studio) -> Iterator[Scene]:
    """Yield every help that is not that of a page."""
    from grouphub.desktop.catalogue import PAGES
    from grouphub.desktop.help.texts import HELP

    for name in sorted(HELP.keys() - {entry.name for entry in PAGES}):
        yield f"help-{name}", partial(_help, studio, name)


def _clock(studio: Studio) -> None:
    from grouphub.desktop.vault.clock_page import ClockPage

    now = studio.clock.now()
    studio.show_outside(ClockPage(now, now - timedelta(days=400)))


def _bringing_up(studio: Studio) -> None:
    from grouphub.desktop.vault.bringing_up import BringingUp
    from grouphub.store.copies import Stage

    page = BringingUp(studio.open_group().workspace.db)
    studio.show_outside(page)
    page.show_progress(Stage.LOOK.value, 0.47)


def _new_password(studio: Studio) -> None:
    from grouphub.base.keys import new_key
    from grouphub.desktop.vault.new_password import NewPassword

    opened = studio.open_group().workspace.db.opened
    studio.show_outside(NewPassword(opened, [(new_key(), "Нигина"), (new_key(), "Зебо")]))


def _several(studio: Studio) -> None:
    studio.show_page("people", text="")
    page: Any = studio.window.findChild(_people_page())
    page.several.setChecked(True)
    for number in (0, 2, 3):
        page.list.table.selectRow(number)


def _nameless(studio: Studio) -> None:
    show_form(studio, "save_table")
    dialog: Any = studio.window.layer.dialog
    dialog.names.tiles["nameless"].click()


def _many_typed(studio: Studio) -> None:
    """Fill the grid as somebody does who types quickly: one row is not understood, one woman is here already."""
    session = studio.open_group()
    page = _page(studio, "many")
    with session.workspace.db.read() as reading:
        from grouphub.features.people import queries

        known = queries.people_page(reading, queries.people_ids(reading, queries.PeopleFilter(), limit=1))[0]
    rows = [
        ["Ҷамила", "Олимзода", "93 514 16 42", "1998", "Боғи Нав"],
        ["Зулфия", "Раҳимова", "90 000 11 2", "12.03.2001", "Боғи Нав"],
        ["Барно", "", "", "31.02.2001", "Чашмаи Нав"],
        [known.given, known.family, "", "", known.village],
        ["Мавҷуда", "Қодирзода", "", "1975", ""],
    ]
    page.form.pasting.paste(rows)
    wait_for(lambda: not page.form.checks.is_busy)
    page.form.table.go_to(3, 0)
    page.form.table.line.setFocus()


def _many_villages(studio: Studio) -> None:
    """Type the beginning of a village into the grid."""
    from grouphub.features.people.where import villages_like

    session = studio.open_group()
    page = _page(studio, "many")
    page.form.model.keep_only(set())
    with session.workspace.db.read() as reading:
        begins = villages_like(reading, "а")[0].name[:1]
    page.form.pasting.paste([["Ҷамила", "Олимзода", "93 514 16 42", "1998", begins], ["Зулфия", "Раҳимова"]])
    wait_for(lambda: not page.form.checks.is_busy)
    page.form.table.go_to(0, 4)
    page.form.table.line.setFocus()
    page.form.villages.offer(begins)


def _together(studio: Studio) -> None:
    """Let several women live in one village, and show what comes of it."""
    from grouphub.features.people import queries
    from grouphub.features.people.together import What

    session = studio.open_group()
    studio.show_page("people", text="")
    with session.workspace.db.read() as reading:
        rows = queries.people_ids(reading, queries.PeopleFilter(), limit=12)
        keys = [str(key) for key in queries.ids_of(reading, rows)]
    session.open_form("together", person_ids=keys)
    dialog: Any = studio.window.layer.dialog
    dialog.values.asked.set_value(What.VILLAGE)
    dialog.values.follow()
    dialog.values.field("village").set_value("Анорбоғ")
    dialog.look()


def _kept(studio: Studio, *, dialog: bool = False) -> None:
    """Keep a few lists, and show one of them."""
    from grouphub.features.lists import actions, queries

    session = studio.open_group()
    db = session.workspace.db
    with db.read() as reading:
        there = queries.saved_lists(reading)
    names = ("Дӯзандагон", "Нонпазон", "Аз Анорбоғ")
    for name, only, text in () if there else zip(names, ("sewing", "bakery", "all"), ("", "", "анор"), strict=True):
        shows = {"only": only, "where": "", "own": [], "text": text, "by": "name", "descending": False}
        actions.keep_list(db, name, shows)
    with db.read() as reading:
        studio.show_page("people", **queries.saved_lists(reading)[0].shows)
    if dialog:
        session.open_form("lists")


def _next_one(studio: Studio) -> None:
    session = studio.open_group()
    studio.show_page("people")
    session.open_form("person", after=studio.somebody(session))


def _page(studio: Studio, name: str) -> Any:
    studio.show_page(name)
    return studio.open_group().view.page


def _people_page() -> Any:
    from grouphub.desktop.people.page import PeoplePage

    return PeoplePage


def _entered_twice(studio: Studio) -> tuple[Session, str, str]:
    """Write a woman down a second time, as somebody else would."""
    from uuid import UUID

    from grouphub.base.keys import new_key
    from grouphub.base.names import latin
    from grouphub.features.people import actions, card

    studio.show_page("people")
    session = studio.open_group()
    one = UUID(studio.somebody(session))
    with session.workspace.db.read() as reading:
        draft = card.draft_of(reading, one)
    phones = tuple(replace(phone, id=new_key()) for phone in draft.phones[:1])
    again = replace(draft, id=new_key(), phones=phones, roles=(), consents=(), birth=None, code="")
    again = replace(again, given=latin(draft.given), family=latin(draft.family), patronymic=latin(draft.patronymic))
    return session, str(one), str(actions.add_person(session.workspace.db, again))


def _doubles_found(studio: Studio) -> None:
    _entered_twice(studio)
    studio.show_page("doubles")


def _twice(studio: Studio) -> None:
    session, one, other = _entered_twice(studio)
    session.open_form("merge", person_id=one, other_id=other)


def _doubles_told(studio: Studio) -> None:
    session, one, _other = _entered_twice(studio)
    with session.workspace.db.read() as reading:
        from uuid import UUID

        from grouphub.features.people import card

        draft = card.draft_of(reading, UUID(one))
    session.open_form("person")
    dialog: Any = studio.window.layer.dialog
    parts = dialog.person_form.parts
    parts.given.set_value(draft.given)
    parts.family.set_value(draft.family)
    parts.family.left.emit()


def _more(studio: Studio, *, change: bool) -> None:
    show_form(studio, "person", change=change)
    dialog: Any = studio.window.layer.dialog
    dialog.person_form.show_more(on=True)


def _merging(studio: Studio) -> None:
    show_form(studio, "merge_villages")
    dialog: Any = studio.window.layer.dialog
    first, second = dialog.gone.keys()[:2]
    dialog.gone.set_value(first)
    dialog.into.set_value(second)
    dialog.follow()


def _picking(studio: Studio, typed: str) -> None:
    """Type the old name of a district in the form of the group."""
    show_form(studio, "group")
    dialog: Any = studio.window.layer.dialog
    field = dialog.form.field("district")
    field.edit.setFocus()
    field.edit.setText(typed)
    field.offers.offer(typed)


def _village(studio: Studio, typed: str) -> None:
    """Type the beginning of a village in the form of a woman."""
    show_form(studio, "person")
    dialog: Any = studio.window.layer.dialog
    parts = dialog.person_form.parts
    parts.village.edit.setFocus()
    parts.village.edit.setText(typed)
    parts.village_offers.offer(typed)


def _errors(studio: Studio) -> None:
    show_form(studio, "person")
    dialog: Any = studio.window.layer.dialog
    parts = dialog.person_form.parts
    parts.phone.set_value("93 514 16")
    parts.birth.set_value("32.13.1980")
    dialog.save.click()


def _sheet(studio: Studio, part: int = 0) -> None:
    from grouphub.desktop.settings.sheet_dialog import SheetDialog

    studio.show_page("settings")
    dialog = SheetDialog(studio.open_group().workspace)
    studio.window.layer.show_dialog(dialog)
    dialog.show_part(dialog.parts[part])


def _take_out(studio: Studio) -> None:
    from grouphub.base.keys import new_key
    from grouphub.desktop.settings.keepers_card import KeeperLine
    from grouphub.desktop.settings.take_out import TakeOutDialog

    studio.show_page("settings")
    line = KeeperLine(new_key(), "Зебо Қодирова", None, None, is_me=False)
    studio.window.layer.show_dialog(TakeOutDialog(studio.open_group().workspace, line))


def _archived_with_toast(studio: Studio) -> None:
    studio.show_page("people")
    page: Any = studio.window.findChild(_people_page())
    page.list.archive_chosen()


def _history(studio: Studio, *, of_one: bool = False) -> None:
    session = studio.open_group()
    _work_a_little(studio, session)
    studio.window.clear_layer()
    if of_one:
        show_form(studio, "person_history")
    else:
        studio.show_page("history")


def _work_a_little(studio: Studio, session: Session) -> None:
    from uuid import UUID

    from grouphub.features.people import actions, entries
    from grouphub.features.people.rules import Standing

    db, today, key = session.workspace.db, session.workspace.today(), UUID(studio.somebody(session))
    entries.add_note(db, key, "Мошини дарздӯзӣ овард.", today)
    actions.set_standing(db, key, Standing.PAUSED, today, "Сафар")
    actions.archive_person(db, key)
    actions.bring_back_person(db, key)
    db.undo()
    db.redo()


def _help(studio: Studio, name: str) -> None:
    from grouphub.desktop.help.panel import HelpPanel

    studio.show_page("people") if name.startswith("form-") else studio.show_outside_of(name)
    studio.window.layer.show_dialog(HelpPanel(name))
