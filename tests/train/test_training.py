import pytest

from checker.train.recipe import Recipe
from checker.train.training import rate_factor


@pytest.fixture
def recipe():
    return Recipe(
        seed=1,
        steps=100,
        batch=8,
        window=16,
        rate=1.0,
        head_rate=1.0,
        warmup=10,
        cooldown=0.5,
        decay=0.0,
        hidden=0.0,
        rare={},
        augment={},
    )


@pytest.mark.parametrize(("done", "factor"), [(0, 0.1), (9, 1.0), (50, 1.0), (75, 0.5), (100, 0)])
def test_the_rate_rises_stays_and_falls(recipe, done, factor):
    assert rate_factor(recipe, done) == pytest.approx(factor)
