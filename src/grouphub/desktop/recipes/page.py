"""The page the window hides behind: recipes that can be read and printed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import _, current
from grouphub.desktop.shell import theme
from grouphub.desktop.widgets import painting
from grouphub.desktop.widgets.buttons import Button, IconButton
from grouphub.desktop.widgets.card import Card, Line, Sign, Strip
from grouphub.desktop.widgets.chips import ChipRow
from grouphub.desktop.widgets.labels import Lead, Section, Text, Title
from grouphub.features.recipes.recipes import Recipe, recipes

_NARROW = 820


class NumberSpot(painting.Follows, QWidget):
    """The number of a step on a round amber ground."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self.look_changed()

    def look_changed(self) -> None:
        """Grow with the letters."""
        self.setFixedSize(theme.px(36), theme.px(36))
        super().look_changed()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the spot."""
        painter = QPainter(self)
        painting.box(painter, self.rect(), 99, fill="ambersoft")
        painting.words(
            painter, self.rect(), str(self._number), theme.font("lead", 700), "amber", Qt.AlignmentFlag.AlignCenter
        )
        painter.end()


class RecipesPage(QWidget):
    """Recipes to choose, read and print. ``come_back`` follows the padlock."""

    come_back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Recipes"))
        self._recipes: dict[str, Recipe] = {}
        self._cards: list[QWidget] = []
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._outer.addWidget(self._area)
        self._build()

    @property
    def recipe(self) -> Recipe:
        """The recipe that is showing."""
        return self._recipes[str(self.chips.key())]

    def retranslate(self) -> None:
        """Show the same recipe in the language spoken now."""
        chosen = self.chips.key()
        self._cards = []
        self._build()
        self.choose(str(chosen))

    def choose(self, key: str) -> None:
        """Show one recipe."""
        self.chips.choose(key)
        self._show()

    def print_recipe(self) -> None:
        """Print the recipe that is showing."""
        from grouphub.desktop.printing import print_pdf
        from grouphub.features.recipes.paper import recipe_sheet

        try:
            print_pdf(recipe_sheet(self.recipe))
        except GroupHubError as error:
            self.notice.set_words(error.text())
            self.notice.show()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the keys without marking a button: Enter must lead back, not print."""
        super().showEvent(event)
        self.setFocus()

    def resizeEvent(self, event: object) -> None:
        """Lay the two cards side by side where there is room."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._lay_cards()

    def _build(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(64, 36, 64, 40)
        column.setSpacing(20)
        head = QVBoxLayout()
        head.setSpacing(20)
        head.addLayout(self._head())
        self._recipes = {recipe.key: recipe for recipe in recipes(current())}
        names = [(recipe.key, recipe.name) for recipe in self._recipes.values()]
        self.chips = ChipRow(names, name=_("Recipes"))
        self.chips.chosen.connect(self._show)
        head.addWidget(self.chips)
        column.addLayout(head)
        self.notice = Strip("sunken", "", icon="printer")
        self.notice.hide()
        column.addWidget(self.notice)
        self._grid = QGridLayout()
        self._grid.setSpacing(20)
        column.addLayout(self._grid, 1)
        self._area.setWidget(body)
        self._area.viewport().setAutoFillBackground(False)
        body.setAutoFillBackground(False)
        self._show()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(Sign("cooking-pot", area="amber", size=26, side=48))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Title(_("Recipes")))
        words.addWidget(Text(_("Bread for the village"), tone="ink2"))
        row.addLayout(words, 1)
        self.printer = Button(_("Print"), "printer", kind="plain", size="small")
        self.printer.clicked.connect(self.print_recipe)
        self.padlock = IconButton("lock-simple", _("Back"), sign=22)
        self.padlock.clicked.connect(self.come_back)
        row.addWidget(self.printer, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.padlock, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _show(self) -> None:
        self.notice.hide()
        for card in self._cards:
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = [_amounts(self.recipe), _steps(self.recipe)]
        self._lay_cards()
        if self.isVisible():
            for card in self._cards:
                card.show()

    def _lay_cards(self) -> None:
        if not self._cards:
            return
        beside = self.width() >= theme.px(_NARROW)
        amounts, steps = self._cards
        self._grid.addWidget(amounts, 0, 0)
        self._grid.addWidget(steps, 0 if beside else 1, 1 if beside else 0)
        self._grid.setColumnStretch(0, 30 if beside else 1)
        self._grid.setColumnStretch(1, 72 if beside else 0)
        self._grid.setRowStretch(0, 1 if beside else 0)
        self._grid.setRowStretch(1, 0 if beside else 1)


def _amounts(recipe: Recipe) -> QFrame:
    card = Card(padding=28)
    card.body.setSpacing(0)
    card.body.addWidget(Section(recipe.portion, wrap=True))
    card.body.addSpacing(8)
    for line in recipe.ingredients:
        row = QHBoxLayout()
        row.setContentsMargins(0, 11, 0, 11)
        name = Lead(line.name, tone="ink", wrap=True)
        row.addWidget(name, 1)
        row.addWidget(Lead(line.amount, weight=600, tone="ink"))
        card.body.addLayout(row)
        card.body.addWidget(Line())
    card.body.addStretch(1)
    return card


def _steps(recipe: Recipe) -> QFrame:
    card = Card(padding=28)
    card.body.setSpacing(0)
    card.body.addWidget(Section(_("How to bake")))
    for number, step in enumerate(recipe.steps, 1):
        row = QHBoxLayout()
        row.setContentsMargins(0, 24 if number == 1 else 32, 0, 0)
        row.setSpacing(16)
        row.addWidget(NumberSpot(number), 0, Qt.AlignmentFlag.AlignTop)
        words = Lead(step, tone="ink", wrap=True)
        words.setMinimumHeight(theme.px(36))
        row.addWidget(words, 1)
        card.body.addLayout(row)
    card.body.addStretch(1)
    return card
