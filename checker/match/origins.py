"""Origins: near-copies of one text are one witness, not many."""

from collections.abc import Mapping
from itertools import combinations

from checker.text.runs import containment, runs


def origins(texts: Mapping[str, str], threshold: float) -> dict[str, str]:
    """The origin of each source: 'o1', 'o2', …, numbered by the first source that has it.

    ``texts`` maps source ids to text without page junk. Sources whose `near_copy_similarity`
    is at least ``threshold`` share an origin, and so do copies of copies.
    """
    found = {source: frozenset(runs(text)) for source, text in texts.items()}
    leader = {source: source for source in texts}
    for left, right in combinations(texts, 2):
        if _containment(found[left], found[right]) >= threshold:
            kept, merged = leader[left], leader[right]
            leader = {s: kept if first == merged else first for s, first in leader.items()}
    numbers: dict[str, str] = {}
    return {s: numbers.setdefault(first, f"o{len(numbers) + 1}") for s, first in leader.items()}


def near_copy_similarity(left: str, right: str) -> float:
    """The share, 0 to 1, of the shorter text's runs of five words that the longer text has too.

    What counts as a run, and why containment: `checker.text.runs`.
    """
    return _containment(frozenset(runs(left)), frozenset(runs(right)))


def _containment(left: frozenset[tuple[str, ...]], right: frozenset[tuple[str, ...]]) -> float:
    return containment(len(left & right), len(left), len(right))
