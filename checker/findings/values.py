"""Numbers, dates and places: do the sources give one value where they answer one question?"""

from collections.abc import Iterator

from checker.findings.compared import between, compatible_values, held_values, judged_values
from checker.findings.distinctive import distinctive_pairs
from checker.findings.dossier import Dossier, Held
from checker.findings.first_look import FirstLook
from checker.findings.judge import Judge
from checker.findings.likeness import kind_of_likeness
from checker.findings.link import Link, fact_answer
from checker.findings.timing import kind_of_change
from checker.findings.value_features import likeness_features, value_features
from checker.findings.vocabulary import CATEGORY, READ_AS_CONTRADICTION
from checker.records.claim import Claim, Modality
from checker.records.fact import Comparison, Fact, FactKind
from checker.records.pair import ClaimPair, FactPair

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
            yield _likeness(dossier, held_values(dossier, pair, facts), facts.comparison, sure)
    for one, other, comparison in distinctive_pairs(dossier):
        yield _likeness(dossier, (one, other), comparison, _DISTINCTIVE)


def _close(pair: ClaimPair, facts: FactPair) -> bool:
    """Whether claims and what their values are of are so close that no judge is needed."""
    if facts.left.kind is FactKind.PLACE:
        # Things happen in many places, and most claims name one in passing.
        return max(pair.similarity, facts.likeness) >= _SAME_BUT_PLACE
    return pair.entailment >= _FOLLOWS or min(pair.similarity, facts.likeness) >= _ALIKE


def _likeness(
    dossier: Dossier, held: tuple[Held, Held], comparison: Comparison, confidence: float
) -> Link:
    """Two compatible values as answers to one question."""
    one, other = (fact_answer(claim, fact) for claim, fact in held)
    return Link(
        left=one,
        right=other,
        kind=kind_of_likeness(dossier, comparison, one, other),
        category=CATEGORY[held[0][1].kind],
        confidence=confidence,
        reasons=(comparison.reason,),
        subject=_subject(held[0][1], held[1][1]),
    )


def _difference(dossier: Dossier, pair: ClaimPair, facts: FactPair, likely: float) -> Link | None:
    left, right = dossier.claim(pair.left), dossier.claim(pair.right)
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
        judged=True,
    )


def _reasons(left: Claim, right: Claim, pair: ClaimPair, facts: FactPair) -> Iterator[str]:
    yield facts.comparison.reason
    shared = sorted(set(left.entities) & set(right.entities))
    if shared:
        yield f"Both passages are about {', '.join(shared[:3])}."
    slots = [s for s in (facts.forward, facts.backward) if s]
    if slots and max(s.entailment for s in slots) >= 0.5:
        yield "But for this value, the passages say the same."
    elif pair.contradiction >= 0.5:
        yield READ_AS_CONTRADICTION


def _subject(left: Fact, right: Fact) -> str:
    return left.of or right.of or ""
