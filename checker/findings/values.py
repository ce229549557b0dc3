"""Numbers, dates and places: do the sources give one value where they answer one question?"""

from collections.abc import Iterator
from itertools import combinations

from checker.findings.besides import besides_others, merely_compared
from checker.findings.dossier import Dossier, Held
from checker.findings.first_look import FirstLook
from checker.findings.judge import Judge
from checker.findings.link import Answer, Key, Link, fact_answer
from checker.findings.timing import kind_of_change
from checker.findings.value_features import (
    distinctive,
    likeness_features,
    times_apart,
    value_features,
)
from checker.findings.vocabulary import CATEGORY, READ_AS_CONTRADICTION
from checker.records.claim import Claim, Modality
from checker.records.fact import Comparison, DateValue, Fact, FactKind, Level
from checker.records.finding import Category, Kind
from checker.records.pair import ClaimPair, FactPair

_VALUES = frozenset(
    kind
    for kind, category in CATEGORY.items()
    if category in {Category.DATE, Category.NUMBER, Category.PLACE, Category.STATUS}
)
_SAME_QUESTION = 0.3
"""Probability from which compatible values are held to answer one question; see
`Judge.same_question`."""
_ALIKE = 0.5
"""Cosine, of claims and of what their values are of, from which compatible values are held to
answer one question."""
_FOLLOWS = 0.5
"""Probability that one claim follows from the other, which makes likeness needless."""
_SAME_BUT_PLACE = 0.8
"""Cosine of two claims without their places from which the places are held to be one place.

Things happen in many places, and invented or small ones are known to no gazetteer."""
_SAME_BEARER = 0.8
"""Cosine of who or what is in two states from which it is held to be one."""
_DISTINCTIVE = 0.8
"""Confidence in two distinctive values that are compatible."""
_FLOOR = 0.2
"""Links less likely than this are not worth keeping, even under another key."""


def value_links(dossier: Dossier, judge: Judge) -> Iterator[Link]:
    """Typed values of paired claims, where both seem to fill one slot."""
    differing = [
        (pair, facts, judge.same_slot(value_features(dossier, pair, facts)))
        for pair, facts in judged_values(dossier)
    ]
    compatible = [
        (pair, facts, judge.same_question(likeness_features(dossier, pair, facts)))
        for pair, facts in compatible_values(dossier)
    ]
    looked = FirstLook(
        ((*between(dossier, pair, facts), likely) for pair, facts, likely in differing),
        ((*between(dossier, pair, facts), likely) for pair, facts, likely in compatible),
    )
    for pair, facts, first in differing:
        features = looked.features(*between(dossier, pair, facts), first)
        if link := _difference(dossier, pair, facts, judge.same_slot_in_story(features)):
            yield link
    for pair, facts, likely in compatible:
        if likely >= _SAME_QUESTION or _close(pair, facts):
            sure = max(likely, pair.similarity, pair.entailment)
            yield _likeness(dossier, _held(dossier, pair, facts), facts.comparison, sure)
    yield from _distinctive_values(dossier)


def judged_values(dossier: Dossier) -> Iterator[tuple[ClaimPair, FactPair]]:
    """Differing values of a kind that the judge decides on, with the pairs they are in."""
    for pair in dossier.pairs:
        for facts in pair.facts:
            if (
                facts.left.kind in _VALUES
                and facts.comparison.level is Level.DIFFERENT
                and not _both_in_one(dossier, pair, facts)
                and not times_apart(dossier, *_claims(dossier, pair), facts)
                and not _one_besides(dossier, *_held(dossier, pair, facts))
                and all(_stands_alone(dossier, held) for held in _held(dossier, pair, facts))
                and (facts.left.kind is not FactKind.STATUS or facts.likeness >= _SAME_BEARER)
            ):
                yield pair, facts


def compatible_values(dossier: Dossier) -> Iterator[tuple[ClaimPair, FactPair]]:
    """Values of two sources that may both hold, with the pairs they are in."""
    for pair in dossier.pairs:
        left, right = _claims(dossier, pair)
        if left.article != right.article:
            for facts in pair.facts:
                if facts.left.kind in _VALUES and facts.comparison.compatible:
                    yield pair, facts


def between(dossier: Dossier, pair: ClaimPair, facts: FactPair) -> tuple[Key, Key]:
    """The places of two values."""
    left, right = _claims(dossier, pair)
    return (
        (left.article, facts.left.start, facts.left.end),
        (right.article, facts.right.start, facts.right.end),
    )


def _close(pair: ClaimPair, facts: FactPair) -> bool:
    """Whether claims and what their values are of are so close that no judge is needed."""
    if facts.left.kind is FactKind.PLACE:
        # Things happen in many places, and most claims name one in passing.
        return max(pair.similarity, facts.likeness) >= _SAME_BUT_PLACE
    return pair.entailment >= _FOLLOWS or min(pair.similarity, facts.likeness) >= _ALIKE


