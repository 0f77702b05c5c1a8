"""Words of a command line in the language spoken now; argparse alone speaks English."""

from __future__ import annotations

import argparse
import re
import sys
from typing import TYPE_CHECKING, NoReturn

from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterable

DONE, REFUSED, WRONG_USAGE = 0, 1, 2
"""Exit statuses: done, refused with a sentence, wrong words."""


class UsageWrong(GroupHubError):
    """The words are not a command; facts: why, usage."""

    message = N_("{why} Add --help to see what can be written.")


class Parser(argparse.ArgumentParser):
    """Reads words and speaks the chosen language."""

    def __init__(self, *, prog: str, description: str, epilog: str = "") -> None:
        super().__init__(
            prog=prog,
            description=description,
            epilog=epilog,
            add_help=False,
            allow_abbrev=False,
            formatter_class=_Help,
        )
        self._positionals.title = _("Commands and words")
        self._optionals.title = _("Options")
        self.add_argument("-h", "--help", action="help", help=_("show this help"))

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the words, in the language spoken now."""
        raise UsageWrong(why=_why(message))

    def print_help(self, file: object = None) -> None:  # noqa: ARG002  argparse's
        """Print the help on stdout."""
        sys.stdout.write(self.format_help())
        sys.stdout.flush()


class _Help(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,  # noqa: ARG002  argparse's own is English
    ) -> None:
        super().add_usage(usage, actions, groups, _("How to write it: "))


_MISTAKES = (
    (r"the following arguments are required: (?P<words>.*)", N_("Missing: {words}.")),
    (r"unrecognized arguments: (?P<words>.*)", N_("Not understood: {words}.")),
    (r"argument (?P<word>.*?): expected .*argument.*", N_("Something must stand after {word}.")),
    (r"argument (?P<word>.*?): not allowed with argument (?P<other>.*)", N_("{word} and {other} do not go together.")),
    (r"argument (?P<word>.*?): invalid [^:]*: '?(?P<value>.*?)'?( \(choose from.*)?", N_("{word} cannot be {value}.")),
)


def _why(message: str) -> str:
    """Return argparse's message in the language spoken now."""
    for pattern, told in _MISTAKES:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return _(told).format(**found.groupdict())
    return message if message.endswith(".") else f"{message}."
