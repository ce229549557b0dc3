"""What the other values of a story say for and against two that differ.

Two claims alone seldom tell whether their values answer one question. The story does: a third
source that backs one of the two should differ from the other as well; where both sources give one
of the two in like words, the other answers something else.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from checker.findings.features import log_odds
from checker.findings.link import Key

Looked = tuple[Key, Key, float]
"""Two values, by their places, and how likely it is by themselves that they answer one question."""


class FirstLook:
    """How likely each two values of a story answer one question, going by their claims alone."""

    def __init__(self, differing: Iterable[Looked], compatible: Iterable[Looked]) -> None:
        """Values that differ, and values that may both hold; of one couple the likeliest counts."""
        self._apart = _by_place(differing)
        self._alike = _by_place(compatible)

    def features(self, left: Key, right: Key, likely: float) -> dict[str, float]:
        """Features of two differing values, of which ``likely`` was made at first."""
        return {
            "first_look": log_odds(likely),
            "told_by_both": max(self._found_in(left, right[0]), self._found_in(right, left[0])),
            "backed": self._backing(left, right) + self._backing(right, left),
        }

    def _found_in(self, value: Key, source: str) -> float:
        """How likely it is that a source gives a value too, in answer to the same question."""
        found = self._alike.get(value, {}).items()
        return max((likely for place, likely in found if place[0] == source), default=0.0)

    def _backing(self, value: Key, other: Key) -> float:
        """By how many third sources a value is backed that differ from the second as it does."""
        return sum(
            likely * self._apart.get(place, {}).get(other, 0.0)
            for place, likely in self._alike.get(value, {}).items()
            if place[0] != other[0]
        )


def _by_place(looked: Iterable[Looked]) -> Mapping[Key, Mapping[Key, float]]:
    found: defaultdict[Key, dict[Key, float]] = defaultdict(dict)
    for left, right, likely in looked:
        best = max(likely, found[left].get(right, 0.0))
        found[left][right] = found[right][left] = best
    return found
