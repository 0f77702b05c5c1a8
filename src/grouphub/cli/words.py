"""The words of the commands, their help, and what is wrong with words that are not understood."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from grouphub.base.command_line import Parser
from grouphub.base.i18n import LANGUAGES, _
from grouphub.base.paths import Folder, default_folder
from grouphub.base.settings import ScreenSettings

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_PEOPLE = 5_000_000


def spoken_language(words: Sequence[str]) -> str:
    """Return the language asked for, or the one of the register's window."""
    asked = _glance(words)
    return asked.lang if asked.lang in LANGUAGES else ScreenSettings.load(chosen_folder(asked).screen).language


def _glance(words: Sequence[str]) -> argparse.Namespace:
    """Read only what decides the language of everything else."""
    glance = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    glance.add_argument("--lang", nargs="?")
    glance.add_argument("--data-dir", nargs="?")
    found, _others = glance.parse_known_args(list(words))
    return found


def chosen_folder(asked: argparse.Namespace) -> Folder:
    """Return the folder named, or the usual one."""
    named = getattr(asked, "data_dir", None)
    return Folder(Path(named).absolute() if named else default_folder())


def parser() -> Parser:
    """Return the parser of all commands."""
    whole = Parser(
        prog="grouphub",
        description=_("The register of the group, without a window."),
        epilog=_(
            "Without a command the window opens; with --practice an invented group to practise with, "
            "with --practice --people N one of N women."
        ),
    )
    _add_shared(whole)
    commands = whole.add_subparsers(metavar=_("COMMAND"), required=True, dest="word")
    _add_create(commands)
    _add_practice(commands)
    _add_check(commands)
    _add_copies(commands)
    _add_people(commands)
    _add_income(commands)
    _add_print(commands)
    _add_tables(commands)
    commands.add_parser(
        "pictures",
        prog="grouphub pictures",
        description=_("Draws every page of an invented group."),
        help=_("draw every page of an invented group into a folder: pictures OUT"),
    )
    return whole


def _add_shared(parser: Parser) -> None:
    """Add what may stand before or after the command; nothing is set where it is not written."""
    silent = argparse.SUPPRESS
    parser.add_argument("--data-dir", metavar=_("FOLDER"), default=silent, help=_("the folder of the register"))
    parser.add_argument("--lang", choices=LANGUAGES, default=silent, help=_("the language: tg, ru or en"))
    parser.add_argument("--json", action="store_true", default=silent, help=_("print the result as JSON"))
    secret = parser.add_mutually_exclusive_group()
    secret.add_argument(
        "--password-file", metavar=_("FILE"), default=silent, help=_("read the password from the first line of a file")
    )
    secret.add_argument(
        "--password-fd", metavar="N", type=int, default=silent, help=_("read the password from an open descriptor")
    )
    parser.add_argument(
        "--clock-is-right",
        action="store_true",
        default=silent,
        help=_("write although the clock stands before the newest entry"),
    )


if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[Parser]  # noqa: SLF001  its only name


def _command(commands: Commands, word: str, text: str, *, does: str) -> Parser:
    made: Parser = commands.add_parser(word, prog=f"grouphub {word}", description=text, help=text)
    made.set_defaults(command=does)
    _add_shared(made)
    return made


def _add_create(commands: Commands) -> None:
    create = _command(commands, "create", _("Make the register of a new group."), does="commands.create")
    create.add_argument("--name", required=True, help=_("the name of the group"))
    create.add_argument("--village", default="", help=_("where the group is"))
    create.add_argument("--keeper", default="", help=_("the name of the woman whose password it is"))


def _add_practice(commands: Commands) -> None:
    practice = _command(
        commands, "practice", _("Make an invented group in --data-dir, for measuring."), does="commands.practice"
    )
    practice.add_argument("--people", type=_number, default=30, metavar="N", help=_("how many women"))
    practice.add_argument("--seed", type=int, default=1, metavar="N", help=_("the same number gives the same group"))


def _add_check(commands: Commands) -> None:
    _command(commands, "check", _("Read the whole register and say whether all is well."), does="commands.check")


def _add_copies(commands: Commands) -> None:
    text = _("Keep a copy of the whole register in a folder or on a stick.")
    copy = _command(commands, "copy", text, does="copies.copy")
    copy.add_argument("folder", metavar=_("FOLDER"), type=Path, help=_("where the copy is kept"))
    text = _("Bring a copy back; what is here is kept first.")
    restore = _command(commands, "restore", text, does="copies.restore")
    restore.add_argument("file", metavar=_("FILE"), type=Path, help=_("the copy; the password is that of its day"))
    restore.add_argument("--older", action="store_true", help=_("also when older entries take the place of newer ones"))
    text = _("Bring what can be read out of a damaged register into a new one; the damaged files are kept.")
    _command(commands, "salvage", text, does="copies.salvage")
    restore.add_argument("--another", action="store_true", help=_("also when it is the copy of another register"))


