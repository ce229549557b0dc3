"""The calendar as news English names it: months, weekdays, seasons, feasts, and spans of days.

Weeks begin on Monday (ISO 8601). Seasons are the meteorological ones of the northern hemisphere
(WMO). Feasts: Easter by the Gregorian computus (dateutil.easter) and those counted from it;
fixed days of the Western calendar; federal holidays of the United States (5 U.S.C. 6103).
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta

from checker.records.fact import Precision


class Period(NamedTuple):
    """Consecutive days, with what is known of how they were written.

    ``first`` and ``last`` are None where the year or the week cannot be told. ``month``, ``day``
    (of the month) and ``weekday`` are as written. ``reckoned`` is True for a period told
    roughly ('three years ago', 'early May').
    """

    first: date | None
    last: date | None
    precision: Precision = Precision.DAY
    weekday: int | None = None
    year_given: bool = True
    month: int | None = None
    day: int | None = None
    reckoned: bool = False


MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
         "august aug", "september sept sep", "october oct", "november nov", "december dec"), 1)
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("monday mon", "tuesday tues tue", "wednesday weds wed", "thursday thurs thur thu",
         "friday fri", "saturday sat", "sunday sun"))
    for name in names.split()
}  # fmt: skip
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The first month of each; a winter runs into the next year."""
RANKS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1,
         "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}  # fmt: skip

_OF_UNIT = {
    "day": Precision.DAY, "week": Precision.WEEK, "weekend": Precision.WEEKEND,
    "month": Precision.MONTH, "quarter": Precision.QUARTER, "year": Precision.YEAR,
    "decade": Precision.DECADE, "century": Precision.CENTURY,
}  # fmt: skip
_MONTHS_IN = {Precision.MONTH: 1, Precision.SEASON: 3, Precision.QUARTER: 3, Precision.HALF: 6,
              Precision.YEAR: 12, Precision.DECADE: 120, Precision.CENTURY: 1200}  # fmt: skip
_ONE_DAY = timedelta(days=1)


def one_day(day: date, weekday: int | None = None, *, year_given: bool = True) -> Period:
    """A single day."""
    return Period(day, day, Precision.DAY, weekday, year_given)


def months(year: int, month: int, precision: Precision, *, year_given: bool = True) -> Period:
    """The month, season, quarter, half-year, year, decade or century that begins in a month.

    Raises:
        ValueError: a year out of the range of the calendar, or no such month.

    """
    first = date(year, month, 1)
    last = first + relativedelta(months=_MONTHS_IN[precision]) - _ONE_DAY
    return Period(first, last, precision, year_given=year_given)


def around(day: date, precision: Precision) -> Period:
    """The period of a given length that holds a day.

    >>> around(date(2025, 3, 28), Precision.QUARTER)[:2]
    (datetime.date(2025, 1, 1), datetime.date(2025, 3, 31))
    """
    monday = day - timedelta(days=day.weekday())
    match precision:
        case Precision.WEEK:
            return Period(monday, monday + 6 * _ONE_DAY, precision)
        case Precision.WEEKEND:
            return Period(monday + 5 * _ONE_DAY, monday + 6 * _ONE_DAY, precision)
        case Precision.SEASON:
            start = day - relativedelta(months=day.month % 3)
            return months(start.year, start.month, precision)
        case Precision.MONTH | Precision.QUARTER | Precision.HALF:
            length = _MONTHS_IN[precision]
            return months(day.year, (day.month - 1) // length * length + 1, precision)
        case Precision.YEAR | Precision.DECADE | Precision.CENTURY:
            length = _MONTHS_IN[precision] // 12
            # The nineteenth century begins in 1801, the 1890s in 1890.
            shift = 1 if precision is Precision.CENTURY else 0
            return months((day.year - shift) // length * length + shift, 1, precision)
        case _:
            return one_day(day)


def moved(day: date, count: float, unit: str) -> Period:
    """The period of the unit's length that lies ``count`` units after a day (before, if negative).

    Raises:
        ValueError: it lies outside the calendar.
        OverflowError: it lies far outside the calendar.

    """
    days = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}.get(unit)
    if days:
        there = day + timedelta(days=round(count * days))
    else:
        length = _MONTHS_IN[_OF_UNIT[unit]]
        there = day + relativedelta(months=round(count * length))
    return around(there, _OF_UNIT.get(unit, Precision.WEEK))


def day_after(period: Period, days: int = 1) -> Period:
    """The period moved by some days; the weekday written no longer holds for it."""
    if period.first is None or period.last is None:
        return period
    shift = timedelta(days=days)
    return period._replace(
        first=period.first + shift, last=period.last + shift, weekday=None, month=None, day=None
    )


def precision_of(unit: str) -> Precision:
    """The precision that a unit's name stands for."""
    return _OF_UNIT[unit]


def nth_weekday(year: int, month: int, rank: int, weekday: int) -> date:
    """The ``rank``-th such weekday of a month; the last for a rank of -1.

    >>> nth_weekday(2025, 11, 2, 3)
    datetime.date(2025, 11, 13)
    """
    first = date(year, month, 1)
    if rank < 0:
        last = first + relativedelta(months=1) - _ONE_DAY
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (rank - 1))


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _from_easter(days: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days=days)


def _nth(month: int, rank: int, weekday: int) -> Callable[[int], date]:
    return lambda year: nth_weekday(year, month, rank, weekday)


def advent(year: int) -> date:
    """The fourth Sunday before Christmas.

    >>> advent(2025)
    datetime.date(2025, 11, 30)
    """
    christmas = date(year, 12, 25)
    return christmas - timedelta(days=(christmas.weekday() + 1) % 7 or 7) - timedelta(weeks=3)


FEASTS: dict[str, Callable[[int], date]] = {
    "new year's day": _fixed(1, 1), "epiphany": _fixed(1, 6), "valentine's day": _fixed(2, 14),
    "st patrick's day": _fixed(3, 17), "halloween": _fixed(10, 31),
    "all saints' day": _fixed(11, 1), "armistice day": _fixed(11, 11),
    "veterans day": _fixed(11, 11), "christmas eve": _fixed(12, 24),
    "christmas day": _fixed(12, 25), "christmas": _fixed(12, 25), "boxing day": _fixed(12, 26),
    "new year's eve": _fixed(12, 31), "bastille day": _fixed(7, 14),
    "shrove tuesday": _from_easter(-47), "ash wednesday": _from_easter(-46),
    "palm sunday": _from_easter(-7), "maundy thursday": _from_easter(-3),
    "good friday": _from_easter(-2), "holy saturday": _from_easter(-1),
    "easter sunday": _from_easter(0), "easter": _from_easter(0),
    "easter monday": _from_easter(1), "ascension day": _from_easter(39),
    "whit sunday": _from_easter(49), "pentecost": _from_easter(49),
    "whit monday": _from_easter(50), "corpus christi": _from_easter(60),
    "martin luther king day": _nth(1, 3, 0), "presidents' day": _nth(2, 3, 0),
    "memorial day": _nth(5, -1, 0), "juneteenth": _fixed(6, 19), "labor day": _nth(9, 1, 0),
    "columbus day": _nth(10, 2, 0), "thanksgiving day": _nth(11, 4, 3),
    "thanksgiving": _nth(11, 4, 3), "remembrance sunday": _nth(11, 2, 6),
    "first sunday of advent": advent, "advent sunday": advent,
}  # fmt: skip
"""The day of each named feast in a given year."""
