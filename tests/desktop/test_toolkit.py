"""Qt comes up without what only its developers need, and has it when it is asked for. Each in a fresh process."""

from __future__ import annotations

import json
import subprocess
import sys

START = """
import json, sys
import grouphub.desktop
from PySide6.QtCore import QPoint

def read():
    names = ("errorhandler", "layout", "parser", "lib.enum_sig", "lib.pyi_generator")
    modules = [sys.modules[f"shibokensupport.signature.{name}"] for name in names]
    return [module.__name__.rpartition(".")[2] for module in modules if type(module).__name__ == "module"]

told = {"at_start": read(), "import": __import__.__name__}
try:
    QPoint("a", [])
except TypeError as error:
    told["complaint"] = str(error)
told["later"] = read()
told["words"] = QPoint.setX.__doc__
print(json.dumps(told))
"""


def started() -> dict[str, object]:
    ran = subprocess.run([sys.executable, "-c", START], capture_output=True, text=True, check=True, timeout=60)
    return json.loads(ran.stdout)


def test_what_only_developers_of_the_toolkit_need_is_not_read_at_a_start():
    told = started()
    assert told["at_start"] == []
    assert told["import"] == "__import__", "the toolkit looks through the source of every module imported"


def test_a_wrong_argument_is_still_complained_of_in_full():
    told = started()
    assert "PySide6.QtCore.QPoint.__init__(xpos: int, ypos: int, /)" in told["complaint"]
    assert {"errorhandler", "layout", "parser"} <= set(told["later"])
    assert told["words"] == "setX(self, x: int, /) -> None"