def _distinctive_values(dossier: Dossier) -> Iterator[Link]:
    """Values that no two sources would share by chance, whatever the claims around them are."""
    held = [h for a in dossier.articles for h in dossier.facts_of(a.id) if distinctive(h[1])]
    for left, right in combinations(held, 2):
        if left[0].article == right[0].article or left[1].kind is not right[1].kind:
            continue
        comparison = dossier.compare(left[1], right[1])
        if comparison.compatible:
            yield _likeness(dossier, (left, right), comparison, _DISTINCTIVE)


def _claims(dossier: Dossier, pair: ClaimPair) -> tuple[Claim, Claim]:
    return dossier.claim(pair.left), dossier.claim(pair.right)


def _held(dossier: Dossier, pair: ClaimPair, facts: FactPair) -> tuple[Held, Held]:
    left, right = _claims(dossier, pair)
    return (left, facts.left), (right, facts.right)


def _both_in_one(dossier: Dossier, pair: ClaimPair, facts: FactPair) -> bool:
    """Whether one of the claims holds both values, as a list or a range does."""
    return any(
        other != own and other.kind is own.kind and dossier.compare(own, other).same
        for claim, own, rival in (
            (pair.left, facts.right, facts.left),
            (pair.right, facts.left, facts.right),
        )
        for other in dossier.claim(claim).facts
        if other != rival
    )


def _one_besides(dossier: Dossier, left: Held, right: Held) -> bool:
    """Whether only one of two counts leaves out somebody told of apart from it."""
    return besides_others(dossier, left) != besides_others(dossier, right)


def _stands_alone(dossier: Dossier, held: Held) -> bool:
    """Whether a value means by itself what it seems to."""
    apart = _spoken_date(held) or merely_compared(dossier, held)
    return not (apart or _merely_one(dossier, held) or _of_some(held))


def _spoken_date(held: Held) -> bool:
    """Whether a date stands in quoted words: their 'today' is not the article's."""
    claim, fact = held
    return fact.kind is FactKind.DATE and any(
        other.kind is FactKind.QUOTE and other.contains(fact) for other in claim.facts
    )


def _merely_one(dossier: Dossier, held: Held) -> bool:
    """Whether a 'one' counts nothing: 'Lund is one stop on the way' says what Lund is."""
    claim, fact = held
    return fact.quote.casefold() == "one" and dossier.predicate(claim) == fact.of


def _of_some(held: Held) -> bool:
    """Whether a state is of some out of many: three soldiers may be dead and four in hospital."""
    claim, fact = held
    return fact.kind is FactKind.STATUS and any(
        other.kind is FactKind.NUMBER and other.quote in (fact.of or "") for other in claim.facts
    )


def _likeness(
    dossier: Dossier, held: tuple[Held, Held], comparison: Comparison, confidence: float
) -> Link:
    """Two compatible values as answers to one question."""
    one, other = (fact_answer(claim, fact) for claim, fact in held)
    return Link(
        left=one,
        right=other,
        kind=_kind_of_likeness(dossier, comparison, one, other),
        category=CATEGORY[held[0][1].kind],
        confidence=confidence,
        reasons=(comparison.reason,),
        subject=_subject(held[0][1], held[1][1]),
    )


def _kind_of_likeness(dossier: Dossier, comparison: Comparison, one: Answer, other: Answer) -> Kind:
    """Agreement, variant, or development: 'at least six dead' became eight, the plan was done."""
    if comparison.level is Level.MODIFIER:
        moved = kind_of_change(dossier, one, other) is Kind.DEVELOPMENT
        return Kind.DEVELOPMENT if moved else Kind.VARIANT
    return Kind.AGREEMENT if _nothing_else_told(comparison, one, other) else Kind.VARIANT


def _nothing_else_told(comparison: Comparison, one: Answer, other: Answer) -> bool:
    """Whether the values are the same, but for a year that one leaves out."""
    if comparison.level is Level.SAME:
        return True
    days = [a.fact.value for a in (one, other) if a.fact and isinstance(a.fact.value, DateValue)]
    return comparison.level is Level.PRECISION and any(
        day.first is None and day.last is None and day.clock_first is None for day in days
    )


def _difference(dossier: Dossier, pair: ClaimPair, facts: FactPair, likely: float) -> Link | None:
    left, right = _claims(dossier, pair)
    if likely < _FLOOR or Modality.CONDITIONAL in {left.modality, right.modality}:
        return None
    one, other = fact_answer(left, facts.left), fact_answer(right, facts.right)
    return Link(
        left=one,
        right=other,
        kind=kind_of_change(dossier, one, other),
        category=CATEGORY[facts.left.kind],
        confidence=likely,
        reasons=tuple(_reasons(left, right, pair, facts)),
        subject=_subject(facts.left, facts.right),
    )


def _reasons(left: Claim, right: Claim, pair: ClaimPair, facts: FactPair) -> Iterator[str]:
    yield facts.comparison.reason
    shared = sorted(set(left.entities) & set(right.entities))
    if shared:
        yield f"Both passages speak of {', '.join(shared[:3])}."
    slots = [s for s in (facts.forward, facts.backward) if s]
    if slots and max(s.entailment for s in slots) >= 0.5:
        yield "With one value put in the other's place, the passages say the same."
    elif pair.contradiction >= 0.5:
        yield READ_AS_CONTRADICTION


def _subject(left: Fact, right: Fact) -> str:
    return left.of or right.of or ""
