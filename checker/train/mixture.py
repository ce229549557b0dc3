"""What a training phase sees: pairs drawn from several sources by their shares."""

from collections import Counter
from collections.abc import Mapping, Sequence
from fnmatch import fnmatchcase

import numpy as np
import numpy.typing as npt

from checker.errors import SettingsError
from checker.records.labelled import LabelledPair
from checker.text.normalise import words
from checker.train.encoded import Places

_OVERLAP_BANDS = (0.2, 0.4, 0.6)
"""Edges between bands of word overlap; a label must not be told by the band alone."""


def draw(
    pairs: Sequence[LabelledPair],
    shares: Mapping[str, float],
    count: int,
    generator: np.random.Generator,
) -> Places:
    """The places of ``count`` pairs in random order; ``shares`` of the whole by source pattern.

    A pattern such as 'lingnli_*' names one or several sources; within it every pair is drawn as
    often as any other, or equally often but for one. Where the pattern ends in '=', labels are
    balanced within each source and band of word overlap.

    Raises:
        SettingsError: no pair has a source that fits a pattern.

    """
    whole = sum(shares.values())
    sources = {pair.source for pair in pairs}
    drawn = []
    for pattern, share in shares.items():
        fitting = {source for source in sources if fnmatchcase(source, pattern.rstrip("="))}
        named = np.array([place for place, pair in enumerate(pairs) if pair.source in fitting])
        if not named.size:
            raise SettingsError(f"no training pairs have a source like {pattern!r}")
        balanced = pattern.endswith("=")
        weights = balance([pairs[n] for n in named]) if balanced else np.ones(len(named))
        drawn.append(named[_places(weights, round(count * share / whole), generator)])
    return generator.permutation(np.concatenate(drawn))


def _places(
    weights: npt.NDArray[np.float64], wanted: int, generator: np.random.Generator
) -> Places:
    """Systematic sampling: each place comes as often as it should, rounded up or down."""
    order = generator.permutation(len(weights))
    ends = np.cumsum(weights[order]) * (wanted / weights.sum())
    marks = generator.uniform() + np.arange(wanted)
    return order[np.minimum(np.searchsorted(ends, marks), len(order) - 1)]


def balance(pairs: Sequence[LabelledPair]) -> npt.NDArray[np.float64]:
    """Weights under which labels are as frequent in every band of overlap of every source.

    Damped by a square root, so that a handful of rare pairs is not repeated without end.
    """
    cells = [(pair.source, band(pair), pair.label) for pair in pairs]
    sizes = Counter(cells)
    return np.array([1 / np.sqrt(sizes[cell]) for cell in cells])


def band(pair: LabelledPair) -> int:
    """How much of the shorter sentence's words the other shares: 0 is least."""
    left, right = (set(words(text)) for text in (pair.premise, pair.hypothesis))
    overlap = len(left & right) / max(1, min(len(left), len(right)))
    return int(np.searchsorted(_OVERLAP_BANDS, overlap))
