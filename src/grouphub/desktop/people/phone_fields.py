"""What is asked about a telephone: whose it is, whether it is safe to call, when, and a remark."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from grouphub.base.i18n import _
from grouphub.base.keys import new_key
from grouphub.desktop.people.signs import SAFE_SIGNS
from grouphub.desktop.widgets.choice_fields import ChoiceField, SegmentsField
from grouphub.desktop.widgets.day_fields import PhoneField
from grouphub.desktop.widgets.fields import Field, TextField
from grouphub.desktop.widgets.rows_field import Row, RowsField
from grouphub.features.people.drafts import PhoneDraft
from grouphub.features.people.rules import Safe, Whose, chosen, word

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class KeyField(Field):
    """The key of what a row is about: kept with the row, never shown."""

    def __init__(self, name: str) -> None:
        super().__init__(name, "", required=False)
        self._key = str(new_key())
        self.hide()

    def value(self) -> str:
        """Return the key."""
        return self._key

    def set_value(self, value: Any) -> None:
        """Take another key; an empty one is passed over."""
        self._key = str(value or self._key)

    def editor(self) -> QWidget:
        """Return the field itself: there is nothing to type."""
        return self


class AboutPhone:
    """The fields beside a number. ``prefix`` keeps their names apart from other numbers."""

    def __init__(self, prefix: str = "") -> None:
        short = {Safe.YES: _("Yes"), Safe.NO: _("No"), Safe.UNKNOWN: _("Not known")}
        safe = [(choice.value, short[choice], SAFE_SIGNS[choice][0]) for choice in Safe]
        self.safe = SegmentsField(f"{prefix}safe", _("May we call there?"), safe)
        self.safe.speak_as(self.safe.label_text)  # other fields of the form say yes and no too
        whose = [(choice.value, word(choice)) for choice in Whose]
        self.whose = ChoiceField(f"{prefix}whose", _("Whose phone is it?"), whose)
        self.whose_words = TextField(f"{prefix}whose_words", _("Who is that?"), required=False)
        self.hours = TextField(f"{prefix}hours", _("When to call"), required=False, placeholder=_("for example 14–16"))
        self.remark = TextField(
            f"{prefix}remark", _("Remark"), required=False, placeholder=_("for example: ask for her sister")
        )
        self.whose.changed.connect(self._ask_who)
        self.show_phone(PhoneDraft())

    def rows(self) -> tuple[tuple[Field, ...], ...]:
        """Return the fields as they stand side by side."""
        return (self.safe,), (self.whose, self.hours), (self.whose_words,), (self.remark,)

    def show_phone(self, phone: PhoneDraft) -> None:
        """Fill in what is known."""
        self.safe.set_value(phone.safe.value)
        self.whose.set_value(phone.whose.value)
        for field in (self.whose_words, self.hours, self.remark):
            field.set_value(getattr(phone, field.name.rpartition("-")[2]))
        self.follow()

    def phone(self, typed: str, key: UUID) -> PhoneDraft:
        """Return the telephone that is described."""
        whose = chosen(Whose, self.whose.value(), Whose.OWN)
        return PhoneDraft(
            typed,
            whose,
            self.whose_words.value() if whose is Whose.OTHER else "",
            chosen(Safe, self.safe.value(), Safe.UNKNOWN),
            self.hours.value(),
            self.remark.value(),
            key,
        )

    def follow(self) -> None:
        """Ask who it is only when it is somebody else."""
        if self.whose.value() == Whose.OTHER:
            self.whose_words.setVisible(self.whose_words.parentWidget() is not None)
        else:
            self.whose_words.hide()

    def _ask_who(self) -> None:
        self.follow()


class MorePhones(RowsField):
    """Any number of further telephones."""

    def __init__(self, name: str) -> None:
        super().__init__(
            name, _("More phones"), _furnish, add_text=_("Add another phone"), take_out_text=_("Take this phone out")
        )

    def show_phones(self, phones: tuple[PhoneDraft, ...]) -> None:
        """Show these telephones."""
        self.set_value([
            {
                "typed": phone.typed,
                "safe": phone.safe.value,
                "whose": phone.whose.value,
                "whose_words": phone.whose_words,
                "hours": phone.hours,
                "remark": phone.remark,
                "key": str(phone.id),
            }
            for phone in phones
        ])  # fmt: skip

    def set_value(self, value: Any) -> None:
        """Show one row for each telephone."""
        super().set_value(value)
        for row in self.rows:
            row.about.follow()  # type: ignore[attr-defined]

    def phones(self) -> tuple[PhoneDraft, ...]:
        """Return the telephones that are described."""
        return tuple(
            PhoneDraft(
                entry["typed"],
                chosen(Whose, entry["whose"], Whose.OWN),
                entry["whose_words"] if entry["whose"] == Whose.OTHER else "",
                chosen(Safe, entry["safe"], Safe.UNKNOWN),
                entry["hours"],
                entry["remark"],
                UUID(entry["key"]),
            )
            for entry in self.value()
        )


def _furnish(row: Row) -> None:
    row.add(PhoneField("typed", _("Phone"), required=False))
    about = AboutPhone()
    row.about = about  # type: ignore[attr-defined]
    for fields in about.rows():
        row.add_row(*fields)
    about.follow()
    row.add(KeyField("key"))
