"""Comparing dates, at the coarser of their precisions."""

import math

from checker.facts import telling, zone
from checker.facts.calendar import around
from checker.facts.interval import (
    COARSE,
    DAY,
    Interval,
    absolute,
    clocked,
    dated,
    is_open,
    slack,
    time_of_day,
)
from checker.facts.partial import partly_known
from checker.records.fact import Comparison, DateValue, Fact, Level, Modifier, Precision

_SPANNED = (Precision.DAY, Precision.MONTH, Precision.YEAR)
"""Those of which several make a span; the others are themselves parts of periods."""


def compare(a: Fact, b: Fact) -> Comparison:
    """Whether two dates can be the same; symmetric, with the reason in words.

    Raises:
        TypeError: one of the facts is no date.

    """
    a, b = sorted((a, b), key=lambda fact: (fact.normalized, fact.quote))
    if not isinstance(a.value, DateValue) or not isinstance(b.value, DateValue):
        raise TypeError(f"{a.kind} and {b.kind} are not both dates")
    level, why = _compared(a.value, b.value, a.modifier, b.modifier)
    told = telling.dates(a, b)
    return Comparison(level=level, reason=told if level is Level.SAME else f"{told}: {why}")


def _compared(
    a: DateValue, b: DateValue, hedge: Modifier | None, other: Modifier | None
) -> tuple[Level, str]:
    a, b = _as_told(a), _as_told(b)
    if zone.unclear(a, b):
        return _across_zones(a, b)
    a, b = zone.in_utc(a, b)
    if dated(a) and dated(b):
        return _judged(a, b, absolute(a), absolute(b), hedge, other)
    if _named_day(a) and _named_day(b):
        return partly_known(a, b)
    if clocked(a) and clocked(b):
        return _clocks(a, b, hedge, other)
    return Level.INCOMPARABLE, "one tells the day and the other the time, or neither can be placed"


def _as_told(value: DateValue) -> DateValue:
    """The value without a day that nobody wrote: only the time of day was told."""
    return value if value.day_given else value.model_copy(update={"first": None, "last": None})


def _named_day(value: DateValue) -> bool:
    """Whether a day, a month or a weekday is known, if not its year or week."""
    return dated(value) or value.month is not None or value.weekday is not None


def _across_zones(a: DateValue, b: DateValue) -> tuple[Level, str]:
    """A local time against one in a named zone: only days far apart can tell them apart."""
    if dated(a) and dated(b) and not absolute(a).meets(absolute(b), DAY):
        return Level.DIFFERENT, "they are more than a day apart in any time zone"
    return Level.INCOMPARABLE, "only one of them names its time zone"


# Known days ---------------------------------------------------------------------------------


def _judged(
    a: DateValue,
    b: DateValue,
    left: Interval,
    right: Interval,
    hedge: Modifier | None,
    other: Modifier | None,
) -> tuple[Level, str]:
    if is_open(left) or is_open(right):
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
    if _runs_into(a, b) or _runs_into(b, a):
        return Level.PRECISION, "the night that one names ends on the day of the other"
    return Level.PRECISION, "one is told more exactly, and they agree as far as they go"


def _runs_into(night: DateValue, day: DateValue) -> bool:
    """Whether a night ends on the other's day and began on the one before."""
    over_midnight = night.first and night.last and night.first < night.last
    return night.precision is Precision.PART_OF_DAY and bool(
        over_midnight and day.first == night.last
    )


def _is_span(value: DateValue, interval: Interval) -> bool:
    """Whether both ends were written: '11 to 13 January', not a month or a morning."""
    if value.precision in {Precision.HOUR, Precision.MINUTE}:
        return interval.high - interval.low > 1
    if value.first is None or value.last is None or value.precision not in _SPANNED:
        return False
    return value.last > (around(value.first, value.precision).last or value.last)


def _apart(a: DateValue, b: DateValue, left: Interval, right: Interval) -> tuple[Level, str]:
    """Two that do not meet: told roughly, of a year or week that was inferred, or different."""
    reach = slack(a, b)
    if reach and left.meets(right, reach):
        return Level.ROUNDING, "they agree within the rounding of the time"
    if _same_but_inferred(a, b):
        return Level.PRECISION, "they differ only in a week or year that is not written"
    if a.first is not None and (a.first, a.last) == (b.first, b.last):
        return Level.DIFFERENT, "the time of day differs"
    return Level.DIFFERENT, "they cannot both be right"


