"""The form of a woman on paper, in the order of the screen: filled in by hand today, typed in when there is power."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grouphub.base.i18n import _
from grouphub.features.fields.kinds import Kind
from grouphub.features.people.rules import Answer, Purpose, Role, Safe, Schooling, Way, Whose, word
from grouphub.paper.form import Blank, BlankForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grouphub.features.fields.kinds import FieldRow
    from grouphub.features.people.papers.lists import Heading


def blank_form(heading: Heading, own: Sequence[FieldRow] = ()) -> bytes:
    """Return one woman's empty form, with what the group asks besides."""
    form = BlankForm(_("A woman of the group"), heading.group, again=_("Name"))
    _first(form)
    _phones(form)
    _place_and_school(form)
    _in_the_group(form)
    _own(form, own)
    _consents(form)
    form.part(_("Note"))
    form.note(_("Everyone with a password reads this. What is private does not belong here."))
    form.blanks(Blank(""))
    form.blanks(Blank(_("Filled in on"), 1), Blank(_("Filled in by"), 2), Blank(_("Signature"), 2))
    return form.finish()


def _first(form: BlankForm) -> None:
    form.note(_("Only her name is needed. Everything else may stay empty."))
    form.blanks(Blank(_("Name")), Blank(_("Family name")))
    form.blanks(Blank(_("Phone")), Blank(_("Birth: a day, a year, “about 1975”, or her age")))
    form.blanks(Blank(_("Village")), Blank(_("Father’s name")))
    form.blanks(Blank(_("Other spellings and nicknames")), Blank(_("How she wants to be written on paper")))


def _phones(form: BlankForm) -> None:
    form.part(_("Her phones"))
    form.ticks(_("May we call there?"), [_("Yes"), _("No"), _("Not known")], then=(Blank(_("When to call"), 1.6),))
    form.ticks(_("Whose phone is it?"), [word(whose) for whose in Whose])
    form.blanks(Blank(_("Remark"), 1), Blank(_("Another phone"), 1))
    assert len(Safe) == 3, "the boxes above are all there is"


def _place_and_school(form: BlankForm) -> None:
    form.part(_("Where she lives"))
    form.blanks(Blank(_("District")), Blank(_("Jamoat")))
    form.blanks(Blank(_("Street or quarter"), 3), Blank(_("House"), 1))
    form.part(_("School"))
    form.ticks(_("Schooling"), [word(level) for level in Schooling if level])
    form.ticks(_("Goes to school now"), [_("Yes"), _("No")])


def _in_the_group(form: BlankForm) -> None:
    form.part(_("In the group"))
    form.ticks(_("What she does here"), [word(role) for role in Role])
    form.blanks(Blank(_("In the group since")), Blank(_("Own short code")))


def _own(form: BlankForm, own: Sequence[FieldRow]) -> None:
    """Ask what the group wants to know besides, in its order."""
    if own:
        form.part(_("Your own fields"))
    short: list[str] = []
    for row in own:
        choices = [choice.name for choice in row.offered] if row.kind is Kind.CHOICE else []
        if row.kind is Kind.YES_NO:
            choices = [_("Yes"), _("No")]
        if not choices and row.kind is not Kind.LONG:
            short.append(row.name)
            continue
        _in_pairs(form, short)
        short = []
        if choices:
            form.ticks(row.name, choices)
        else:
            form.blanks(Blank(row.name))
    _in_pairs(form, short)


def _in_pairs(form: BlankForm, names: list[str]) -> None:
    for first in range(0, len(names), 2):
        form.blanks(*(Blank(name) for name in names[first : first + 2]))


def _consents(form: BlankForm) -> None:
    form.part(_("What she agrees to"))
    answers = [word(Answer.GIVEN), word(Answer.REFUSED), *(word(way) for way in Way)]
    for purpose in Purpose:
        form.ticks(word(purpose), answers, then=(Blank(_("Day"), 0.9),))
