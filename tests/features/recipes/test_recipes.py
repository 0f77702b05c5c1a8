"""The recipes shipped with the program."""

from __future__ import annotations

import json

import pytest

from grouphub.base import resources
from grouphub.base.i18n import LANGUAGES
from grouphub.features.recipes.recipes import recipes


@pytest.mark.parametrize("language", LANGUAGES)
def test_four_recipes_come_in_every_language(language):
    assert [recipe.key for recipe in recipes(language)] == ["obi-non", "fatir", "kulcha", "sambusa"]
    for recipe in recipes(language):
        assert len(recipe.ingredients) >= 5
        assert len(recipe.steps) >= 5


def test_no_text_of_a_recipe_lacks_a_language():
    def texts(kept):
        if isinstance(kept, dict):
            if "en" in kept:
                yield kept
            else:
                for inner in kept.values():
                    yield from texts(inner)
        elif isinstance(kept, list):
            for inner in kept:
                yield from texts(inner)

    for file in resources.path("recipes").glob("*.json"):
        for words in texts(json.loads(file.read_text(encoding="utf-8"))):
            assert set(words) == set(LANGUAGES)
            assert all(words.values())


def test_a_recipe_has_the_same_lines_in_every_language():
    shapes = {
        language: [(len(recipe.ingredients), len(recipe.steps)) for recipe in recipes(language)]
        for language in LANGUAGES
    }
    assert len({tuple(shape) for shape in shapes.values()}) == 1
