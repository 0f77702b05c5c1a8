"""The dialog that shows only women whose answers in own fields fit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer

from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import _
from grouphub.desktop.fields.answer_fields import FEW, choice_tiles
from grouphub.desktop.people.form_dialog import FormDialog
from grouphub.desktop.widgets.choice_fields import ChoiceField, SegmentsField
from grouphub.desktop.widgets.day_fields import DayField
from grouphub.desktop.widgets.fields import TextField
from grouphub.desktop.widgets.form import Form
from grouphub.desktop.widgets.labels import Section
from grouphub.features.fields import queries
from grouphub.features.fields.kinds import NO, YES, Kind, parse, shown
from grouphub.features.fields.queries import OwnFilter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from grouphub.desktop.widgets.fields import Field
    from grouphub.desktop.workspace import Workspace
    from grouphub.features.fields.kinds import FieldRow

_ANY, _FILLED, _EMPTY = "any", "filled", "empty"
_RANGES = {Kind.NUMBER, Kind.DAY}


class OwnFilterDialog(FormDialog):
    """One question for each own field; what is left open lets everybody through. ``place`` is that of the list."""

    def __init__(self, workspace: Workspace, place: dict[str, Any] | None = None) -> None:
        self._place = place or {}
        with workspace.db.read() as session:
            rows = queries.own_fields(session)
        form = Form("people/own-filter")
        self.questions = [_Question(workspace, row) for row in rows]
        for question in self.questions:
            question.lay_out(form)
        kept = {one.field: one for one in filters_in(self._place)}
        for question in self.questions:
            question.show_filter(kept.get(question.row.id))
        super().__init__(workspace, _("Show only"), form, save=_("Show"))
        self.save.set_sign("funnel")

    def write(self) -> None:
        """Go back to the list with what was chosen, once this dialog is closed."""
        wanted = [one for question in self.questions if (one := question.wanted()) is not None]
        place = {**self._place, "own": [one.to_dict() for one in wanted]}
        self.form.forget_edits()
        QTimer.singleShot(0, lambda: self.workspace.frame.go("people", **place))

    def _save(self) -> None:
        """Nothing is written into the register: the draft simply goes."""
        if self.form.check():
            self.write()
            self.workspace.drafts.close(self.form)
            self.accept()


class _Question:
    """What is asked about one own field."""

    def __init__(self, workspace: Workspace, row: FieldRow) -> None:
        self.row = row
        self._today = workspace.today
        key = row.form_field
        self.low: Field | None = None
        self.high: Field | None = None
        if row.kind in _RANGES:
            self.low, self.high = self._bound(f"{key}-low", _("From")), self._bound(f"{key}-high", _("To"))
        self.which = self._which(key)

    def lay_out(self, form: Form) -> None:
        """Put the question below the last."""
        if self.low is not None and self.high is not None:
            form.add(Section(self.row.name, wrap=True))
            form.add_row(self.low, self.high)
        form.add(self.which)

    def show_filter(self, kept: OwnFilter | None) -> None:
        """Show what is chosen now."""
        if kept is None:
            self.which.set_value(_ANY)
            return
        chosen = next(iter(kept.any_of), "")
        self.which.set_value(_EMPTY if kept.empty else chosen or (_ANY if kept.low or kept.high else _FILLED))
        for field, text in ((self.low, kept.low), (self.high, kept.high)):
            if field is not None:
                field.set_value(shown(self.row, text))

    def wanted(self) -> OwnFilter | None:
        """Return the filter that is asked for; None when everybody fits."""
        which, row = str(self.which.value() or _ANY), self.row
        low, high = (self._read(field) for field in (self.low, self.high))
        if which == _EMPTY:
            return OwnFilter(row.id, row.kind, empty=True)
        if which not in {_ANY, _FILLED}:
            return OwnFilter(row.id, row.kind, any_of=frozenset({which}))
        return OwnFilter(row.id, row.kind, low=low, high=high) if low or high or which == _FILLED else None

    def _read(self, field: Field | None) -> str:
        return "" if field is None else parse(self.row, str(field.value()), self._today())

    def _bound(self, name: str, label: str) -> Field:
        field: Field
        if self.row.kind is Kind.DAY:
            field = DayField(name, label, self._today, required=False)
        else:
            field = TextField(name, label, required=False, check=self._problem)
        field.speak_as(_("{field}: {what}").format(field=self.row.name, what=label))
        return field

    def _problem(self, typed: Any) -> str | None:
        try:
            parse(self.row, str(typed), self._today())
        except GroupHubError as error:
            return error.text()
        return None

    def _which(self, name: str) -> Field:
        row = self.row
        whole = [(_ANY, _("All")), (_FILLED, _("Answered")), (_EMPTY, _("No answer"))]
        if row.kind is Kind.CHOICE and len(row.offered) <= FEW:
            return choice_tiles(name, row, whole)
        if row.kind is Kind.CHOICE:
            answers = [(str(choice.id), choice.name) for choice in row.choices]
            return ChoiceField(name, row.name, [*answers, *whole])
        if row.kind is Kind.YES_NO:
            whole = [whole[0], (YES, _("Yes")), (NO, _("No")), whole[2]]
        label = _("Answer") if row.kind in _RANGES else row.name
        field = SegmentsField(name, label, whole)
        field.speak_as(row.name)
        return field


def filters_in(place: dict[str, Any]) -> tuple[OwnFilter, ...]:
    """Return the filters a place of the list holds; what is not understood is passed over."""
    kept = place.get("own")
    found = (OwnFilter.from_dict(one) for one in kept) if isinstance(kept, list) else ()
    return tuple(one for one in found if one is not None)


def in_words(filters: Iterable[OwnFilter], rows: Iterable[FieldRow]) -> str:
    """Return what the list is kept to: "Hearing: badly · Cows: 2 to 5"."""
    known = {row.id: row for row in rows}
    return " · ".join(_words(one, known[one.field]) for one in filters if one.field in known)


def _words(one: OwnFilter, row: FieldRow) -> str:
    low, high = shown(row, one.low), shown(row, one.high)
    if one.empty:
        what = _("no answer")
    elif one.any_of:
        what = ", ".join(shown(row, text) for text in sorted(one.any_of))
    elif low and high:
        what = _("{low} to {high}").format(low=low, high=high)
    elif low:
        what = _("from {low}").format(low=low)
    else:
        what = _("up to {high}").format(high=high) if high else _("answered")
    return _("{field}: {what}").format(field=row.name, what=what)
