from pathlib import Path

import pytest

from checker.errors import SettingsError
from checker.train.recipe import Recipe, read_recipe

SHIPPED = Path(__file__).parents[2] / "models" / "parser" / "recipe.toml"


def test_the_shipped_recipe_is_whole():
    assert read_recipe(SHIPPED, Recipe).steps > 0


@pytest.mark.parametrize("text", ["steps = 0", "steps = [", "speed = 3"])
def test_a_bad_recipe_is_told(tmp_path, text):
    path = tmp_path / "recipe.toml"
    path.write_text(text)
    with pytest.raises(SettingsError, match="not a recipe"):
        read_recipe(path, Recipe)


def test_a_missing_recipe_is_told(tmp_path):
    with pytest.raises(SettingsError, match=r"absent\.toml"):
        read_recipe(tmp_path / "absent.toml", Recipe)
