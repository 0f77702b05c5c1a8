"""The second step: what the file leaves open, each asked once, with samples out of it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from grouphub.base import days
from grouphub.base.i18n import _
from grouphub.desktop.transfer.step_area import StepArea
from grouphub.desktop.widgets.card import Card
from grouphub.desktop.widgets.chips import ChipRow
from grouphub.desktop.widgets.choice_fields import TilesField
from grouphub.desktop.widgets.labels import Section, Small, Text
from grouphub.features.transfer.day_cells import DayOrder
from grouphub.features.transfer.name_cells import NameOrder
from grouphub.features.transfer.questions import DayOrderQuestion, OldFontQuestion
from grouphub.features.transfer.sheets import CYRILLIC_SETS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from grouphub.features.transfer.intake import Intake
    from grouphub.features.transfer.name_cells import Name
    from grouphub.features.transfer.questions import NameOrderQuestion
    from grouphub.features.transfer.sheets import Workbook
    from grouphub.features.transfer.table_look import Look

_DOT = "  ·  "
_SETS = {
    "utf-8": "UTF-8",
    "cp1251": "Windows-1251",
    "cp866": "DOS-866",
    "koi8_r": "KOI8-R",
    "mac_cyrillic": "Mac",
    "cp1252": "Windows-1252",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16 BE",
}


class QuestionsStep(StepArea):
    """``answered`` carries what is known then; ``read_again`` the same when the file must be looked at anew."""

    answered = Signal(object)
    read_again = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._intake: Intake | None = None
        self.fields: list[QWidget] = []

    def show_questions(self, book: Workbook, look: Look, intake: Intake, *, letters_wrong: bool) -> int:
        """Ask what is open and return how many questions that are."""
        self._intake = intake
        self.fields = []
        cards: list[Card] = []
        if len(book.filled) > 1:
            cards.append(self._sheets(book, look.sheet.name))
        if letters_wrong and book.kind == "text":
            cards.append(self._letters(book, look))
        if look.font:
            cards.append(self._font(look.font))
        if look.understood.is_questionable:
            cards.append(self._is_list())
        for question in look.questions:
            if isinstance(question, DayOrderQuestion):
                cards.append(self._days(question))
            else:
                cards.append(self._names(question))
        self.show_parts(list(cards))
        return len(cards)

    def know(self, intake: Intake) -> None:
        """Go on from what was said in another step."""
        self._intake = intake

    # --- the cards ----------------------------------------------------------------------------------------------------

    def _sheets(self, book: Workbook, current: str) -> Card:
        card = _card(_("Which sheet is it?"), _("The file has several. One is taken over at a time."))
        hidden = _("{name} (hidden)")
        named = [(sheet.name, hidden.format(name=sheet.name) if sheet.hidden else sheet.name) for sheet in book.filled]
        chips = ChipRow(named, name=_("Which sheet is it?"))
        chips.choose(current)
        chips.chosen.connect(lambda name: self.read_again.emit(self._now.of_sheet(str(name))))
        card.body.addWidget(chips)
        self.fields.append(chips)
        return card

    def _letters(self, book: Workbook, look: Look) -> Card:
        card = _card(_("Which letters are the right ones?"), _("Choose until the names read well."))
        sets = ChipRow([(one, _SETS.get(one, one)) for one in _sets_of(book)], name=_("Letters"))
        sets.choose(book.encoding)
        sets.chosen.connect(lambda one: self.read_again.emit(replace(self._now, encoding=str(one), decided={})))
        signs = ((",", _("Comma")), (";", _("Semicolon")), ("\t", _("Tab")), ("|", _("Upright line")))
        between = ChipRow(signs, name=_("What stands between the columns"))
        between.choose(book.separator)
        between.chosen.connect(lambda one: self.read_again.emit(replace(self._now, separator=str(one), decided={})))
        card.body.addWidget(sets)
        card.body.addWidget(Text(_("What stands between the columns"), weight=600))
        card.body.addWidget(between)
        for line in look.first_lines():
            card.body.addWidget(Small(line, wrap=True))
        self.fields += [sets, between]
        return card

    def _font(self, question: OldFontQuestion) -> Card:
        card = _card(_("In which way do the names read well?"), _("They were typed in an old Tajik font."))
        words = {"A": _("First reading"), "B": _("Second reading")}
        choices = [
            (font, words[font], "text-aa", "blue", _DOT.join(sample.read[font] for sample in question.samples))
            for font in question.fonts
        ]
        as_is = _DOT.join(sample.text for sample in question.samples)
        tiles = self._tiles("font", (*choices, ("none", _("As it stands there"), "text-aa", "ink2", as_is)))
        tiles.set_value(self._now.old_font or question.fonts[0])
        tiles.changed.connect(lambda: self.read_again.emit(replace(self._now, old_font=str(tiles.value()), decided={})))
        card.body.addWidget(tiles)
        return card

    def _is_list(self) -> Card:
        why = _("No column of this table looks like names, births or phones.")
        card = _card(_("Is this a list of women?"), why)
        choices = (
            ("", _("No, I choose another file or sheet"), "x", "ink2", ""),
            ("yes", _("Yes, it is a list of women"), "check", "green", ""),
        )
        tiles = self._tiles("is_list", choices)
        tiles.set_value("yes" if self._now.is_list else "")
        tiles.changed.connect(lambda: self._say(replace(self._now, is_list=bool(tiles.value()))))
        card.body.addWidget(tiles)
        return card

    def _days(self, question: DayOrderQuestion) -> Card:
        number = question.column.number
        asked = _("What comes first in “{column}”, the day or the month?").format(column=_named(question.column))
        written = _DOT.join(sample.text for sample in question.samples)
        card = _card(asked, _("In the table stands: {written}").format(written=written))
        first = _DOT.join(days.in_words(sample.day_first) for sample in question.samples)
        second = _DOT.join(days.in_words(sample.month_first) for sample in question.samples)
        choices = (
            (DayOrder.DAY_FIRST.value, _("The day"), "calendar-blank", "blue", first),
            (DayOrder.MONTH_FIRST.value, _("The month"), "calendar-blank", "clay", second),
        )
        tiles = self._tiles(f"days-{number}", choices)
        tiles.set_value((self._now.day_orders.get(number) or question.assumed).value)
        tiles.changed.connect(partial(self._day_said, number, tiles))
        card.body.addWidget(tiles)
        return card

    def _names(self, question: NameOrderQuestion) -> Card:
        number = question.column.number
        asked = _("What comes first in “{column}”, the family name or her own?").format(column=_named(question.column))
        written = _DOT.join(sample.text for sample in question.samples)
        card = _card(asked, _("In the table stands: {written}").format(written=written))
        family = _DOT.join(_parts(sample.family_first) for sample in question.samples)
        given = _DOT.join(_parts(sample.given_first) for sample in question.samples)
        choices = (
            (NameOrder.FAMILY_FIRST.value, _("The family name"), "users", "blue", family),
            (NameOrder.GIVEN_FIRST.value, _("Her own name"), "user", "clay", given),
        )
        tiles = self._tiles(f"names-{number}", choices)
        tiles.set_value((self._now.name_orders.get(number) or question.assumed).value)
        tiles.changed.connect(partial(self._name_said, number, tiles))
        card.body.addWidget(tiles)
        return card

    # --- answers ------------------------------------------------------------------------------------------------------

    @property
    def _now(self) -> Intake:
        assert self._intake is not None
        return self._intake

    def _tiles(self, name: str, choices: Sequence[tuple[str, str, str | None, str, str]]) -> TilesField:
        tiles = TilesField(name, "", choices, columns=1)
        tiles.label.hide()
        self.fields.append(tiles)
        return tiles

    def _day_said(self, number: int, tiles: TilesField) -> None:
        orders = {**self._now.day_orders, number: DayOrder(str(tiles.value()))}
        self._say(replace(self._now, day_orders=orders, decided={}))

    def _name_said(self, number: int, tiles: TilesField) -> None:
        orders = {**self._now.name_orders, number: NameOrder(str(tiles.value()))}
        self._say(replace(self._now, name_orders=orders, decided={}))

    def _say(self, intake: Intake) -> None:
        self._intake = intake
        self.answered.emit(intake)


def _sets_of(book: Workbook) -> list[str]:
    """Return the sets of letters that may be meant, always in one order; she may have chosen a wrong one before."""
    could_be = {*book.encodings, book.encoding}
    if could_be & {*CYRILLIC_SETS}:
        could_be |= {*CYRILLIC_SETS}
    return [*(one for one in _SETS if one in could_be), *sorted(could_be - _SETS.keys())]


def _card(title: str, hint: str) -> Card:
    card = Card()
    card.setAccessibleName(title)
    card.body.addWidget(Section(title, wrap=True))
    card.body.addWidget(Text(hint, tone="ink2", wrap=True))
    return card


def _named(column: object) -> str:
    head = getattr(column, "head", "")
    return str(head or getattr(column, "letter", ""))


def _parts(name: Name) -> str:
    return _("{given}, family {family}").format(given=name.given, family=name.family) if name.family else name.given
