"""Percentages, percentage points and shares: '34 percent', '25 basis points', 'a third of'."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import zip_longest

from checker.facts.counted import counted
from checker.facts.numeral import Form, Numeral, before, scan
from checker.facts.quantity import Counted, compare, quantity_fact
from checker.records.fact import Fact, FactKind
from checker.records.sentence import Sentence
from checker.text.normalise import plain
from checker.text.nouns import singular

__all__ = ["compare", "read"]

_BASIS_POINT = 0.01
_UNIT = re.compile(
    r"(?P<pp>[ -]?(?:percentage|%)[- ]points?|(?: of an?| an?)? percentage point|[ -]?pp\b)"
    r"|(?P<bp>[ -]?(?:basis[- ]points?|bps?\b))"
    r"|(?P<point>(?: of)? a point)\b"
    r"|(?P<percent>\s?%|[- ]?per[- ]?cent\b|[ -]pct\b|[ -]pc\b)",
    re.IGNORECASE,
)
_ONE_IN = re.compile(r"one ([a-z]+) in (?:every )?[a-z\d]", re.IGNORECASE)
_ALONE = re.compile(r"(?:[.,;:)](?!\d)|$| (?:for|in|the|a|last)\b)")
# The half of 'a year and a half' is no share.
_AND_BEFORE = re.compile(r"[a-z][ -]and[ -]$")


def read(sentence: Sentence, written: date | None) -> Iterator[Fact]:
    """The percentages of a sentence, and its shares in words as percentages.

    ``written`` is not needed.
    """
    del written
    text = plain(sentence.text)
    numerals = scan(sentence.text)
    taken = percent = 0
    for numeral, following in zip_longest(numerals, numerals[1:]):
        if numeral.start < taken:
            continue
        match = _UNIT.match(text, numeral.end)
        above, percent = percent, match.end() if match and match["percent"] else 0
        if following and (end := _range_end(text, numeral, following)):
            start, taken = numeral.start - len("between "), end
            whole = replace(numeral, start=start, end=end, high=following.high)
            yield _fact(sentence, replace(whole, granularity=min(whole.granularity, 1.0)), "%")
        elif match:
            yield _percentage(sentence, numeral, match)
        elif _takes_unit(text, above, numeral) or _leaves_unit(text, numeral, following):
            yield _fact(sentence, replace(numeral, granularity=min(numeral.granularity, 1.0)), "%")
        elif numeral.form is Form.FRACTION and not before(_AND_BEFORE, text, numeral.start):
            yield _fact(sentence, numeral.times(100, numeral.end), "%")


def _range_end(text: str, low: Numeral, high: Numeral) -> int | None:
    """Where 'between 2% and 4%' ends."""
    if not text[: low.start].lower().endswith("between ") or low.low >= high.low:
        return None
    first, second = _UNIT.match(text, low.end), _UNIT.match(text, high.end)
    if not (first and second and first["percent"] and second["percent"]):
        return None
    return second.end() if text[first.end() : high.start] == " and " else None


def _leaves_unit(text: str, numeral: Numeral, following: Numeral | None) -> bool:
    """'From 3.0 to 2.9 percent': the first figure leaves its unit to the second."""
    if following is None:
        return False
    if text[numeral.end : following.start] != " to " or not text.endswith(
        "from ", 0, numeral.start
    ):
        return False
    match = _UNIT.match(text, following.end)
    return bool(match and match["percent"])


def _takes_unit(text: str, above: int, numeral: Numeral) -> bool:
    """'54 percent against 46': the second figure takes the unit that ends at ``above``."""
    against = bool(above) and text[above : numeral.start] in {" against ", ", against "}
    return against and bool(_ALONE.match(text, numeral.end))


def _percentage(sentence: Sentence, numeral: Numeral, match: re.Match[str]) -> Fact:
    if match["bp"]:
        return _fact(sentence, numeral.times(_BASIS_POINT, match.end()), "pp")
    # Percentages are given to the unit even where they end in zero.
    stated = replace(numeral, end=match.end(), granularity=min(numeral.granularity, 1.0))
    return _fact(sentence, stated, "%" if match["percent"] else "pp")


def _fact(sentence: Sentence, numeral: Numeral, unit: str) -> Fact:
    is_measure = numeral.form is not Form.FRACTION
    of = counted(sentence, numeral.start, numeral.end, is_measure=is_measure)
    one = _ONE_IN.match(plain(sentence.text), numeral.start)
    if one and not is_measure:
        of = Counted(of=singular(one[1]), role=of.role)
    return quantity_fact(sentence, FactKind.PERCENT, numeral, unit=unit, counted=of)
