"""The commands that need no window: they call the same actions and queries as the pages."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING

from grouphub.base import i18n, logs
from grouphub.base.command_line import DONE, REFUSED, WRONG_USAGE, UsageWrong
from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import _
from grouphub.cli.speech import sentence
from grouphub.cli.words import chosen_folder, parser, spoken_language

if TYPE_CHECKING:
    from argparse import Namespace


def main(words: list[str]) -> int:
    """Do what the words say. Returns the exit status: 0 done, 1 refused with a sentence, 2 wrong usage."""
    _speak_utf8()
    i18n.use(spoken_language(words))
    try:
        try:
            status = _do(words)
            sys.stdout.flush()
        except BrokenPipeError:
            return _reader_is_gone()
    except KeyboardInterrupt:
        sentence(_("Stopped."))
        return REFUSED
    except Exception as error:  # noqa: BLE001  a fault of the program is told in a sentence too
        return _bug(error)
    return status


def _do(words: list[str]) -> int:
    try:
        asked = parser().parse_args(words)
    except UsageWrong as wrong:
        sentence(wrong.text())
        return WRONG_USAGE
    except SystemExit:
        return DONE  # the help was shown
    folder = chosen_folder(asked)
    if folder.path.is_dir():
        logs.start(folder.log)
    return _command(asked)


def _command(asked: Namespace) -> int:
    module, name = asked.command.split(".")
    try:
        getattr(import_module(f"grouphub.cli.{module}"), name)(asked)
    except UsageWrong as wrong:
        sentence(wrong.text())
        return WRONG_USAGE
    except GroupHubError as error:
        sentence(error.text())
        return REFUSED
    return DONE


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _reader_is_gone() -> int:
    """Let the rest go nowhere: whoever reads has read enough."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return DONE


def _bug(error: BaseException) -> int:
    logs.note(error)
    sentence(
        _(
            "The program made a mistake of its own ({kind}). What was saved before is safe. "
            "Where it happened is in log.txt in the folder of the register, without any names."
        ).format(kind=type(error).__name__)
    )
    return REFUSED
