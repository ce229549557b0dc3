"""How likely two articles tell one story, from their profiles.

The weights are those of a logistic regression over pairs of articles: half of ECB+, of reports of
shootings and of news of three outlets, no set of them heavier than another by its size
(docs/stories.md).
"""

from collections.abc import Iterator, Mapping
from math import exp, sqrt
from typing import NamedTuple

MIN_COSINE = 0.3
"""Cosine of two leads under which articles are of two stories, whatever words they share."""
_NAMED = 25.0
"""What names in common weigh together from which on more of them say nothing more: four or five
rare ones."""


class Evidence(NamedTuple):
    """What speaks for two articles telling one story."""

    cosine: float
    """Of the vectors of their leads, -1 to 1."""
    words: float
    """Cosine of their words by weight, 0 to 1."""
    names: float
    """The weight of the words of names that both have."""
    days: float
    """Between their publication; 0 where one is not known."""


def likeness(evidence: Evidence) -> float:
    """The probability that two articles tell one story."""
    score = (
        -7.6
        + 6.0 * evidence.cosine
        + 7.7 * sqrt(evidence.words)
        + 2.8 * min(1.0, evidence.names / _NAMED)
        - 1.0 * sqrt(evidence.days)
    )
    return 1 / (1 + exp(-score))


def squares(weights: Mapping[str, float]) -> float:
    """The sum of the squares of some weights."""
    return sum(weight * weight for weight in weights.values())


def shared(left: Mapping[str, float], right: Mapping[str, float]) -> Iterator[float]:
    """The weights of the words that two sets of weighted words have in common."""
    short, other = sorted((left, right), key=len)
    return (weight for word, weight in short.items() if word in other)
