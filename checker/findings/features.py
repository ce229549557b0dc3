"""What speaks for and against two values answering one question, as numbers.

Names are those of the weights in models/slots/weights.json; each lies about between 0 and 1.
"""

import math
from collections.abc import Mapping
from functools import cache

from rapidfuzz.distance import OSA

from checker.findings.dossier import Dossier
from checker.findings.vocabulary import CATEGORY, negated
from checker.records.claim import Claim
from checker.records.fact import Fact, FactKind, Level, QuantityValue
from checker.records.finding import Category
from checker.records.pair import ClaimPair, FactPair, NliScores
from checker.text.normalise import words

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
    scores = [s for s in (facts.forward, facts.backward) if s]
    return {
        **claim_features(dossier, pair),
        "slot_entailment_max": max((s.entailment for s in scores), default=0.0),
        "slot_entailment_min": min((s.entailment for s in scores), default=0.0),
        "slot_neutral_min": min((s.neutral for s in scores), default=1.0),
        "slot_contradiction_min": min((s.contradiction for s in scores), default=0.0),
        "slot_untested": float(not scores),
        "likeness": facts.likeness,
        "likest": float(_is_likest(dossier, pair, facts)),
        "looks_like_a_slip": float(_slip(facts.left.normalized, facts.right.normalized)),
        "far_apart": _far_apart(facts.left, facts.right),
        "same_unit": float(_unit(facts.left) == _unit(facts.right) is not None),
        "hedged": float(bool(facts.left.modifier or facts.right.modifier)),
        "same_noun": _same_word(facts.left.of, facts.right.of),
        "other_noun": _other_word(facts.left.of, facts.right.of),
        "same_role": _same_word(facts.left.role, facts.right.role),
        "other_role": _other_word(facts.left.role, facts.right.role),
        "known_elsewhere": _known_elsewhere(dossier, left, right, facts),
        "only_values": float(_alone(left, facts.left) and _alone(right, facts.right)),
        "rivals": float(len(pair.facts) > 1),
        "agreeing_values": float(_agreeing(pair) > 0),
        "other_differences": float(_differing(pair) > 1),
        **{
            f"is_{category.value}": float(CATEGORY[facts.left.kind] is category)
            for category in (Category.DATE, Category.NUMBER, Category.PLACE)
        },
        "is_duration": float(facts.left.kind is FactKind.DURATION),
        "is_age": float(facts.left.kind is FactKind.AGE),
    }


def claim_features(dossier: Dossier, pair: ClaimPair) -> dict[str, float]:
    """Features of two claims: do they speak of one thing, and can both be true?"""
    left, right = dossier.claim(pair.left), dossier.claim(pair.right)
    content_left, content_right = _content(left), _content(right)
    together = content_left | content_right
    names_left, names_right = set(left.entities), set(right.entities)
    return {
        "similarity": pair.similarity,
        "nearest": float(_is_nearest(dossier, pair)),
        "contradiction_max": pair.contradiction,
        "contradiction_min": _weaker(pair, "contradiction"),
        "neutral_min": _weaker(pair, "neutral"),
        "neutral_max": max((s.neutral for s in (pair.forward, pair.backward) if s), default=1.0),
        "entailment_max": pair.entailment,
        "entailment_min": pair.equivalence,
        "words_in_common": len(content_left & content_right) / len(together) if together else 0.0,
        "names_in_common": float(bool(names_left & names_right)),
        "names_apart": float(bool(names_left and names_right) and not names_left & names_right),
        "same_source": float(left.article == right.article),
        "same_predicate": float(_predicate(dossier, left) == _predicate(dossier, right) != ""),
        "one_negated": float(left.polarity is not right.polarity),
        "negation_words_apart": float(negated(left.text) != negated(right.text)),
        "same_modality": float(left.modality is right.modality),
        "speakers_apart": float(_other_word(left.speaker, right.speaker)),
        "both_long": min(len(left.text), len(right.text)) / 200.0,
    }


def _weaker(pair: ClaimPair, label: str) -> float:
    scores: list[NliScores] = [s for s in (pair.forward, pair.backward) if s]
    return min((float(getattr(s, label)) for s in scores), default=0.0)


def _content(claim: Claim) -> frozenset[str]:
    return _content_words(claim.text)


@cache
def _content_words(text: str) -> frozenset[str]:
    return frozenset(w for w in words(text) if w not in _FUNCTION_WORDS and not w[0].isdigit())


def _predicate(dossier: Dossier, claim: Claim) -> str:
    if claim.predicate is None:
        return ""
    return dossier.sentence(claim).tokens[claim.predicate].lemma.casefold()


def _same_word(left: str | None, right: str | None) -> float:
    return float(left is not None and right is not None and left.casefold() == right.casefold())


def _other_word(left: str | None, right: str | None) -> float:
    return float(left is not None and right is not None and left.casefold() != right.casefold())


def _is_nearest(dossier: Dossier, pair: ClaimPair) -> bool:
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


def _is_likest(dossier: Dossier, pair: ClaimPair, facts: FactPair) -> bool:
    """Whether no other two values of the two sources are of things more alike."""
    return facts.likeness >= max(
        dossier.best_likeness(facts.left, pair.left, dossier.claim(pair.right).article),
        dossier.best_likeness(facts.right, pair.right, dossier.claim(pair.left).article),
    )


def _slip(left: str, right: str) -> bool:
    """Whether one is the other with a digit wrong, left out, doubled, or two of them swapped."""
    a, b = ("".join(c for c in value if c.isdigit()) for value in (left, right))
    return a != b and OSA.distance(a, b) == 1


def _far_apart(left: Fact, right: Fact) -> float:
    """How many powers of ten lie between two quantities, 3 at most."""
    if not isinstance(left.value, QuantityValue) or not isinstance(right.value, QuantityValue):
        return 0.0
    small, large = sorted((abs(left.value.high), abs(right.value.high)))
    return min(3.0, math.log10(large / small)) if small > 0 else 3.0


def _unit(fact: Fact) -> str | None:
    return fact.value.unit if isinstance(fact.value, QuantityValue) else None


def _alone(claim: Claim, fact: Fact) -> bool:
    return sum(other.kind is fact.kind for other in claim.facts) == 1


def _agreeing(pair: ClaimPair) -> int:
    return sum(f.comparison.level in {Level.SAME, Level.ALIAS} for f in pair.facts)


def _differing(pair: ClaimPair) -> int:
    return sum(f.comparison.level is Level.DIFFERENT for f in pair.facts)


def weighed(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The sum of the features times their weights, intercept included."""
    return weights["intercept"] + sum(
        weights.get(name, 0.0) * value for name, value in features.items()
    )
