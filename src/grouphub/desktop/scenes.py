"""Views for pictures that need more than the name of a page: something typed, chosen or done before."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grouphub.desktop.money_scenes import of_money

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from grouphub.desktop.pictures import Studio
    from grouphub.desktop.shell.session import Session

    Scene = tuple[str, Callable[[], object]]


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
    yield "bring_in-trouble", partial(_bring_in_trouble, studio)
    yield "bring_in-questions", partial(_bring_in, studio, "questions")
    yield "bring_in-columns", partial(_bring_in, studio, "columns")
    yield "bring_in-coming", partial(_bring_in, studio, "coming")
    yield "bring_in-problems", partial(_bring_in, studio, "coming", only="problems")
    yield "bring_in-work", partial(_bring_in_work, studio)
    yield from of_money(studio)
    yield "order-one", partial(_order, studio)
    yield "stock-low", partial(_stock, studio, "stock")
    yield "stock-remnants", partial(studio.show_page, "stock", view="remnants")
    yield "stock-tools", partial(studio.show_page, "stock", view="tools")
    yield "material-one", partial(_stock, studio, "material")
    yield "tool-one", partial(_tool, studio)
    yield "form-remnant-change", partial(studio.show_form, "remnant", change=True)
    yield "form-material-change", partial(studio.show_form, "material", change=True)
    yield "form-tool-change", partial(studio.show_form, "tool", change=True)
    yield "form-buy-errors", partial(_stock_trouble, studio)
    yield "form-use-more", partial(_more_than_there, studio)
    yield "keep_copy-ready", partial(_copy_ready, studio)
    yield "keep_copy-trouble", partial(_copy_trouble, studio)
    yield "bring_back-preview", partial(_copy_preview, studio)
    yield "sewing-list", partial(studio.show_page, "sewing", view="list")
    yield "history-full", partial(_history, studio)
    yield "form-person_history-full", partial(_history, studio, of_one=True)


def about_stock(session: Session) -> dict[str, Any]:
    """Return what the forms of the stock are opened with."""
    from grouphub.features.stock import queries

    with session.workspace.db.read() as reading:
        materials = queries.materials(reading)
        low = next((one for one in materials if one.is_low), materials[0])
        tool = queries.tools(reading)[0]
        return {
            "material_id": str(low.id),
            "move_id": str(queries.moves(reading, low.id)[0].id),
            "remnant_id": str(queries.remnants(reading)[0].id),
            "tool_id": str(tool.id),
            "care_id": str(queries.cares(reading, tool.id)[0].id),
        }


def _stock(studio: Studio, page: str) -> None:
    """Show a page of the stock, of something that runs out."""
    about = about_stock(studio.open_group())
    studio.show_page(page, material=about["material_id"])


def _tool(studio: Studio) -> None:
    """Show a machine that was cared for, once by mistake."""
    from uuid import UUID

    from grouphub.base.i18n import _
    from grouphub.features.stock import tools
    from grouphub.features.stock.drafts import CareDraft

    session = studio.open_group()
    db, tool = session.workspace.db, about_stock(session)["tool_id"]
    care = CareDraft(UUID(tool), session.workspace.today(), _("oil it"))
    tools.void_care(db, tools.care_for_tool(db, care), "мошини дигар буд")
    studio.show_page("tool", tool=tool)


def _stock_trouble(studio: Studio) -> None:
    """Type what is no quantity, no day and no money."""
    studio.show_form("buy")
    dialog: Any = studio.window.layer.dialog
    for field, typed in ((dialog.quantity, "ду халта"), (dialog.day, "32.13"), (dialog.cost, "-5")):
        field.set_value(typed)
    dialog.save.click()


def _more_than_there(studio: Studio) -> None:
    studio.show_form("use")
    dialog: Any = studio.window.layer.dialog
    dialog.quantity.set_value("900,5")
    dialog.save.click()


def _order(studio: Studio) -> None:
    session = studio.open_group()
    studio.show_page("order", order=studio.some_order(session))


def _copy_ready(studio: Studio) -> None:
    from grouphub.store.copies import Copy
    from grouphub.store.copyfile import Sort

    studio.show_page("keep_copy")
    page: Any = studio.open_group().view.page
    path = Path("GroupHub-2025-03-17.copy")
    page.show_ready("KINGSTON", Copy(path, studio.clock.now(), Sort.ASKED, 62_000_000, 0, 0))


def _copy_trouble(studio: Studio) -> None:
    from grouphub.store.copies import StickGone

    studio.show_page("keep_copy")
    page: Any = studio.open_group().view.page
    page.show_trouble(StickGone())


def _copy_preview(studio: Studio) -> None:
    from grouphub.features.copies.comparing import Difference, Preview

    studio.show_page("bring_back")
    page: Any = studio.open_group().view.page
    now = studio.clock.now()
    older = now - timedelta(days=9)
    kinds = (
        Difference(
            "person",
            31,
            38,
            only_today=7,
            unlike=2,
            words="31",
            who_today=("Адиба", "Барно Назарова", "Гулнора Саидова", "Зебо", "Мавзуна Каримова", "Нигина Раҳимова"),
            who_unlike=("Лола Шарипова", "Тоҷинисо"),
        ),
        Difference("ledger_line", 210, 240, only_copy=1, only_today=31, words="210"),
        Difference("village", 12, 12, words="12"),
        Difference("debt", 3, 3, words="3"),
    )
    path = Path("GroupHub-2025-03-08.copy")
    found = Preview(
        path,
        made=older,
        newest=older,
        newest_today=now,
        computer="PC-2",
        group="Гулдаста",
        by_sheet=False,
        opens_today=False,
        is_same_register=True,
        kinds=kinds,
    )
    page.bringing.show_preview(found)


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
    studio.show_form("save_table")
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
    _wait_for(lambda: not page.form.checks.is_busy)
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
    _wait_for(lambda: not page.form.checks.is_busy)
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
    studio.show_form("person", change=change)
    dialog: Any = studio.window.layer.dialog
    dialog.person_form.show_more(on=True)


def _merging(studio: Studio) -> None:
    studio.show_form("merge_villages")
    dialog: Any = studio.window.layer.dialog
    first, second = dialog.gone.keys()[:2]
    dialog.gone.set_value(first)
    dialog.into.set_value(second)
    dialog.follow()


def _picking(studio: Studio, typed: str) -> None:
    """Type the old name of a district in the form of the group."""
    studio.show_form("group")
    dialog: Any = studio.window.layer.dialog
    field = dialog.form.field("district")
    field.edit.setFocus()
    field.edit.setText(typed)
    field.offers.offer(typed)


def _village(studio: Studio, typed: str) -> None:
    """Type the beginning of a village in the form of a woman."""
    studio.show_form("person")
    dialog: Any = studio.window.layer.dialog
    parts = dialog.person_form.parts
    parts.village.edit.setFocus()
    parts.village.edit.setText(typed)
    parts.village_offers.offer(typed)


def _errors(studio: Studio) -> None:
    studio.show_form("person")
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
        studio.show_form("person_history")
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


def _bring_in(studio: Studio, stage: str, **place: str) -> None:
    """Bring a table in, as far as ``stage``; it is made in memory and read as a file would be."""
    page = _bring_in_page(studio)
    session = studio.open_group()
    book, heads = _sample_table(session)
    page.show_book(book, heads)
    for _step in range(("questions", "columns", "coming").index(stage)):
        _wait_for(lambda: not page.is_working())
        page.step_on()
    _wait_for(lambda: not page.is_working())
    if place:
        page.coming.show_only(place["only"])


def _bring_in_page(studio: Studio) -> Any:
    from grouphub.desktop.transfer.page import BringInPage

    studio.show_page("bring_in")
    page = studio.window.findChild(BringInPage)
    assert page is not None
    page.begin_anew()
    return page


def _bring_in_trouble(studio: Studio) -> None:
    from grouphub.features.transfer.refusals import NeedsPassword

    page = _bring_in_page(studio)
    page.file.show_trouble(NeedsPassword(name="list-03.xlsx").text())


def _bring_in_work(studio: Studio) -> None:
    from grouphub.base.i18n import _

    page = _bring_in_page(studio)
    page.box.begin(_("Comparing with the women who are here"))
    page.box.show_part(0.42)
    page.show_box()


def _sample_table(session: Session) -> tuple[Any, str]:
    """Return a workbook as people make them: some women of the group, written in another way, and some new ones."""
    from grouphub.base.names import latin
    from grouphub.features.people import queries
    from grouphub.features.transfer.sheets import Sheet, Workbook

    with session.workspace.db.read() as reading:
        rows = queries.people_page(reading, queries.people_ids(reading, queries.PeopleFilter(), limit=6))
    known = [
        (f"{latin(one.family)} {latin(one.given)}", "", f"93 100 20 3{at}", one.village) for at, one in enumerate(rows)
    ]
    new = [
        ("Ғафурова Ҷамила", "03/04/1998", "93 514 16 42", "Чашмасор"),
        ("Зоирова Барно", "07/02/1975", "918 22 33", "Навобод"),
        ("Қодирова Зебо", "05/11/1983", "90 700 11 22", "Навобод"),
        ("Қодирова Зебо", "05/11/1983", "90 700 11 22", "Навобод"),
        ("Саидова Мавзуна", "12/12/1990", "12", "Чашмасор"),
    ]
    heads = ("Насаб ва ном", "Санаи таваллуд", "Телефон", "Деҳа")
    sheets = (Sheet("Рӯйхат", (heads, *known, *new)), Sheet("2024", (heads, *new)))
    return Workbook(sheets, "xlsx"), "list-03.xlsx"


def _wait_for(ready: Callable[[], bool]) -> None:
    from grouphub.desktop.pictures import settle

    for _turn in range(200):
        if ready():
            return
        settle(20)


def _help(studio: Studio, name: str) -> None:
    from grouphub.desktop.help.panel import HelpPanel

    studio.show_page("people") if name.startswith("form-") else studio.show_outside_of(name)
    studio.window.layer.show_dialog(HelpPanel(name))
