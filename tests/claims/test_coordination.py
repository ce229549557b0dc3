"""Phrases joined by 'and' in a clause, over frozen parses."""

import pytest

from checker.claims.coordination import shares
from checker.claims.grammar import Grammar
from tests.claims.parses import sentence

_WON = [
    "Lind|Lind|PROPN|NNP|nsubj|1|B-PER",
    "won|win|VERB|VBD|root|1|",
    "the|the|DET|DT|det|3|",
    "first|first|NOUN|NN|obj|1|",
    "and|and|CCONJ|CC|cc|5|",
    "Roe|Roe|PROPN|NNP|conj|1|B-PER",
    "the|the|DET|DT|det|7|",
    "second|second|NOUN|NN|orphan|5|",
]


def _shares(lines: list[str], verb: int = 1) -> list[str]:
    text = " ".join(line.split("|")[0] for line in lines)
    grammar = Grammar(sentence(text, lines).tokens)
    found = shares(grammar, range(len(lines)), verb)
    return [" ".join(grammar.tokens[i].text for i in share.tokens) for share in found]


def test_a_verb_that_is_said_once_holds_for_both_subjects() -> None:
    assert _shares(_WON) == ["Lind won the first", "won Roe the second"]


@pytest.mark.parametrize("end", [5, 6, 7])
def test_a_clause_cut_off_behind_its_conjunction_is_one_claim(end: int) -> None:
    """'Lind won the first and, Roe said, …': what is joined lies in another clause."""
    lines = [line.replace("|cc|5|", "|cc|1|") for line in _WON[:end]]
    assert _shares(lines) == [" ".join(line.split("|")[0] for line in lines)]
