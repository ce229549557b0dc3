import math

import pytest

from checker.evaluate.gold import GoldStory
from checker.records.base import Span
from checker.train.crossvalidate import Example, Opened, on_pairs
from checker.train.judge import _apart, fit, story_examples

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


def opened(story, likeness):
    """A story in which source 'a' and its like 'c' differ from 'b', or seem to."""
    a, b, c = (("a", 0, 3), ("b", 0, 4), ("c", 0, 3))
    right, alike = likeness > 0.5, Example({"likeness": 1.0}, positive=True, story=story)
    unlike = alike._replace(features={"likeness": 0.0}, positive=False, between=(b, c))
    slot = [Example({"likeness": likeness}, right, story, couple) for couple in ((a, b), (c, b))]
    return Opened(GOLD, None, tuple(slot), (alike._replace(between=(a, c)), unlike), ())


def test_the_second_look_learns_what_a_third_source_is_worth():
    stories = [opened(str(n), n % 2) for n in range(16)]
    looked = story_examples(stories)
    assert len(looked) == sum(len(story.slot) for story in stories)
    backed = [
        [e.features["backed"] for e in looked if e.positive is truth] for truth in (True, False)
    ]
    assert min(backed[0]) > max(backed[1])
    assert fit(looked, 0.5)["backed"] > 0
