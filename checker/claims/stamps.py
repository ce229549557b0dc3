"""The time of day that heads an entry of a live blog."""

import re

from checker.claims.grammar import Grammar
from checker.claims.reporting import VERB_OF
from checker.records.base import Span
from checker.records.sentence import Sentence

_STAMP = re.compile(
    r"((?:[01]?\d|2[0-3])[.:h][0-5]\d(?: ?[ap]\.?m\b\.?)?)"
    r"(?: (?:GMT|UTC|[A-Z]{1,3}S?T))?(?: ?[:–—|-])? +(?=[\"“‘'(]?[A-Z0-9])"
)
_STATES = {"be", "have", "say", "hope", "need", "want", "seem", "appear", "remain", "stay"}


def entry_stamp(text: str, sentence: Sentence) -> Span | None:
    """The time that heads the line on which ``sentence`` begins, as in '10:05 Talks resume'.

    It may lie in the sentence or before it.
    """
    line = text.rfind("\n", 0, sentence.start) + 1
    found = _STAMP.match(text, line)
    if found is None or found.end() >= sentence.end:
        return None
    return Span(start=found.start(1), end=found.end(1))


def past_stamp(sentence: Sentence) -> int:
    """How many tokens of a sentence are the stamp of its entry."""
    found = _STAMP.match(sentence.text)
    if found is None:
        return 0
    words = sentence.start + found.end()
    return sum(token.start < words for token in sentence.tokens)


def tells_event(grammar: Grammar, predicate: int | None) -> bool:
    """Whether a verb in the plain present tells what happened: 'Polls close', 'talks resume'."""
    if predicate is None:
        return False
    token = grammar.tokens[predicate]
    lemma = token.lemma.lower()
    state = lemma in _STATES or token.text.lower() in VERB_OF
    helped = any(grammar.tokens[i].dep in {"aux", "cop"} for i in grammar.children[predicate])
    return token.tag in {"VBZ", "VBP"} and not state and not helped
