"""Pictures of every page, drawn in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

SOURCES = Path(__file__).resolve().parents[2] / "src"


def _draw(*words):
    environment = {**os.environ, "PYTHONPATH": str(SOURCES)}
    environment.pop("QT_QPA_PLATFORM", None)
    environment.pop("DISPLAY", None)
    command = [sys.executable, "-m", "grouphub", "pictures", *map(str, words)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=300)


def test_a_picture_is_drawn_without_a_screen_in_the_size_asked_for(tmp_path):
    done = _draw(tmp_path, "--only", "unlock", "--size", "1024x530", "--lang", "ru", "--theme", "dark")
    assert (done.returncode, done.stderr) == (0, "")
    image = QImage(str(tmp_path / "unlock.png"))
    assert (image.width(), image.height()) == (1024, 530)
    colours = {image.pixelColor(x, y).name() for x in range(0, 1024, 16) for y in range(0, 530, 16)}
    assert len(colours) > 3


def test_every_language_has_a_folder_of_its_own(tmp_path):
    done = _draw(tmp_path, "--lang", "all", "--only", "people-nobody")
    assert done.returncode == 0, done.stderr
    assert {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.png")} == {
        f"{language}/people-nobody.png" for language in ("tg", "ru", "en")
    }


def test_the_same_words_draw_the_same_picture(tmp_path):
    for place in ("one", "two"):
        assert _draw(tmp_path / place, "--only", "today", "--lang", "en").returncode == 0
    assert (tmp_path / "one" / "today.png").read_bytes() == (tmp_path / "two" / "today.png").read_bytes()


@pytest.mark.parametrize("words", [["--lang", "xx"], ["--size", "big"], ["--only", "nothing"], []])
def test_words_that_make_no_picture_are_told_in_a_sentence(tmp_path, words):
    done = _draw(*([tmp_path, *words] if words else []))
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
