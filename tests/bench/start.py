"""Starts the program as ``grouphub --data-dir FOLDER`` and ends when its first window is painted."""

from __future__ import annotations

import sys

from grouphub.__main__ import main

if __name__ == "__main__":
    # Before the program itself, which is why the class is told where it is made.
    from grouphub.desktop.shell import window
    from tests.bench.bare import say_when_painted

    say_when_painted(window.Window)
    main(["--data-dir", sys.argv[2]])
