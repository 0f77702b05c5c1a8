"""One order with all about it: how far it is, what was paid, who sews it, its measures."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from grouphub.base import days
from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import _
from grouphub.base.money import shown
from grouphub.base.topics import Topic
from grouphub.desktop.page import Page
from grouphub.desktop.settings.rows import RowsCard, ScrolledColumn, SettingRow
from grouphub.desktop.sewing import order_rows
from grouphub.desktop.sewing.order_rows import sign
from grouphub.desktop.sewing.page import step_order
from grouphub.desktop.sewing.tiles import STAGE_SIGNS, pill_of, what
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.card import Sign, Strip
from grouphub.desktop.widgets.header import PageHeader
from grouphub.features.sewing import actions, queries
from grouphub.features.sewing.orders import SOURCE
from grouphub.features.sewing.rules import (
    Cloth,
    OrderGone,
    Stage,
    next_stage,
    stage_word,
)
from grouphub.features.stock.queries import used_for

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from grouphub.desktop.workspace import Workspace
    from grouphub.features.sewing.queries import MeasureRow, OrderCard
    from grouphub.features.stock.queries import UsedRow


class OrderPage(Page):
    """All about one order; every part has its own button."""

    name: ClassVar[str] = "order"
    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.SEWING, Topic.INCOME, Topic.PEOPLE, Topic.STOCK})

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._key = ""
        self.card: OrderCard | None = None
        self._earlier: list[MeasureRow] = []
        self._used: list[UsedRow] = []
        self._build()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._area = ScrolledColumn()
        outer.addWidget(self._area)
        for part in (self.header, self.gone, self.facts, self.money, self.work, self.measures, self.materials):
            self._area.put(part)
        self._area.column.addStretch(1)

    def refresh(self) -> None:
        """Read the order anew; what had the focus gets it back."""
        focus = self._focused()
        today = self.workspace.today()
        try:
            with self.workspace.db.read() as session:
                self.card = queries.order_card(session, UUID(self._key), today)
                whose, party, garment = self.card.person_id, self.card.party, self.card.row.garment
                self._earlier = queries.measures(session, person_id=whose, party=party, garment=garment)
                self._used = used_for(session, SOURCE, self.card.row.id)
        except (OrderGone, ValueError):
            self.card = None
        for part in (self.facts, self.money, self.work, self.measures, self.materials):
            part.setVisible(self.card is not None)
        for button in (self.print, self.cancel, self.change, self.step):
            button.setVisible(self.card is not None)
        if self.card is None:
            self.header.set_title(_("This order is not there any more"))
            self.gone.hide()
            return
        self._show(self.card)
        had = self.findChild(QWidget, focus) if focus else None
        if had is not None:
            had.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> dict[str, Any]:
        """Return which order, what has the focus and how far the page is scrolled."""
        return {"order": self._key, "focus": self._focused(), "scroll": self._area.scrolled()}

    def go_to(self, place: dict[str, Any]) -> None:
        """Go to an order."""
        self._key = str(place.get("order") or self._key)
        self._stale = True
        self.show_fresh()
        self._area.scroll_to(int(place.get("scroll") or 0))

    def main_action(self) -> None:
        """Bring the order one step on."""
        if self.card is not None and self.step.isVisibleTo(self):
            step_order(self.workspace, self.card.row, 1)

    def print_page(self) -> None:
        """Show the card of the order as it is printed."""
        if self.card is not None:
            self._open("order_card")

    def parts_in_order(self) -> list[QWidget]:
        """Return the way of Tab: the actions of the head come after the body."""
        body = [self.header.back, self.facts, self.money, self.work, self.measures, self.materials]
        return [*body, self.cancel, self.print, self.change, self.step]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width of the window."""
        super().resizeEvent(event)
        self._area.fit()

    # --- building -----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.header = PageHeader("", back=_("Sewing orders"))
        self.header.went_back.connect(self.workspace.frame.back)
        self.cancel = self.header.add_button(Button(_("Cancel the order"), "x", "plain"))
        self.cancel.clicked.connect(partial(self._open, "order_cancel"))
        self.print = self.header.add_button(Button(_("Order card"), "printer"))
        self.print.clicked.connect(self.print_page)
        self.change = self.header.add_button(Button(_("Change"), "pencil-simple"))
        self.change.clicked.connect(partial(self._open, "order"))
        self.step = self.header.add_button(Button("", "arrow-right", "primary"))
        self.step.clicked.connect(self.main_action)
        self.gone = Strip("amber", "")
        self.facts = RowsCard(_("The order"))
        self.money = RowsCard(_("Money"))
        self.pay = self._top(self.money, _("Payment"), "coins", "order_payment")
        self.pay.setAccessibleName(_("Write a payment down"))  # when it is handed over, the head has such a button too
        self.work = RowsCard(_("Who sews it"))
        self.measures = RowsCard(_("Measures"))
        self.measure = self._top(self.measures, _("Measure"), "plus", "measures")
        self.materials = RowsCard(_("Materials from the stock"))
        self.material = self._top(self.materials, _("Material used"), "minus", "order_material")

    def _top(self, card: RowsCard, word: str, icon: str, form: str) -> Button:
        button = Button(word, icon, size="small")
        button.setObjectName(f"top/{form}")
        button.clicked.connect(partial(self._open, form))
        card.top.addWidget(button)
        return button

    # --- showing ------------------------------------------------------------------------------------------------------

    def _show(self, card: OrderCard) -> None:
        row = card.row
        self.header.set_title(f"{row.number}  {what(row)}")
        self.header.set_facts(" · ".join(filter(None, (row.customer, card.phone, stage_word(row.stage)))))
        self.gone.setVisible(row.is_cancelled)
        if card.cancelled_on is not None:
            told = _("Cancelled on {day}: {reason}")
            self.gone.set_words(told.format(day=days.in_table(card.cancelled_on), reason=card.reason))
        following = next_stage(row.stage)
        self.step.set_words(stage_word(following) if following else _("Payment"))
        self.step.setVisible(not row.is_cancelled and row.stage is not Stage.PAID)
        for button in (self.cancel, self.change, self.pay, self.measure, self.material):
            button.setVisible(not row.is_cancelled)
        self._show_facts(card)
        self._show_money(card)
        self._show_rows(self.work, order_rows.work_rows(card))
        self._show_rows(self.measures, order_rows.measure_rows(card, self._earlier))
        self._show_rows(self.materials, order_rows.material_rows(self._used, self.workspace.frame))

    def _show_facts(self, card: OrderCard) -> None:
        row, today = card.row, self.workspace.today()
        self.facts.clear_rows()
        reached = [f"{stage_word(stage)} {days.in_words(day, today)}" for stage, day in card.reached.items()]
        steps = SettingRow(
            Sign(STAGE_SIGNS[row.stage], area="blue", side=40), stage_word(row.stage), " · ".join(reached)
        )
        if row.stage not in {Stage.TAKEN, Stage.PAID} and not row.is_cancelled:
            back = Button(_("One step back"), "arrow-left", size="small")
            back.setObjectName("step-back")
            back.clicked.connect(lambda: step_order(self.workspace, row, -1))
            steps.add_control(back)
        self.facts.add_row(steps)
        due = days.in_words(row.due, today) if row.due else _("no day was agreed")
        line = SettingRow(sign("calendar-blank"), _("Ready on: {day}").format(day=due), "")
        pill = pill_of(row)
        if pill is not None:
            line.add_control(pill)
        self.facts.add_row(line)
        fitted = days.in_words(card.fitted_on, today) if card.fitted_on else _("not yet")
        tried = SettingRow(sign("check"), _("Fitting: {day}").format(day=fitted), "")
        if not row.is_cancelled:
            word = _("Take away") if card.fitted_on else _("Fitted today")
            button = Button(word, size="small")
            button.setObjectName("fitted")
            button.setAccessibleName(_("Fitting: {what}").format(what=word))
            button.clicked.connect(self._toggle_fitting)
            tried.add_control(button)
        self.facts.add_row(tried)
        cloth = _("The customer brought the cloth") if card.cloth == Cloth.CUSTOMER else _("The cloth is the group’s")
        self.facts.add_row(SettingRow(sign("scissors"), cloth, card.note))

    def _show_money(self, card: OrderCard) -> None:
        row = card.row
        self.money.clear_rows()
        told = _("{count} × {price}").format(count=row.quantity, price=shown(card.price))
        self.money.add_row(SettingRow(Sign("coins", area="green", side=40), shown(row.total), told))
        left = _("{amount} still to pay").format(amount=shown(row.left)) if row.left > 0 else _("All is paid")
        if row.left < 0:
            left = _("{amount} more was paid than it costs").format(amount=shown(-row.left))
        paid = _("Paid so far: {amount}").format(amount=shown(card.paid))
        self.money.add_row(SettingRow(sign("hand-heart"), *((paid, "") if row.is_cancelled else (left, paid))))
        if card.given_back:
            self.money.add_row(
                SettingRow(sign("arrow-u-up-left"), _("Given back: {amount}").format(amount=shown(card.given_back)))
            )
        for payment in card.payments:
            word = shown(payment.amount)
            line = SettingRow(sign("check-circle"), word, days.in_table(payment.day))
            if payment.is_voided:
                line.set_second(_("{day} · voided").format(day=days.in_table(payment.day)))
            elif not row.is_cancelled:
                button = Button(_("Void"), size="small")
                button.setObjectName(f"void/{payment.line_id}")
                button.setAccessibleName(_("Void: {what}").format(what=f"{word}, {days.in_table(payment.day)}"))
                button.clicked.connect(partial(self.workspace.frame.open_form, "void", line_id=str(payment.line_id)))
                line.add_control(button)
            self.money.add_row(line)
        for cost in card.costs:
            second = _("paid from the cash box") if cost.from_box else _("a cost of this order")
            self.money.add_row(SettingRow(sign("minus"), f"{cost.what}: {shown(cost.amount)}", second))
        self.pay.setVisible(not row.is_cancelled and row.left > 0)

    def _show_rows(self, card: RowsCard, rows: list[SettingRow]) -> None:
        card.clear_rows()
        for row in rows:
            card.add_row(row)

    # --- what she does ------------------------------------------------------------------------------------------------

    def _open(self, form: str) -> None:
        self.workspace.frame.open_form(form, order_id=self._key)

    def _toggle_fitting(self) -> None:
        assert self.card is not None
        day = None if self.card.fitted_on else self.workspace.today()
        try:
            actions.mark_fitted(self.workspace.db, self.card.row.id, day)
        except GroupHubError as error:
            self.workspace.frame.tell(error)

    def _focused(self) -> str:
        here = QApplication.focusWidget()
        return here.objectName() if here is not None and self.isAncestorOf(here) else ""
