"""The subject phrase in front of a verb."""

from collections.abc import Sequence

from checker.claims.grammar import CALENDAR, Grammar

RELATIVE_WORDS = {"who", "which", "that", "whom"}
"""Pronouns that open a relative clause and may be its subject."""
TIME_WORDS = {"when", "after", "before", "because", "while", "although", "though", "as", "since",
              "once", "whereas", "where"}  # fmt: skip
"""Conjunctions that say how a clause hangs on another one."""
_CONDITIONS = {"if", "unless"}


def own_subject(grammar: Grammar, verb: int, body: Sequence[int]) -> tuple[int, ...]:
    """The subject phrase in front of ``verb`` inside ``body``; empty where there is none."""
    before = [i for i in body if i < verb]
    while before and not grammar.nominal(before[-1]):
        before.pop()
    while before and grammar.mark(before[0]):
        before.pop(0)
    if before and grammar.words[before[0]] in RELATIVE_WORDS:
        return ()
    if before and grammar.words[before[0]] in TIME_WORDS:
        before.pop(0)
    if not before:
        return ()
    before = _undated(grammar, before)
    head = grammar.subject(verb)
    if head is not None and head in before:
        edge = grammar.name_start(grammar.left_edge(head))
        before = [i for i in before if i >= edge or _joined(grammar, before, edge)]
        if before[0] == head or grammar.words[before[0]] not in _CONDITIONS:
            return tuple(before)
    mark = max((n for n, i in enumerate(before) if grammar.words[i] in {",", ":"}), default=-1)
    return tuple(before[mark + 1 :])


def _undated(grammar: Grammar, before: list[int]) -> list[int]:
    """Without the day at the end: 'A court on Friday'."""
    dated = (
        len(before) > 2
        and grammar.words[before[-1]] in CALENDAR
        and grammar.tokens[before[-2]].pos == "ADP"
        and grammar.nominal(before[-3])
    )
    return before[:-2] if dated else before


def _joined(grammar: Grammar, before: Sequence[int], edge: int) -> bool:
    """Whether the subject as parsed is only the last of several joined by 'and'."""
    linked = edge - 1 in before and grammar.tokens[edge - 1].tag == "CC"
    return linked or grammar.tokens[edge].tag == "CC"
