"""Origins: near-copies of one text are one witness, not many."""

from collections.abc import Mapping
from itertools import combinations

from checker.text.normalise import words

_SHINGLE = 5
"""Words in a row that are compared. Two writers seldom hit on the same five by chance."""


def origins(texts: Mapping[str, str], threshold: float) -> dict[str, str]:
    """The origin of each source: 'o1', 'o2', …, numbered by the first source that has it.

    ``texts`` maps source ids to text without page junk. Sources whose `near_copy_similarity`
    is at least ``threshold`` share an origin, and so do copies of copies.
    """
    shingles = {source: _shingles(text) for source, text in texts.items()}
    leader = {source: source for source in texts}
    for left, right in combinations(texts, 2):
        if _containment(shingles[left], shingles[right]) >= threshold:
            first, second = leader[left], leader[right]
            leader = {s: first if of == second else of for s, of in leader.items()}
    numbers: dict[str, str] = {}
    return {s: numbers.setdefault(of, f"o{len(numbers) + 1}") for s, of in leader.items()}


def near_copy_similarity(left: str, right: str) -> float:
    """The share, 0 to 1, of the shorter text's runs of five words that the longer text has too.

    (Containment, Broder 1997.) A text with fewer than five words is like nothing.
    """
    return _containment(_shingles(left), _shingles(right))


def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    tokens = words(text)
    return frozenset(zip(*(tokens[shift:] for shift in range(_SHINGLE)), strict=False))


def _containment(left: frozenset[tuple[str, ...]], right: frozenset[tuple[str, ...]]) -> float:
    smaller = min(len(left), len(right))
    return len(left & right) / smaller if smaller else 0.0
