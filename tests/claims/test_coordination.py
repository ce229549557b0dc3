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


def _shares(lines: list[str], within: range | None = None) -> list[str]:
    text = " ".join(line.split("|")[0] for line in lines)
    grammar = Grammar(sentence(text, lines).tokens)
    found = shares(grammar, within or range(len(lines)), 1)
    return [" ".join(grammar.tokens[i].text for i in share.tokens) for share in found]


def test_a_verb_that_is_said_once_holds_for_both_subjects() -> None:
    assert _shares(_WON) == ["Lind won the first", "won Roe the second"]


@pytest.mark.parametrize("end", [5, 6, 7])
def test_a_clause_cut_off_behind_its_conjunction_is_one_claim(end: int) -> None:
    """'Lind won the first and, Roe said, …': what is joined lies in another clause."""
    lines = [line.replace("|cc|5|", "|cc|1|") for line in _WON[:end]]
    assert _shares(lines) == [" ".join(line.split("|")[0] for line in lines)]


def test_what_the_parse_gives_to_a_later_verb_is_still_joined() -> None:
    """'No sign of the ship's log' is what they found; it is not what sank."""
    lines = [
        "Divers|diver|NOUN|NNS|nsubj|1|",
        "found|find|VERB|VBD|root|1|",
        "nine|nine|NUM|CD|nummod|3|",
        "bodies|body|NOUN|NNS|obj|1|",
        "but|but|CCONJ|CC|cc|15|",
        "no|no|DET|DT|det|6|",
        "sign|sign|NOUN|NN|nsubj|15|",
        "of|of|ADP|IN|case|11|",
        "the|the|DET|DT|det|9|",
        "ship|ship|NOUN|NN|nmod:poss|11|",
        "'s|'s|PART|POS|case|9|",
        "log|log|NOUN|NN|nmod|6|",
        "after|after|SCONJ|IN|mark|15|",
        "the|the|DET|DT|det|14|",
        "tug|tug|NOUN|NN|nsubj|15|",
        "sank|sink|VERB|VBD|advcl|1|",
    ]
    clause = range(12)
    assert _shares(lines, within=clause) == [
        "Divers found nine bodies",
        "Divers found no sign of the ship 's log",
    ]


def test_a_preposition_with_nothing_behind_it_goes_with_its_number() -> None:
    lines = [
        "They|they|PRON|PRP|nsubj|1|",
        "won|win|VERB|VBD|root|1|",
        "with|with|ADP|IN|case|4|",
        "31|31|NUM|CD|nummod|4|",
        "votes|vote|NOUN|NNS|obl|1|",
        "in|in|ADP|IN|case|6|",
        "favour|favour|NOUN|NN|nmod|4|",
        "and|and|CCONJ|CC|cc|8|",
        "9|9|NUM|CD|conj|4|",
        "against|against|ADP|IN|case|8|",
    ]
    assert _shares(lines) == ["They won with 31 votes in favour", "They won with 9 against"]
