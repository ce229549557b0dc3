"""What speaks for and against two values answering one question, as numbers.

Names are those of the weights in models/judge/weights.json; each lies about between 0 and 1.
"""

import math
from collections.abc import Mapping
from functools import cache

from checker.findings.dossier import Dossier
from checker.findings.vocabulary import CATEGORY
from checker.records.claim import Claim, Modality
from checker.records.fact import DateValue, Fact, FactKind, Level, QuantityValue
from checker.records.finding import Category
from checker.records.pair import ClaimPair, FactPair
from checker.text.normalise import words

_BACKGROUND_DAYS = 60
"""Days before the day of writing from which a date belongs to the background."""

_LEAD = 3
"""Sentences at the head of an article, its title among them."""
_LONG = 10
"""Content words of a long claim."""
_UNTESTED = 0.7
"""What a slot that was not put to the test counts as, about the mean of those that were."""

_FUNCTION_WORDS = frozenset(
    """
    a an the this that these those and or but if of in on at by for from to with as into over
    after before about than then there here it its he she they his her their him them who
    which what when where is are was were be been being has have had do does did will would
    can could may might must shall should not no so very more most said says say told also
    """.split()
)


def slot_features(dossier: Dossier, pair: ClaimPair, facts: FactPair) -> dict[str, float]:
    """Features of two values that differ: do they fill one slot?"""
    left, right = dossier.claim(pair.left), dossier.claim(pair.right)
    slots = [s for s in (facts.forward, facts.backward) if s]
    return {
        "similarity": pair.similarity,
        "nearest": float(is_nearest(dossier, pair)),
        "alike_in_both": pair.similarity * facts.likeness,
        "entailment_max": pair.entailment,
        "contradiction_mean": pair.mean_contradiction,
        "leads": float(_leads(left) and _leads(right)),
        "same_source": float(left.article == right.article),
        "slot_neutral_min": min((s.neutral for s in slots), default=_UNTESTED),
        "slot_entailment_max": max((s.entailment for s in slots), default=0.0),
        "slot_contradiction_min": min((s.contradiction for s in slots), default=0.0),
        "likeness": facts.likeness,
        "likest": float(_is_likest(dossier, pair, facts)),
        "same_role": float(_same_word(facts.left.role, facts.right.role)),
        "far_apart": _far_apart(facts.left, facts.right),
        "one_long_past": float(_long_past(dossier, left) != _long_past(dossier, right)),
        "known_elsewhere": _known_elsewhere(dossier, left, right, facts),
        "is_date": float(CATEGORY[facts.left.kind] is Category.DATE),
        "is_duration": float(facts.left.kind is FactKind.DURATION),
    }


def claim_features(dossier: Dossier, pair: ClaimPair) -> dict[str, float]:
    """Features of two claims that the NLI model sets against each other: do they conflict?"""
    left, right = dossier.claim(pair.left), dossier.claim(pair.right)
    content_left, content_right = content_words(left.text), content_words(right.text)
    together = content_left | content_right
    differing = [f for f in pair.facts if f.comparison.level is Level.DIFFERENT]
    return {
        "similarity": pair.similarity,
        "nearest": float(is_nearest(dossier, pair)),
        "contradiction_max": pair.contradiction,
        "contradiction_mean": pair.mean_contradiction,
        "both_sure": pair.similarity * pair.contradiction,
        "entailment_max": pair.entailment,
        "values_differ": max((f.likeness for f in differing), default=0.0),
        "one_short": min(len(content_left), len(content_right)) / _LONG,
        "leads": float(_leads(left) and _leads(right)),
        "same_subject": float(_same_word(left.subject, right.subject)),
        "reported": float(Modality.REPORTED in {left.modality, right.modality}),
        "same_source": float(left.article == right.article),
        "words_in_common": len(content_left & content_right) / len(together) if together else 0.0,
        "names_in_common": float(not set(left.entities).isdisjoint(right.entities)),
        "same_predicate": float(_same_word(dossier.predicate(left), dossier.predicate(right))),
        "same_modality": float(left.modality is right.modality),
        "one_negated": float(left.polarity is not right.polarity),
    }


def _leads(claim: Claim) -> bool:
    """Whether a claim stands at the head of its article, where the news is told."""
    return claim.sentence < _LEAD


@cache
def content_words(text: str) -> frozenset[str]:
    """The words of a text that say what it is about: no figures, no words of grammar."""
    return frozenset(w for w in words(text) if w not in _FUNCTION_WORDS and not w[0].isdigit())


def _same_word(left: str | None, right: str | None) -> bool:
    return left is not None and right is not None and left.casefold() == right.casefold()


def is_nearest(dossier: Dossier, pair: ClaimPair) -> bool:
    """Whether neither claim is more like another claim of the other's source."""
    return all(
        pair.similarity >= best - 1e-6
        for best in (
            dossier.best_similarity(pair.left, dossier.claim(pair.right).article),
            dossier.best_similarity(pair.right, dossier.claim(pair.left).article),
        )
    )


def _known_elsewhere(dossier: Dossier, left: Claim, right: Claim, facts: FactPair) -> float:
    """How many of the two sources carry the other's value too: then both values may hold."""
    return (
        _carries(dossier, right.article, facts.left) + _carries(dossier, left.article, facts.right)
    ) / 2


def _carries(dossier: Dossier, source: str, fact: Fact) -> bool:
    return any(
        other.kind is fact.kind and dossier.compare(fact, other).same
        for _, other in dossier.facts_of(source)
        if (other.start, other.end) != (fact.start, fact.end)
    )


def times_apart(dossier: Dossier, left: Claim, right: Claim, facts: FactPair) -> bool:
    """Whether the claims are told of different times: both name one, and no two of them agree."""
    comparisons = [
        dossier.compare(a, b)
        for a in left.facts
        for b in right.facts
        if a.kind is b.kind is FactKind.DATE and a != facts.left and b != facts.right
    ]
    return bool(comparisons) and all(c.level is Level.DIFFERENT for c in comparisons)


def _long_past(dossier: Dossier, claim: Claim) -> bool:
    """Whether a claim is dated well before the article: background, not the news."""
    written = dossier.article(claim.article).written
    return written is not None and any(
        isinstance(fact.value, DateValue)
        and fact.value.last is not None
        and (written - fact.value.last).days > _BACKGROUND_DAYS
        for fact in claim.facts
    )


def _is_likest(dossier: Dossier, pair: ClaimPair, facts: FactPair) -> bool:
    """Whether no other two values of the two sources are of things more alike."""
    return facts.likeness >= max(
        dossier.best_likeness(facts.left, pair.left, dossier.claim(pair.right).article),
        dossier.best_likeness(facts.right, pair.right, dossier.claim(pair.left).article),
    )


def _far_apart(left: Fact, right: Fact) -> float:
    """How many powers of ten lie between two quantities, 3 at most."""
    if not isinstance(left.value, QuantityValue) or not isinstance(right.value, QuantityValue):
        return 0.0
    small, large = sorted((abs(left.value.high), abs(right.value.high)))
    return min(3.0, math.log10(large / small)) if small > 0 else 3.0


def weighed(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The sum of the features times their weights, intercept included."""
    return weights["intercept"] + sum(
        weights.get(name, 0.0) * value for name, value in features.items()
    )
