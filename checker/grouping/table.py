"""Weighted words of many articles as rows of numbers, so that one is held against all at once."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

_Floats = npt.NDArray[np.float64]
_WIDTH = 80
"""Words to a row at first; it widens where an article has more."""


class WordTable:
    """A row of words for each place. A word has the same weight wherever it stands."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._rows: npt.NDArray[np.int32] = np.zeros((0, _WIDTH), dtype=np.int32)

    def put(self, place: int, words: Mapping[str, float]) -> None:
        """Write the words of an article into a row, over what stood there."""
        height, width = self._rows.shape
        if place >= height or len(words) > width:
            grown = np.zeros(
                (2 * place + 1 if place >= height else height, max(width, len(words))),
                dtype=np.int32,
            )
            grown[:height, :width] = self._rows
            self._rows = grown
        self._rows[place] = 0
        # 0 is no word.
        self._rows[place, : len(words)] = [
            self._numbers.setdefault(word, len(self._numbers) + 1) for word in words
        ]

    def shared(self, weights: Mapping[str, float], places: npt.NDArray[np.intp]) -> _Floats:
        """What those of some words that each of the rows has too weigh together."""
        of_number = np.zeros(len(self._numbers) + 1)
        for word, weight in weights.items():
            of_number[self._numbers.get(word, 0)] = weight
        of_number[0] = 0.0
        found: _Floats = of_number[self._rows[places]].sum(axis=1)
        return found