def _add_people(commands: Commands) -> None:
    people = commands.add_parser(
        "people",
        prog="grouphub people",
        description=_("Add, find or list women."),
        help=_("add, find or list women"),
    )
    _add_shared(people)
    inside = people.add_subparsers(metavar=_("COMMAND"), required=True, dest="people_word")
    add = _people_command(inside, "add", _("Add a woman."), does="commands.people_add")
    add.add_argument("--given", required=True, help=_("her own name"))
    for word, text in (
        ("--patronymic", _("her father's name")),
        ("--family", _("her family name")),
        ("--born", _("day, year or age: 12.03.1998, 1998, about 1998, 34")),
        ("--village", _("where she lives")),
        ("--district", _("the district of the village, in any spelling")),
        ("--jamoat", _("the jamoat of the village")),
        ("--street", _("street or quarter in the village")),
        ("--house", _("her house")),
        ("--code", _("her short code")),
    ):
        add.add_argument(word, default="", help=text)
    add.add_argument("--phone", action="append", default=[], help=_("a telephone; may be written several times"))
    find = _people_command(inside, "find", _("Find women by anything written about them."), does="commands.people_find")
    find.add_argument("text", nargs="+", metavar=_("TEXT"), help=_("part of a name, village, code or telephone"))
    find.add_argument("--most", type=_number, default=20, metavar="N", help=_("how many at most"))
    _people_command(inside, "list", _("List the women of the group."), does="commands.people_list")


def _add_income(commands: Commands) -> None:
    """Add what tells about money; sums are in diram where JSON is asked for."""
    whole = commands.add_parser(
        "income",
        prog="grouphub income",
        description=_("Tell who earned what, what is to be paid, and what is in the cash box."),
        help=_("tell who earned what, what is to be paid, and what is in the cash box"),
    )
    _add_shared(whole)
    inside = whole.add_subparsers(metavar=_("WHAT"), required=True, dest="income_word")
    for word, text in (
        ("month", _("What each woman earned in a month.")),
        ("balances", _("What is to be paid to each woman.")),
        ("box", _("What came into the cash box in a month and went out of it.")),
    ):
        made = _command(inside, word, text, does=f"income.{word}")
        made.prog = f"grouphub income {word}"
        if word != "balances":
            made.add_argument(
                "day", nargs="?", default="", metavar=_("DAY"), help=_("any day of the month; else this month")
            )


def _add_print(commands: Commands) -> None:
    """Add the papers. Each is written as a PDF into a file: what prints it is the computer's own matter."""
    papers = commands.add_parser(
        "print",
        prog="grouphub print",
        description=_("Write a paper as a PDF: it can then be printed with anything."),
        help=_("write a list, a form or a record as a PDF"),
    )
    _add_shared(papers)
    inside = papers.add_subparsers(metavar=_("PAPER"), required=True, dest="paper")
    for word, text in (
        ("roster", _("The list of women.")),
        ("phones", _("The numbers that are safe to call.")),
        ("signup", _("An empty sheet to sign up on.")),
        ("form", _("An empty form for one woman, in the order of the screen.")),
        ("labels", _("A label for every woman, 24 on a page.")),
        ("badges", _("A badge for every woman, to cut out.")),
    ):
        made = _command(inside, word, text, does="papers.print_paper")
        made.prog = f"grouphub print {word}"
        made.add_argument("file", metavar=_("FILE"), type=Path, help=_("the PDF that is made; never written over"))
    record = _command(
        inside, "record", _("All that is written about one woman, for her own eyes."), does="papers.print_record"
    )
    record.prog = "grouphub print record"
    record.add_argument("file", metavar=_("FILE"), type=Path, help=_("the PDF that is made; never written over"))
    record.add_argument("text", nargs="+", metavar=_("TEXT"), help=_("part of a name, village, code or telephone"))


def _add_tables(commands: Commands) -> None:
    """Add what brings women in from a table, and what writes them into one."""
    for word, text in (
        ("import", _("Take women over from a spreadsheet.")),
        ("export", _("Write the women of the group into a spreadsheet.")),
    ):
        whole = commands.add_parser(word, prog=f"grouphub {word}", description=text, help=text)
        _add_shared(whole)
        inside = whole.add_subparsers(metavar=_("WHAT"), required=True, dest=f"{word}_word")
        made = _command(inside, "people", text, does=f"tables.{word}_people")
        made.prog = f"grouphub {word} people"
        if word == "import":
            made.add_argument("file", metavar=_("FILE"), type=Path, help=_("an .xlsx, .ods, .xls or .csv"))
            made.add_argument("--sheet", default="", metavar=_("NAME"), help=_("which sheet; else the first one"))
            made.add_argument("--dry-run", action="store_true", help=_("only say what would come"))
            made.add_argument("--all-the-same", action="store_true", help=_("take over what does not look like a list"))
        else:
            made.add_argument("file", metavar=_("FILE"), type=Path, help=_("a new .xlsx or .csv; never written over"))
            made.add_argument(
                "--columns",
                default="",
                metavar="A,B",
                help=_("only these columns: given, family, phone, village … (a wrong name tells all)"),
            )
            made.add_argument("--without-names", action="store_true", help=_("nobody is named, nothing is exact"))


def _people_command(commands: Commands, word: str, text: str, *, does: str) -> Parser:
    made = _command(commands, word, text, does=does)
    made.prog = f"grouphub people {word}"
    return made


def _number(text: str) -> int:
    number = int(text)
    if not 0 <= number <= _MOST_PEOPLE:
        raise ValueError(text)
    return number
