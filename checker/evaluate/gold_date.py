"""Dates as people wrote them in claim gold: ISO, 'A/B' an interval, 'A/..' since, '../B' until."""

import re
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from checker.records.fact import DateValue

_UNKNOWN_YEAR = re.compile(r"XXXX-(\d\d)(?:-(\d\d))?")
_ISO = re.compile(r"\d{4}-|\d{4}$|\d{4}/|T\d\d|\.\.")


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


def same_date(gold: str | None, value: DateValue, shown: str) -> bool:
    """Whether a date, as it is ``shown``, is the gold one, None if that cannot be placed.

    The value itself is wider where it is hedged or names a part of a day.
    """
    if gold is None:
        known = (value.first, value.last, value.month, value.clock_first, value.clock_last)
        return not any(part is not None for part in known)
    if unknown := _UNKNOWN_YEAR.fullmatch(gold):
        month, day = int(unknown[1]), int(unknown[2]) if unknown[2] else None
        return not value.year_given and (value.month, value.day or day) == (month, day)
    if not _ISO.match(shown):
        return False
    return all(one.meets(other) for one, other in zip(_ends(gold), _ends(shown), strict=True))


def _ends(written: str) -> tuple[_Instant, _Instant]:
    first, _, last = written.partition("/")
    return _end(first, last=False), _end(last or first, last=True)


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
