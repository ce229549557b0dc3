"""NLI models by onnxruntime: integer arithmetic, the fastest on a CPU.

`checker.train.quantize` makes the file and says how.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Self

import numpy as np
import numpy.typing as npt

from checker.errors import ModelDamaged, ModelError
from checker.nli.backend import Batch

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

FILE_NAME = "model.onnx"


class OnnxBackend:
    """A graph whose inputs are called as the tokenizer calls them."""

    def __init__(self, session: "InferenceSession") -> None:
        self._session = session
        self._inputs = [given.name for given in session.get_inputs()]

    @classmethod
    def load(cls, name: str, path: Path) -> Self:
        """Load the graph in the file ``path``.

        Raises:
            ModelDamaged: the file is missing, cut short, or no graph that can be run.
            ModelError: onnxruntime is not installed.

        """
        try:
            import onnxruntime  # noqa: PLC0415 - not needed where torch is as good
            from onnxruntime.capi import onnxruntime_pybind11_state as faults  # noqa: PLC0415
        except ImportError as error:
            raise ModelError(
                f"{name}: backend 'onnx' needs onnxruntime; pip install onnxruntime"
            ) from error
        options = onnxruntime.SessionOptions()
        options.log_severity_level = 3  # errors
        try:
            session = onnxruntime.InferenceSession(
                path, options, providers=["CPUExecutionProvider"]
            )
        except (
            faults.Fail,
            faults.InvalidArgument,
            faults.InvalidGraph,
            faults.InvalidProtobuf,
            faults.NoSuchFile,
            faults.NotImplemented,
            faults.RuntimeException,
        ) as error:
            reason = " ".join(str(error).split())
            raise ModelDamaged(f"{name}: {path} cannot be loaded: {reason}") from error
        return cls(session)

    def logits(self, batch: Batch) -> npt.NDArray[np.float32]:
        """The model's outputs, a row for each pair."""
        inputs = {name: batch[name] for name in self._inputs}
        return np.asarray(self._session.run(None, inputs)[0], dtype=np.float32)
