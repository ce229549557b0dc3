"""How good labels and probabilities are: accuracy, precision, calibration; pure arithmetic."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from checker.records.base import Record
from checker.records.labelled import LABELS, LEFT_OPEN, Label
from checker.records.pair import NliScores

PREVALENCE = 0.003
"""Share of contradictions among aligned propositions of news sources on one story."""
_BINS = 15


class Answer(NamedTuple):
    """A pair's label, and what the model makes of the pair."""

    label: Label
    scores: NliScores

    @property
    def given(self) -> Label:
        """The model's label: the likeliest."""
        entailment, neutral, contradiction = self.probabilities
        if contradiction > max(entailment, neutral):
            return "contradiction"
        return "entailment" if entailment > neutral else "neutral"

    @property
    def right(self) -> bool:
        """Whether the model's label is the pair's, or one of those that the pair leaves open."""
        return self.given in LEFT_OPEN[self.label]

    @property
    def probabilities(self) -> tuple[float, float, float]:
        """Of entailment, neutral and contradiction."""
        return self.scores.entailment, self.scores.neutral, self.scores.contradiction


class NliFigures(Record):
    """Figures of a set of pairs, from 0 to 1; None where the set cannot tell.

    What concerns contradictions leaves out pairs labelled 'not_entailment', which may be some;
    the calibration error leaves out every pair whose label is open between two.
    """

    pairs: int
    accuracy: float
    contradiction_precision: float | None
    contradiction_recall: float | None
    calibration_error: float | None
    """Expected calibration error of the likeliest label, over 15 bins (Guo et al. 2017)."""
    precision_when_rare: float | None
    """Precision of the label contradiction where 0.3 % of pairs are contradictions."""
    precision_when_rare_and_sure: float | None
    """The same of contradictions at or over a threshold of probability."""


def figures_of(answers: Sequence[Answer], threshold: float) -> NliFigures:
    """The figures of at least one answer; ``threshold`` is that of a sure contradiction."""
    clear = [answer for answer in answers if answer.label != "not_entailment"]
    gold = np.array([answer.label == "contradiction" for answer in clear], dtype=bool)
    said = np.array([answer.given == "contradiction" for answer in clear], dtype=bool)
    sure = np.array([answer.scores.contradiction >= threshold for answer in clear], dtype=bool)
    closed = [answer for answer in answers if answer.label in LABELS]
    confidence = np.array([max(answer.probabilities) for answer in closed])
    right = np.array([answer.right for answer in closed], dtype=bool)
    return NliFigures(
        pairs=len(answers),
        accuracy=_share(np.array([answer.right for answer in answers])) or 0.0,
        contradiction_precision=_share(gold[said]) if gold.any() else None,
        contradiction_recall=_share(said[gold]),
        calibration_error=calibration_error(confidence, right),
        precision_when_rare=precision_when_rare(_share(said[gold]), _share(said[~gold])),
        precision_when_rare_and_sure=precision_when_rare(_share(sure[gold]), _share(sure[~gold])),
    )


def calibration_error(
    confidence: npt.NDArray[np.float64], right: npt.NDArray[np.bool_]
) -> float | None:
    """Expected calibration error: how far confidence is from accuracy, over bins of confidence.

    Bins are of equal width and weigh by the answers in them; None without answers.
    """
    if not len(confidence):
        return None
    bins = np.minimum((confidence * _BINS).astype(int), _BINS - 1)
    gaps = [
        abs(confidence[bins == number].sum() - right[bins == number].sum())
        for number in range(_BINS)
    ]
    return float(sum(gaps) / len(confidence))


def precision_when_rare(recall: float | None, false_alarms: float | None) -> float | None:
    """Precision at ``PREVALENCE``, of a recall and the share of other pairs falsely reported.

    None where either is not known, or where nothing is reported at all.
    """
    if recall is None or false_alarms is None:
        return None
    found, wrong = PREVALENCE * recall, (1 - PREVALENCE) * false_alarms
    return found / (found + wrong) if found + wrong else None


def _share(flags: npt.NDArray[np.bool_]) -> float | None:
    return float(flags.mean()) if len(flags) else None
