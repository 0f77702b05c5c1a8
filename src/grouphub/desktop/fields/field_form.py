"""The dialog that adds an own field or changes one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from grouphub.base.i18n import _, current, ngettext
from grouphub.desktop.fields.kind_signs import tiles
from grouphub.desktop.people.form_dialog import FormDialog
from grouphub.desktop.people.phone_fields import KeyField
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.choice_fields import TilesField
from grouphub.desktop.widgets.fields import TextField
from grouphub.desktop.widgets.form import Form
from grouphub.desktop.widgets.overlay import MIDDLE
from grouphub.desktop.widgets.rows_field import Row, RowsField
from grouphub.features.fields import actions, queries
from grouphub.features.fields.drafts import ChoiceDraft, FieldDraft
from grouphub.features.fields.kinds import Kind, Names
from grouphub.features.people import own

if TYPE_CHECKING:
    from grouphub.desktop.workspace import Workspace
    from grouphub.features.fields.kinds import FieldRow

_ORDER = {"tg": ("tg", "ru", "en"), "ru": ("ru", "tg", "en"), "en": ("en", "tg", "ru")}


def _in_language(language: str) -> str:
    return {"tg": _("In Tajik"), "ru": _("In Russian"), "en": _("In English")}[language]


class _FirstName(TextField):
    """The name in the language spoken now: needed only while no other is written."""

    others: tuple[TextField, ...] = ()

    def problem(self) -> str | None:
        """Return that a name is missing when there is none in any language."""
        return None if self.is_empty() and any(not other.is_empty() for other in self.others) else super().problem()


class OwnFieldDialog(FormDialog):
    """What is asked, in three languages, and what kind of answer is expected."""

    def __init__(self, workspace: Workspace, field_id: str = "") -> None:
        self._field_id = UUID(field_id) if field_id else None
        row, answered = _read(workspace, self._field_id)
        form = Form(f"settings/own-field/{field_id or 'new'}")
        first, *others = _ORDER[current()]
        self.first = _FirstName(f"name_{first}", _("What is asked"), placeholder=_("such as: children at school"))
        self.others = tuple(TextField(f"name_{one}", _in_language(one), required=False) for one in others)
        self.first.others = self.others
        self.kind = TilesField("kind", _("What kind of answer"), tiles(), columns=2)
        self.choices = RowsField(
            "choices",
            _("The answers to choose from"),
            _furnish,
            add_text=_("Add an answer"),
            take_out_text=_("Take this answer out"),
            least=2,
            movable=True,
            hint=_("An answer that a woman has already stays with her when you take it out here."),
        )
        self.key = KeyField("key")
        form.add(self.first)
        form.add_row(*self.others)
        for field in (self.kind, self.choices, self.key):
            form.add(field)
        self.kind.changed.connect(self.follow)
        form.restored.connect(self.follow)
        self._show(row)
        if answered:
            self.kind.set_hint(_kept_words(answered))
        title = _("Change the field") if row else _("Add a field")
        can_go = row is not None and not answered
        archive = Button(_("Archive"), "archive", "plain") if row and answered else None
        take_out = _("Take out") if can_go else ""
        super().__init__(workspace, title, form, take_out=take_out, aside=archive, width=MIDDLE + 20)
        if archive is not None:
            archive.clicked.connect(self._archive)

    def write(self) -> None:
        """Add the field or change it."""
        draft = FieldDraft(Kind(str(self.kind.value())), self._names(), self._choices(), UUID(self.key.value()))
        if self._field_id is None:
            actions.add_field(self.workspace.db, draft)
        else:
            own.change_own_field(self.workspace.db, self._field_id, draft)

    def erase(self) -> None:
        """Take the field out."""
        assert self._field_id is not None
        actions.take_out_field(self.workspace.db, self._field_id)

    def follow(self) -> None:
        """Ask for the answers only where one of several is chosen."""
        self.choices.setVisible(self.kind.value() == Kind.CHOICE)

    def _archive(self) -> None:
        """Ask no more: a field with answers is archived instead of taken out."""
        key = self._field_id
        assert key is not None
        self.do(lambda: actions.archive_field(self.workspace.db, key))

    def _show(self, row: FieldRow | None) -> None:
        if row is not None:
            for field in (self.first, *self.others):
                field.set_value(getattr(row.names, field.name.rpartition("_")[2]))
            self.choices.set_value([
                {"tg": one.names.tg, "ru": one.names.ru, "en": one.names.en, "key": str(one.id)} for one in row.offered
            ])  # fmt: skip
            self.key.set_value(str(row.id))
        self.kind.set_value((row.kind if row else Kind.TEXT).value)
        self.follow()

    def _names(self) -> Names:
        return Names(**{field.name.rpartition("_")[2]: field.value() for field in (self.first, *self.others)})

    def _choices(self) -> tuple[ChoiceDraft, ...]:
        return tuple(
            ChoiceDraft(Names(entry["tg"], entry["ru"], entry["en"]), UUID(entry["key"]))
            for entry in self.choices.value()
        )


def _furnish(row: Row) -> None:
    row.add_row(*(TextField(one, _in_language(one), required=False) for one in _ORDER[current()]))
    row.add(KeyField("key"))


def _read(workspace: Workspace, field_id: UUID | None) -> tuple[Any, int]:
    """Return the field, None for a new one, and how many women have an answer."""
    if field_id is None:
        return None, 0
    with workspace.db.read() as session:
        row = queries.own_field(session, field_id)
        return row, queries.answered(session).get(field_id, 0)


def _kept_words(answered: int) -> str:
    text = ngettext(
        "{count} woman has an answer. Another kind is taken only if the answer can be read so.",
        "{count} women have an answer. Another kind is taken only if every answer can be read so.",
        answered,
    )
    return text.format(count=answered)
