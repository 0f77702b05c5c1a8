"""Papers without a window: the same PDFs as the dialog shows, written into a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grouphub.base.errors import GroupHubError
from grouphub.base.files import write_new
from grouphub.base.i18n import N_, _
from grouphub.cli import speech
from grouphub.cli.register import open_register, wants_json
from grouphub.features.fields.queries import own_fields
from grouphub.features.group.queries import group_settings
from grouphub.features.people import card, finding, queries
from grouphub.features.people.papers import form, labels, lists, record
from grouphub.features.people.papers.lists import Heading
from grouphub.features.people.printed import printed_women
from grouphub.features.people.queries import Order, PeopleFilter

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from sqlalchemy.orm import Session

    from grouphub.features.people.printed import PrintedWoman
    from grouphub.store.database import Database


class NotOneWoman(GroupHubError):
    """The words fit nobody, or several; fact: names."""

    message = N_("This must fit one woman. It fits: {names}. Nothing was written.")


def print_paper(asked: Namespace) -> None:
    """Write a paper about the women of the group."""
    with open_register(asked) as database, database.read() as session:
        heading = _heading(session, database)
        match asked.paper:
            case "signup":
                pdf = lists.sign_up(heading)
            case "form":
                pdf = form.blank_form(heading, own_fields(session))
            case "phones":
                pdf = lists.phone_list(_women(session), heading)
            case "labels":
                pdf = labels.name_labels(_women(session))
            case "badges":
                pdf = labels.badges(_women(session), heading.group)
            case _:
                pdf = lists.roster(_women(session), heading)
    _write(asked, pdf)


def print_record(asked: Namespace) -> None:
    """Write all that is known of one woman. Raises NotOneWoman."""
    with open_register(asked) as database, database.read() as session:
        family_first = group_settings(session).family_first
        hits = finding.find(session, " ".join(asked.text), 5, family_first=family_first, near=False)
        if len(hits) != 1:
            raise NotOneWoman(names=", ".join(hit.person.name for hit in hits) or _("nobody"))
        one = card.person(session, hits[0].person.id, family_first=family_first)
        pdf = record.record(one, _heading(session, database))
    _write(asked, pdf)


def _heading(session: Session, database: Database) -> Heading:
    return Heading(group_settings(session).name, database.clock.today())


def _women(session: Session) -> list[PrintedWoman]:
    family_first = group_settings(session).family_first
    rows = queries.people_ids(session, PeopleFilter(), Order(family_first=family_first))
    return list(printed_women(session, rows, family_first=family_first))


def _write(asked: Namespace, pdf: bytes) -> None:
    path: Path = asked.file
    write_new(path, pdf)
    if wants_json(asked):
        made: dict[str, Any] = {"file": str(path), "bytes": len(pdf)}
        speech.one(made)
    else:
        speech.line(_("{file} was written. Whoever finds it can read it.").format(file=path))
