"""Percentages, percentage points and shares: '34 percent', '25 basis points', 'a third of'."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from checker.facts.counted import counted
from checker.facts.numeral import Form, Numeral, scan
from checker.facts.quantity import quantity_fact
from checker.facts.quantity import compare as compare
from checker.records.fact import Fact, FactKind
from checker.records.sentence import Sentence
from checker.text.normalise import plain

_BASIS_POINT = 0.01
_UNIT = re.compile(
    r"(?P<pp>[ -]?(?:percentage|%)[- ]points?|(?: of an?| an?)? percentage point|[ -]?pp\b)"
    r"|(?P<bp>[ -]?(?:basis[- ]points?|bps?\b))"
    r"|(?P<point>(?: of)? a point)\b"
    r"|(?P<percent>\s?%|[- ]?per[- ]?cent\b|[ -]pct\b|[ -]pc\b)",
    re.IGNORECASE,
)


def read(sentence: Sentence, written: date | None) -> Iterator[Fact]:
    """The percentages of a sentence, and its shares in words as percentages.

    ``written`` is not needed.
    """
    del written
    text = plain(sentence.text)
    for numeral in scan(sentence.text):
        match = _UNIT.match(text, numeral.end)
        if match:
            yield _percentage(sentence, numeral, match)
        elif numeral.form is Form.FRACTION:
            yield _fact(sentence, numeral.times(100, numeral.end), "%")


def _percentage(sentence: Sentence, numeral: Numeral, match: re.Match[str]) -> Fact:
    if match["bp"]:
        return _fact(sentence, numeral.times(_BASIS_POINT, match.end()), "pp")
    # Percentages are given to the unit even where they end in zero.
    stated = replace(numeral, end=match.end(), granularity=min(numeral.granularity, 1.0))
    return _fact(sentence, stated, "%" if match["percent"] else "pp")


def _fact(sentence: Sentence, numeral: Numeral, unit: str) -> Fact:
    of = counted(sentence, numeral.start, numeral.end)
    return quantity_fact(sentence, FactKind.PERCENT, numeral, unit=unit, counted=of)
