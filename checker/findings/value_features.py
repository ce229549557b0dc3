"""What speaks for and against two differing values answering one question, as numbers."""

import math

from rapidfuzz import fuzz

from checker.findings.distinctive import distinctive
from checker.findings.dossier import Dossier
from checker.findings.features import same_word, setting
from checker.findings.slips import figures_swapped
from checker.records.claim import Claim
from checker.records.fact import Fact, FactKind, Level, QuantityValue
from checker.records.pair import ClaimPair, FactPair
from checker.text.normalise import figures

_UNTESTED = 0.7
"""What a slot that was not put to the test counts as, about the mean of those that were."""
_LEVELS = {
    Level.SAME: "exact",
    Level.PRECISION: "less_precise",
    Level.MODIFIER: "hedged",
    Level.ROUNDING: "rounded",
}
_KINDS = (
    FactKind.DATE,
    FactKind.DURATION,
    FactKind.NUMBER,
    FactKind.MONEY,
    FactKind.PERCENT,
    FactKind.AGE,
    FactKind.SCORE,
    FactKind.PLACE,
    FactKind.DIRECTION,
    FactKind.STATUS,
)


def value_features(dossier: Dossier, pair: ClaimPair, facts: FactPair) -> dict[str, float]:
    """Features of two values that differ: do they fill one slot?"""
    left, right = dossier.claim(pair.left), dossier.claim(pair.right)
    support = sorted(
        len(dossier.carriers(c.article, f)) for c, f in ((left, facts.left), (right, facts.right))
    )
    return {
        **setting(dossier, pair),
        **_tested(facts),
        **_figures(facts.left, facts.right),
        "likeness": facts.likeness,
        "alike_in_both": pair.similarity * facts.likeness,
        "likest": float(_is_likest(dossier, pair, facts)),
        "least_open": float(_is_least_open(dossier, pair, facts)),
        "few_rivals": (_rarity(dossier, left, facts.left) + _rarity(dossier, right, facts.right))
        / 2,
        "carried_by_few": support[0] / len(dossier.articles),
        "carried_by_many": support[1] / len(dossier.articles),
        "known_elsewhere": _known_elsewhere(dossier, left, right, facts),
        "same_role": float(same_word(facts.left.role, facts.right.role)),
        "of_one_thing": float(same_word(facts.left.of, facts.right.of)),
        "of_nothing": float(not facts.left.of or not facts.right.of),
        "one_long_past": float(dossier.long_past(left) != dossier.long_past(right)),
        **{f"is_{kind.value}": float(facts.left.kind is kind) for kind in _KINDS},
    }


def likeness_features(dossier: Dossier, pair: ClaimPair, facts: FactPair) -> dict[str, float]:
    """Features of two compatible values: do they answer one question, or meet by chance?"""
    source = dossier.claim(pair.left).article
    return {
        **value_features(dossier, pair, facts),
        "distinctive": float(distinctive(facts.left) and distinctive(facts.right)),
        "carried_by": len(dossier.carriers(source, facts.left)) / len(dossier.articles),
        **{f"is_{name}": float(facts.comparison.level is level) for level, name in _LEVELS.items()},
    }


def _tested(facts: FactPair) -> dict[str, float]:
    """What the model says of one value put in the other's place."""
    slots = [s for s in (facts.forward, facts.backward) if s]
    return {
        "slot_neutral_min": min((s.neutral for s in slots), default=_UNTESTED),
        "slot_entailment_max": max((s.entailment for s in slots), default=0.0),
        "slot_contradiction_min": min((s.contradiction for s in slots), default=0.0),
    }


def _figures(left: Fact, right: Fact) -> dict[str, float]:
    """How alike two values are to look at: a slip of the pen leaves most figures in place."""
    ones, others = figures(left.normalized), figures(right.normalized)
    return {
        "figures_alike": fuzz.ratio(ones, others) / 100,
        "figures_swapped": float(figures_swapped(left, right)),
        "as_many_figures": float(len(ones) == len(others)),
        "far_apart": _far_apart(left, right),
    }


def _far_apart(left: Fact, right: Fact) -> float:
    """How many powers of ten lie between two quantities, 3 at most."""
    if not isinstance(left.value, QuantityValue) or not isinstance(right.value, QuantityValue):
        return 0.0
    small, large = sorted((abs(left.value.high), abs(right.value.high)))
    return min(3.0, math.log10(large / small)) if small > 0 else 3.0


def _is_likest(dossier: Dossier, pair: ClaimPair, facts: FactPair) -> bool:
    """Whether no other two values of the two sources are of things more alike."""
    return facts.likeness >= max(
        dossier.best_likeness(facts.left, pair.left, dossier.claim(pair.right).article),
        dossier.best_likeness(facts.right, pair.right, dossier.claim(pair.left).article),
    )


def _is_least_open(dossier: Dossier, pair: ClaimPair, facts: FactPair) -> bool:
    """Whether the claims of no other two values of the two sources have more to do with another."""
    return pair.openness <= min(
        dossier.least_openness(facts.left, pair.left, dossier.claim(pair.right).article),
        dossier.least_openness(facts.right, pair.right, dossier.claim(pair.left).article),
    )


def _rarity(dossier: Dossier, claim: Claim, fact: Fact) -> float:
    """1 where a source tells no other value of the kind and unit, less the more it tells."""
    return 1 / max(1, dossier.rivals(claim.article, fact))


def _known_elsewhere(dossier: Dossier, left: Claim, right: Claim, facts: FactPair) -> float:
    """How many of the two sources carry the other's value too: then both values may hold."""
    crossed = (
        right.article in dossier.carriers(left.article, facts.left),
        left.article in dossier.carriers(right.article, facts.right),
    )
    return sum(crossed) / 2
