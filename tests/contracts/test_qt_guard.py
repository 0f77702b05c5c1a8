"""The toolkit must not wear Python out: PySide6 6.12.0 on Python 3.11 loses one reference to None per call."""

from __future__ import annotations

import subprocess
import sys

CALLS = """
from PySide6.QtWidgets import QApplication, QComboBox

app = QApplication([])
box = QComboBox()
for _ in range(100_000):
    box.currentData()
print("alive")
"""


def test_a_hundred_thousand_calls_that_return_none_leave_the_process_alive():
    """An abort kills the process without a chance to save, so it gets a process of its own."""
    ran = subprocess.run([sys.executable, "-c", CALLS], capture_output=True, text=True, check=False, timeout=120)
    assert (ran.returncode, ran.stdout.strip()) == (0, "alive"), ran.stderr
