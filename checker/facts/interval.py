"""Comparing dates: each value is an interval of minutes, as wide as it is vague."""

import math
from datetime import date, time, timedelta
from typing import NamedTuple

from checker.facts.calendar import around
from checker.facts.clock import ZONES
from checker.records.fact import Comparison, DateValue, Fact, Level, Modifier, Precision

_DAY = 24 * 60
_HOUR_SLACK = 15
"""Minutes by which a time told in whole hours ('at 4 a.m.') may be off."""
_MINUTE_SLACK = 2
"""Minutes by which a time told in multiples of five may be off."""
_COARSE = (Precision.WEEK, Precision.MONTH, Precision.SEASON, Precision.QUARTER, Precision.HALF,
           Precision.YEAR, Precision.DECADE, Precision.CENTURY)  # fmt: skip

_SPANNED = (Precision.DAY, Precision.MONTH, Precision.YEAR)
"""Those of which several make a span; the others are themselves parts of periods."""


class _Interval(NamedTuple):
    """Minutes, inclusive; infinite at an open end."""

    low: float
    high: float

    def meets(self, other: "_Interval", slack: float = 0) -> bool:
        return self.low <= other.high + slack and other.low <= self.high + slack


def compare(a: Fact, b: Fact) -> Comparison:
    """Whether two dates can be the same; symmetric, with the reason in words.

    Raises:
        TypeError: one of the facts is no date.

    """
    a, b = sorted((a, b), key=lambda fact: (fact.normalized, fact.quote))
    if not isinstance(a.value, DateValue) or not isinstance(b.value, DateValue):
        raise TypeError(f"{a.kind} and {b.kind} are not both dates")
    level, why = _compared(a.value, b.value, a.modifier, b.modifier)
    return Comparison(level=level, reason=f"{_named(a)} and {_named(b)}: {why}")


def _named(fact: Fact) -> str:
    return f"“{fact.quote}” ({fact.normalized})"


def _compared(
    a: DateValue, b: DateValue, hedge: Modifier | None, other: Modifier | None
) -> tuple[Level, str]:
    if _zones_unclear(a, b):
        return _across_zones(a, b)
    a, b = _in_utc(a, b)
    if _dated(a) and _dated(b):
        return _judged(a, b, _absolute(a), _absolute(b), hedge, other)
    if _named_day(a) and _named_day(b):
        return _partly_known(a, b)
    if _clocked(a) and _clocked(b):
        return _clocks(a, b, hedge, other)
    return Level.INCOMPARABLE, "one tells the day and the other the time, or neither can be placed"


def _dated(value: DateValue) -> bool:
    return value.first is not None or value.last is not None


def _clocked(value: DateValue) -> bool:
    return value.clock_first is not None or value.clock_last is not None


def _named_day(value: DateValue) -> bool:
    """Whether a day, a month or a weekday is known, if not its year or week."""
    return _dated(value) or value.month is not None or value.weekday is not None


def _minute(at: time) -> int:
    return at.hour * 60 + at.minute


def _absolute(value: DateValue) -> _Interval:
    low, high = -math.inf, math.inf
    if value.first:
        low = value.first.toordinal() * _DAY + (
            _minute(value.clock_first) if value.clock_first else 0
        )
    if value.last:
        latest = _minute(value.clock_last) if value.clock_last else _DAY - 1
        high = value.last.toordinal() * _DAY + latest
    return _Interval(low, high)


# Time zones ---------------------------------------------------------------------------------


def _zones_unclear(a: DateValue, b: DateValue) -> bool:
    return _clocked(a) and _clocked(b) and a.zone != b.zone and not (a.zone and b.zone)


def _across_zones(a: DateValue, b: DateValue) -> tuple[Level, str]:
    """A local time against one in a named zone: only days far apart can tell them apart."""
    if _dated(a) and _dated(b) and not _absolute(a).meets(_absolute(b), _DAY):
        return Level.DIFFERENT, "they are more than a day apart in any time zone"
    return Level.INCOMPARABLE, "only one of them names its time zone"


def _in_utc(a: DateValue, b: DateValue) -> tuple[DateValue, DateValue]:
    return (a, b) if a.zone == b.zone else (_utc(a), _utc(b))


def _utc(value: DateValue) -> DateValue:
    if value.zone is None or not _clocked(value):
        return value
    first, clock_first = _moved(value.first, value.clock_first, -ZONES[value.zone])
    last, clock_last = _moved(value.last, value.clock_last, -ZONES[value.zone])
    return value.model_copy(
        update={"first": first, "clock_first": clock_first, "last": last, "clock_last": clock_last}
    )


