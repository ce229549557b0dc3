"""How likely two articles tell one story, from their profiles."""

from collections.abc import Mapping
from math import exp, sqrt
from typing import NamedTuple

MIN_COSINE = 0.3
"""Cosine of two leads under which articles are of two stories, whatever words they share."""


class Evidence(NamedTuple):
    """What speaks for two articles telling one story; each from 0 to 1, the cosine from -1."""

    cosine: float
    """Of the vectors of their leads."""
    words: float
    """Cosine of their words by weight."""
    names: float
    """Cosine of the words in their names by weight."""
    days: float
    """Between their publication; 0 where one is not known."""


def likeness(evidence: Evidence) -> float:
    """The probability that two articles tell one story."""
    score = (
        -9.0
        + 6.0 * evidence.cosine
        + 10.0 * evidence.words
        + 4.0 * evidence.names
        - 0.1 * evidence.days
    )
    return 1 / (1 + exp(-score))


def length(weights: Mapping[str, float]) -> float:
    """The Euclidean length of a set of weighted words."""
    return sqrt(sum(weight * weight for weight in weights.values()))


def overlap(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    """The dot product of two sets of weighted words."""
    short, other = sorted((left, right), key=len)
    return sum(weight * other[word] for word, weight in short.items() if word in other)
