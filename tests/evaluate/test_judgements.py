import random
from datetime import UTC, datetime

import pytest

from checker.errors import GoldError
from checker.evaluate.judgements import (
    ENOUGH,
    mapped,
    recalibrate,
    recalibrated_settings,
    score_judgements,
    wilson,
)
from checker.records.finding import Category, Kind
from checker.records.judged import JudgedFinding
from checker.settings import FindingSettings
from tests.report.synthetic import many


def judged(confidence, right, story="s", category="number", kind="conflict"):
    finding = (
        many(1)
        .findings[0]
        .model_copy(
            update={"confidence": confidence, "category": Category(category), "kind": Kind(kind)}
        )
    )
    return JudgedFinding(
        story=story,
        revision=1,
        finding=finding,
        verdict="conflict" if right else "no_conflict",
        dismissal=None if right else "wording",
        readers=("ann",),
        time=datetime(2030, 1, 1, tzinfo=UTC),
    )


def overconfident(count, seed=3):
    """Findings of which fewer are right than their confidence says."""
    draw = random.Random(seed)
    for number in range(count):
        confidence = draw.uniform(0.6, 0.99)
        yield judged(confidence, draw.random() < confidence - 0.3, story=f"s{number % 17}")


def test_shares_are_told_by_category_and_confidence():
    scores = score_judgements([
        judged(0.95, True), judged(0.65, False), judged(1.0, True, category="date"),
    ])  # fmt: skip
    assert (scores.overall.right, scores.overall.all) == (2, 3)
    assert [(s.name, s.right, s.all) for s in scores.categories] == [
        ("date", 1, 1), ("number", 1, 2),
    ]  # fmt: skip
    assert {s.name: s.all for s in scores.bins if s.all} == {"0.6 to 0.7": 1, "0.9 to 1.0": 2}


def test_what_the_machine_held_to_be_no_conflict_is_left_out():
    scores = score_judgements([judged(0.9, True, kind="development")])
    assert scores.overall.all == 0
    assert scores.overall.precision is None


@pytest.mark.parametrize(
    ("right", "total", "low", "high"),
    [(0, 10, 0.0, 0.278), (10, 10, 0.722, 1.0), (50, 100, 0.404, 0.596), (0, 0, 0.0, 1.0)],
)
def test_intervals_are_wilsons(right, total, low, high):
    assert wilson(right, total) == pytest.approx((low, high), abs=0.001)


def test_confidence_that_promises_too_much_is_mended():
    found = recalibrate(tuple(overconfident(600)))
    assert found.after < found.before / 2
    assert found.surprise_after < found.surprise_before
    assert mapped([0.9], found.slope, found.bias)[0] == pytest.approx(0.6, abs=0.1)


@pytest.mark.parametrize(
    ("listed", "lacking"),
    [
        (list(overconfident(ENOUGH - 1)), "too few"),
        ([judged(0.9, True, story=f"s{n}") for n in range(ENOUGH)], "of each"),
        ([judged(0.9, n % 2 == 0) for n in range(ENOUGH)], "fewer than 5 stories"),
    ],
    ids=["few", "one-sided", "one story"],
)
def test_too_few_judgements_calibrate_nothing(listed, lacking):
    scores = score_judgements(listed)
    assert scores.recalibration is None
    assert lacking in scores.lacking
    with pytest.raises(GoldError, match=lacking):
        recalibrate(listed)


def test_a_map_upon_a_map_is_one_map():
    found = recalibrate(tuple(overconfident(300)))
    made_by = FindingSettings(confidence_slope=0.5, confidence_bias=0.2)
    slope, bias = (
        float(line.split("=")[1]) for line in recalibrated_settings(found, made_by).splitlines()[1:]
    )
    twice = mapped(mapped([0.8], 0.5, 0.2), found.slope, found.bias)
    assert mapped([0.8], slope, bias) == pytest.approx(twice, abs=0.001)
