"""Candidate pairs: the few claims that are worth setting side by side."""

from collections.abc import Callable, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from checker.match.phrases import values
from checker.records.claim import Claim
from checker.records.fact import Comparison, Fact, Level
from checker.records.pair import ClaimPair, FactPair
from checker.settings import MatchSettings

Compare = Callable[[Fact, Fact], Comparison]
Likeness = Callable[[Claim, Fact, Claim, Fact], float]


def candidate_pairs(
    claims: Sequence[Claim],
    vectors: npt.NDArray[np.float32],
    groups: Sequence[Sequence[int]],
    compare: Compare,
    likeness: Likeness,
    settings: MatchSettings,
) -> tuple[ClaimPair, ...]:
    """Pairs of claims that may answer one question, with their facts compared; not yet scored.

    A pair is taken from a cluster, or where one claim is among the nearest ``neighbours`` of the
    other in that other's source; without values to compare, one must be the very nearest. It
    stays if the claims share a name or have values of comparable kinds, or are so alike in
    meaning that they need neither.
    """
    chosen = {*_within(groups), *_nearest(claims, vectors, settings.neighbours)}
    nearest = set(_nearest(claims, vectors, 1))
    pairs = []
    for left, right in sorted(chosen):
        similarity = float(vectors[left] @ vectors[right])
        if similarity < settings.value_similarity or not _may_meet(claims[left], claims[right]):
            continue
        facts = tuple(fact_pairs(claims[left], claims[right], compare, likeness))
        if not facts and (left, right) not in nearest:
            continue
        if _worth_comparing(claims[left], claims[right], similarity, facts, settings):
            pairs.append(
                ClaimPair(
                    left=claims[left].id, right=claims[right].id, similarity=similarity, facts=facts
                )
            )
    return tuple(pairs)


def fact_pairs(
    left: Claim, right: Claim, compare: Compare, likeness: Likeness
) -> Iterator[FactPair]:
    """Every value of one claim against every value of the other that can be compared with it."""
    for a in values(left):
        for b in values(right):
            comparison = compare(a, b)
            if comparison.level is not Level.INCOMPARABLE:
                yield FactPair(
                    left=a, right=b, comparison=comparison, likeness=likeness(left, a, right, b)
                )


def _within(groups: Sequence[Sequence[int]]) -> Iterator[tuple[int, int]]:
    for group in groups:
        for place, left in enumerate(group):
            for right in group[place + 1 :]:
                yield min(left, right), max(left, right)


def _nearest(
    claims: Sequence[Claim], vectors: npt.NDArray[np.float32], neighbours: int
) -> Iterator[tuple[int, int]]:
    """Each claim with the nearest of every source, its own included."""
    by_source: dict[str, list[int]] = {}
    for index, claim in enumerate(claims):
        by_source.setdefault(claim.article, []).append(index)
    for members in by_source.values():
        columns = np.asarray(members)
        similarity = vectors @ vectors[columns].T
        for index, row in enumerate(np.argsort(-similarity, axis=1, kind="stable")):
            others = [int(columns[place]) for place in row if columns[place] != index]
            for other in others[:neighbours]:
                yield min(index, other), max(index, other)


def _may_meet(left: Claim, right: Claim) -> bool:
    """Claims cut from one sentence share its words and never conflict by them."""
    same_sentence = (left.article, left.sentence) == (right.article, right.sentence)
    return not same_sentence and not left.unresolved and not right.unresolved


def _worth_comparing(
    left: Claim,
    right: Claim,
    similarity: float,
    facts: Sequence[FactPair],
    settings: MatchSettings,
) -> bool:
    """The less two claims are alike, the more they must share. One source seldom repeats itself."""
    if left.article == right.article:
        return similarity >= settings.sure_similarity and any(
            f.comparison.level is Level.DIFFERENT for f in facts
        )
    if similarity >= settings.sure_similarity or any(
        f.likeness >= settings.slot_likeness for f in facts
    ):
        return True
    shares = bool(facts) or not set(left.entities).isdisjoint(right.entities)
    return shares and similarity >= settings.min_similarity
