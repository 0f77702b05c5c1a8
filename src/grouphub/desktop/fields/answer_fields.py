"""A form's field for each own field: what asks for an answer, and how the answer is read back as it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import _
from grouphub.desktop.people.person_picker import PersonField
from grouphub.desktop.widgets.choice_fields import ChoiceField, SegmentsField, TilesField
from grouphub.desktop.widgets.day_fields import DayField, PhoneField
from grouphub.desktop.widgets.fields import LongTextField, TextField
from grouphub.features.fields.kinds import NO, YES, FieldRow, Kind, parse, shown

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from grouphub.desktop.widgets.fields import Field
    from grouphub.desktop.workspace import Workspace

_NOT_SAID = "not said"
FEW = 3
"""So many answers stand as tiles; more are a drop-down."""
_SHORT = (TextField, ChoiceField, PersonField)


class AnswerFields:
    """One field for each own field, in order; ``besides`` are women whom links do not offer."""

    def __init__(self, workspace: Workspace, rows: tuple[FieldRow, ...], besides: tuple[UUID, ...] = ()) -> None:
        self._today = workspace.today
        self._rows = {row.id: row for row in rows}
        self._kept: dict[UUID, str] = {}
        self.fields: dict[UUID, Field] = {row.id: _field(workspace, row, besides) for row in rows}

    def lines(self) -> list[tuple[Field, ...]]:
        """Return the fields as they stand side by side: short ones two in a line, in their order."""
        found: list[tuple[Field, ...]] = []
        for field in self.fields.values():
            short = isinstance(field, _SHORT)
            if short and found and len(found[-1]) == 1 and isinstance(found[-1][0], _SHORT):
                found[-1] = (*found[-1], field)
            else:
                found.append((field,))
        return found

    def show_answers(self, answers: dict[UUID, str]) -> None:
        """Fill in what is kept."""
        self._kept = answers
        for key, field in self.fields.items():
            _fill(field, self._rows[key], answers.get(key, ""))

    def answers(self) -> dict[UUID, str]:
        """Return what the fields say, as it is kept; what cannot be read stays as typed for the register to refuse."""
        return {key: self._answer(key, field) for key, field in self.fields.items()}

    def _answer(self, key: UUID, field: Field) -> str:
        if isinstance(field, TilesField) and not field.value():
            return self._kept.get(key, "")  # an answer that is offered no more stays
        return _read(field, self._rows[key], self._today())


def _field(workspace: Workspace, row: FieldRow, besides: tuple[UUID, ...]) -> Field:
    name, label = row.form_field, row.name
    match row.kind:
        case Kind.LONG:
            return LongTextField(name, label, required=False)
        case Kind.NUMBER:
            check = _checked(row, workspace.today)
            return TextField(name, label, required=False, icon="hash", check=check)
        case Kind.DAY:
            return DayField(name, label, workspace.today, required=False)
        case Kind.PHONE:
            return PhoneField(name, label, required=False)
        case Kind.LINK:
            return PersonField(name, label, workspace, besides=besides, required=False)
    return _chosen_field(row)


def _chosen_field(row: FieldRow) -> Field:
    if row.kind is Kind.YES_NO:
        answers = [(YES, _("Yes")), (NO, _("No")), ("", _("Not said"))]
        field = SegmentsField(row.form_field, row.name, answers, required=False)
        field.speak_as(row.name)  # other fields of the form say yes and no too
        return field
    if row.kind is Kind.CHOICE and len(row.offered) <= FEW:
        return choice_tiles(row.form_field, row, [(_NOT_SAID, _("Not said"))])
    if row.kind is Kind.CHOICE:
        return ChoiceField(row.form_field, row.name, [], required=False)
    return TextField(row.form_field, row.name, required=False)


def choice_tiles(name: str, row: FieldRow, more: list[tuple[str, str]]) -> TilesField:
    """Return the few answers of a field as tiles, after them ``more``."""
    answers = [(str(choice.id), choice.name) for choice in row.offered]
    field = TilesField(name, row.name, [*answers, *more], columns=2, required=False)
    field.speak_as(row.name)  # other fields of the form may have the same answers
    return field


def _checked(row: FieldRow, today: Callable[[], date]) -> Callable[[Any], str | None]:
    def check(typed: Any) -> str | None:
        try:
            parse(row, str(typed), today())
        except GroupHubError as error:
            return error.text()
        return None

    return check


def _fill(field: Field, row: FieldRow, text: str) -> None:
    if isinstance(field, PersonField):
        field.set_person(UUID(text) if text else None)
    elif isinstance(field, ChoiceField):
        offered = [choice for choice in row.choices if not choice.archived or str(choice.id) == text]
        field.set_choices([(_NOT_SAID, _("Not said")), *((str(choice.id), choice.name) for choice in offered)])
        field.set_value(text or _NOT_SAID)
    elif isinstance(field, TilesField):
        field.set_value(text or _NOT_SAID)
    elif row.kind is Kind.YES_NO or row.kind is Kind.PHONE:
        field.set_value(text)
    else:
        field.set_value(shown(row, text))


def _read(field: Field, row: FieldRow, today: date) -> str:
    value = field.value()
    if isinstance(field, PersonField):
        return str(field.person() or field.typed_name())
    typed = "" if value == _NOT_SAID else str(value)
    try:
        return parse(row, typed, today)
    except GroupHubError:
        return typed
