"""Start, nothing else."""

from __future__ import annotations

import sys

_TAKES_VALUE = {"--data-dir", "--lang", "--password-file", "--password-fd", "--people", "--seed"}
"""Options that may stand before the command and are followed by a word of their own."""


def main(words: list[str]) -> int:
    """Open the window, or do what the words say without one. Returns the exit status."""
    if words == ["read-sheets"]:  # how the program starts itself to read a stranger's file at arm's length
        from grouphub.features.transfer import reader

        return reader.main()
    command = _command(words)
    if command == "pictures":
        from grouphub.desktop.pictures import drawing

        return drawing.main(words)
    if command or {"-h", "--help"} & set(words):
        from grouphub import cli

        return cli.main(words)
    from grouphub import app

    return app.main(words)


def _command(words: list[str]) -> str:
    """Return the first word that is neither an option nor the value of one; empty where there is none."""
    befores = ["", *words]
    commands = (
        word
        for before, word in zip(befores, words, strict=False)
        if not word.startswith("-") and before not in _TAKES_VALUE
    )
    return next(commands, "")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