def _same_but_inferred(a: DateValue, b: DateValue) -> bool:
    if not (a.first and b.first and a.last and b.last):
        return False
    if (a.reckoned and _next_to(a, b)) or (b.reckoned and _next_to(b, a)):
        return True
    if (a.year_given and b.year_given) or a.first == b.first:
        return False
    if (a.first.month, a.first.day) == (b.first.month, b.first.day):
        return a.precision is b.precision
    bare_weekday = any(v.weekday is not None and v.month is None for v in (a, b))
    one_day = a.first == a.last and b.first == b.last
    return bare_weekday and one_day and abs((a.first - b.first).days) == 7


def _next_to(reckoned: DateValue, other: DateValue) -> bool:
    """Whether a value lies within half the length of a period that was only told roughly."""
    if not (reckoned.first and reckoned.last and other.first and other.last):
        return False
    reach = (reckoned.last - reckoned.first) / 2
    return reckoned.first - reach <= other.last and other.first <= reckoned.last + reach


# Open ends ----------------------------------------------------------------------------------


def _open_ends(
    a: DateValue,
    b: DateValue,
    left: Interval,
    right: Interval,
    hedge: Modifier | None,
    other: Modifier | None,
) -> tuple[Level, str]:
    if is_open(left) and is_open(right) and math.isinf(left.low) == math.isinf(right.low):
        ends = _end(a, left), _end(b, right)
        if ends[0] == ends[1]:
            return Level.SAME, "the same"
        if ends[0].meets(ends[1], slack(a, b)):
            return Level.PRECISION, "their ends agree as far as they are told"
        if _hedge_allows(ends[0], ends[1], hedge) or _hedge_allows(ends[1], ends[0], other):
            return Level.MODIFIER, "they agree within what the hedge leaves open"
        return Level.DIFFERENT, "they are bounded by different times"
    overlap = min(left.high, right.high) - max(left.low, right.low)
    if {hedge, other} == {Modifier.MORE_THAN, Modifier.LESS_THAN} and overlap <= DAY:
        return Level.DIFFERENT, "one is before what the other is after"
    if left.meets(right):
        return Level.MODIFIER, "one is open-ended, and the other falls within it"
    return Level.DIFFERENT, "one is open-ended, and the other falls outside it"


def _end(value: DateValue, interval: Interval) -> Interval:
    """The known end of an open interval, as wide as its precision."""
    if value.first:
        if value.clock_first or value.precision not in COARSE:
            return Interval(interval.low, interval.low + (0 if value.clock_first else DAY - 1))
        last = around(value.first, value.precision)[1] or value.first
        return Interval(interval.low, last.toordinal() * DAY + DAY - 1)
    if value.last is None or value.clock_last or value.precision not in COARSE:
        return Interval(interval.high - (0 if value.clock_last else DAY - 1), interval.high)
    first = around(value.last, value.precision)[0] or value.last
    return Interval(first.toordinal() * DAY, interval.high)


def _hedge_allows(bound: Interval, other: Interval, hedge: Modifier | None) -> bool:
    """'Until at least Thursday' allows any later end, 'before June' any earlier one."""
    match hedge:
        case Modifier.AT_LEAST | Modifier.MORE_THAN:
            return other.low >= bound.low
        case Modifier.LESS_THAN | Modifier.UP_TO:
            return other.high <= bound.high
        case _:
            return False


# Times of day -------------------------------------------------------------------------------


def _clocks(
    a: DateValue, b: DateValue, hedge: Modifier | None, other: Modifier | None
) -> tuple[Level, str]:
    """Times of day of which at least one has no day; twelve hours apart if that was not told."""
    shifts = (0,) if a.half_given and b.half_given else (0, DAY // 2, -DAY // 2)
    turns = sorted((s + t for s in shifts for t in (0, DAY, -DAY)), key=abs)
    left = time_of_day(a)
    for turn in turns:
        right = Interval(*(end + turn for end in time_of_day(b)))
        if left.meets(right, slack(a, b)):
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
    return dated(a) or dated(b)
