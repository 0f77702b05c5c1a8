"""Rules of the house that no linter knows."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import grouphub
from grouphub.base import resources
from grouphub.desktop import catalogue
from grouphub.features import registry
from grouphub.features.recipes.paper import recipe_sheet
from grouphub.features.recipes.recipes import recipes
from grouphub.paper.recovery import recovery_sheet
from grouphub.store import journal
from grouphub.store.records import Base, Record
from grouphub.store.recovery import RecoveryCode

SOURCE = Path(grouphub.__file__).parent
MODULES = sorted(SOURCE.rglob("*.py"))
NAMES = {"GroupHub", "Caps Lock", "Esc", "dd.mm.yyyy"}
"""What is the same in every language: our name and the words on keys."""
SIGNS = {sign.stem for sign in resources.path("icons").rglob("*.svg")}
KEYS = re.compile(r"(Ctrl|Alt|Shift|F\d+)(\+\w+)*")
SAYING = {
    "setText", "setToolTip", "setPlaceholderText", "setAccessibleName", "setAccessibleDescription", "set_words",
    "set_hint", "set_label", "set_note", "set_facts", "set_title", "show_error", "toast", "Button", "IconButton",
    "Title", "Section", "Lead", "Text", "Small", "Tiny", "Elided", "Card", "Strip", "Empty", "Pill", "PageHeader",
    "SettingRow", "RowsCard", "Tick", "Switch", "setStatusTip", "setWhatsThis", "add_cancel",
}  # fmt: skip
SIGN_FIRST = {"IconButton", "SettingRow", "Strip", "Empty"}
FIELD = re.compile(r".*Field$")
NETWORK = {
    "socket", "ssl", "http", "urllib", "urllib3", "requests", "ftplib", "smtplib", "xmlrpc", "asyncio", "socketserver",
    "telnetlib", "aiohttp", "httpx", "websockets", "imaplib", "poplib", "nntplib", "webbrowser",
}  # fmt: skip


def trees(below: str = "") -> list[tuple[Path, ast.Module]]:
    return [
        (path, ast.parse(path.read_text(encoding="utf-8"))) for path in MODULES if path.is_relative_to(SOURCE / below)
    ]


def called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def said_in(node: ast.Call) -> list[str]:
    """Return the words a call shows as they stand, without going through the catalogue."""
    name = called(node)
    if name in SAYING:
        words = node.args[1:3] if name in SIGN_FIRST else node.args[:1]
    elif FIELD.fullmatch(name):
        words = node.args[1:2]
    else:
        words = []
    words = [*words, *(one.value for one in node.keywords if one.arg in {"hint", "placeholder", "suffix", "note"})]
    return [text for word in words for text in literal(word)]


def literal(node: ast.expr) -> list[str]:
    """Return the literal pieces of an expression that are words."""
    match node:
        case ast.Constant(value=str(text)):
            pieces = [text]
        case ast.JoinedStr(values=values):
            pieces = [str(one.value) for one in values if isinstance(one, ast.Constant)]
        case ast.IfExp(body=body, orelse=other):
            return literal(body) + literal(other)
        case ast.BinOp(left=left, right=right):
            return literal(left) + literal(right)
        case _:
            pieces = []
    return [text for text in pieces if re.search(r"[^\W\d_]{2}", text)]


def is_same_everywhere(text: str) -> bool:
    return text in NAMES or text in SIGNS or KEYS.fullmatch(text.strip(" ·")) is not None


def test_every_word_she_reads_goes_through_the_catalogue():
    found = [
        f"{path.relative_to(SOURCE)}:{node.lineno} {text!r}"
        for path, tree in trees("desktop")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        for text in said_in(node)
        if not is_same_everywhere(text)
    ]
    assert found == []


def test_the_rule_about_words_sees_what_it_forbids():
    bad = 'label.setText("Saved"); Button("Add"); TextField("name", "Name", hint="Her name"); x.toast(f"{n} women")'
    nodes = [node for node in ast.walk(ast.parse(bad)) if isinstance(node, ast.Call)]
    assert sorted(text for node in nodes for text in said_in(node)) == [" women", "Add", "Her name", "Name", "Saved"]


def test_no_session_of_the_database_is_kept_by_a_widget():
    kept = [
        f"{path.relative_to(SOURCE)}:{node.lineno}"
        for path, tree in trees("desktop")
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        and any(isinstance(target, ast.Attribute) for target in node.targets)
        and isinstance(node.value, ast.Call)
        and called(node.value) in {"read", "write", "fill"}
    ]
    assert kept == []
    names = [
        f"{path.relative_to(SOURCE)}:{node.lineno}"
        for path, tree in trees("desktop")
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Name)
        and node.value.id == "session"
        and any(isinstance(target, ast.Attribute) for target in node.targets)
        and not path.match("shell/session.py")
    ]
    assert names == []


def models() -> set[type]:
    return {model for feature in registry.FEATURES for model in feature.models}


def records() -> set[type]:
    """Return every class of the program whose rows are journaled."""
    found, ways = set(), [Record]
    while ways:
        for child in ways.pop().__subclasses__():
            ways.append(child)
            if child.__module__.startswith("grouphub.") and "__tablename__" in vars(child):
                found.add(child)
    return found


def test_every_record_belongs_to_a_feature_and_is_journaled():
    assert records() == models()
    assert {model.__tablename__ for model in records()} == set(journal.topics_by_table())


def test_a_table_that_is_not_journaled_is_known_as_bookkeeping():
    tables = {mapper.class_ for mapper in Base.registry.mappers if mapper.class_.__module__.startswith("grouphub.")}
    others = {one.__tablename__ for one in tables - records()}
    assert others == {"draft", "journal_batch", "journal_row", "keeper"} | {
        one.__tablename__ for one in registry.BOOKKEEPING
    }


def test_nothing_imports_a_network():
    found = []
    for path, tree in trees():
        for node in ast.walk(tree):
            names = []
            if isinstance(node, ast.Import):
                names = [one.name for one in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [node.module, *(f"{node.module}.{one.name}" for one in node.names)]
            found += [
                f"{path.relative_to(SOURCE)}:{node.lineno} {name}"
                for name in names
                if name.split(".")[0] in NETWORK or "QtNetwork" in name or "QtWeb" in name
            ]
    assert found == []


@pytest.mark.parametrize("make", ["recovery", "recipe"])
def test_paper_carries_its_own_letters(make):
    """A core font of PDF has no Tajik letters, and each reader would put others in their place."""
    sheet = recovery_pdf() if make == "recovery" else recipe_sheet(recipes("tg")[0])
    assert sheet.startswith(b"%PDF")
    fonts = set(re.findall(rb"/BaseFont\s*/([^\s/<>\[\]]+)", sheet))
    assert fonts
    assert [name for name in fonts if b"+" not in name] == []
    assert sheet.count(b"/FontFile2") >= 1


def recovery_pdf() -> bytes:
    return recovery_sheet(RecoveryCode.new().groups)


def run(code: str, *args: str) -> set[str]:
    """Run ``code`` in a Python of its own; return what it prints, one word in a line."""
    path = os.pathsep.join(filter(None, sys.path))
    done = subprocess.run(
        [sys.executable, "-c", code, *args],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": path},
    )
    return set(done.stdout.split())


def test_commands_without_a_screen_need_no_toolkit():
    loaded = run("import sys, grouphub.cli; print(*sys.modules, sep='\\n')")
    assert "grouphub.cli" in loaded
    assert {name for name in loaded if name.startswith(("PySide6", "shiboken6"))} == set()


UNLOCK = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
import grouphub.app as program
from grouphub.base.clock import SystemClock
from grouphub.base.paths import Folder
from grouphub.desktop.shell import ahead

ahead.Ahead.begin = lambda _self: None  # what follows once the window stands
app = QApplication([])
shown = program.Program(app, Folder(Path(sys.argv[1])), SystemClock())

def tell():
    print(type(shown.entrance.view).__name__)
    print(*sys.modules, sep="\\n")
    app.exit()

shown.window.painted.connect(tell)
shown.start()
app.exec()
"""
HEAVY = (
    "sqlalchemy", "alembic", "reportlab", "pypdfium2", "PIL", "sqlcipher3", "openpyxl", "python_calamine", "xlsxwriter",
    "charset_normalizer",
)  # fmt: skip


@pytest.mark.parametrize("door", ["UnlockPage", "FirstRun"])
def test_the_first_window_is_painted_before_anything_heavy_is_imported(folder, door):
    if door == "UnlockPage":
        from tests.factory import new_vault

        new_vault(folder).close()
    loaded = run(UNLOCK, str(folder.path))
    assert door in loaded
    assert sorted({name.split(".")[0] for name in loaded} & set(HEAVY)) == []


def test_a_page_and_its_help_are_known_by_the_same_name():
    for entry in catalogue.PAGES:
        assert catalogue.load(entry.source).name == entry.name
