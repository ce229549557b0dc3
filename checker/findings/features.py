"""What features are made of: how two claims stand to each other, as numbers.

Names of features are those of the weights in models/judge/weights.json.
"""

import math
from collections.abc import Mapping
from functools import cache

from checker.findings.dossier import Dossier
from checker.records.claim import Claim
from checker.records.pair import ClaimPair
from checker.text.normalise import words

_LEAD = 3
"""Sentences at the head of an article, its title among them."""
_LEAST = 0.001
"""Probabilities nearer to 0 or 1 than this are taken for it: they are not that well known."""

_FUNCTION_WORDS = frozenset(
    """
    a an the this that these those and or but if of in on at by for from to with as into over
    after before about than then there here it its he she they his her their him them who
    which what when where is are was were be been being has have had do does did will would
    can could may might must shall should not no so very more most said says say told also
    """.split()
)


def log_odds(probability: float) -> float:
    """The log-odds of a probability, about -7 to 7."""
    likely = min(max(probability, _LEAST), 1 - _LEAST)
    return math.log(likely / (1 - likely))


def _leads(claim: Claim) -> bool:
    """Whether a claim stands at the head of its article, where the news is told."""
    return claim.sentence < _LEAD


@cache
def content_words(text: str) -> frozenset[str]:
    """The words of a text that say what it is about: no figures, no words of grammar."""
    return frozenset(w for w in words(text) if w not in _FUNCTION_WORDS and not w[0].isdigit())


def same_word(left: str | None, right: str | None) -> bool:
    """Whether both are known and the same word."""
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


def setting(dossier: Dossier, pair: ClaimPair) -> dict[str, float]:
    """Features of two claims that do not hang on what differs between them."""
    left, right = dossier.claim(pair.left), dossier.claim(pair.right)
    scores = [s for s in (pair.forward, pair.backward) if s]
    named = set(left.entities) | set(right.entities)
    places = [_place(dossier, claim) for claim in (left, right)]
    return {
        "similarity": pair.similarity,
        "nearest": float(is_nearest(dossier, pair)),
        "entailment_max": pair.entailment,
        "contradiction_mean": pair.mean_contradiction,
        "contradiction_odds": log_odds(pair.contradiction),
        "open_least": log_odds(pair.openness),
        "open_most": log_odds(max((s.neutral for s in scores), default=1.0)),
        "leads": float(_leads(left) and _leads(right)),
        "earliest": min(places),
        "places_apart": abs(places[0] - places[1]),
        "same_source": float(left.article == right.article),
        "same_subject": float(same_word(left.subject, right.subject)),
        "same_predicate": float(same_word(dossier.predicate(left), dossier.predicate(right))),
        "same_modality": float(left.modality is right.modality),
        "names_shared": len(set(left.entities) & set(right.entities)) / (1 + len(named)),
    }


def _place(dossier: Dossier, claim: Claim) -> float:
    """How far down its article a claim stands, from 0 to 1."""
    return claim.sentence / max(1, len(dossier.sentences[claim.article]))


def weighed(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The sum of the features times their weights, intercept included."""
    return weights["intercept"] + sum(
        weights.get(name, 0.0) * value for name, value in features.items()
    )
