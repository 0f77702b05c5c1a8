"""What sewing adds to the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grouphub.base.i18n import _, ngettext
from grouphub.features.contribution import Contribution, Counted, Fate, Joins, PersonLink, TodayRow, Trace
from grouphub.features.sewing import actions
from grouphub.features.sewing.models import RECORDS, MeasurementSet, OrderWorker, SewingOrder
from grouphub.features.sewing.practice import invent
from grouphub.features.sewing.queries import orders_due
from grouphub.features.sewing.rules import garment_word, late_words

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session


def _orders(count: int) -> str:
    return ngettext("{count} sewing order", "{count} sewing orders", count).format(count=count)


def _sewn(count: int) -> str:
    return ngettext("{count} order she sews", "{count} orders she sews", count).format(count=count)


def _measures(count: int) -> str:
    return ngettext("{count} set of measures", "{count} sets of measures", count).format(count=count)


def _both_sew(kept: OrderWorker, other: OrderWorker) -> None:
    """Add up the parts of two that sewed one order as one woman."""
    kept.weight += other.weight


def _today(session: Session, today: date) -> list[TodayRow]:
    """Return the orders that are late or due within two days."""
    return [
        TodayRow(
            icon="scissors",
            area="blue",
            text=f"{garment_word(row.garment)}, {row.customer}",
            more=late_words(row.urgency.days) if row.urgency else "",
            action=_("Open"),
            page="order",
            place={"order": str(row.id)},
            urgency=20 if row.urgency and row.urgency.is_late else 50,
        )
        for row in orders_due(session, today)
    ]


SEWING = Contribution(
    name="sewing",
    models=RECORDS,
    counted=(Counted("sewing_order", lambda n: ngettext("{count} sewing order", "{count} sewing orders", n)),),
    actions=(
        actions.take_order,
        actions.change_order,
        actions.move_order,
        actions.mark_fitted,
        actions.pay_for_order,
        actions.cancel_order,
        actions.take_measures,
        actions.measure_for_order,
    ),
    links=(
        PersonLink(SewingOrder, said=_orders),
        PersonLink(OrderWorker, joins=Joins.UNION, same=("order_id",), said=_sewn, blend=_both_sew),
        PersonLink(MeasurementSet, said=_measures),
    ),
    traces=(
        Trace(
            "sewing_order",
            fate=Fate.STAYS,
            told=lambda n: ngettext("{count} sewing order", "{count} sewing orders", n),
        ),
        Trace("order_worker", fate=Fate.STAYS),
        Trace("measurement_set", told=lambda n: ngettext("{count} set of measures", "{count} sets of measures", n)),
    ),
    today=_today,
    invent=invent,
)
