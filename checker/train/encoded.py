"""Labelled pairs as numbers: cut into word pieces once, however often they are drawn."""

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

from checker.records.labelled import LABELS, LEFT_OPEN, LabelledPair

if TYPE_CHECKING:
    import torch
    from transformers import PreTrainedTokenizerBase

Places = npt.NDArray[np.int64]
"""Places of pairs in the sequence that they were encoded from."""

_TOGETHER = 8192
"""Pairs that are cut into pieces at once."""


class Batch(NamedTuple):
    """Pairs of like length, padded: tensors of shape (pairs, pieces), and what labels allow."""

    input_ids: "torch.Tensor"
    token_type_ids: "torch.Tensor"
    attention_mask: "torch.Tensor"
    allowed: "torch.Tensor"
    """Shape (pairs, 3): which of `LABELS` a pair may have."""


class EncodedPairs(NamedTuple):
    """The pieces of all pairs in one row, and where each pair's begin."""

    pieces: npt.NDArray[np.int32]
    seconds: npt.NDArray[np.int8]
    """1 for the pieces of a hypothesis, 0 for those of a premise."""
    starts: Places
    lengths: Places
    allowed: npt.NDArray[np.bool_]

    @classmethod
    def of(
        cls, pairs: Sequence[LabelledPair], tokenizer: "PreTrainedTokenizerBase", max_length: int
    ) -> "EncodedPairs":
        """The pairs in word pieces, longer ones cut to ``max_length``."""
        runs = list(_cut(pairs, tokenizer, max_length))
        lengths = np.array([len(pieces) for run, _ in runs for pieces in run], dtype=np.int64)
        return cls(
            np.fromiter(chain.from_iterable(chain(*(run for run, _ in runs))), np.int32),
            np.fromiter(chain.from_iterable(chain(*(kinds for _, kinds in runs))), np.int8),
            np.cumsum(lengths) - lengths,
            lengths,
            np.array([[label in LEFT_OPEN[pair.label] for label in LABELS] for pair in pairs]),
        )

    def batch(self, places: Places, padding: int) -> Batch:
        """The pairs at ``places``, filled up with the piece ``padding``."""
        import torch  # noqa: PLC0415 - seconds to import

        lengths = self.lengths[places]
        present = np.arange(lengths.max()) < lengths[:, None]
        shifts = self.starts[places] - (np.cumsum(lengths) - lengths)
        taken = np.arange(lengths.sum()) + np.repeat(shifts, lengths)
        pieces = np.full(present.shape, padding, dtype=np.int64)
        seconds = np.zeros(present.shape, dtype=np.int64)
        pieces[present], seconds[present] = self.pieces[taken], self.seconds[taken]
        rows = (pieces, seconds, present.astype(np.int64), self.allowed[places])
        return Batch(*map(torch.from_numpy, rows))


def _cut(
    pairs: Sequence[LabelledPair], tokenizer: "PreTrainedTokenizerBase", max_length: int
) -> Iterator[tuple[list[list[int]], list[list[int]]]]:
    for start, end in pairwise([*range(0, len(pairs), _TOGETHER), len(pairs)]):
        run = pairs[start:end]
        tokens = tokenizer(
            [pair.premise for pair in run],
            [pair.hypothesis for pair in run],
            truncation="longest_first",
            max_length=max_length,
            return_token_type_ids=True,
        )
        yield tokens["input_ids"], tokens["token_type_ids"]
