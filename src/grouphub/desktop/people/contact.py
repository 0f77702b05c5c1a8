"""A telephone number with what must be known before it is dialled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from grouphub.desktop.people.signs import SAFE_SIGNS
from grouphub.desktop.widgets.card import Sign
from grouphub.desktop.widgets.labels import Small, Text
from grouphub.features.people.rules import Safe, word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grouphub.features.contribution import Caution
    from grouphub.features.people.contact import PhoneRow


class CautionLines(QWidget):
    """Who may be spoken to and who not: stands before every number."""

    def __init__(self, cautions: Sequence[Caution], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for caution in cautions:
            icon, tone = ("info", "ink2") if caution.forbids else SAFE_SIGNS[Safe.YES]
            column.addLayout(_signed(icon, tone, caution.text, strong=True))
        self.setAccessibleName("; ".join(caution.text for caution in cautions))


class PhoneLine(QWidget):
    """One number; an unsafe one is marked by sign and word, before anything else is read."""

    def __init__(self, phone: PhoneRow, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Text(phone.shown, weight=500, wrap=True))
        column.addLayout(_safety(phone))
        if about := phone.about():
            column.addWidget(Small(" · ".join(about), wrap=True))
        self.setAccessibleName(f"{phone.shown}, {phone.caution()}")


def _safety(phone: PhoneRow) -> QHBoxLayout:
    return _signed(*SAFE_SIGNS[phone.safe], word(phone.safe), strong=phone.safe is not Safe.UNKNOWN)


def _signed(icon: str, tone: str, text: str, *, strong: bool) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(6)
    row.addWidget(Sign(icon, tone=tone, size=16, style="bold"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Small(text, weight=600 if strong else 400, tone=tone, wrap=True), 1)
    return row
