"""Views of the stock for pictures: what runs out, remnants, machines."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from grouphub.desktop.pictures.forms import about_stock, show_form

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grouphub.desktop.pictures.studio import Scene, Studio


def in_the_stock(studio: Studio) -> Iterator[Scene]:
    """Yield what is met in the stock."""
    yield "stock-low", partial(_stock, studio, "stock")
    yield "stock-remnants", partial(studio.show_page, "stock", view="remnants")
    yield "stock-tools", partial(studio.show_page, "stock", view="tools")
    yield "material-one", partial(_stock, studio, "material")
    yield "tool-one", partial(_tool, studio)
    yield "form-remnant-change", partial(show_form, studio, "remnant", change=True)
    yield "form-material-change", partial(show_form, studio, "material", change=True)
    yield "form-tool-change", partial(show_form, studio, "tool", change=True)
    yield "form-buy-errors", partial(_stock_trouble, studio)
    yield "form-use-more", partial(_more_than_there, studio)


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
    show_form(studio, "buy")
    dialog: Any = studio.window.layer.dialog
    for field, typed in ((dialog.quantity, "ду халта"), (dialog.day, "32.13"), (dialog.cost, "-5")):
        field.set_value(typed)
    dialog.save.click()


def _more_than_there(studio: Studio) -> None:
    show_form(studio, "use")
    dialog: Any = studio.window.layer.dialog
    dialog.quantity.set_value("900,5")
    dialog.save.click()
