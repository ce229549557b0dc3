"""What computes an NLI model's outputs: torch, or onnxruntime."""

from collections.abc import Mapping
from typing import Protocol

import numpy as np
import numpy.typing as npt

Batch = Mapping[str, npt.NDArray[np.int64]]
"""The model's inputs by name, a row for each pair, padded to one length."""


class Backend(Protocol):
    """A loaded model."""

    def logits(self, batch: Batch) -> npt.NDArray[np.float32]:
        """The model's outputs, a row for each pair, in the order of its own labels."""
