"""The dialog that changes one thing about several women together: what, the new value, and what comes of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from PySide6.QtCore import QTimer

from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import _, ngettext
from grouphub.desktop.fields.answer_fields import AnswerFields
from grouphub.desktop.people.form_dialog import AT_ONCE, FormDialog
from grouphub.desktop.people.person_fields import NOT_SAID, plain_choice
from grouphub.desktop.people.preview_rows import PreviewRows
from grouphub.desktop.people.signs import STANDING_SIGNS, soft
from grouphub.desktop.places.choices import district_choices
from grouphub.desktop.widgets.choice_fields import ChoiceField, SegmentsField, TilesField
from grouphub.desktop.widgets.day_fields import DayField
from grouphub.desktop.widgets.fields import CompletedField, Field, TextField
from grouphub.desktop.widgets.form import Form
from grouphub.desktop.widgets.overlay import WIDE
from grouphub.desktop.widgets.pick_field import PickField
from grouphub.features.fields.kinds import Kind
from grouphub.features.fields.queries import own_fields
from grouphub.features.people import together, where
from grouphub.features.people.rules import Role, Schooling, Standing, word
from grouphub.features.people.timeline import ROLE_SIGNS
from grouphub.features.people.together import Together, What
from grouphub.features.places.queries import completed, districts
from grouphub.features.places.rules import Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from grouphub.desktop.workspace import Workspace
    from grouphub.features.people.together import Preview

_LOOK_MS: Final = 150
"""The preview follows when the typing rests."""


class TogetherDialog(FormDialog):
    """Nothing is written before the preview was seen; who is so already stays as she is."""

    def __init__(self, workspace: Workspace, person_ids: list[str]) -> None:
        self._person_ids = [UUID(person_id) for person_id in person_ids]
        form = TogetherForm(workspace)
        count = len(self._person_ids)
        title = ngettext("Change together: {count} woman", "Change together: {count} women", count).format(count=count)
        self._timer = QTimer(singleShot=True, interval=_LOOK_MS)
        super().__init__(workspace, title, form, width=WIDE)
        self.values = form
        self.preview = PreviewRows()
        form.add(self.preview)
        self._timer.setParent(self)
        self._timer.timeout.connect(self.look)
        form.edited.connect(self._timer.start)
        form.restored.connect(self._timer.start)
        self.look()

    def look(self) -> None:
        """Show what would come of it."""
        found = self._preview()
        self.preview.show_preview(found)
        changing = len(found.changing) if found else 0
        words = ngettext("Change {count} woman", "Change {count} women", changing).format(count=changing)
        self.save.set_words(words if changing else _("Change"))
        self.save.setEnabled(changing > 0)

    def write(self) -> None:
        """Change them."""
        self._change()()

    def long_write(self) -> Callable[[], object] | None:
        """Return the change when it is about many."""
        return self._change() if len(self._person_ids) > AT_ONCE else None

    def _change(self) -> Callable[[], object]:
        return partial(together.change_people, self.workspace.db, self._person_ids, self.values.change())

    def _preview(self) -> Preview | None:
        if self.values.what() is None or self.values.problems():
            return None
        first, today = self.workspace.settings.family_first, self.workspace.today()
        try:
            with self.workspace.db.read() as session:
                return together.preview(session, self._person_ids, self.values.change(), today, family_first=first)
        except GroupHubError:
            return None


class TogetherForm(Form):
    """What is changed, and below it only the fields that belong to it."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__("people/together")
        self.workspace = workspace
        with workspace.db.read() as session:
            rows = tuple(row for row in own_fields(session) if row.kind is not Kind.LINK)
            listed = districts(session)
        self._own = AnswerFields(workspace, rows)
        self._own.show_answers({})
        asked = [(what.value, _words()[what]) for what in What if what is not What.OWN]
        asked += [(str(row.id), row.name) for row in rows]
        self.asked = ChoiceField("what", _("What changes"), asked, placeholder=_("Choose"))
        self.add(self.asked)
        self.parts: dict[str, tuple[Field, ...]] = {**self._make(listed), **{
            str(key): (field,) for key, field in self._own.fields.items()
        }}  # fmt: skip
        for key, fields in self.parts.items():
            if key == What.VILLAGE:
                self.add_row(*fields)
            else:
                for field in fields:
                    self.add(field)
        self.asked.changed.connect(self.follow)
        self.follow()

    def what(self) -> What | None:
        """Return what is changed; None while nothing was chosen."""
        key = str(self.asked.value() or "")
        if not key:
            return None
        return What(key) if key in set(What) else What.OWN

    def change(self) -> Together:
        """Return the change as it stands in the fields."""
        what = self.what()
        assert what is not None
        if what is What.OWN:
            key = UUID(str(self.asked.value()))
            return Together(what, own=key, text=self._own.answers()[key])
        return self._plain(what)

    def follow(self) -> None:
        """Show only the fields of what was chosen."""
        chosen = str(self.asked.value() or "")
        for key, fields in self.parts.items():
            for field in fields:
                field.setVisible(key == chosen)
                field.setEnabled(key == chosen)

    def restore(self, state: dict[str, Any]) -> None:
        """Show a draft as it was left."""
        self.set_values(state.get("fields") or {})
        self.follow()
        super().restore(state)

    def _plain(self, what: What) -> Together:
        value = {name: field.value() for name, field in self.fields().items()}
        if what is What.VILLAGE:
            return Together(what, place=self._place())
        if what in {What.BEGINS, What.ENDS}:
            return Together(what, role=Role(str(value[f"role-{what}"])), day=self._day(f"day-{what}"))
        if what is What.STANDING:
            standing = Standing(str(value["standing"]))
            return Together(what, standing=standing, day=self._day("day-standing"), text=str(value["reason"]))
        if what is What.JOINED:
            return Together(what, day=self._day("joined_on"))
        return Together(what, text=plain_choice(self.field(what.value)))

    def _place(self) -> Place:
        district = self.field("district")
        assert isinstance(district, PickField)
        place = Place(str(self.field("village").value()), "", district.key())
        with self.workspace.db.read() as session:
            return completed(session, place)

    def _day(self, name: str) -> Any:
        field = self.field(name)
        assert isinstance(field, DayField)
        return field.day()

    def _make(self, listed: Any) -> dict[str, tuple[Field, ...]]:
        today = self.workspace.today
        roles = [(role.value, word(role), icon, soft(area)) for role in Role for icon, area in (ROLE_SIGNS[role],)]
        standings = [(one.value, word(one), *STANDING_SIGNS[one]) for one in Standing]
        since, until = DayField("day-begins", _("From"), today, required=False), DayField("day-ends", _("Until"), today)
        day = DayField("day-standing", _("On which day"), today)
        for field in (since, until, day):
            field.set_day(today())
        schoolings = [(step.value or NOT_SAID, word(step)) for step in Schooling]
        answers = [("yes", _("Yes")), ("no", _("No")), ("", _("Not said"))]
        in_school = SegmentsField("in_school", _("Goes to school now"), answers, required=False)
        in_school.set_value("")
        village = CompletedField("village", _("Village"), self._villages, required=False)
        return {
            What.VILLAGE: (village, PickField("district", _("District"), district_choices(listed, ""), required=False)),
            What.STREET: (TextField("street", _("Street or quarter"), required=False),),
            What.SCHOOLING: (ChoiceField("schooling", _("Schooling"), schoolings),),
            What.IN_SCHOOL: (in_school,),
            What.BEGINS: (TilesField("role-begins", _("What they do from now on"), roles, columns=2), since),
            What.ENDS: (TilesField("role-ends", _("What they no longer do"), roles, columns=2), until),
            What.STANDING: (
                TilesField("standing", _("What happened"), standings, columns=3),
                day,
                TextField("reason", _("Why"), required=False),
            ),
            What.JOINED: (DayField("joined_on", _("In the group since"), today, past=True, required=False),),
        }

    def _villages(self, typed: str) -> list[str]:
        with self.workspace.db.read() as session:
            return list(dict.fromkeys(row.name for row in where.villages_like(session, typed)))


def _words() -> dict[What, str]:
    return {
        What.VILLAGE: _("Village"),
        What.STREET: _("Street or quarter"),
        What.SCHOOLING: _("Schooling"),
        What.IN_SCHOOL: _("Goes to school now"),
        What.BEGINS: _("What they do: begins"),
        What.ENDS: _("What they do: ends"),
        What.STANDING: _("Joining, pausing, leaving"),
        What.JOINED: _("In the group since"),
    }
