import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from checker.records.base import Span
from checker.records.fact import Comparison, Level
from checker.records.pair import ClaimPair, NliScores

spans = st.tuples(st.integers(0, 99), st.integers(0, 99)).map(
    lambda pair: Span(start=min(pair), end=max(pair))
)


@given(spans, spans)
def test_overlap_is_mutual_and_shares_a_character(one, other):
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))
    assert one.overlaps(other) == other.overlaps(one) == bool(shared)


@given(spans, spans)
def test_what_contains_another_has_all_its_characters(one, other):
    if one.contains(other):
        assert one.start <= other.start
        assert other.end <= one.end


@given(st.text(min_size=1), spans)
def test_a_span_cuts_what_it_counts(text, span):
    assert span.cut(text) == text[span.start : span.end]


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 2)])
def test_spans_are_in_order(start, end):
    with pytest.raises(ValidationError):
        Span(start=start, end=end)


def test_records_are_frozen_and_closed():
    span = Span(start=0, end=1)
    with pytest.raises(ValidationError):
        span.start = 5
    with pytest.raises(ValidationError):
        Span(start=0, end=1, colour="red")


def scores(entailment, contradiction):
    return NliScores(
        entailment=entailment,
        neutral=1 - entailment - contradiction,
        contradiction=contradiction,
    )


def test_a_pair_takes_the_stronger_contradiction_and_the_weaker_equivalence():
    pair = ClaimPair(
        left="a", right="b", similarity=0.5, forward=scores(0.9, 0.0), backward=scores(0.1, 0.8)
    )
    assert (pair.contradiction, pair.entailment, pair.equivalence) == (0.8, 0.9, 0.1)


def test_a_pair_that_was_not_asked_says_nothing():
    pair = ClaimPair(left="a", right="b", similarity=0.5)
    assert (pair.contradiction, pair.entailment, pair.equivalence) == (0.0, 0.0, 0.0)


@pytest.mark.parametrize("level", Level)
def test_same_is_compatible_and_different_is_neither(level):
    comparison = Comparison(level=level, reason="")
    assert comparison.compatible or not comparison.same
    assert comparison.compatible == (level not in {Level.DIFFERENT, Level.INCOMPARABLE})
