"""What the commands print: sentences on stderr, results on stdout, nothing that could move a terminal's cursor."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable


def sentence(text: str) -> None:
    """Say something to the person at the keyboard."""
    sys.stderr.write(f"{shown(text)}\n")


def line(*cells: str) -> None:
    """Print one line of a result, cells parted by tabs."""
    sys.stdout.write("\t".join(map(shown, cells)) + "\n")


def one(value: dict[str, Any]) -> None:
    """Print one result as JSON."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def several(values: Iterable[dict[str, Any]]) -> None:
    """Print results as a JSON list, one on each line, as they come."""
    before = "["
    for value in values:
        sys.stdout.write(f"{before}\n{json.dumps(value, ensure_ascii=False)}")
        before = ","
    sys.stdout.write("[]\n" if before == "[" else "\n]\n")


def shown(text: str) -> str:
    """Return ``text`` on one line, with what cannot be seen written out: a name must not steer the terminal."""
    return "".join(letter if letter.isprintable() else _written_out(letter) for letter in text)


def _written_out(letter: str) -> str:
    if letter.isspace() and ord(letter) > 0x80:
        return " "
    return letter.encode("unicode_escape").decode("ascii")
