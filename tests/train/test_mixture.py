from collections import Counter

import numpy as np
import pytest

from checker.errors import SettingsError
from checker.records.labelled import LabelledPair
from checker.train.mixture import balance, band, draw


def pair(source, number, label="neutral", hypothesis="rain fell"):
    return LabelledPair(
        source=source, premise=f"report {number}", hypothesis=hypothesis, label=label
    )


PAIRS = [pair("wire_a", n) for n in range(30)] + [pair("desk", n) for n in range(10)]


def test_shares_are_kept_and_pairs_come_evenly():
    drawn = draw(PAIRS, {"wire_*": 0.75, "desk": 0.25}, 120, np.random.default_rng(1))
    assert Counter(drawn.tolist()) == dict.fromkeys(range(40), 3)


def test_fewer_pairs_than_there_are_come_once_at_most():
    drawn = draw(PAIRS, {"wire_a": 1}, 12, np.random.default_rng(1))
    assert len(set(drawn.tolist())) == len(drawn) == 12


def test_the_seed_decides():
    one, same, other = (
        draw(PAIRS, {"wire_a": 1}, 12, np.random.default_rng(seed)).tolist() for seed in (1, 1, 2)
    )
    assert one == same != other


def test_a_source_that_is_not_there_is_refused():
    with pytest.raises(SettingsError, match="radio"):
        draw(PAIRS, {"radio": 1}, 12, np.random.default_rng(1))


@pytest.mark.parametrize(
    ("hypothesis", "expected"),
    [
        ("Snow closed every road", 0),
        ("The harbour caught fire at night", 3),
        ("The town hall caught rain", 1),
    ],
)
def test_bands_follow_shared_words(hypothesis, expected):
    premise = "The harbour caught fire on Monday night"
    one = LabelledPair(source="s", premise=premise, hypothesis=hypothesis, label="neutral")
    assert band(one) == expected


def test_rare_labels_weigh_more_within_a_source():
    pairs = [pair("s", n) for n in range(16)] + [pair("s", n, "contradiction") for n in range(4)]
    weights = balance(pairs)
    assert weights[:16].sum() == pytest.approx(2 * weights[16:].sum())
    drawn = draw(pairs, {"s=": 1}, 60, np.random.default_rng(1))
    assert Counter(pairs[place].label for place in drawn) == {"neutral": 40, "contradiction": 20}
