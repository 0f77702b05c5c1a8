"""Tables without a window: women come in from a spreadsheet, or are written into one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grouphub.base.command_line import UsageWrong
from grouphub.base.errors import GroupHubError
from grouphub.base.files import write_new
from grouphub.base.i18n import N_, _, ngettext
from grouphub.cli import speech
from grouphub.cli.register import open_register, wants_json
from grouphub.features.fields.queries import own_fields
from grouphub.features.group.queries import group_settings
from grouphub.features.people import queries
from grouphub.features.people.card import people
from grouphub.features.people.queries import Order, PeopleFilter
from grouphub.features.transfer.arrivals import Verdict, plan
from grouphub.features.transfer.files_out import MAKERS
from grouphub.features.transfer.meanings import OwnColumn
from grouphub.features.transfer.nameless import nameless_table
from grouphub.features.transfer.outgoing import columns, table
from grouphub.features.transfer.reading import read_workbook
from grouphub.features.transfer.taking_over import TakenOver, take_over
from grouphub.features.transfer.understanding import Choices, understand

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from grouphub.features.transfer.arrivals import Plan
    from grouphub.features.transfer.outgoing import OutColumn
    from grouphub.features.transfer.sheets import Sheet, Workbook
    from grouphub.store.database import Database


class NoSuchSheet(GroupHubError):
    """The file has no sheet of that name; facts: name, names."""

    message = N_("There is no sheet “{name}” in this file. There are: {names}. Nothing was taken over.")


class NotAList(GroupHubError):
    """No column of the table looks like names, births or phones."""

    message = N_(
        "No column of this table looks like names, births or phones, so nothing was taken over. "
        "Add --all-the-same when it is a list of women."
    )


def import_people(asked: Namespace) -> None:
    """Take women over from a file, or only say what would come."""
    book = read_workbook(asked.file)
    with open_register(asked, writes=not asked.dry_run) as database:
        sheet = _sheet(book, asked.sheet)
        planned = _planned(database, book, sheet, all_the_same=asked.all_the_same)
        taken = None if asked.dry_run else take_over(database, planned.arrivals)
    _tell(asked, planned, taken)


def export_people(asked: Namespace) -> None:
    """Write the women of the group into a new file."""
    path: Path = asked.file
    make = MAKERS.get(path.suffix.lower())
    if make is None:
        raise UsageWrong(why=_("The name of the file must end with .xlsx or .csv."))
    with open_register(asked) as database, database.read() as session:
        settings = group_settings(session)
        order = Order(family_first=settings.family_first)
        ids = queries.ids_of(session, list(queries.people_ids(session, PeopleFilter(), order)))
        women = list(people(session, ids, family_first=settings.family_first))
        today = database.clock.today()
        if asked.without_names:
            made = nameless_table(women, today, settings.age_bands)
            keys, content, caution = list(made.keys), make(made.heads, made.rows), made.caution()
        else:
            shown = _chosen(columns(session, women, today), asked.columns)
            keys, caution = [column.key for column in shown], ""
            content = make([column.head for column in shown], table(women, shown))
    write_new(path, content)
    if wants_json(asked):
        speech.one({"file": str(path), "women": len(women), "columns": keys})
        return
    if caution:
        speech.sentence(caution)
    speech.line(_("{file} was written. Whoever finds it can read it.").format(file=path))


def _sheet(book: Workbook, name: str) -> Sheet:
    if not name:
        return book.filled[0]
    found = next((sheet for sheet in book.sheets if sheet.name == name), None)
    if found is None:
        raise NoSuchSheet(name=name, names=", ".join(sheet.name for sheet in book.filled))
    return found


def _planned(database: Database, book: Workbook, sheet: Sheet, *, all_the_same: bool) -> Plan:
    with database.read() as session:
        own = tuple(OwnColumn(str(row.id), row.names.each()) for row in own_fields(session))
        today = database.clock.today()
        understood = understand(sheet, Choices(today, own=own), counts_from=book.counts_from)
        if understood.is_questionable and not all_the_same:
            raise NotAList
        return plan(session, understood, today, family_first=group_settings(session).family_first)


def _chosen(known: tuple[OutColumn, ...], wanted: str) -> tuple[OutColumn, ...]:
    if not wanted:
        return known
    offered = list(dict.fromkeys(column.chosen_as for column in known))
    keys = [key.strip() for key in wanted.split(",")]
    strange = [key for key in keys if key not in offered]
    if strange:
        words = _("No such columns: {names}. There are: {known}.")
        raise UsageWrong(why=words.format(names=", ".join(strange), known=", ".join(offered)))
    return tuple(column for key in dict.fromkeys(keys) for column in known if column.chosen_as == key)


def _tell(asked: Namespace, planned: Plan, taken: TakenOver | None) -> None:
    counts = {verdict.value: planned.count(verdict) for verdict in Verdict}
    problems = [{"row": one.row, "cell": one.place, "why": one.why} for one in planned.problems]
    if wants_json(asked):
        told: dict[str, Any] = {"read": len(planned.arrivals), **counts, "problems": problems}
        if taken is not None:
            told |= {"added": taken.added, "rewritten": taken.changed}
        speech.one(told)
        return
    for problem in planned.problems:
        speech.sentence(_("{cell}: {why}").format(cell=problem.place, why=problem.why))
    read = len(planned.arrivals)
    speech.line(ngettext("{count} woman was read.", "{count} women were read.", read).format(count=read))
    speech.line(_("New: {new}, as before: {same}, changed: {changed}, in doubt: {doubtful}.").format(**counts))
    if taken is None:
        speech.line(_("Nothing was written."))
    else:
        speech.line(_("Added: {added}, changed: {changed}.").format(added=taken.added, changed=taken.changed))
