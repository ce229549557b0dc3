"""Origins: near-copies of one text are one witness, not many."""

import re
from collections.abc import Mapping
from itertools import combinations

from checker.text.normalise import plain, words

_RUN = 5
"""Words in a row that are compared. Two writers seldom hit on the same five by chance."""

_FEWEST = 20
"""A text with fewer runs is taken to have this many, as a few shared runs prove no copying."""

_QUOTATION = re.compile(r"""
    "[^"\n]*(?:"|$)                          # to the end of the paragraph if it is not closed
    | (?<!\w)'(?:[^'\n]|(?<=\w)'(?=\w))*'(?!\w)
""", re.VERBOSE | re.MULTILINE)  # fmt: skip


def origins(texts: Mapping[str, str], threshold: float) -> dict[str, str]:
    """The origin of each source: 'o1', 'o2', …, numbered by the first source that has it.

    ``texts`` maps source ids to text without page junk. Sources whose `near_copy_similarity`
    is at least ``threshold`` share an origin, and so do copies of copies.
    """
    runs = {source: _runs(text) for source, text in texts.items()}
    leader = {source: source for source in texts}
    for left, right in combinations(texts, 2):
        if _containment(runs[left], runs[right]) >= threshold:
            kept, merged = leader[left], leader[right]
            leader = {s: kept if first == merged else first for s, first in leader.items()}
    numbers: dict[str, str] = {}
    return {s: numbers.setdefault(first, f"o{len(numbers) + 1}") for s, first in leader.items()}


def near_copy_similarity(left: str, right: str) -> float:
    """The share, 0 to 1, of the shorter text's runs of five words that the longer text has too.

    This is containment (Broder 1997), so that copy cut short or padded out is still found.
    Quotations do not count: several reporters may hear one speaker, or read one statement.
    """
    return _containment(_runs(left), _runs(right))


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    passages = map(words, _QUOTATION.split(plain(text)))
    return frozenset(
        passage[start : start + _RUN]
        for passage in passages
        for start in range(len(passage) - _RUN + 1)
    )


def _containment(left: frozenset[tuple[str, ...]], right: frozenset[tuple[str, ...]]) -> float:
    return len(left & right) / max(_FEWEST, min(len(left), len(right)))
