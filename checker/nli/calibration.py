"""From a model's outputs to probabilities that mean what they say."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
from pydantic import Field, FiniteFloat, ValidationError

from checker.errors import ModelDamaged
from checker.records.base import Record

FILE_NAME = "calibration.json"


class Calibration(Record):
    """Logits are divided by ``temperature`` (Guo et al. 2017), then ``bias`` is added.

    Both were fitted on labelled pairs that the model was not trained on; 1 and 0 change nothing.
    """

    temperature: float = Field(default=1.0, gt=0, allow_inf_nan=False)
    bias: tuple[FiniteFloat, FiniteFloat, FiniteFloat] = (0.0, 0.0, 0.0)
    """Of entailment, neutral and contradiction."""


def read_calibration(folder: Path) -> Calibration:
    """The calibration in a model's folder; one that changes nothing where there is none.

    Raises:
        ModelDamaged: calibration.json is there but cannot be understood.

    """
    path = folder / FILE_NAME
    if not path.is_file():
        return Calibration()
    try:
        return Calibration.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise ModelDamaged(f"{path}: cannot be read as a calibration: {error}") from error


def write_calibration(calibration: Calibration, folder: Path) -> None:
    """Put a calibration beside the weights of a model; who makes the model seals it after that."""
    text = calibration.model_dump_json(indent=1, exclude_defaults=True)
    (folder / FILE_NAME).write_text(text + "\n", encoding="utf-8")


def probabilities(
    logits: npt.NDArray[np.float32], calibration: Calibration
) -> npt.NDArray[np.float64]:
    """Calibrated probabilities of entailment, neutral and contradiction; a row adds up to 1."""
    scaled = logits.astype(np.float64) / calibration.temperature + np.array(calibration.bias)
    powers = np.exp(scaled - scaled.max(axis=-1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=-1, keepdims=True))
