"""What a value is of, in a few words, and how alike that is for two values.

'640,000 households lost power' and '900,000 homes were without electricity' have no word in
common; 'household lose' and 'home' lie close together as vectors.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from checker.records.claim import Claim
from checker.records.fact import Fact, FactKind
from checker.records.pair import ClaimPair

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


Vectors = Mapping[str, npt.NDArray[np.float32]]
Embed = Callable[[Sequence[str]], Vectors]
"""The vector of each text, of length 1."""


def with_likeness(
    pairs: Sequence[ClaimPair], claims: Mapping[str, Claim], embed: Embed
) -> tuple[ClaimPair, ...]:
    """The pairs with the cosines of what their values are of, from -1 to 1.

    ``claims`` are those of the pairs by their ids. No phrase is embedded but of values that are
    compared: alone, an article would have hundreds for nothing.
    """
    phrases = (phrase for pair in pairs for both in _phrases(pair, claims) for phrase in both)
    vectors = embed(list(dict.fromkeys(phrases)))
    return tuple(_likened(pair, claims, vectors) for pair in pairs)


def _likened(pair: ClaimPair, claims: Mapping[str, Claim], vectors: Vectors) -> ClaimPair:
    cosines = [float(vectors[one] @ vectors[other]) for one, other in _phrases(pair, claims)]
    facts = (
        facts.model_copy(update={"likeness": cosine})
        for facts, cosine in zip(pair.facts, cosines, strict=True)
    )
    return pair.model_copy(update={"facts": tuple(facts)})


def _phrases(pair: ClaimPair, claims: Mapping[str, Claim]) -> Iterator[tuple[str, str]]:
    """What the two values are of, for each that are compared."""
    left, right = claims[pair.left], claims[pair.right]
    return ((slot_phrase(left, f.left), slot_phrase(right, f.right)) for f in pair.facts)


def values(claim: Claim) -> Iterator[Fact]:
    """The facts of a claim that are set against those of others."""
    return (fact for fact in claim.facts if fact.kind in VALUES)


def slot_phrase(claim: Claim, fact: Fact) -> str:
    """What is counted and how, 'people evacuate'; else the claim's words without the value."""
    told = [word for word in (fact.of, fact.role) if word]
    if told and fact.kind not in _BY_CLAIM:
        return " ".join(told)
    return " ".join(claim.text.replace(fact.quote, " ").split()) or claim.text
