"""What the form of an own field says before it is saved."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from grouphub.base.errors import FieldProblem
from grouphub.base.i18n import N_, current
from grouphub.base.keys import new_key
from grouphub.base.names import fold
from grouphub.base.texts import check_length
from grouphub.features.fields.kinds import Kind, Names

if TYPE_CHECKING:
    from uuid import UUID

_LEAST_CHOICES = 2
_LONGEST_NAME = 200


@dataclass(frozen=True)
class ChoiceDraft:
    """One answer to choose."""

    names: Names = field(default_factory=Names)
    id: UUID = field(default_factory=new_key)


@dataclass(frozen=True)
class FieldDraft:
    """An own field as its form describes it."""

    kind: Kind = Kind.TEXT
    names: Names = field(default_factory=Names)
    choices: tuple[ChoiceDraft, ...] = ()
    """In order; of other kinds than a choice they are passed over."""
    id: UUID = field(default_factory=new_key)


class FieldNameMissing(FieldProblem):
    """The field has no name in any language."""

    message = N_("Write what the field is called. One language is enough.")


class TooFewAnswers(FieldProblem):
    """Nothing to choose from."""

    message = N_("Write at least two answers to choose from.")


class AnswerTwice(FieldProblem):
    """Two answers that a reader cannot tell apart."""

    message = N_("The answer “{name}” stands here twice.")


def checked(draft: FieldDraft) -> FieldDraft:
    """Return the draft as it is kept: texts clean, empty answers left out. Raises FieldProblem."""
    name = draft.names.cleaned()
    if not name.each():
        raise FieldNameMissing(f"name_{current()}")
    for language in ("tg", "ru", "en"):
        check_length(f"name_{language}", getattr(name, language), _LONGEST_NAME)
    if draft.kind is not Kind.CHOICE:
        return replace(draft, names=name, choices=())
    cleaned = [replace(choice, names=choice.names.cleaned()) for choice in draft.choices]
    choices = tuple(choice for choice in cleaned if choice.names.each())
    _check_choices(choices)
    return replace(draft, names=name, choices=choices)


def _check_choices(choices: tuple[ChoiceDraft, ...]) -> None:
    if len(choices) < _LEAST_CHOICES:
        raise TooFewAnswers("choices")
    said: set[str] = set()
    for choice in choices:
        keys = {fold(one) or one for one in choice.names.each()}
        if keys & said:
            raise AnswerTwice("choices", name=choice.names.shown())
        said |= keys
        for one in choice.names.each():
            check_length("choices", one, _LONGEST_NAME)
