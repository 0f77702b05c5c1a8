"""Start, nothing else."""

from __future__ import annotations

import sys


def main(words: list[str]) -> int:
    """Open the window, or do what the words say without one. Returns the exit status."""
    if "pictures" in words:
        from grouphub.desktop import pictures

        return pictures.main(words)
    if any(not word.startswith("-") for word in _without_values(words)) or {"-h", "--help"} & set(words):
        from grouphub import cli

        return cli.main(words)
    from grouphub import app

    return app.main(words)


def _without_values(words: list[str]) -> list[str]:
    """Return the words that are not the value of an option of the window."""
    takes_value = {"--data-dir", "--people", "--seed"}
    return [word for before, word in zip(["", *words], words, strict=False) if before not in takes_value]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
