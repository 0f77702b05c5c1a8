"""The recipes shipped with the program: what the window shows when it hides."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from grouphub.base import resources


@dataclass(frozen=True)
class Ingredient:
    """One line of the list: what, and how much."""

    name: str
    amount: str


@dataclass(frozen=True)
class Recipe:
    """A recipe in one language."""

    key: str
    name: str
    portion: str
    short: str
    ingredients: tuple[Ingredient, ...]
    steps: tuple[str, ...]


@cache
def recipes(language: str) -> list[Recipe]:
    """Return the recipes in a language, English where it lacks words."""
    files = sorted(resources.path("recipes").glob("*.json"))
    return [_read(json.loads(file.read_text(encoding="utf-8")), language) for file in files]


def _read(kept: dict[str, Any], language: str) -> Recipe:
    def words(texts: dict[str, str]) -> str:
        return texts.get(language) or texts["en"]

    return Recipe(
        kept["key"],
        words(kept["name"]),
        words(kept["portion"]),
        words(kept["short"]),
        tuple(Ingredient(words(line["name"]), words(line["amount"])) for line in kept["ingredients"]),
        tuple(words(step) for step in kept["steps"]),
    )
