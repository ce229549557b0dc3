"""Questions to the parse of a sentence, frozen."""

from checker.claims.grammar import Grammar
from tests.claims.parses import sentence

_LINES = [
    "boards|board|NOUN|NNS|nsubj|4|",
    "whose|whose|PRON|WP$|nmod:poss|2|",
    "head|head|NOUN|NN|nsubj|4|",
    "resigned|resign|VERB|VBD|acl:relcl|0|",
    "want|want|VERB|VBP|root|4|",
]


def test_what_is_somebodys_is_not_the_subject_outside_its_clause() -> None:
    text = " ".join(line.split("|")[0] for line in _LINES)
    assert Grammar(sentence(text, _LINES).tokens).subject(4) == 0
