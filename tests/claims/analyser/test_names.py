from itertools import pairwise

import numpy as np
import pytest

from checker.claims.analyser.names import allowed, best_tags

LABELS = ["O", "B-PER", "I-PER", "L-PER", "U-PER", "B-LOC", "L-LOC", "U-LOC"]


def _tags(*wanted):
    scores = np.zeros((len(wanted), len(LABELS)), dtype=np.float32)
    for place, tag in enumerate(wanted):
        scores[place, LABELS.index(tag)] = 3.0
    return [LABELS[tag] for tag in best_tags(scores, allowed(LABELS))]


@pytest.mark.parametrize(
    "tags",
    [["O"], ["U-LOC"], ["B-PER", "I-PER", "L-PER", "U-PER", "O"], ["O", "B-LOC", "L-LOC"]],
)
def test_whole_names_stay(tags):
    assert _tags(*tags) == tags


@pytest.mark.parametrize(
    "tags", [["B-PER"], ["L-PER", "O"], ["B-PER", "L-LOC"], ["O", "I-PER", "O"], ["B-LOC", "O"]]
)
def test_broken_names_are_made_whole(tags):
    found = _tags(*tags)
    assert found != tags
    follows = allowed(LABELS)
    path = [LABELS.index(tag) for tag in ["O", *found, "O"]]
    assert all(follows[before, after] for before, after in pairwise(path))
