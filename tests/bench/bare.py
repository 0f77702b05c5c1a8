"""The physical limit of starting: the smallest window the toolkit can show, in a fresh process."""

from __future__ import annotations

import json
import os
import resource
import sys

from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from tests.bench.screen import Painted


def main() -> None:
    """Show the window, wait until it is painted, say what it took."""
    app = QApplication(["bare"])
    window = QWidget()
    QVBoxLayout(window).addWidget(QLabel("GroupHub"))
    window.resize(1366, 698)
    window.show()
    painted = Painted(window).wait()
    used = resource.getrusage(resource.RUSAGE_SELF)
    sys.stdout.write(json.dumps({"wall": painted - float(sys.argv[1]), "cpu": used.ru_utime + used.ru_stime}) + "\n")
    sys.stdout.flush()
    assert app is not None
    os._exit(0)


if __name__ == "__main__":
    main()
