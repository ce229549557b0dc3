"""Dates as people wrote them in claim gold: ISO, 'A/B' an interval, 'A/..' since, '../B' until."""

import re
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from checker.records.fact import DateValue, Modifier, Precision

_UNKNOWN_YEAR = re.compile(r"XXXX-(\d\d)(?:-(\d\d))?")
_CLOCKED = {Precision.MINUTE, Precision.HOUR}


class _Instant(NamedTuple):
    """One end of a stretch of time; what is not known is None."""

    day: date | None = None
    at: time | None = None

    def meets(self, other: "_Instant") -> bool:
        """Whether both are one minute or one day: midnight is the end of the day before, too."""
        if self.day and other.day and self.at and other.at:
            gap = datetime.combine(self.day, self.at) - datetime.combine(other.day, other.at)
            return abs(gap) <= timedelta(minutes=1)
        return self == other


def same_date(gold: str | None, value: DateValue, modifier: Modifier | None) -> bool:
    """Whether a date is the gold one, None if that cannot be placed; ``modifier`` hedges ours."""
    if gold is None:
        known = (value.first, value.last, value.month, value.clock_first, value.clock_last)
        return not any(part is not None for part in known)
    if unknown := _UNKNOWN_YEAR.fullmatch(gold):
        month, day = int(unknown[1]), int(unknown[2]) if unknown[2] else None
        return not value.year_given and (value.month, value.day or day) == (month, day)
    first, _, last = gold.partition("/")
    begins, ends = _end(first, last=False), _end(last or first, last=True)
    clocks = _clocks(value, modifier)
    first_end, last_end = _Instant(value.first, clocks[0]), _Instant(value.last, clocks[1])
    return begins.meets(first_end) and ends.meets(last_end)


def _clocks(value: DateValue, modifier: Modifier | None) -> tuple[time | None, time | None]:
    """The clock times of a date, as people write them.

    A part of a day ('late', 'morning') is no clock time to them, and 'about six' is six.
    """
    first, last = value.clock_first, value.clock_last
    if value.precision not in _CLOCKED:
        return None, None
    if modifier is not Modifier.ABOUT or first is None or last is None:
        return first, last
    begin, end = (datetime.combine(date.min, at) for at in (first, last))
    middle = (begin + (end - begin) / 2).time()
    return middle, middle


def _end(written: str, *, last: bool) -> _Instant:
    """The first or last day that one side of a gold date names, and its time of day."""
    if written == "..":
        return _Instant()
    on, _, at = written.partition("T")
    clock = time.fromisoformat(at) if at else None
    return _Instant(_day(on, last=last) if on else None, clock)


def _day(written: str, *, last: bool) -> date:
    year, *rest = (int(part) for part in written.split("-"))
    if not rest:
        return date(year, 12, 31) if last else date(year, 1, 1)
    if len(rest) == 2:
        return date(year, *rest)
    following = date(year + rest[0] // 12, rest[0] % 12 + 1, 1)
    return following - timedelta(days=1) if last else date(year, rest[0], 1)
