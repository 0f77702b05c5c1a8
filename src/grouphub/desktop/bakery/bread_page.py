"""What bread costs: kinds with their prices and recipes, and what they are made of."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from grouphub.base import days
from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import _
from grouphub.base.money import shown
from grouphub.base.topics import Topic
from grouphub.desktop.bakery.words import unit_word
from grouphub.desktop.page import Page
from grouphub.desktop.settings.rows import RowsCard, ScrolledColumn, SettingRow
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.card import Sign
from grouphub.desktop.widgets.header import PageHeader
from grouphub.features.bakery import actions, costing, queries

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtGui import QResizeEvent

    from grouphub.desktop.workspace import Workspace
    from grouphub.features.bakery.costing import IngredientRow, RecipeRow
    from grouphub.features.bakery.queries import KindRow


class BreadPage(Page):
    """Each bread with price, cost and what is left of it; below, what it is made of."""

    name: ClassVar[str] = "bread"
    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.BAKERY})

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.header = PageHeader(_("What bread costs"), _("Recipes, flour and prices"), back=_("Bread sheet"))
        self.header.went_back.connect(self.workspace.frame.back)
        self.add = self.header.add_button(Button(_("Add a kind of bread"), "plus", "primary"))
        self.add.setToolTip("Ctrl+N")
        self.add.clicked.connect(self.main_action)
        self.kinds = RowsCard(_("Bread"))
        self.gone = RowsCard(_("Not baked any more"))
        self.made_of = RowsCard(_("What it is made of"))
        self.add_ingredient = Button(_("Add something"), "plus", size="small")
        self.add_ingredient.setObjectName("add/ingredient")
        self.add_ingredient.setAccessibleName(_("Add something bread is made of"))
        self.add_ingredient.clicked.connect(partial(self.workspace.frame.open_form, "ingredient"))
        self.made_of.top.addWidget(self.add_ingredient)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._area = ScrolledColumn()
        outer.addWidget(self._area)
        for part in (self.header, self.kinds, self.made_of, self.gone):
            self._area.put(part)
        self._area.column.addStretch(1)

    def refresh(self) -> None:
        """Read kinds, recipes and ingredients anew; what had the focus gets it back."""
        focus = self._focused()
        with self.workspace.db.read() as session:
            kinds = queries.bread_kinds(session, archived=True)
            recipes = {row.kind.id: row for row in costing.recipes(session)}
            made_of = costing.ingredients(session)
        self.kinds.clear_rows()
        self.gone.clear_rows()
        self.made_of.clear_rows()
        for kind in kinds:
            if kind.archived:
                self.gone.add_row(self._gone_row(kind))
            else:
                self.kinds.add_row(self._kind_row(kind, recipes.get(kind.id)))
        for row in made_of:
            self.made_of.add_row(self._ingredient_row(row))
        if all(kind.archived for kind in kinds):
            self.kinds.add_row(SettingRow(Sign("bread", area="amber", side=40), _("No bread yet")))
        if not made_of:
            told = _("Write down flour, oil and the like; then a recipe says what one piece costs.")
            self.made_of.add_row(SettingRow(Sign("cooking-pot", area="clay", side=40), _("Nothing yet"), told))
        self.gone.setVisible(any(kind.archived for kind in kinds))
        if focus:
            self._focus(focus)

    def place(self) -> dict[str, Any]:
        """Return how far the page is scrolled and what has the focus."""
        return {"scroll": self._area.scrolled(), "focus": self._focused()}

    def go_to(self, place: dict[str, Any]) -> None:
        """Return to a place."""
        self._stale = True
        self.show_fresh()
        self._focus(str(place.get("focus") or ""))
        self._area.scroll_to(int(place.get("scroll") or 0))

    def main_action(self) -> None:
        """Add a kind of bread."""
        self.workspace.frame.open_form("bread_kind")

    def parts_in_order(self) -> list[QWidget]:
        """Return the way of Tab: the action of the head comes after the body."""
        return [self.header.back, self.kinds, self.made_of, self.gone, self.add]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width of the window."""
        super().resizeEvent(event)
        self._area.fit()

    def _kind_row(self, kind: KindRow, recipe: RecipeRow | None) -> SettingRow:
        row = SettingRow(Sign("bread", area="amber", side=40), kind.name, _about(kind, recipe))
        for icon, form, word, spoken in (
            ("book-open-text", "bread_recipe", _("Recipe"), _("Recipe: {bread}")),
            ("pencil-simple", "bread_kind", _("Change"), _("Change: {bread}")),
        ):
            button = Button(word, icon, size="small")
            button.setObjectName(f"{form}/{kind.id}")
            button.setAccessibleName(spoken.format(bread=kind.name))
            button.clicked.connect(partial(self.workspace.frame.open_form, form, kind_id=str(kind.id)))
            row.add_control(button)
        return row

    def _gone_row(self, kind: KindRow) -> SettingRow:
        row = SettingRow(Sign("bread", area="ink2", side=40), kind.name, shown(kind.price))
        back = Button(_("Bring back"), "arrow-u-up-left", size="small")
        back.setObjectName(f"back/{kind.id}")
        back.setAccessibleName(_("Bring back: {what}").format(what=kind.name))
        back.clicked.connect(partial(self._bring_back, kind.id))
        row.add_control(back)
        return row

    def _ingredient_row(self, one: IngredientRow) -> SettingRow:
        row = SettingRow(Sign("cooking-pot", area="clay", side=40), one.name, _prices(one))
        change = Button(_("Change"), "pencil-simple", size="small")
        change.setObjectName(f"ingredient/{one.id}")
        change.setAccessibleName(_("Change: {bread}").format(bread=one.name))
        change.clicked.connect(partial(self.workspace.frame.open_form, "ingredient", ingredient_id=str(one.id)))
        row.add_control(change)
        return row

    def _bring_back(self, kind_id: UUID) -> None:
        try:
            actions.bring_back_bread(self.workspace.db, kind_id)
        except GroupHubError as error:
            self.workspace.frame.tell(error)

    def _focused(self) -> str:
        here = QApplication.focusWidget()
        return here.objectName() if here is not None and self.isAncestorOf(here) else ""

    def _focus(self, name: str) -> None:
        part = self.findChild(QWidget, name) if name else None
        if part is not None:
            part.setFocus(Qt.FocusReason.OtherFocusReason)


def _about(kind: KindRow, recipe: RecipeRow | None) -> str:
    """Return price, cost, what is left of the price, and the price to ask."""
    price = _("Price {price}").format(price=shown(kind.price))
    if recipe is None:
        return f"{price} · " + _("no recipe yet")
    parts = [
        price,
        _("one costs {cost}").format(cost=shown(recipe.piece_cost)),
        _("{percent} % are left").format(percent=recipe.margin // 100)
        if recipe.margin >= 0
        else _("it costs more than it brings"),
        _("price to ask {price}").format(price=shown(recipe.suggested)),
    ]
    return " · ".join(parts)


def _prices(one: IngredientRow) -> str:
    """Return what it costs now, and what it cost before."""
    told = _("{price} for one {unit}").format(price=shown(one.price), unit=unit_word(one.unit))
    older = [row for row in one.before if row[1] != one.price][:1]
    for day, price in older:
        told += " · " + _("{price} from {day}").format(price=shown(price), day=days.in_table(day))
    return told
