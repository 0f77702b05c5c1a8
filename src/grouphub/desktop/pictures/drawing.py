"""The command ``pictures``: draws every page, dialog and step of an invented group into PNG files."""

from __future__ import annotations

import os
import sys
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from grouphub.base import i18n
from grouphub.base.command_line import DONE, REFUSED, WRONG_USAGE, Parser, UsageWrong
from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import LANGUAGES, _
from grouphub.base.settings import LETTERS, THEMES, ScreenSettings

if TYPE_CHECKING:
    from argparse import Namespace


def main(words: list[str]) -> int:
    """Draw what the words ask for. Returns the exit status."""
    i18n.use(_language_of_help(words))
    try:
        at = words.index("pictures")
        asked = _parser().parse_args([*words[:at], *words[at + 1 :]])
        return _draw(asked)
    except SystemExit:
        return DONE  # the help was shown
    except GroupHubError as error:
        sys.stderr.write(f"{error.text()}\n")
        return WRONG_USAGE if isinstance(error, UsageWrong) else REFUSED


def _language_of_help(words: list[str]) -> str:
    after = dict(pairwise(words)).get("--lang", "")
    return after if after in LANGUAGES else "en"


def _parser() -> Parser:
    parser = Parser(prog="grouphub pictures", description=_("Draws every page of an invented group."))
    parser.add_argument("out", metavar="OUT", type=Path, help=_("the folder the pictures go to"))
    parser.add_argument("--lang", choices=(*LANGUAGES, "all"), default="tg", help=_("the language: tg, ru, en or all"))
    parser.add_argument("--size", type=_size, default=(1366, 698), metavar="1366x698", help=_("size of the window"))
    parser.add_argument("--theme", choices=THEMES, default="light", help=_("the colours: light or dark"))
    parser.add_argument("--letters", choices=LETTERS, default="normal", help=_("the letters: normal, large or largest"))
    parser.add_argument("--only", metavar="NAME", help=_("only pictures whose name begins like this"))
    parser.add_argument("--people", type=int, default=30, metavar="N", help=_("how many women"))
    parser.add_argument("--seed", type=int, default=1, metavar="N", help=_("the same number gives the same group"))
    return parser


def _size(text: str) -> tuple[int, int]:
    wide, high = (int(part) for part in text.lower().split("x"))
    if not (100 <= wide <= 10_000 and 100 <= high <= 10_000):
        raise ValueError(text)
    return wide, high


def _draw(asked: Namespace) -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import qInstallMessageHandler
    from PySide6.QtWidgets import QApplication

    from grouphub.desktop.pictures.studio import Studio
    from grouphub.desktop.pictures.views import views

    qInstallMessageHandler(_tell_what_matters)
    app = QApplication.instance() or QApplication(["GroupHub"])
    assert isinstance(app, QApplication)
    drawn, failed = 0, 0
    for language in LANGUAGES if asked.lang == "all" else (asked.lang,):
        screen = ScreenSettings(language=language, theme=asked.theme, letters=asked.letters)
        out = asked.out / language if asked.lang == "all" else asked.out
        out.mkdir(parents=True, exist_ok=True)
        with Studio(app, screen, asked.size, people=asked.people, seed=asked.seed) as studio:
            for name, show in views(studio):
                if asked.only is None or name.startswith(asked.only):
                    drawn += 1
                    failed += not studio.take(name, show, out / f"{name}.png")
    if not drawn:
        raise UsageWrong(why=_("There is no picture named {name}.").format(name=asked.only))
    return REFUSED if failed else DONE


def _tell_what_matters(_kind: object, _context: object, message: str) -> None:
    """Keep what the toolkit says about having no screen to itself."""
    if not message.startswith("This plugin does not support"):
        sys.stderr.write(f"{message}\n")
