"""Confidence made anew by what editors made of earlier findings (Platt 1999)."""

import math
from collections.abc import Iterable, Iterator

from checker.findings.judge import logistic
from checker.findings.link import Link
from checker.records.finding import Kind
from checker.settings import FindingSettings

_LEAST = 0.001
"""How far confidence is kept from 0 and 1, whose logits are endless."""


def recalibrated(links: Iterable[Link], settings: FindingSettings) -> Iterator[Link]:
    """The links, the confidence of conflicts mapped as the settings say; others as they are.

    The settings that change nothing leave every confidence exactly as it is.
    """
    slope, bias = settings.confidence_slope, settings.confidence_bias
    for link in links:
        if link.kind is not Kind.CONFLICT or (slope, bias) == (1, 0):
            yield link
        else:
            held = min(1 - _LEAST, max(_LEAST, link.confidence))
            anew = logistic(slope * math.log(held / (1 - held)) + bias)
            yield link.model_copy(update={"confidence": anew})
