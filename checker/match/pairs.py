"""Candidate pairs: the few claims that are worth setting side by side."""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

import numpy as np
import numpy.typing as npt

from checker.match.phrases import values
from checker.records.claim import Claim
from checker.records.fact import Comparison, Fact, Level, QuantityValue
from checker.records.pair import ClaimPair, FactPair
from checker.settings import MatchSettings
from checker.text.normalise import figures_sorted

Compare = Callable[[Fact, Fact], Comparison]


def candidate_pairs(
    claims: Sequence[Claim],
    vectors: npt.NDArray[np.float32],
    groups: Sequence[Sequence[int]],
    compare: Compare,
    settings: MatchSettings,
) -> tuple[ClaimPair, ...]:
    """Pairs of claims that may answer one question, with their facts compared; not yet scored.

    What their values are of is compared by `with_likeness`.

    A pair is taken from a cluster, or where one claim is among the nearest ``neighbours`` of the
    other in that other's source, or where they hold values with the same figures in another order.
    Over invented stories with planted conflicts, five in six of them can be reached so, by a
    twelfth of all pairs; sharing a name or a kind of value as well would lose half.
    """
    swapped = set(_swapped(claims))
    near = {*_within(groups), *_nearest(claims, vectors, settings.neighbours)}
    pairs = []
    for left, right in sorted(near | swapped):
        similarity = float(vectors[left] @ vectors[right])
        alike = _may_meet(claims[left], claims[right], similarity, settings)
        if not alike and (left, right) not in swapped:
            continue
        facts = tuple(fact_pairs(claims[left], claims[right], compare))
        if claims[left].article == claims[right].article and not _differ(facts):
            continue
        pairs.append(
            ClaimPair(
                left=claims[left].id, right=claims[right].id, similarity=similarity, facts=facts
            )
        )
    return tuple(pairs)


def fact_pairs(left: Claim, right: Claim, compare: Compare) -> Iterator[FactPair]:
    """Every value of one claim against every value of the other that can be compared with it."""
    for a in values(left):
        for b in values(right):
            comparison = compare(a, b)
            if comparison.level is not Level.INCOMPARABLE:
                yield FactPair(left=a, right=b, comparison=comparison)


def rivals(claims: Sequence[Claim], compare: Compare) -> tuple[Claim, ...]:
    """The claims of one source that hold a value unlike one of another of its sentences.

    No others are ever paired within a source, so that alone it needs no vectors of the rest: over
    news, two claims in three.
    """
    found: set[int] = set()
    held = [tuple(values(claim)) for claim in claims]
    for one, other in combinations(range(len(claims)), 2):
        if {one, other} <= found or claims[one].sentence == claims[other].sentence:
            continue
        if any(compare(a, b).level is Level.DIFFERENT for a in held[one] for b in held[other]):
            found |= {one, other}
    return tuple(claims[number] for number in sorted(found))


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


def _swapped(claims: Sequence[Claim]) -> Iterator[tuple[int, int]]:
    """Claims of two sources with quantities of one kind and the same figures in another order.

    '48 million' for '84 million' is the commonest slip of all, and may stand in any words.
    """
    holders: dict[tuple[object, ...], list[tuple[int, Fact]]] = {}
    for index, claim in enumerate(claims):
        for fact in claim.facts:
            if not isinstance(fact.value, QuantityValue):
                continue
            if ordered := figures_sorted(fact.normalized):
                holders.setdefault((fact.kind, fact.value.unit, ordered), []).append((index, fact))
    for same in holders.values():
        for (one, left), (other, right) in combinations(same, 2):
            if left.value != right.value and claims[one].article != claims[other].article:
                yield min(one, other), max(one, other)


def _may_meet(left: Claim, right: Claim, similarity: float, settings: MatchSettings) -> bool:
    """Whether two claims are alike enough. Those cut from one sentence share its words anyway."""
    if left.unresolved or right.unresolved:
        return False
    if left.article != right.article:
        return similarity >= settings.min_similarity
    return left.sentence != right.sentence and similarity >= settings.own_similarity


def _differ(facts: Sequence[FactPair]) -> bool:
    """Whether a value of each is different: one source seldom repeats itself otherwise."""
    return any(f.comparison.level is Level.DIFFERENT for f in facts)
