"""Every view by name, in the order a new user meets them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from grouphub.desktop.catalogue import FORMS, PAGES
from grouphub.desktop.pictures.forms import show_form
from grouphub.desktop.pictures.register_scenes import before_opening, helps, in_the_register
from grouphub.desktop.pictures.studio import FIRST_RUN_STEPS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grouphub.desktop.pictures.studio import Scene, Studio


def views(studio: Studio) -> Iterator[Scene]:
    """Yield every view by name."""
    for step in FIRST_RUN_STEPS:
        yield f"first-run-{step}", partial(studio.show_first_run, step)
    yield "unlock", studio.show_unlock
    yield "unlock-wrong", studio.show_wrong_password
    yield "unlock-sheet", partial(_sheet, studio)
    yield "recipes", studio.show_recipes
    yield from before_opening(studio)
    for entry in PAGES:
        yield entry.name, partial(studio.show_page, entry.name)
    yield "people-search", partial(studio.show_page, "people", text="ҳаф")
    yield "people-nobody", partial(studio.show_page, "people", text="гулҷамоҳ")
    yield "person-family", partial(studio.show_page, "person", scroll=10_000)
    yield "find", partial(_find, studio)
    for name in FORMS:
        yield f"form-{name}", partial(show_form, studio, name)
    yield "form-person-change", partial(show_form, studio, "person", change=True)
    yield from in_the_register(studio)
    for entry in PAGES:
        yield f"help-{entry.name}", partial(_help, studio, entry.name)
    yield from helps(studio)
    for name in (
        "today",
        "people",
        "own_fields",
        "places",
        "bin",
        "history",
        "bakery",
        "bread",
        "income",
        "cash",
        "stock",
    ):
        yield f"{name}-empty", partial(studio.show_page, name, people=0)


def _sheet(studio: Studio) -> None:
    studio.show_unlock().ask_for_sheet()


def _find(studio: Studio) -> None:
    from grouphub.desktop.people.find import FindPanel

    session = studio.open_group()
    session.go("people")
    studio.window.layer.show_dialog(FindPanel(session.workspace))


def _help(studio: Studio, page: str) -> None:
    from grouphub.desktop.help.panel import HelpPanel

    studio.show_page(page)
    studio.window.layer.show_dialog(HelpPanel(page))
