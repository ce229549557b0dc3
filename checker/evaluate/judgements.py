"""How good the reports are by what editors made of them.

A finding that the machine held to be a conflict is right where its readers settled on 'conflict',
and wrong where they settled on 'not a conflict'. Held findings, ties and 'not enough information'
tell nothing and are left out.
"""

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt
from pydantic import TypeAdapter

from checker.errors import GoldError
from checker.evaluate.lines import read_lines
from checker.evaluate.nli_scores import calibration_error
from checker.records.base import Record
from checker.records.finding import Kind
from checker.records.judged import JudgedFinding
from checker.settings import FindingSettings

ENOUGH = 200
"""Judged findings under which confidence is not fitted anew: their error would be its own."""
ENOUGH_OF_EACH = 20
"""How many of them must be right, and how many wrong."""
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
_FOLDS = 5
_Z = 1.959964
"""Of a normal distribution, 95 in 100 lie within so many deviations."""
_SUREST = 0.999

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]


class Share(Record):
    """How many of some findings are right, with the interval that holds the truth 95 in 100."""

    name: str
    right: int
    all: int
    low: float
    high: float

    @property
    def precision(self) -> float | None:
        """The share itself; None where there are none."""
        return self.right / self.all if self.all else None


class Recalibration(Record):
    """Confidence made anew: logistic(``slope`` * logit(confidence) + ``bias``) (Platt 1999).

    Errors are expected calibration errors; that of after is of folds the map was not fitted to.
    """

    slope: float
    bias: float
    before: float
    after: float
    surprise_before: float
    """Mean negative log-likelihood of what the readers settled on."""
    surprise_after: float


class JudgementScores(Record):
    """Precision from real judgements, and a better calibration where there are enough."""

    overall: Share
    categories: tuple[Share, ...]
    bins: tuple[Share, ...]
    recalibration: Recalibration | None
    lacking: str = ""
    """Why there is no recalibration."""


def read_judged(path: Path) -> tuple[JudgedFinding, ...]:
    """The findings in a file ``labelled.jsonl``, as the review desk gives it out.

    Raises:
        GoldError: the file cannot be read, or a line is no judged finding.

    """
    return tuple(read_lines(path, TypeAdapter(JudgedFinding)))


def score_judgements(judged: Iterable[JudgedFinding]) -> JudgementScores:
    """Precision overall, by category, and by confidence, of findings readers have settled."""
    listed = tuple(one for one in judged if one.finding.kind is Kind.CONFLICT)
    lacking = _lacking(listed)
    return JudgementScores(
        overall=_share("all", listed),
        categories=tuple(
            _share(category, [one for one in listed if one.category == category])
            for category in sorted({one.category for one in listed})
        ),
        bins=tuple(
            _share(f"{low:.1f} to {high:.1f}", [one for one in listed if _within(one, low, high)])
            for low, high in pairwise(BINS)
        ),
        recalibration=None if lacking else recalibrate(listed),
        lacking=lacking,
    )


def recalibrated_settings(found: Recalibration, made_by: FindingSettings) -> str:
    """A settings file, in TOML, that applies the map on top of the one findings were made by."""
    slope = round(found.slope * made_by.confidence_slope, 4)
    bias = round(found.slope * made_by.confidence_bias + found.bias, 4)
    return f"[findings]\nconfidence_slope = {slope}\nconfidence_bias = {bias}\n"


def wilson(right: int, total: int) -> tuple[float, float]:
    """The interval of a share that holds the truth 95 times in 100 (Wilson 1927).

    >>> [round(edge, 3) for edge in wilson(8, 10)]
    [0.49, 0.943]
    """
    if not total:
        return 0.0, 1.0
    share, spread = right / total, _Z * _Z / total
    middle = (share + spread / 2) / (1 + spread)
    half = _Z * math.sqrt(share * (1 - share) / total + spread / (4 * total)) / (1 + spread)
    return max(0.0, middle - half), min(1.0, middle + half)


def recalibrate(judged: Sequence[JudgedFinding]) -> Recalibration:
    """The map of confidence at which the judgements are likeliest, tried on folds by story.

    Findings of one story share a fold: they are too much alike to test each other.

    Raises:
        GoldError: there are too few judgements.

    """
    if lacking := _lacking(judged):
        raise GoldError(lacking)
    confidence = np.array([one.confidence for one in judged])
    right = np.array([one.right for one in judged])
    stories = {story: n for n, story in enumerate(sorted({one.story for one in judged}))}
    folds = np.array([stories[one.story] % _FOLDS for one in judged])
    unseen = np.empty(len(judged))
    for fold in range(_FOLDS):
        held = folds == fold
        if held.any():
            unseen[held] = mapped(confidence[held], *_fit(confidence[~held], right[~held]))
    slope, bias = _fit(confidence, right)
    return Recalibration(
        slope=round(slope, 4),
        bias=round(bias, 4),
        before=calibration_error(confidence, right) or 0.0,
        after=calibration_error(unseen, right) or 0.0,
        surprise_before=_surprise(confidence, right),
        surprise_after=_surprise(unseen, right),
    )


def mapped(confidence: Floats, slope: float, bias: float) -> Floats:
    """The confidences after a map of their logits."""
    return np.asarray(1 / (1 + np.exp(-(slope * _logit(confidence) + bias))))


def _fit(confidence: Floats, right: Bools) -> tuple[float, float]:
    from scipy.optimize import minimize  # noqa: PLC0415 - a second to import

    best = minimize(
        # A slight pull towards the map that changes nothing, so that few judgements change little.
        lambda x: _surprise(mapped(confidence, x[0], x[1]), right)
        + ((x[0] - 1) ** 2 + x[1] ** 2) / len(right),
        np.array([1.0, 0.0]), method="L-BFGS-B", bounds=[(0.05, 20), (-10, 10)],
    )  # fmt: skip
    return float(best.x[0]), float(best.x[1])


def _surprise(confidence: Floats, right: Bools) -> float:
    sure = np.clip(np.where(right, confidence, 1 - confidence), 1e-6, 1)
    return float(-np.log(sure).mean())


def _logit(confidence: Floats) -> Floats:
    held = np.clip(confidence, 1 - _SUREST, _SUREST)
    return np.asarray(np.log(held / (1 - held)))


def _lacking(judged: Sequence[JudgedFinding]) -> str:
    right = sum(one.right for one in judged)
    wrong = len(judged) - right
    if len(judged) < ENOUGH:
        return f"{len(judged)} judged conflicts are too few to calibrate by; {ENOUGH} are enough"
    if min(right, wrong) < ENOUGH_OF_EACH:
        return f"{right} right and {wrong} wrong: at least {ENOUGH_OF_EACH} of each are needed"
    if len({one.story for one in judged}) < _FOLDS:
        return f"the judged conflicts are of fewer than {_FOLDS} stories"
    return ""


def _within(one: JudgedFinding, low: float, high: float) -> bool:
    return low <= one.confidence < high or one.confidence == high == BINS[-1]


def _share(name: str, judged: Sequence[JudgedFinding]) -> Share:
    right = sum(one.right for one in judged)
    low, high = wilson(right, len(judged))
    return Share(name=name, right=right, all=len(judged), low=round(low, 3), high=round(high, 3))
