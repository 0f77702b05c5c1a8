"""Asks about a clock that stands behind, before anything is stored."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from grouphub.base.i18n import _
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.card import Card
from grouphub.desktop.widgets.labels import Lead, Title


class ClockPage(QWidget):
    """Two ways on: set the clock first, or go on because it is right."""

    trusted = Signal()
    left = Signal()
    help_name = "clock"

    def __init__(self, known: datetime, now: datetime) -> None:
        super().__init__()
        card = Card()
        column = card.body
        column.addWidget(Title(_("Is the clock of this computer right?")))
        told = _(
            "The clock shows {now}. The newest entry is from {known}. With a wrong clock new entries get wrong days. "
            "Nothing has been stored yet."
        )
        shown = {"now": _moment(now), "known": _moment(known)}
        column.addWidget(Lead(told.format(**shown), wrap=True))
        close = Button(_("Close and set the clock"), icon="clock", kind="primary", size="large")
        close.clicked.connect(self.left)
        trust = Button(_("The clock is right, go on"), size="large")
        trust.clicked.connect(self.trusted)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(close)
        row.addWidget(trust)
        row.addStretch(1)
        column.addSpacing(16)
        column.addLayout(row)
        card.setMaximumWidth(880)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(40, 40, 40, 40)
        outer.addStretch(1)
        # An alignment would ask for the height at the full width: the words would be cut.
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card, 1000)
        middle.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(2)
        self.setFocusProxy(close)


def _moment(moment: datetime) -> str:
    return moment.astimezone().strftime("%d.%m.%Y, %H:%M")
