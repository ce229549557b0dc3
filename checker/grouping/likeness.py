"""How likely two articles tell one story, from what their profiles have in common.

The weights are those of a logistic regression over pairs of articles: half of ECB+, of reports of
shootings and of news of three outlets, no set of them heavier than another by its size
(docs/stories.md).
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

MIN_COSINE = 0.3
"""Cosine of two leads under which articles are of two stories, whatever words they share."""
_NAMED = 25.0
"""What names in common weigh together from which on more of them say nothing more: four or five
rare ones."""
_Floats = npt.NDArray[np.float64]


class Evidence(NamedTuple):
    """What speaks for one article telling the story of each of some others."""

    cosine: _Floats
    """Of the vectors of their leads, -1 to 1."""
    words: _Floats
    """Cosine of their words by weight, 0 to 1."""
    names: _Floats
    """The weight of the words of names that both have."""
    days: _Floats
    """Between their publication; 0 where one is not known."""


def likeness(evidence: Evidence) -> _Floats:
    """The probability of telling one story."""
    score = (
        -7.6
        + 6.0 * evidence.cosine
        + 7.7 * np.sqrt(evidence.words)
        + 2.8 * np.minimum(1.0, evidence.names / _NAMED)
        - 1.0 * np.sqrt(evidence.days)
    )
    found: _Floats = 1 / (1 + np.exp(-score))
    return found
