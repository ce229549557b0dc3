import json
import time
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.match.origins import near_copy_similarity, origins

CASES = json.loads((Path(__file__).parent / "cases" / "origins.json").read_text())
GOLD = Path(__file__).parents[3] / "shared" / "gold" / "train"
THRESHOLD = 0.3

vocabulary = st.sampled_from(["one", "two", "three", "four", "five", "six"])
texts = st.dictionaries(
    st.text("stuvwxyz", min_size=1, max_size=3),
    st.lists(vocabulary, max_size=60).map(" ".join),
    max_size=6,
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["what"])
def test_which_pairs_are_near_copies(case):
    similar = near_copy_similarity(*case["texts"])
    assert (similar >= THRESHOLD) is case["near_copy"], similar


@given(st.text(), st.text())
def test_similarity_is_a_share_and_has_no_direction(left, right):
    assert 0 <= near_copy_similarity(left, right) <= 1
    assert near_copy_similarity(left, right) == near_copy_similarity(right, left)


@given(texts, st.floats(0.05, 1))
def test_every_source_has_one_origin_and_numbers_follow_the_order(sources, threshold):
    found = origins(sources, threshold)
    assert list(found) == list(sources)
    assert list(dict.fromkeys(found.values())) == [
        f"o{number + 1}" for number in range(len(set(found.values())))
    ]
    for left, right in combinations(sources, 2):
        if near_copy_similarity(sources[left], sources[right]) >= threshold:
            assert found[left] == found[right]


def _passage(start):
    return " ".join(f"word{number}" for number in range(start, start + 60))


def test_copies_of_copies_share_an_origin():
    sources = {
        "first": _passage(0) + " " + _passage(100),
        "alone": _passage(500),
        "last": _passage(200) + " " + _passage(300),
        "between": _passage(100) + " " + _passage(200),
    }
    expected = {"first": "o1", "alone": "o2", "last": "o1", "between": "o1"}
    assert origins(sources, THRESHOLD) == expected


@pytest.mark.parametrize("count", [0, 1])
def test_few_sources(count):
    sources = dict.fromkeys(["a"][:count], "some text")
    assert origins(sources, THRESHOLD) == dict.fromkeys(sources, "o1")


@pytest.mark.parametrize("mark", ['"', "'", "“", "'a'b"])
def test_hostile_quotation_marks_take_linear_time(mark):
    began = time.process_time()
    near_copy_similarity(f"{mark} word " * 20_000, f"word{mark}" * 20_000)
    assert time.process_time() - began < 2


@pytest.mark.skipif(not GOLD.is_dir(), reason="the training stories are not in this checkout")
def test_near_copies_and_only_they_share_origins_in_the_training_stories():
    expected = {"trn-01", "trn-05", "trn-07", "trn-10", "trn-18", "trn-21", "trn-23", "trn-24"}
    joined = set()
    for path in GOLD.glob("*.json"):
        story = json.loads(path.read_text())
        found = origins({s["id"]: s["text"] for s in story["sources"]}, THRESHOLD)
        assert len(set(found.values())) >= len(found) - 1
        if len(set(found.values())) < len(found):
            joined.add(path.name[:6])
    assert joined == expected
