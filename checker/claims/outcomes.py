"""Infinitives that tell how something came out: 'beat Brod 3-1 to reach the final'.

They look like those of purpose ('walked out to demand higher pay'), which say what somebody had in
mind and are no claim. What tells them apart is the verb in front: a contest, or a figure that
moves.
"""

from checker.claims.grammar import CALENDAR, Grammar
from checker.text.verbs import verb as base

CHANGES = frozenset(
    """
    rise fall drop climb jump slip sink grow shrink increase decrease decline quicken slow ease
    accelerate widen narrow edge soar surge plunge tumble slide gain double triple improve stand go
    come
    """.split()
)
"""What figures do that rise or fall, by lemma; general English."""
_CONTESTS = frozenset(
    """
    beat defeat overtake overcome outscore outlast outpoint edge thrash rally recover score fight
    pass pip climb come rise race sprint battle hold survive upset stun sweep lead win pull
    """.split()
)
_RESULTS = frozenset(
    """
    win reach close end finish become claim seal clinch secure retain settle trade level advance
    qualify earn top complete draw lose make
    """.split()
)

_GAINS = frozenset("give lift put send hand move".split())
"""What a score does for a side: 'scored twice to give Brod a 3-1 win'."""
_SCORES = frozenset("score beat defeat thrash edge stun overcome rally recover upset come".split())


def outcome(grammar: Grammar, to: int, verb: int | None) -> bool:
    """Whether 'to' at ``to`` opens what came of the clause around the finite ``verb``."""
    if verb is None or grammar.words[to] != "to" or to + 2 >= len(grammar) or to < verb + 2:
        return False
    told = base(grammar.words[grammar.predicate(verb)])
    if grammar.tokens[verb].tag not in {"VBD", "VBP"}:
        return False
    if grammar.words[to + 1] in _GAINS:
        return told in _SCORES
    if grammar.words[to + 1] not in _RESULTS:
        return False
    if told in CHANGES:
        return grammar.words[to - 1] not in CALENDAR - {"percent"} or told in _CONTESTS
    return told in _CONTESTS and (
        grammar.nominal(to - 1) or grammar.words[to - 1] in {"down", "back"}
    )
