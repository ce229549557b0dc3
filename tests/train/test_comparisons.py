import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.train.comparisons import comparisons

_ASKED = re.compile(r"holds (?:(?P<bound>[a-z ]+?) )?(?P<value>[\d,.]+) seats")


def read(sentence):
    """The least and the greatest value that a sentence allows, both excluded if bounded."""
    found = _ASKED.search(sentence)
    value = float(found["value"].replace(",", ""))
    if not found["bound"]:
        return value, value
    return (value, float("inf")) if found["bound"] in MORE else (float("-inf"), value)


MORE = {"more than", "over", "upwards of"}


def allows(wider, narrower):
    if narrower[0] == narrower[1]:
        return wider == narrower or wider[0] < narrower[0] < wider[1]
    return wider[0] <= narrower[0] and narrower[1] <= wider[1]


@given(st.integers(1, 9_999_999), st.booleans(), st.integers(0, 2**32))
def test_labels_follow_from_arithmetic(value, grouped, seed):
    figure = f"{value:,}" if grouped or value < 1000 else f"{value}"
    for pair in comparisons([f"The hall holds {figure} seats."], random.Random(seed)):
        premise, hypothesis = read(pair.premise), read(pair.hypothesis)
        assert allows(hypothesis, premise) == (pair.label == "entailment")
        if pair.label == "neutral":
            assert allows(premise, hypothesis)


def test_each_sentence_gives_every_label():
    pairs = list(comparisons(["The hall holds 1,200 seats."], random.Random(3)))
    assert {pair.label for pair in pairs} == {"entailment", "neutral", "contradiction"}
    assert all("The hall holds 1,200 seats." in (p.premise, p.hypothesis) for p in pairs)


def test_decimals_keep_their_form():
    pairs = comparisons(["Prices rose 3.25 percent."], random.Random(1))
    assert all(re.search(r"\d\.\d\d percent", pair.hypothesis) for pair in pairs)


@pytest.mark.parametrize(
    "sentence",
    [
        "The hall holds many seats.",
        "More than 40 people came.",
        "They won 3-2 at home.",
        "It opens at 10:30.",
        "Flight B52 landed.",
        "The gap is 0 points.",
    ],
)
def test_a_sentence_without_a_free_figure_gives_nothing(sentence):
    assert not list(comparisons([sentence], random.Random(1)))
