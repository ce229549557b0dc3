import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.claims.analyser.lemma import apply, rule_of


@pytest.mark.parametrize(
    ("word", "lemma", "rule"),
    [
        ("Studies", "study", "^3-y"),
        ("was", "be", "^3-be"),
        ("Paris", "Paris", "=0-"),
        ("n't", "not", "^2-ot"),
        ("The", "the", "^0-"),
    ],
)
def test_rules_are_cuts_and_endings(word, lemma, rule):
    assert rule_of(word, lemma) == rule
    assert apply(rule, word) == lemma


def test_a_rule_fits_other_words():
    assert apply("^3-y", "tries") == "try"


def test_a_word_is_never_left_without_lemma():
    assert apply("^3-", "is") == "is"


def test_what_is_no_rule_is_told():
    with pytest.raises(ValueError, match="not a rule"):
        apply("3y", "tries")


@given(st.text(min_size=1), st.text(min_size=1))
def test_a_rule_gives_back_its_lemma(word, lemma):
    assert apply(rule_of(word, lemma), word) == lemma
