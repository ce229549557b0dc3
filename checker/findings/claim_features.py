"""What speaks for and against two claims conflicting as a whole, as numbers."""

from checker.findings.dossier import Dossier
from checker.findings.features import content_words, setting
from checker.records.claim import Modality
from checker.records.fact import Level
from checker.records.pair import ClaimPair

_LONG = 10
"""Content words of a long claim."""


def claim_features(dossier: Dossier, pair: ClaimPair) -> dict[str, float]:
    """Features of two claims that the NLI model sets against each other: do they conflict?"""
    left, right = dossier.claim(pair.left), dossier.claim(pair.right)
    content_left, content_right = content_words(left.text), content_words(right.text)
    together = content_left | content_right
    differing = [f for f in pair.facts if f.comparison.level is Level.DIFFERENT]
    agreeing = [f for f in pair.facts if f.comparison.compatible]
    return {
        **setting(dossier, pair),
        "contradiction_max": pair.contradiction,
        "sentences_contradict": pair.sentences_contradict,
        "both_sure": pair.similarity * pair.contradiction,
        "values_differ": max((f.likeness for f in differing), default=0.0),
        "values_agree": max((f.likeness for f in agreeing), default=0.0),
        "one_short": min(len(content_left), len(content_right)) / _LONG,
        "reported": float(Modality.REPORTED in {left.modality, right.modality}),
        "words_in_common": len(content_left & content_right) / len(together) if together else 0.0,
        "names_in_common": float(not set(left.entities).isdisjoint(right.entities)),
        "one_negated": float(left.polarity is not right.polarity),
    }
