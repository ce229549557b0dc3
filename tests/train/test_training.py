import pytest

from checker.train.training import rate_factor
from tests.train import tiny


@pytest.fixture
def recipe():
    return tiny.recipe(steps=100, batch=8, warmup=10, cooldown=0.5)


@pytest.mark.parametrize(("done", "factor"), [(0, 0.1), (9, 1.0), (50, 1.0), (75, 0.5), (100, 0)])
def test_the_rate_rises_stays_and_falls(recipe, done, factor):
    assert rate_factor(recipe, done) == pytest.approx(factor)
