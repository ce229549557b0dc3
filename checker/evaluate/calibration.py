"""Fitting a model's calibration on labelled pairs, and what it does for them."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from checker.errors import GoldError
from checker.evaluate.nli_scores import calibration_error
from checker.nli import load_nli
from checker.nli.calibration import (
    Calibration,
    probabilities,
    write_calibration,
)
from checker.records.base import Record
from checker.records.labelled import LABELS, LabelledPair
from checker.settings import NliSettings

ENOUGH = 0.03
"""Expected calibration error up to which one temperature is enough."""

Logits = npt.NDArray[np.float32]
Labels = npt.NDArray[np.int64]
"""Places in ``LABELS``."""


class CalibrationFit(Record):
    """A calibration, and the expected calibration error without it and with it."""

    calibration: Calibration
    before: float
    after: float


def fit(logits: Logits, labels: Labels) -> CalibrationFit:
    """One temperature if that brings the error to ``ENOUGH``; else a bias for each label too.

    ``logits`` has a row for each pair and a column for each of ``LABELS``.
    """
    before = _error(logits, labels, Calibration())
    single = fit_temperature(logits, labels)
    found = CalibrationFit(calibration=single, before=before, after=_error(logits, labels, single))
    if found.after <= ENOUGH:
        return found
    biased = fit_temperature_and_bias(logits, labels)
    return CalibrationFit(calibration=biased, before=before, after=_error(logits, labels, biased))


def fit_temperature(logits: Logits, labels: Labels) -> Calibration:
    """The temperature at which the labels are likeliest (Guo et al. 2017)."""
    from scipy.optimize import minimize_scalar  # noqa: PLC0415 - a second to import

    best = minimize_scalar(
        lambda power: _surprise(logits, labels, _calibration(power)),
        bounds=(-3.0, 3.0), method="bounded",
    )  # fmt: skip
    return _calibration(best.x)


def fit_temperature_and_bias(logits: Logits, labels: Labels) -> Calibration:
    """The temperature and the bias of each label at which the labels are likeliest."""
    from scipy.optimize import minimize  # noqa: PLC0415

    best = minimize(
        lambda x: _surprise(logits, labels, _calibration(x[0], x[1:])),
        np.zeros(1 + len(LABELS)), method="L-BFGS-B",
    )  # fmt: skip
    return _calibration(best.x[0], best.x[1:])


def calibrate(folder: Path, pairs: Iterable[LabelledPair]) -> CalibrationFit:
    """Fit the calibration of the NLI model in ``folder`` and write it beside the weights.

    Pairs labelled 'not_entailment' are left out. The pairs must be of a kind the model was not
    trained on, and had better be of the kind that it will see.

    Raises:
        GoldError: a label is missing among the pairs.
        ModelError: there is no sound NLI model in the folder.

    """
    clear = [pair for pair in pairs if pair.label in LABELS]
    if missing := sorted(set(LABELS) - {pair.label for pair in clear}):
        raise GoldError(f"pairs to calibrate by lack the label {', '.join(missing)}")
    model = load_nli(NliSettings(model=f"path:{folder}"), folder, "auto")
    found = fit(
        model.logits([(pair.premise, pair.hypothesis) for pair in clear]),
        np.array([LABELS.index(pair.label) for pair in clear]),
    )
    write_calibration(found.calibration, folder)
    return found


def _calibration(power: float, bias: Sequence[float] = (0.0, 0.0, 0.0)) -> Calibration:
    """The temperature is the exponential of ``power``, and so over 0; biases add up to 0."""
    centred = [float(one) - float(np.mean(bias)) for one in bias]
    return Calibration(temperature=float(np.exp(power)), bias=(centred[0], centred[1], centred[2]))


def _surprise(logits: Logits, labels: Labels, calibration: Calibration) -> float:
    """Mean negative log-likelihood of the labels."""
    rows = probabilities(logits, calibration)
    return float(-np.log(np.maximum(rows[np.arange(len(labels)), labels], 1e-12)).mean())


def _error(logits: Logits, labels: Labels, calibration: Calibration) -> float:
    rows = probabilities(logits, calibration)
    error = calibration_error(rows.max(axis=1), rows.argmax(axis=1) == labels)
    return 0.0 if error is None else error