def _moved(day: date | None, at: time | None, minutes: int) -> tuple[date | None, time | None]:
    if at is None:
        return day, at
    days, minute = divmod(_minute(at) + minutes, _DAY)
    there = day + timedelta(days=days) if day else None
    return there, time(minute // 60, minute % 60)


# Known days ---------------------------------------------------------------------------------


def _judged(
    a: DateValue,
    b: DateValue,
    left: _Interval,
    right: _Interval,
    hedge: Modifier | None,
    other: Modifier | None,
) -> tuple[Level, str]:
    if _open(left) or _open(right):
        return _open_ends(a, b, left, right, hedge, other)
    if left == right:
        if hedge is not other:
            return Level.MODIFIER, "the same, but one is hedged"
        return Level.SAME, "the same"
    if not left.meets(right):
        return _apart(a, b, left, right)
    if hedge or other:
        return Level.MODIFIER, "they agree within what the hedge leaves open"
    if _is_span(a, left) and _is_span(b, right) and a.precision is b.precision:
        return Level.DIFFERENT, "both name a beginning and an end, and they differ"
    return Level.PRECISION, "one is told more exactly, and they agree as far as they go"


def _open(interval: _Interval) -> bool:
    return math.isinf(interval.low) or math.isinf(interval.high)


def _is_span(value: DateValue, interval: _Interval) -> bool:
    """Whether both ends were written: '11 to 13 January', not a month or a morning."""
    if value.precision in {Precision.HOUR, Precision.MINUTE}:
        return interval.high - interval.low > 1
    if value.first is None or value.last is None or value.precision not in _SPANNED:
        return False
    return value.last > (around(value.first, value.precision).last or value.last)


def _apart(a: DateValue, b: DateValue, left: _Interval, right: _Interval) -> tuple[Level, str]:
    """Two that do not meet: told roughly, of a year or week that was inferred, or different."""
    slack = _slack(a, b)
    if slack and left.meets(right, slack):
        return Level.ROUNDING, "they agree within the rounding of the time"
    if _same_but_inferred(a, b):
        return Level.PRECISION, "they differ only by a week or year that was not written"
    return Level.DIFFERENT, "they cannot both be right"


def _slack(a: DateValue, b: DateValue) -> int:
    if not _clocked(a) or not _clocked(b):
        return 0
    precisions = {a.precision, b.precision}
    if precisions == {Precision.HOUR, Precision.MINUTE}:
        return _HOUR_SLACK
    rounded = [v.clock_first is not None and v.clock_first.minute % 5 == 0 for v in (a, b)]
    return _MINUTE_SLACK if precisions == {Precision.MINUTE} and rounded[0] != rounded[1] else 0


def _same_but_inferred(a: DateValue, b: DateValue) -> bool:
    if not (a.first and b.first) or (a.year_given and b.year_given):
        return False
    if (a.first.month, a.first.day) == (b.first.month, b.first.day):
        return a.precision is b.precision
    bare_weekday = any(v.weekday is not None and v.month is None for v in (a, b))
    one_day = a.first == a.last and b.first == b.last
    return bare_weekday and one_day and abs((a.first - b.first).days) == 7


# Open ends ----------------------------------------------------------------------------------


def _open_ends(
    a: DateValue,
    b: DateValue,
    left: _Interval,
    right: _Interval,
    hedge: Modifier | None,
    other: Modifier | None,
) -> tuple[Level, str]:
    if _open(left) and _open(right) and math.isinf(left.low) == math.isinf(right.low):
        ends = _end(a, left), _end(b, right)
        if ends[0] == ends[1]:
            return Level.SAME, "the same"
        if ends[0].meets(ends[1], _slack(a, b)):
            return Level.PRECISION, "their ends agree as far as they are told"
        if _hedge_allows(ends[0], ends[1], hedge) or _hedge_allows(ends[1], ends[0], other):
            return Level.MODIFIER, "they agree within what the hedge leaves open"
        return Level.DIFFERENT, "they are bounded by different times"
    if left.meets(right):
        return Level.MODIFIER, "one lies within the open end of the other"
    return Level.DIFFERENT, "one lies outside the open end of the other"


def _end(value: DateValue, interval: _Interval) -> _Interval:
    """The known end of an open interval, as wide as its precision."""
    if value.first:
        if value.clock_first or value.precision not in _COARSE:
            return _Interval(interval.low, interval.low + (0 if value.clock_first else _DAY - 1))
        last = around(value.first, value.precision)[1] or value.first
        return _Interval(interval.low, last.toordinal() * _DAY + _DAY - 1)
    if value.last is None or value.clock_last or value.precision not in _COARSE:
        return _Interval(interval.high - (0 if value.clock_last else _DAY - 1), interval.high)
    first = around(value.last, value.precision)[0] or value.last
    return _Interval(first.toordinal() * _DAY, interval.high)


def _hedge_allows(bound: _Interval, other: _Interval, hedge: Modifier | None) -> bool:
    """'Until at least Thursday' allows any later end, 'before June' any earlier one."""
    match hedge:
        case Modifier.AT_LEAST | Modifier.MORE_THAN:
            return other.low >= bound.low
        case Modifier.LESS_THAN | Modifier.UP_TO:
            return other.high <= bound.high
        case _:
            return False


# Days without a year or a week --------------------------------------------------------------


def _partly_known(a: DateValue, b: DateValue) -> tuple[Level, str]:
    """Only what both tell is compared: month, day of the month, weekday."""
    months, days, weekdays = _month(a, b), _day_of_month(a, b), _weekdays(a, b)
    known = [pair for pair in (months, days, weekdays) if pair]
    if not known:
        return Level.INCOMPARABLE, "they name nothing of a date in common"
    if any(one != another for one, another in known):
        return Level.DIFFERENT, "they cannot be one day, whatever the year or week"
    if _clocked(a) and _clocked(b) and not _time_of_day(a).meets(_time_of_day(b), _slack(a, b)):
        return Level.DIFFERENT, "the time of day differs"
    if not _dated(a) and not _dated(b) and _parts(a) == _parts(b):
        return Level.SAME, "the same"
    return Level.PRECISION, "they agree as far as they go; the year or the week is not told"


def _parts(value: DateValue) -> tuple[int | None, ...]:
    return value.month, value.day, value.weekday


def _month(a: DateValue, b: DateValue) -> tuple[int, int] | None:
    left, right = _months_of(a), _months_of(b)
    return (left, right) if left and right else None


def _months_of(value: DateValue) -> int | None:
    if value.month is not None:
        return value.month
    on = value.first or value.last
    return on.month if on and value.precision not in _COARSE[2:] else None


def _day_of_month(a: DateValue, b: DateValue) -> tuple[int, int] | None:
    left, right = _single_day(a), _single_day(b)
    return (left, right) if left and right else None


def _single_day(value: DateValue) -> int | None:
    if value.day is not None:
        return value.day
    return value.first.day if value.first and value.first == value.last else None


def _weekdays(a: DateValue, b: DateValue) -> tuple[int, int] | None:
    left, right = _weekday(a), _weekday(b)
    return None if left is None or right is None else (left, right)


def _weekday(value: DateValue) -> int | None:
    if value.weekday is not None:
        return value.weekday
    return value.first.weekday() if value.first and value.first == value.last else None


# Times of day -------------------------------------------------------------------------------


def _clocks(
    a: DateValue, b: DateValue, hedge: Modifier | None, other: Modifier | None
) -> tuple[Level, str]:
    """Times of day of which at least one has no day; twelve hours apart if that was not told."""
    shifts = (0,) if a.half_given and b.half_given else (0, _DAY // 2, -_DAY // 2)
    turns = sorted((s + t for s in shifts for t in (0, _DAY, -_DAY)), key=abs)
    left = _time_of_day(a)
    for turn in turns:
        right = _Interval(*(end + turn for end in _time_of_day(b)))
        if left.meets(right, _slack(a, b)):
            return (
                _judged(a, b, left, right, hedge, other)
                if not _is_dated(a, b)
                else (
                    Level.PRECISION if hedge is None and other is None else Level.MODIFIER,
                    "the times agree, and only one tells the day",
                )
            )
    return Level.DIFFERENT, "the time of day differs"


def _is_dated(a: DateValue, b: DateValue) -> bool:
    return _dated(a) or _dated(b)


def _time_of_day(value: DateValue) -> _Interval:
    low = _minute(value.clock_first) if value.clock_first else -math.inf
    high = _minute(value.clock_last) if value.clock_last else math.inf
    return _Interval(low, high + _DAY if high < low else high)
