"""What a value is of, in a few words, and how alike that is for two values.

'640,000 households lost power' and '900,000 homes were without electricity' have no word in
common; 'household lose' and 'home' lie close together as vectors.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from checker.records.claim import Claim
from checker.records.fact import Fact, FactKind

VALUES = frozenset(FactKind) - {
    FactKind.PERSON,
    FactKind.ORGANISATION,
    FactKind.TITLE,
    FactKind.QUOTE,
}
"""Kinds whose values answer the question a claim raises. Names, titles and quotes are matched over
the whole story instead, by the person they belong to."""
_BY_CLAIM = frozenset({FactKind.DATE, FactKind.PLACE, FactKind.DIRECTION})
"""Kinds whose question is asked by the whole claim; a quantity's is asked by what it counts."""


class SlotLikeness:
    """How alike, from -1 to 1, what two values are of."""

    def __init__(self, vectors: Mapping[str, npt.NDArray[np.float32]]) -> None:
        """``vectors`` holds every text of `embedded_texts`."""
        self._vectors = vectors

    def __call__(self, left: Claim, a: Fact, right: Claim, b: Fact) -> float:
        """The cosine of the phrases of two values."""
        return float(self._vectors[slot_phrase(left, a)] @ self._vectors[slot_phrase(right, b)])


def embedded_texts(claims: Sequence[Claim]) -> tuple[str, ...]:
    """Every text whose vector matching claims needs: their own, and the phrases of their values."""
    return tuple(dict.fromkeys([*(claim.text for claim in claims), *_phrases(claims)]))


def _phrases(claims: Iterable[Claim]) -> Iterator[str]:
    return (slot_phrase(claim, fact) for claim in claims for fact in values(claim))


def values(claim: Claim) -> Iterator[Fact]:
    """The facts of a claim that are set against those of others."""
    return (fact for fact in claim.facts if fact.kind in VALUES)


def slot_phrase(claim: Claim, fact: Fact) -> str:
    """What is counted and how, 'people evacuate'; else the claim's words without the value."""
    told = [word for word in (fact.of, fact.role) if word]
    if told and fact.kind not in _BY_CLAIM:
        return " ".join(told)
    return " ".join(claim.text.replace(fact.quote, " ").split()) or claim.text
