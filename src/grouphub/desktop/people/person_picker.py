"""A field one chooses a woman in: part of her name in any spelling, the arrows, Enter. For every form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from grouphub.base.i18n import _
from grouphub.base.names import fold
from grouphub.desktop.people.person_offers import PersonOffers, about
from grouphub.desktop.widgets.fields import Field, LineEdit
from grouphub.features.people import finding, queries

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from grouphub.desktop.workspace import Workspace
    from grouphub.features.people.finding import Hit

_MOST: Final = 6


class PersonField(Field):
    """A woman of the register; with ``bare_name`` also somebody who has no record, known by name only.

    The value is ``{"id": key or "", "name": what stands in the line}``. ``besides`` are women who are not offered.
    """

    is_typed = True

    def __init__(
        self,
        name: str,
        label: str,
        workspace: Workspace,
        *,
        bare_name: bool = False,
        besides: Collection[UUID] = (),
        placeholder: str = "",
        **options: Any,
    ) -> None:
        super().__init__(name, label, **options)
        self.workspace = workspace
        self._bare_name = bare_name
        self._besides = frozenset(besides)
        self._own_hint = self._hint
        self._id = ""
        self.edit = LineEdit(icon="user")
        self.edit.setPlaceholderText(placeholder or _("Part of her name"))
        self.edit.textEdited.connect(self._typed)
        self.edit.left.connect(self._left)
        self.offers = PersonOffers(self.edit, self._find)
        self.offers.person_taken.connect(self._taken)
        self._place(self.edit)

    def value(self) -> dict[str, str]:
        """Return who was chosen and what stands in the line."""
        return {"id": self._id, "name": self.edit.text()}

    def set_value(self, value: Any) -> None:
        """Show somebody without telling anybody."""
        kept = value if isinstance(value, dict) else {}
        self.edit.setText(str(kept.get("name") or ""))
        self.edit.setCursorPosition(0)
        self._choose(str(kept.get("id") or ""))

    def person(self) -> UUID | None:
        """Return the key of the woman who was chosen; None for a bare name or nobody."""
        return UUID(self._id) if self._id else None

    def typed_name(self) -> str:
        """Return the name of somebody who has no record; empty when a woman was chosen."""
        return "" if self._id else self.edit.text().strip()

    def set_person(self, person_id: UUID | None) -> None:
        """Show a woman of the register."""
        found = []
        if person_id is not None:
            first = self.workspace.settings.family_first
            with self.workspace.db.read() as session:
                found = queries.people_by_id(session, [person_id], family_first=first)
        self.set_value({"id": str(person_id), "name": found[0].name} if found else None)

    def editor(self) -> LineEdit:
        """Return the line."""
        return self.edit

    def is_empty(self) -> bool:
        """Return whether nothing but blanks stands in the line."""
        return not self.edit.text().strip()

    def problem(self) -> str | None:
        """Return that a woman must be chosen where a bare name is not enough."""
        if not self._bare_name and not self._id and not self.is_empty():
            return _("Choose the woman from the list.")
        return super().problem()

    def caret(self) -> int:
        """Return where the text cursor stands."""
        return self.edit.cursorPosition()

    def set_caret(self, place: int) -> None:
        """Put the text cursor somewhere."""
        self.edit.setCursorPosition(place)

    def _find(self, typed: str) -> Sequence[Hit]:
        first = self.workspace.settings.family_first
        with self.workspace.db.read() as session:
            found = finding.find(session, typed, _MOST + len(self._besides), family_first=first)
        return [hit for hit in found if hit.person.id not in self._besides][:_MOST]

    def _typed(self) -> None:
        self._choose("")
        self.changed.emit()

    def _taken(self, hit: Hit) -> None:
        self._choose(str(hit.person.id))
        self.set_hint(about(hit) or self._own_hint)
        self.changed.emit()

    def _choose(self, key: str) -> None:
        self._id = key
        self.edit.set_mark("check-circle" if key else None)
        self.set_hint(self._own_hint)

    def _left(self) -> None:
        """Take the only woman who is called exactly so, where one must be chosen."""
        if not self._id and not self._bare_name and not self.is_empty():
            key = sorted(fold(self.edit.text()).split())
            same = [hit for hit in self._find(self.edit.text()) if sorted(fold(hit.person.name).split()) == key]
            if len(same) == 1:
                self.edit.setText(same[0].person.name)
                self._taken(same[0])
        self.left.emit()
