"""A date as an interval of minutes, as wide as it is vague."""

import math
from datetime import time
from typing import NamedTuple

from checker.records.fact import DateValue, Precision

DAY = 24 * 60
"""Minutes of a day."""
_HOUR_SLACK = 15
"""Minutes by which a time told in whole hours ('at 4 a.m.') may be off."""
_MINUTE_SLACK = 2
"""Minutes by which a time told in multiples of five may be off."""
_QUARTER_SLACK = 3
"""Minutes by which a time told in quarters of an hour may be off."""
COARSE = (Precision.WEEK, Precision.MONTH, Precision.SEASON, Precision.QUARTER, Precision.HALF,
           Precision.YEAR, Precision.DECADE, Precision.CENTURY)  # fmt: skip
"""Precisions of more than a few days."""


class Interval(NamedTuple):
    """Minutes, inclusive; infinite at an open end."""

    low: float
    high: float

    def meets(self, other: "Interval", slack: float = 0) -> bool:
        """Whether the two have a minute in common, or lie no more than ``slack`` minutes apart."""
        return self.low <= other.high + slack and other.low <= self.high + slack


def dated(value: DateValue) -> bool:
    """Whether the day, or a bound of it, is known."""
    return value.first is not None or value.last is not None


def clocked(value: DateValue) -> bool:
    """Whether a time of day, or a bound of it, is known."""
    return value.clock_first is not None or value.clock_last is not None


def minute(at: time) -> int:
    """Minutes since midnight."""
    return at.hour * 60 + at.minute


def absolute(value: DateValue) -> Interval:
    """The minutes that a value whose day is known may mean, counted from the year 1."""
    low, high = -math.inf, math.inf
    if value.first:
        low = value.first.toordinal() * DAY + (
            minute(value.clock_first) if value.clock_first else 0
        )
    if value.last:
        latest = minute(value.clock_last) if value.clock_last else DAY - 1
        high = value.last.toordinal() * DAY + latest
    return Interval(low, high)


def time_of_day(value: DateValue) -> Interval:
    """The minutes of the day that a value may mean; past midnight, they go on counting."""
    low = minute(value.clock_first) if value.clock_first else -math.inf
    high = minute(value.clock_last) if value.clock_last else math.inf
    return Interval(low, high + DAY if high < low else high)


def is_open(interval: Interval) -> bool:
    """Whether it has no beginning or no end."""
    return math.isinf(interval.low) or math.isinf(interval.high)


def slack(a: DateValue, b: DateValue) -> int:
    """Minutes by which two times of day may differ and still be roundings of one."""
    if not clocked(a) or not clocked(b):
        return 0
    precisions = {a.precision, b.precision}
    if precisions == {Precision.HOUR, Precision.MINUTE}:
        return _HOUR_SLACK
    if precisions != {Precision.MINUTE}:
        return 0
    marks = [v.clock_first.minute if v.clock_first else 1 for v in (a, b)]
    if (marks[0] % 5 == 0) == (marks[1] % 5 == 0):
        return 0
    return _QUARTER_SLACK if min(mark % 15 for mark in marks) == 0 else _MINUTE_SLACK
