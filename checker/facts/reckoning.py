"""What a date is reckoned from, and what is inferred where it leaves things unsaid."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from checker.facts.calendar import MONTHS, WEEKDAYS, Period
from checker.records.fact import Precision

Parts = Mapping[str, str]
"""The parts of an expression by the names of the groups in its pattern."""
_ONE_DAY = timedelta(days=1)
_TOLERANCE = 31
"""Days by which a date may lie on the wrong side of the tense and still be taken as nearest."""


@dataclass(frozen=True, slots=True)
class Reckoning:
    """What an expression is resolved against: the day of writing, the last date, the tense."""

    written: date | None
    anchor: Period | None
    direction: int = 0


def unknown(precision: Precision) -> Period:
    """A period whose place in the calendar cannot be told."""
    return Period(None, None, precision, year_given=False)


def weekday_of(parts: Parts) -> int | None:
    """The weekday written, Monday 0."""
    name = parts.get("weekday", "").lower().rstrip(".")
    return WEEKDAYS.get(name)


def month_of(parts: Parts) -> int:
    """The month written, January 1."""
    return MONTHS[parts["month"].lower().rstrip(".")]


def which(parts: Parts) -> str:
    """'last', 'next', 'this' … in lower case, or ''."""
    return parts.get("which", "").lower()


def said_year(parts: Parts, reckoning: Reckoning) -> int | None:
    """The year written beside a day or month: '2024', 'last year'."""
    if "year" in parts:
        return int(parts["year"])
    if "whose" in parts and reckoning.written:
        return reckoning.written.year + {"last": -1, "next": 1}.get(parts["whose"], 0)
    return None


def nearest_year(month: int, day: int, reckoning: Reckoning) -> int | None:
    """The year in which such a day lies nearest to the day of writing, on the side told of."""
    written = reckoning.written
    if written is None:
        return None
    days = [_clamped(written.year + shift, month, day) for shift in (-1, 0, 1)]
    sided = [d for d in days if (d - written).days * reckoning.direction >= -_TOLERANCE]
    return min(sided or days, key=lambda d: abs((d - written).days)).year


def worded_year(month: int, parts: Parts, reckoning: Reckoning) -> int | None:
    """The year of 'last October', 'next March', 'this June', or of a bare month."""
    written = reckoning.written
    if written is None:
        return None
    match which(parts):
        case "last":
            return written.year - (month >= written.month)
        case "next":
            return written.year + (month <= written.month)
        case "this":
            return written.year
        case _:
            return nearest_year(month, 15, reckoning)


def _clamped(year: int, month: int, day: int) -> date:
    """29 February becomes the 28th in a common year."""
    return date(year, month, min(day, 28) if month == 2 else day)


_FINER = {
    Precision.WEEK: Precision.DAY, Precision.MONTH: Precision.WEEK,
    Precision.YEAR: Precision.QUARTER, Precision.DECADE: Precision.YEAR,
}  # fmt: skip


def part_of(period: Period, parts: Parts) -> Period:
    """The third of a period that 'early', 'mid-', 'late' or 'the end of' names."""
    words = parts.get("part", "").lower().split()
    if not words or "earlier" in words or period.first is None or period.last is None:
        return period
    finer = period._replace(precision=_FINER.get(period.precision, period.precision), reckoned=True)
    early, late = _thirds(period.first, period.last, period.precision)
    if {"early", "start", "beginning"} & set(words):
        return finer._replace(last=early)
    if {"late", "later", "end"} & set(words):
        return finer._replace(first=late)
    return finer._replace(first=early + _ONE_DAY, last=late - _ONE_DAY)


def _thirds(first: date, last: date, precision: Precision) -> tuple[date, date]:
    """The last day of the first third and the first day of the last; of a year in whole months."""
    if precision is Precision.YEAR:
        return date(first.year, 4, 30), date(first.year, 9, 1)
    third = timedelta(days=((last - first).days + 1) // 3)
    return first + third - _ONE_DAY, last - third + _ONE_DAY


Reader = Callable[[Parts, Reckoning], Period | None]
"""From the parts of an expression to the period it means; None where it names no date."""
