"""Views of a table that comes in, stage by stage."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from grouphub.desktop.pictures.studio import wait_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grouphub.desktop.pictures.studio import Scene, Studio
    from grouphub.desktop.shell.session import Session


def bringing_in(studio: Studio) -> Iterator[Scene]:
    """Yield what is met while a table comes in."""
    yield "bring_in-trouble", partial(_bring_in_trouble, studio)
    yield "bring_in-questions", partial(_bring_in, studio, "questions")
    yield "bring_in-columns", partial(_bring_in, studio, "columns")
    yield "bring_in-coming", partial(_bring_in, studio, "coming")
    yield "bring_in-problems", partial(_bring_in, studio, "coming", only="problems")
    yield "bring_in-work", partial(_bring_in_work, studio)


def _bring_in(studio: Studio, stage: str, **place: str) -> None:
    """Bring a table in, as far as ``stage``; it is made in memory and read as a file would be."""
    page = _bring_in_page(studio)
    session = studio.open_group()
    book, heads = _sample_table(session)
    page.show_book(book, heads)
    for _step in range(("questions", "columns", "coming").index(stage)):
        wait_for(lambda: not page.is_working())
        page.step_on()
    wait_for(lambda: not page.is_working())
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
