import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.claims.analyser.lemma import apply, lemma_of, rule_of


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


@pytest.mark.parametrize(
    ("word", "part", "tag", "lemma"),
    [
        ("Fell", "VERB", "VBD", "fall"),
        ("closed", "VERB", "VBN", "close"),
        ("carries", "VERB", "VBZ", "carry"),
        ("lorries", "NOUN", "NNS", "lorry"),
        ("Remand", "NOUN", "NN", "remand"),
    ],
)
def test_verbs_and_nouns_are_told_by_spelling(word, part, tag, lemma):
    assert lemma_of(word, part, tag, rule="^4-") == lemma


@pytest.mark.parametrize(
    ("word", "part", "tag", "rule", "lemma"),
    [
        ("was", "AUX", "VBD", "^3-be", "be"),
        ("were", "VERB", "VBD", "^4-be", "be"),
        ("latest", "ADJ", "JJS", "^3-e", "late"),
        ("Paris", "PROPN", "NNP", "=0-", "Paris"),
        ("a.m.", "NOUN", "NN", "^0-", "a.m."),
    ],
)
def test_all_else_is_told_by_the_rule(word, part, tag, rule, lemma):
    assert lemma_of(word, part, tag, rule) == lemma


def test_what_is_no_rule_is_told():
    with pytest.raises(ValueError, match="not a rule"):
        apply("3y", "tries")


@given(st.text(min_size=1), st.text(min_size=1))
def test_a_rule_gives_back_its_lemma(word, lemma):
    assert apply(rule_of(word, lemma), word) == lemma
