"""Days and longer periods of a text, resolved: '28 March', 'last Friday', 'the spring of 2022'.

Each form of expression has one reader: from its parts, and from what the day is reckoned from,
to a `Period`, or None where the words turn out to name no date.
"""

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from checker.facts import fixed, relative, timex
from checker.facts.calendar import Period, around
from checker.facts.reckoning import Reader, Reckoning, month_of
from checker.facts.tense import Tense
from checker.records.fact import Precision

_READERS: dict[str, Reader] = {**fixed.READERS, **relative.READERS}


class DayMention(NamedTuple):
    """A period at ``[start, end)`` of the text."""

    start: int
    end: int
    period: Period


class _Read(NamedTuple):
    """An expression, the period it means, and what it was reckoned from."""

    timex: timex.Timex
    period: Period
    reckoning: Reckoning


_JUST_AFTER = re.compile(r"(?:,|\s-)?\s+(?:(?:just|only|exactly|barely)\s+)?")
_AND = re.compile(r",?\s+(?:and|or)\s+|,\s+")
_TO = re.compile(r"\s?(?:-|to|and|or|until|through)\s?|,\s+")


def find(text: str, written: date | None, anchor: Period | None, tense: Tense) -> list[DayMention]:
    """The days and periods of a text (as `plain` gives it), in order, not overlapping.

    ``anchor`` is the last day or month told before the text; 'the next day' is counted from it.
    """
    found: list[_Read] = []
    reckoning = Reckoning(written, anchor)
    prefix: timex.Timex | None = None
    for at in timex.scan(text):
        if found and at.start < found[-1].timex.end:
            continue
        if at.form in {"event", "weekof"}:
            prefix = at
            continue
        if at.form == "since" and not (
            found and _JUST_AFTER.fullmatch(text, found[-1].timex.end, at.start)
        ):
            continue
        reckoning = replace(reckoning, direction=tense.direction(at.start))
        period = _read(at, reckoning)
        if period is None:
            continue
        if found:
            found[-1] = _completed(text, found[-1], at)
        found.append(_prefixed(prefix, _Read(at, period, reckoning)))
        reckoning = _anchored_at(reckoning, found[-1].period)
    return [DayMention(read.timex.start, read.timex.end, read.period) for read in found]


def _anchored_at(reckoning: Reckoning, period: Period) -> Reckoning:
    return reckoning if period.first is None else replace(reckoning, anchor=period)


def _prefixed(prefix: timex.Timex | None, read: _Read) -> _Read:
    """'Two days before' or 'the week of' put together with the date that follows it."""
    if prefix is None or prefix.end != read.timex.start:
        return read
    if prefix.form == "weekof":
        period = _week(prefix.parts["side"], read.period)
    else:
        side = 1 if prefix.parts["side"] == "after" else -1
        period = relative.counted(prefix.parts, read.period.first, side) or read.period
    return read._replace(timex=read.timex._replace(start=prefix.start), period=period)


def _week(side: str, period: Period) -> Period:
    if period.first is None or period.precision is not Precision.DAY:
        return period
    if side == "of":
        return around(period.first, Precision.WEEK)
    first = period.first - timedelta(days=6 if side == "ending" else 0)
    return Period(first, first + timedelta(days=6), Precision.WEEK, year_given=period.year_given)


def _completed(text: str, left: _Read, right: timex.Timex) -> _Read:
    """'January and October 2020', 'Monday to Friday last week': the year or week holds for both."""
    shared = _shared(text, left.timex, right)
    if not shared or not {"year", "whose", "which", "later"}.isdisjoint(left.timex.parts):
        return left
    whole = left.timex._replace(parts={**left.timex.parts, **shared})
    return left._replace(timex=whole, period=_read(whole, left.reckoning) or left.period)


def _shared(text: str, left: timex.Timex, right: timex.Timex) -> dict[str, str]:
    """The parts of an expression that hold for the one before it, too."""
    gap = text[left.end : right.start]
    forms = {left.form, right.form}
    if forms <= {"day", "month"} and "year" in right.parts and _AND.fullmatch(gap):
        year = int(right.parts["year"]) - (month_of(left.parts) > month_of(right.parts))
        return {"year": str(year)}
    if forms == {"weekday"} and "whose" in right.parts and _TO.fullmatch(gap):
        return {"whose": right.parts["whose"]}
    return {}


def _read(found: timex.Timex, reckoning: Reckoning) -> Period | None:
    try:
        return _READERS[found.form](found.parts, reckoning)
    except (ValueError, OverflowError):
        # '31 February', or a day outside the calendar: the words name no date.
        return None
