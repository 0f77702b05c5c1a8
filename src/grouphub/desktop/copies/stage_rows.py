"""What is done one after the other while a copy is made: a sign and a word for each, what is behind ticked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from grouphub.desktop.widgets.card import Sign
from grouphub.desktop.widgets.labels import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from grouphub.store.copies import Stage


class StageRows(QWidget):
    """``words`` names the stages in their order."""

    def __init__(self, words: Mapping[Stage, str], *, between: int = 12) -> None:
        super().__init__()
        self._rows: dict[Stage, tuple[Sign, Text]] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(between)
        for stage, told in words.items():
            line = QHBoxLayout()
            line.setSpacing(12)
            sign, text = Sign("dots-three", tone="ink2", size=20), Text(told, wrap=True)
            line.addWidget(sign)
            line.addWidget(text, 1)
            column.addLayout(line)
            self._rows[stage] = (sign, text)

    def show_stage(self, stage: Stage) -> None:
        """Show that ``stage`` is done now; one that has no row of its own comes before all of them."""
        at = list(self._rows).index(stage) if stage in self._rows else -1
        for place, (sign, text) in enumerate(self._rows.values()):
            state = "check" if place < at else "clock" if place == at else "dots-three"
            sign.set_sign(state, "green" if place < at else "ink2")
            text.set_weight(600 if place == at else 400)
            text.set_tone("ink3" if place > at else "ink")
