"""What the repository must hold, and what must never stand in it."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from fontTools.ttLib import TTFont
from PySide6.QtGui import QFont, QFontDatabase, QRawFont

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
ICONS = ROOT / "resources" / "icons"
FONTS = ROOT / "resources" / "fonts"

LISTS = ("requirements", "requirements-dev")
TAJIK = "АБВГҒДЕЁЖЗИӢЙКҚЛМНОПРСТУӮФХҲЧҶШЪЭЮЯ"
RUSSIAN = "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"
LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
SIGNS = "0123456789№«»—–₽·…’“”%+/()\u00a0"
WEIGHTS = {"Regular": 400, "Medium": 500, "SemiBold": 600, "Bold": 700}


# Requirements


@pytest.mark.parametrize("name", [f"{name}.{kind}" for name in LISTS for kind in ("in", "txt")])
def test_a_list_of_requirements_names_no_host_no_index_and_no_machine_path(name):
    """Where packages come from is the business of the computer that fetches them."""
    lines = (PACKAGING / name).read_text(encoding="utf-8").splitlines()
    suspicious = re.compile(r"://|--(extra-)?index|--find-links|--trusted-host|^-[fi]\b|@ |(^|[\s=\"'])/")
    assert [line for line in lines if suspicious.search(line)] == []


@pytest.mark.parametrize("name", LISTS)
def test_every_requirement_is_pinned_and_carries_hashes(name):
    """One release without a hash would let any file of that name in."""
    entries = re.split(r"\n(?=[a-z0-9])", _without_comments(PACKAGING / f"{name}.txt"))
    wrong = [entry.split()[0] for entry in entries if "==" not in entry or "--hash=sha256:" not in entry]
    assert entries
    assert wrong == []


@pytest.mark.parametrize("name", LISTS)
def test_the_pinned_list_is_made_from_the_list_beside_it(name):
    """A pin changed in one file only is found here, not on somebody's computer."""
    wanted = set(re.findall(r"^([\w.-]+)==(\S+)", _without_comments(PACKAGING / f"{name}.in").lower(), re.MULTILINE))
    pinned = set(re.findall(r"^([\w.-]+)==(\S+)", _without_comments(PACKAGING / f"{name}.txt"), re.MULTILINE))
    assert wanted - pinned == set()


def test_the_checks_run_on_the_versions_the_program_runs_on():
    """The list for the checks holds the whole list of the program, pin for pin."""
    both = [set(re.findall(r"^\S+==\S+", (PACKAGING / f"{name}.txt").read_text(), re.MULTILINE)) for name in LISTS]
    assert both[0] - both[1] == set()


@pytest.mark.parametrize("script", sorted(PACKAGING.glob("*.sh")), ids=lambda path: path.name)
def test_a_script_is_plain_sh(script):
    """A mistake in a script shows before somebody starts it."""
    assert subprocess.run(["sh", "-n", str(script)], check=False).returncode == 0


def _without_comments(path: Path) -> str:
    lines = path.read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if line.strip() and not line.lstrip().startswith("#"))


# Icons


@cache
def _sources() -> dict[Path, ast.Module]:
    program = ROOT / "src" / "grouphub"
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(program.rglob("*.py"))}


def _drawing_sources() -> dict[Path, ast.Module]:
    """Return what may show something: store, paper and base know no icons."""
    program = ROOT / "src" / "grouphub"
    return {
        path: tree
        for path, tree in _sources().items()
        if path.relative_to(program).parts[0] not in {"store", "paper", "base"}
    }


def _is_icon_name(name: str) -> bool:
    return re.fullmatch(r"_?(icon|sign)s?", name, re.IGNORECASE) is not None


@cache
def _icon_places() -> dict[str, set[int]]:
    """Return where each of our callables takes the name of an icon: positions after ``self``."""
    places: dict[str, set[int]] = {"icon": {0}, "pixmap": {0}, "sign": {3}}
    for tree in _drawing_sources().values():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                fields = [line.target.id for line in node.body if _is_field(line)]
                _note(places, node.name, fields)
                for inner in node.body:
                    if isinstance(inner, ast.FunctionDef):
                        known = node.name if inner.name == "__init__" else inner.name
                        _note(places, known, [arg.arg for arg in inner.args.args[1:]])
            elif isinstance(node, ast.FunctionDef):
                _note(places, node.name, [arg.arg for arg in node.args.args if arg.arg not in {"self", "cls"}])
    places.pop("__init__", None)  # whose it is, only the classes above know
    return places


def _is_field(line: ast.stmt) -> bool:
    return isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name)


def _note(places: dict[str, set[int]], name: str, arguments: list[str]) -> None:
    found = {at for at, argument in enumerate(arguments) if _is_icon_name(argument)}
    if found:
        places.setdefault(name, set()).update(found)


