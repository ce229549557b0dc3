import math

import pytest

from checker.evaluate.gold import GoldStory
from checker.records.base import Span
from checker.train.crossvalidate import Example, on_pairs
from checker.train.judge import _apart, fit

GOLD = GoldStory.model_validate(
    {
        "story": "boats",
        "sources": [
            {"id": "a", "text": "Six boats sank. It rained."},
            {"id": "b", "text": "Nine boats sank."},
        ],
        "gold": [
            {
                "id": "c1",
                "kind": "conflict",
                "category": "number",
                "severity": "high",
                "sides": [
                    {"value": "six", "evidence": [{"source": "a", "quote": "Six boats sank"}]},
                    {"value": "nine", "evidence": [{"source": "b", "quote": "Nine boats sank"}]},
                ],
            }
        ],
    }
)
SIX, RAIN, NINE = Span(start=0, end=3), Span(start=16, end=25), Span(start=0, end=4)


@pytest.mark.parametrize(
    ("left", "right", "apart"),
    [
        (("a", SIX), ("b", NINE), True),
        (("a", SIX), ("a", SIX), False),
        (("a", RAIN), ("b", NINE), False),
    ],
)
def test_passages_on_two_sides_are_positive(left, right, apart):
    assert _apart(GOLD, GOLD.gold[0], left, right) is apart


def examples():
    """Three stories in which a high 'likeness' makes the positive ones, and 'noise' nothing."""
    return [
        Example({"likeness": n / 10, "noise": float(n % 2), "never": 0.0}, n > 5, story)
        for story in ("x", "y", "z")
        for n in range(10)
    ]


def test_weights_follow_what_decides():
    weights = fit(examples())
    assert set(weights) == {"intercept", "likeness", "noise", "never"}
    assert weights["likeness"] > 5 * abs(weights["noise"])
    assert weights["never"] == 0.0
    assert all(math.isfinite(weight) for weight in weights.values())


def test_training_is_deterministic():
    assert fit(examples()) == fit(examples())


def test_every_story_is_held_out_once():
    figures = on_pairs(examples(), fit)
    assert (figures["examples"], figures["positive"]) == (30, 12)
    assert figures["average_precision"] == 1.0
