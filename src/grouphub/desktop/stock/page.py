"""The stock: materials and what is left of them, remnants of cloth, machines and tools."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import _, ngettext
from grouphub.base.topics import Topic
from grouphub.desktop.page import Page
from grouphub.desktop.settings.rows import RowsCard, ScrolledColumn
from grouphub.desktop.stock import material_forms, rows, tool_forms
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.chips import ChipRow
from grouphub.desktop.widgets.empty import Empty
from grouphub.desktop.widgets.header import PageHeader
from grouphub.features.stock import actions, queries, remnants, tools

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from grouphub.desktop.stock.stock_row import StockRow
    from grouphub.desktop.workspace import Workspace
    from grouphub.features.stock.queries import MaterialRow, RemnantRow, ToolRow

MATERIALS, REMNANTS, TOOLS = "materials", "remnants", "tools"
FORMS = {MATERIALS: "material", REMNANTS: "remnant", TOOLS: "tool"}
"""The form that adds to each view."""
_MOST_USED = 30


class StockPage(Page):
    """One view at a time; each row has the buttons of what is done with it most."""

    name: ClassVar[str] = "stock"
    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.STOCK, Topic.PEOPLE})

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._build()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._area = ScrolledColumn()
        outer.addWidget(self._area)
        for part in (self.header, self.views, *self.lists.values(), *self.gone.values(), *self.empty.values()):
            self._area.put(part)
        self._area.column.addStretch(1)

    def refresh(self) -> None:
        """Read the stock anew; what had the focus gets it back."""
        focus = self._focused()
        with self.workspace.db.read() as session:
            materials = queries.materials(session, also_ended=True)
            cloth = queries.remnants(session, also_used=True)
            machines = queries.tools(session, also_ended=True)
            cared = queries.last_cares(session)
        frame, today = self.workspace.frame, self.workspace.today()
        in_use = [one for one in materials if not one.ended]
        here = [one for one in machines if not one.ended]
        kept = [one for one in cloth if one.used_on is None]
        used = sorted((one for one in cloth if one.used_on), key=lambda one: str(one.used_on), reverse=True)
        self._show_facts(in_use, here)
        self.views.set_counts({MATERIALS: len(in_use), REMNANTS: len(kept), TOOLS: len(here)})
        shown = {
            MATERIALS: [rows.material_row(one, frame) for one in in_use],
            REMNANTS: [rows.remnant_row(one, frame, today) for one in kept],
            TOOLS: [rows.tool_row(one, cared.get(one.id), frame, today) for one in here],
        }
        gone = {
            MATERIALS: [rows.ended_row(one, partial(self._bring_back, one)) for one in materials if one.ended],
            REMNANTS: [rows.used_row(one, today, partial(self._bring_back, one)) for one in used[:_MOST_USED]],
            TOOLS: [rows.ended_row(one, partial(self._bring_back, one)) for one in machines if one.ended],
        }
        self._show(shown, gone)
        self._focus(focus)

    def place(self) -> dict[str, Any]:
        """Return the view, the part she came from, what has the focus and how far the page is scrolled."""
        return {"view": self._view(), "from": self._from, "focus": self._focused(), "scroll": self._area.scrolled()}

    def go_to(self, place: dict[str, Any]) -> None:
        """Go to a view; a row named by ``material`` or ``tool`` is shown with the focus on its first button."""
        material, tool = str(place.get("material") or ""), str(place.get("tool") or "")
        view = MATERIALS if material else TOOLS if tool else str(place.get("view") or self._view())
        self.views.choose(view if view in FORMS else MATERIALS)
        self._come_from(str(place.get("from") or ""))
        self._stale = True
        self.show_fresh()
        focus = f"buy/{material}" if material else f"care/{tool}" if tool else str(place.get("focus") or "")
        self._area.scroll_to(int(place.get("scroll") or 0))
        self._focus(focus, seen=bool(material or tool))

    def main_action(self) -> None:
        """Add to what is shown."""
        self.workspace.frame.open_form(FORMS[self._view()])

    def parts_in_order(self) -> list[QWidget]:
        """Return the way of Tab: the action of the head comes after the body."""
        return [self.header.back, self.views, *self.lists.values(), *self.gone.values(), *self.empty.values(), self.add]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width of the window."""
        super().resizeEvent(event)
        self._area.fit()

    # --- building -----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        titles = {"sewing": _("Sewing orders"), "bakery": _("Bread sheet")}
        self._workshops = {name: titles[name] for name in titles if name in self.workspace.settings.parts}
        self._from = next(iter(self._workshops), "")
        self.header = PageHeader(_("Stock"), back=self._workshops.get(self._from, ""))
        self.header.went_back.connect(self.workspace.frame.back)
        self._words = {
            MATERIALS: _("Add a material"),
            REMNANTS: _("Keep a remnant"),
            TOOLS: _("Add a machine or tool"),
        }
        self.add = self.header.add_button(Button(self._words[MATERIALS], "plus", "primary"))
        self.add.setToolTip("Ctrl+N")
        self.add.clicked.connect(self.main_action)
        self.views = ChipRow(name=_("What is shown"))
        self.views.set_chips([(MATERIALS, _("Materials")), (REMNANTS, _("Remnants")), (TOOLS, _("Machines and tools"))])
        self.views.chosen.connect(lambda _key: self.refresh())
        self.lists = {
            MATERIALS: RowsCard(_("Materials")),
            REMNANTS: RowsCard(_("Remnants of cloth")),
            TOOLS: RowsCard(_("Machines and tools")),
        }
        self.gone = {
            MATERIALS: RowsCard(_("Not needed any more")),
            REMNANTS: RowsCard(_("Used remnants")),
            TOOLS: RowsCard(_("Not here any more")),
        }
        self.empty = {
            MATERIALS: self._empty(
                MATERIALS,
                "list-checks",
                _("No materials yet"),
                _("Write down flour, cloth or thread. Then you see what is left, and Today says what runs out."),
            ),
            REMNANTS: self._empty(
                REMNANTS,
                "scissors",
                _("No remnants are kept"),
                _("Write down pieces of cloth that are left over. Look here before you buy new cloth."),
            ),
            TOOLS: self._empty(
                TOOLS,
                "clock-counter-clockwise",
                _("No machines or tools yet"),
                _("Write down where each machine is. Today then says when it must be oiled."),
            ),
        }

    def _empty(self, view: str, icon: str, what: str, why: str) -> Empty:
        made = Empty(icon, what, why, self._words[view], area="blue")
        made.main_asked.connect(self.main_action)
        return made

    # --- showing ------------------------------------------------------------------------------------------------------

    def _show(self, shown: dict[str, list[StockRow]], gone: dict[str, list[StockRow]]) -> None:
        view = self._view()
        for cards, found in ((self.lists, shown), (self.gone, gone)):
            for name, card in cards.items():
                card.clear_rows()
                for row in found[name]:
                    card.add_row(row)
                card.setVisible(name == view and bool(found[name]))
        nothing = not shown[view] and not gone[view]
        for name, empty in self.empty.items():
            empty.setVisible(name == view and nothing)
        self.add.set_words(self._words[view])
        self.add.setVisible(not nothing)

    def _show_facts(self, materials: list[MaterialRow], tools: list[ToolRow]) -> None:
        low = sum(one.is_low for one in materials)
        today = self.workspace.today()
        due = sum(one.is_due(today) for one in tools)
        told = []
        if low:
            told.append(ngettext("{count} runs out", "{count} run out", low).format(count=low))
        if due:
            told.append(ngettext("{count} must be cared for", "{count} must be cared for", due).format(count=due))
        self.header.set_facts(" · ".join(told) or _("What is left, and where the machines are"))

    def _view(self) -> str:
        return str(self.views.key() or MATERIALS)

    def _come_from(self, part: str) -> None:
        """Name on the way back the workshop she came from; a group that has none has no way back."""
        if part in self._workshops:
            self._from, title = part, self._workshops[part]
            self.header.back.setText(title)
            self.header.back.setAccessibleName(_("Back to {page}").format(page=title))

    # --- what she does ------------------------------------------------------------------------------------------------

    def _bring_back(self, row: MaterialRow | RemnantRow | ToolRow) -> None:
        db = self.workspace.db
        try:
            if isinstance(row, queries.MaterialRow):
                actions.change_material(db, row.id, material_forms.draft_of(row, ended=False))
            elif isinstance(row, queries.RemnantRow):
                remnants.bring_back_remnant(db, row.id)
            else:
                tools.change_tool(db, row.id, tool_forms.draft_of(row, ended=False))
        except GroupHubError as error:
            self.workspace.frame.tell(error)

    def _focused(self) -> str:
        here = QApplication.focusWidget()
        return here.objectName() if here is not None and self.isAncestorOf(here) else ""

    def _focus(self, name: str, *, seen: bool = False) -> None:
        part = self.findChild(QWidget, name) if name else None
        if part is not None and (seen or part.isVisibleTo(self)):
            part.setFocus(Qt.FocusReason.TabFocusReason if seen else Qt.FocusReason.OtherFocusReason)
            if seen:
                self._area.column.activate()
                self._area.ensureWidgetVisible(part)
