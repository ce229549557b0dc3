"""What a training phase sees: pairs drawn from several sources by their shares."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatchcase

import numpy as np
import numpy.typing as npt

from checker.errors import SettingsError
from checker.records.labelled import LabelledPair
from checker.text.normalise import words

_OVERLAP_BANDS = (0.2, 0.4, 0.6)
"""Edges between bands of word overlap; a label must not be told by the band alone."""


def draw(
    pairs: Sequence[LabelledPair],
    shares: Mapping[str, float],
    count: int,
    generator: np.random.Generator,
) -> list[LabelledPair]:
    """``count`` pairs in random order; ``shares`` gives parts of the whole by source pattern.

    A pattern such as 'lingnli_*' names one or several sources; within it every pair is drawn as
    often as any other, or equally often but for one. Where the pattern ends in '=', labels are
    balanced within each source and band of word overlap.

    Raises:
        SettingsError: no pair has a source that fits a pattern.

    """
    drawn: list[LabelledPair] = []
    whole = sum(shares.values())
    for pattern, share in shares.items():
        named = [pair for pair in pairs if fnmatchcase(pair.source, pattern.rstrip("="))]
        if not named:
            raise SettingsError(f"no training pairs have a source like {pattern!r}")
        weights = balance(named) if pattern.endswith("=") else np.ones(len(named))
        wanted = round(count * share / whole)
        drawn.extend(named[place] for place in _places(weights, wanted, generator))
    return [drawn[place] for place in generator.permutation(len(drawn))]


def _places(
    weights: npt.NDArray[np.float64], wanted: int, generator: np.random.Generator
) -> Iterator[int]:
    """Systematic sampling: each place comes as often as it should, rounded up or down."""
    order = generator.permutation(len(weights))
    ends = np.cumsum(weights[order]) * (wanted / weights.sum())
    marks = generator.uniform() + np.arange(wanted)
    found = np.minimum(np.searchsorted(ends, marks), len(order) - 1)
    return (int(place) for place in order[found])


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
