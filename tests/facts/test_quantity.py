from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.facts import age, money, number, percent, score
from checker.facts.quantity import compare, normalized
from checker.records.fact import Fact, FactKind, Level, Modifier, QuantityValue
from tests.facts.tagged import cases, compared, sentence_of

_READERS = {"number": number, "money": money, "percent": percent, "age": age, "score": score}
_CASES = cases("quantity_compare")


def _only(kind: str, text: str) -> Fact:
    (fact,) = _READERS[kind].read(sentence_of(text), None)
    return fact


@pytest.mark.parametrize(("kind", "one", "other", "level"), compared("quantity_compare"))
def test_levels(kind, one, other, level):
    a, b = _only(kind, one), _only(kind, other)

    outcome = _READERS[kind].compare(a, b)

    assert outcome.level is Level(level), outcome.reason
    assert outcome == _READERS[kind].compare(b, a)


def test_there_are_cases_of_every_level():
    assert {case[3] for case in _CASES} == {level.value for level in Level}
    kinds = Counter(case[0] for case in _CASES)
    assert all(kinds[kind] >= 120 for kind in ("number", "money", "percent"))


def test_number_without_currency_agrees_with_money_only_by_value():
    sum_of_money = _only("money", "390 million euros")
    assert compare(_only("number", "nearly four hundred million"), sum_of_money).compatible
    assert compare(_only("number", "nine people"), sum_of_money).level is Level.INCOMPARABLE


def test_reasons_are_plain_words():
    assert (
        compare(_only("number", "About 340 people"), _only("number", "338 people")).reason
        == "“338” rounds to about “340”"
    )
    conversion = compare(
        _only("percent", "25 basis points"), _only("percent", "a quarter of a percentage point")
    )
    assert conversion.reason == "“25 basis points” is “a quarter of a percentage point”"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (QuantityValue(low=338, high=338), "338"),
        (QuantityValue(low=3.4e6, high=3.4e6, unit="EUR"), "3400000 EUR"),
        (QuantityValue(low=40, high=60), "40..60"),
        (QuantityValue(low=4.25, high=4.25, unit="%"), "4.25"),
        (QuantityValue(low=3, high=3, ordinal=True), "3"),
    ],
)
def test_normalized(value, expected):
    assert normalized(value) == expected


_facts = st.builds(
    lambda low, span, unit, granularity, modifier, ordinal, vague: Fact(
        start=0,
        end=2,
        kind=FactKind.NUMBER,
        quote="12",
        value=QuantityValue(
            low=low,
            high=low + span,
            unit=unit,
            granularity=granularity,
            ordinal=ordinal,
            vague=vague,
        ),
        normalized=f"{low}..{span} {unit}",
        modifier=modifier,
    ),
    st.integers(-50, 5000).map(float),
    st.sampled_from([0.0, 0.0, 10.0]),
    st.sampled_from([None, "EUR", "USD", "crown", "m", "degree", "celsius", "%", "pp"]),
    st.sampled_from([0.1, 1.0, 10.0, 100.0]),
    st.sampled_from([None, *Modifier]),
    st.booleans(),
    st.booleans(),
)


@given(_facts, _facts)
def test_compare_is_symmetric(a, b):
    assert compare(a, b) == compare(b, a)


@given(_facts)
def test_every_fact_is_the_same_as_itself(fact):
    assert compare(fact, fact).level is Level.SAME


def test_readings_of_one_text_never_share_a_kind_and_overlap():
    text = (
        "Li, 58, of 22 and 47, won 3-6 7-6 (8-6) 6-4 and EUR 6.8 million, 2 to 3 percent of 12 km"
    )
    sentence = sentence_of(text)
    for reader in _READERS.values():
        for a, b in combinations(reader.read(sentence, None), 2):
            assert not a.overlaps(b)
