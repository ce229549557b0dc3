"""Comparing days whose year or week is not known: 'March 26', 'Thursday'."""

from checker.facts.interval import COARSE, clocked, dated, slack, time_of_day
from checker.records.fact import DateValue, Level


def partly_known(a: DateValue, b: DateValue) -> tuple[Level, str]:
    """The comparison of two days of which one lacks its year or week.

    Only what both tell is compared: month, day of the month, weekday.
    """
    months, days, weekdays = _month(a, b), _day_of_month(a, b), _weekdays(a, b)
    known = [pair for pair in (months, days, weekdays) if pair]
    if not known:
        return Level.INCOMPARABLE, "they name nothing of a date in common"
    if any(one != another for one, another in known):
        return Level.DIFFERENT, "they cannot be one day, whatever the year or week"
    if clocked(a) and clocked(b) and not time_of_day(a).meets(time_of_day(b), slack(a, b)):
        return Level.DIFFERENT, "the time of day differs"
    if not dated(a) and not dated(b) and _parts(a) == _parts(b):
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
    if value.first is None or value.last is None:
        # 'Since August 2008' names the end of a span, not a month that something lies in.
        return None
    return value.first.month if value.precision not in COARSE[2:] else None


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