def _texts(node: ast.expr | None) -> Iterator[str]:
    """Yield the literal texts a value may take."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=body, orelse=other):
            yield from _texts(body)
            yield from _texts(other)
        case ast.Dict(values=values):
            for value in values:
                yield from _texts(value)


def _icons_used() -> Iterator[tuple[str, str, str]]:
    """Yield (file and line, icon, style) of every icon named in the program."""
    for path, tree in _drawing_sources().items():
        for node in ast.walk(tree):
            where = f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"
            match node:
                case ast.Call():
                    yield from ((where, icon, style) for icon, style in _icons_of_call(node))
                case ast.Assign(targets=[ast.Name(id=name)], value=value) if _is_icon_name(name):
                    yield from ((where, icon, "regular") for icon in _texts(value))
                case ast.AnnAssign(target=ast.Name(id=name), value=value) if _is_icon_name(name):
                    yield from ((where, icon, "regular") for icon in _texts(value))


def _icons_of_call(call: ast.Call) -> Iterator[tuple[str, str]]:
    called = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    values = [call.args[at] for at in _icon_places().get(called, ()) if at < len(call.args)]
    values += [word.value for word in call.keywords if word.arg and _is_icon_name(word.arg)]
    styles = [text for word in call.keywords if word.arg == "style" for text in _texts(word.value)] or ["regular"]
    for value in values:
        yield from ((icon, style) for icon in _texts(value) if icon for style in styles)


def test_every_icon_the_program_names_is_shipped():
    """A name without a file would leave an empty square; filled buttons and pills show every icon in bold too."""
    missing = {
        f"{where}: {style}/{icon}"
        for where, icon, given in _icons_used()
        for style in {given, "regular", "bold"}
        if not (ICONS / style / f"{icon}.svg").is_file()
    }
    assert sorted(missing) == []


def test_the_search_for_icons_finds_icons():
    """The check above would be worthless if it looked at nothing."""
    assert len({icon for _, icon, _ in _icons_used()}) > 3


@pytest.mark.parametrize("folder", [ICONS, FONTS], ids=lambda path: path.name)
def test_what_others_drew_comes_with_its_licence(folder):
    """The licences ask for it."""
    assert any(re.search("LICENSE|OFL", file.name) for file in folder.iterdir())


# Fonts


@pytest.mark.parametrize("file", sorted(FONTS.glob("*.ttf")), ids=lambda path: path.stem)
def test_a_font_has_every_letter_the_program_writes(file):
    """A letter from another font in the middle of her name looks like a mistake."""
    shapes = TTFont(file).getBestCmap()
    letters = TAJIK + TAJIK.lower() + RUSSIAN + RUSSIAN.lower() + LATIN + LATIN.lower() + SIGNS
    assert [letter for letter in letters if ord(letter) not in shapes] == []


@pytest.mark.parametrize("file", sorted(FONTS.glob("Onest-*.ttf")), ids=lambda path: path.stem)
def test_figures_of_one_width_work_beside_cyrillic_and_latin(file):
    """Columns of money line up only if every script knows the feature."""
    table = TTFont(file)["GSUB"].table
    tags = [record.FeatureTag for record in table.FeatureList.FeatureRecord]
    lacking = [
        script.ScriptTag
        for script in table.ScriptList.ScriptRecord
        if "tnum" not in {tags[at] for at in script.Script.DefaultLangSys.FeatureIndex}
    ]
    assert lacking == []


@pytest.mark.parametrize(("style", "weight"), WEIGHTS.items())
def test_qt_picks_each_weight_of_onest_itself(qapp, style, weight):
    """A weight that Qt does not find would be drawn fatter by guesswork."""
    assert QFontDatabase.addApplicationFont(str(FONTS / f"Onest-{style}.ttf")) >= 0
    font = QFont("Onest")
    font.setWeight(QFont.Weight(weight))
    picked = QRawFont.fromFont(font)
    assert (picked.familyName(), picked.styleName(), picked.weight()) == ("Onest", style, weight)


# The program


def test_the_program_never_imports_what_only_set_up_needs():
    """Babel compiles catalogues at set-up; in the running program it would only cost time."""
    named = {
        path.name
        for path, tree in _sources().items()
        for node in ast.walk(tree)
        if isinstance(node, (ast.Import, ast.ImportFrom))
        and any(name.split(".")[0] == "babel" for name in _modules(node))
    }
    assert named == set()


def _modules(node: ast.Import | ast.ImportFrom) -> list[str]:
    return [alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module or ""]


def test_this_python_is_one_the_program_is_made_for():
    """The pins are chosen for Python 3.11; older ones lack what the program uses."""
    assert sys.version_info >= (3, 11)
