import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.evaluate.nli_scores import (
    Answer,
    calibration_error,
    figures_of,
    precision_when_rare,
)
from checker.records.pair import NliScores

SURE = {
    "entailment": NliScores(entailment=0.9, neutral=0.06, contradiction=0.04),
    "neutral": NliScores(entailment=0.1, neutral=0.8, contradiction=0.1),
    "contradiction": NliScores(entailment=0.05, neutral=0.1, contradiction=0.85),
}
UNSURE = NliScores(entailment=0.3, neutral=0.3, contradiction=0.4)


def answers(*pairs):
    return [Answer(label, SURE[given]) for label, given in pairs]


@pytest.mark.parametrize(
    ("label", "given", "right"),
    [
        ("entailment", "entailment", True),
        ("neutral", "contradiction", False),
        ("not_entailment", "neutral", True),
        ("not_entailment", "contradiction", True),
        ("not_entailment", "entailment", False),
    ],
)
def test_what_is_right(label, given, right):
    (answer,) = answers((label, given))
    assert answer.given == given
    assert answer.right is right


def test_precision_and_recall_of_contradictions():
    figures = figures_of(
        answers(
            ("contradiction", "contradiction"),
            ("contradiction", "neutral"),
            ("neutral", "contradiction"),
            ("entailment", "entailment"),
        ),
        0.8,
    )
    assert (figures.pairs, figures.accuracy) == (4, 0.5)
    assert (figures.contradiction_precision, figures.contradiction_recall) == (0.5, 0.5)
    assert figures.precision_when_rare == pytest.approx(0.003 / (0.003 + 0.997))


def test_a_threshold_makes_sure():
    rows = [*answers(("contradiction", "contradiction")), Answer("neutral", UNSURE)]
    figures = figures_of(rows, 0.8)
    assert figures.contradiction_precision == 0.5
    assert figures.precision_when_rare < 0.01
    assert figures.precision_when_rare_and_sure == 1.0


@pytest.mark.parametrize("labels", [["entailment", "neutral"], ["not_entailment", "entailment"]])
def test_without_contradictions_nothing_is_known_of_them(labels):
    figures = figures_of(answers(*((label, "contradiction") for label in labels)), 0.8)
    assert figures.contradiction_precision is None
    assert figures.contradiction_recall is None
    assert figures.precision_when_rare is None


def test_two_way_labels_say_nothing_of_contradictions():
    told = answers(("contradiction", "contradiction"), ("not_entailment", "contradiction"))
    assert figures_of(told, 0.8).contradiction_precision == 1.0
    assert figures_of(told[1:], 0.8).calibration_error is None


def test_no_contradiction_found_leaves_precision_open():
    figures = figures_of(answers(("contradiction", "neutral")), 0.8)
    assert figures.contradiction_precision is None
    assert figures.contradiction_recall == 0.0


def test_calibration_error_of_known_bins():
    confidence = np.array([0.9, 0.9, 0.5, 0.5])
    right = np.array([True, True, True, False])
    assert calibration_error(confidence, right) == pytest.approx((0.2 + 0.0) / 4)
    assert calibration_error(np.array([1.0]), np.array([True])) == 0.0
    assert calibration_error(np.array([]), np.array([], dtype=bool)) is None


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1))
def test_calibration_error_is_a_share(rows):
    confidence, right = map(np.array, zip(*rows, strict=True))
    assert 0 <= calibration_error(confidence, right) <= 1


@given(st.floats(0.01, 1), st.floats(0, 1))
def test_rare_precision_falls_with_false_alarms(recall, false_alarms):
    precision = precision_when_rare(recall, false_alarms)
    assert precision_when_rare(recall, 0.0) == 1.0
    assert 0 < precision <= 1
    assert precision >= precision_when_rare(recall, min(1.0, false_alarms + 0.1))


def test_rare_precision_of_nothing():
    assert precision_when_rare(0.0, 0.0) is None
    assert precision_when_rare(None, 0.5) is None
