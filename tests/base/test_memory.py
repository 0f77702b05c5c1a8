"""A piece of memory that is given back is overwritten at once: who takes it next finds nothing in it."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from grouphub.base.memory import _c_library
from tests.desktop.shell.test_memory import TUNED

pytestmark = pytest.mark.skipif(_c_library() is None, reason="another C library")

TAKEN_AGAIN = """
import ctypes
from grouphub.base.memory import _c_library, prepare_heap

prepare_heap()
library = _c_library()
SECRET = b"Nozaninmoh"
found = 0
for size in range(24, 2000, 8):
    pieces = [library.malloc(size) for _number in range(12)]
    for place in pieces:
        ctypes.memmove(place, SECRET * (size // 10), size // 10 * 10)
    for place in pieces:
        library.free(place)
    for _number in range(12):
        taken = library.malloc(size)
        found += SECRET in ctypes.string_at(taken, size)
print(found)
"""


def test_what_is_taken_again_holds_nothing_of_what_was_given_back():
    told = subprocess.run(
        [sys.executable, "-c", TAKEN_AGAIN],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "GLIBC_TUNABLES": TUNED, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    assert told.stdout == "0\n"
