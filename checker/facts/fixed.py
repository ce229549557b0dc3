"""Days and periods named by their place in the calendar: '28 March', 'the spring of 2022'."""

from collections.abc import Mapping
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from checker.facts import calendar, numeral
from checker.facts.calendar import FEASTS, MONTHS, RANKS, SEASONS, WEEKDAYS, Period
from checker.facts.reckoning import (
    Parts,
    Reader,
    Reckoning,
    month_of,
    nearest_year,
    part_of,
    said_year,
    unknown,
    weekday_of,
    which,
    worded_year,
)
from checker.records.fact import Precision

_ONE_DAY = timedelta(days=1)


def _dated(parts: Parts, day: int, reckoning: Reckoning) -> Period:
    """A day of a month, its year inferred where it was not written."""
    month, weekday = month_of(parts), weekday_of(parts)
    given = said_year(parts, reckoning)
    year = nearest_year(month, day, reckoning) if given is None else given
    if year is None:
        date(2000, month, day)  # there is such a day
        return Period(None, None, Precision.DAY, weekday, False, month, day)
    on = date(year, month, day)
    return Period(on, on, Precision.DAY, weekday, given is not None, month, day)


def _iso(parts: Parts, _: Reckoning) -> Period:
    return calendar.one_day(date(int(parts["year"]), int(parts["month"]), int(parts["day"])))


def _numeric(parts: Parts, reckoning: Reckoning) -> Period | None:
    """Digits name a day if day and month cannot change places, or the weekday or today tells."""
    one, two, year = int(parts["one"]), int(parts["two"]), int(parts["year"])
    orders = ((one, two),) if parts["mark"] == "." else ((one, two), (two, one))
    days = {date(year, month, day) for day, month in orders if month <= 12}
    weekday = weekday_of(parts)
    days = {day for day in days if day.weekday() == weekday} or days
    days = {day for day in days if day == reckoning.written} or days
    return calendar.one_day(days.pop(), weekday) if len(days) == 1 else None


def _day(parts: Parts, reckoning: Reckoning) -> Period:
    if "ordinal" in parts:
        return _dated(parts, int(numeral.scan(parts["ordinal"])[-1].low), reckoning)
    first = _dated(parts, int(parts["day"]), reckoning)
    if "until" not in parts or first.first is None:
        return first
    last = first.first.replace(day=int(parts["until"]))
    return first._replace(last=last) if last > first.first else first


def _month_of(parts: Parts, reckoning: Reckoning) -> Period:
    month = month_of(parts)
    given = said_year(parts, reckoning)
    year = worded_year(month, parts, reckoning) if given is None else given
    if year is None:
        return Period(None, None, Precision.MONTH, year_given=False, month=month)
    period = calendar.months(year, month, Precision.MONTH, year_given=given is not None)
    return part_of(period, parts)


def _year(parts: Parts, _: Reckoning) -> Period:
    return part_of(calendar.months(int(parts["year"]), 1, Precision.YEAR), parts)


def _years(parts: Parts, _: Reckoning) -> Period | None:
    """'1989-2004', and the season or budget '2024/25'."""
    first, until = parts["year"], parts["until"]
    last = int(first[: 4 - len(until)] + until)
    if not int(first) < last <= int(first) + 120:
        return None
    return calendar.months(int(first), 1, Precision.YEAR)._replace(last=date(last, 12, 31))


def _decade(parts: Parts, _: Reckoning) -> Period:
    year = int(parts["year"])
    year = year if year > 99 else 1900 + year
    return part_of(calendar.months(year, 1, Precision.DECADE), parts)


def _century(parts: Parts, _: Reckoning) -> Period | None:
    counted = numeral.scan(parts["count"])
    if not counted:
        return None
    return calendar.months(int(counted[-1].low) * 100 - 99, 1, Precision.CENTURY)


def _season(parts: Parts, reckoning: Reckoning) -> Period:
    month = SEASONS[parts["season"].lower()]
    if "year" in parts:
        return calendar.months(int(parts["year"]), month, Precision.SEASON)
    if "which" in parts:
        year = worded_year(month, parts, reckoning)
        if year is None:
            return unknown(Precision.SEASON)
        return calendar.months(year, month, Precision.SEASON, year_given=False)
    year = nearest_year(month % 12 + 1, 15, reckoning)
    if year is None:
        return unknown(Precision.SEASON)
    # The winter whose middle is in January began in the year before.
    return calendar.months(year - (month == 12), month, Precision.SEASON, year_given=False)


def _fraction(parts: Parts, reckoning: Reckoning) -> Period | None:
    """'The fourth quarter of 2023', 'Q3', 'the first half of this year'."""
    half = "half" in parts or parts.get("unit", "").lower() == "half"
    precision, length = (Precision.HALF, 6) if half else (Precision.QUARTER, 3)
    number = parts.get("quarter") or parts.get("half")
    rank = int(number) if number else RANKS[parts["rank"].lower()]
    month = (rank - 1) * length + 1
    if "year" in parts:
        return calendar.months(int(parts["year"]), month, precision)
    if reckoning.written is None:
        return unknown(precision)
    if "which" in parts:
        year = reckoning.written.year + {"last": -1, "next": 1}.get(which(parts), 0)
    else:
        year = nearest_year(month + length - 1, 28, reckoning) or reckoning.written.year
    return calendar.months(year, month, precision, year_given=False)


def _stretch(parts: Parts, reckoning: Reckoning) -> Period | None:
    """'The April-June quarter', 'the January-June period': from month to month."""
    first, last = (MONTHS[parts[part].lower()[:3]] for part in ("month", "until"))
    year = int(parts["year"]) if "year" in parts else nearest_year(last, 28, reckoning)
    if year is None:
        return unknown(Precision.QUARTER)
    ends = calendar.months(year, last, Precision.MONTH)
    begins = calendar.months(year - (last < first), first, Precision.MONTH)
    length = (last - first) % 12 + 1
    precision = {3: Precision.QUARTER, 6: Precision.HALF}.get(length, Precision.MONTH)
    return Period(begins.first, ends.last, precision, year_given="year" in parts)


_SPANS = {"month": 1, "quarter": 3, "year": 12}


def _span(parts: Parts, reckoning: Reckoning) -> Period | None:
    """'The three months to June', 'the year ended 31 March 2025': months up to a month's end."""
    counted = numeral.scan(parts.get("count", ""))
    count = counted[0].low if counted else 1
    length = round(count) * _SPANS[parts["unit"].rstrip("s")]
    end = _month_of({k: v for k, v in parts.items() if k != "unit"}, reckoning)
    if end.last is None or not 0 < length <= 120:
        return None
    day = parts.get("day") or parts.get("dd")
    last = end.last.replace(day=int(day)) if day else end.last
    first = last + _ONE_DAY - relativedelta(months=length)
    precision = Precision.MONTH if last == end.last else Precision.DAY
    return Period(first, last, precision, year_given=end.year_given)


def _ranked(parts: Parts, reckoning: Reckoning) -> Period | None:
    """'The second Friday in October', 'the last day of June', 'the first week of May'."""
    rank, unit = RANKS[parts["rank"].lower()], parts["unit"].lower()
    whole = _month_of({k: v for k, v in parts.items() if k in {"month", "year"}}, reckoning)
    if whole.first is None or whole.last is None:
        return None
    if unit in WEEKDAYS or unit == "weekend":
        weekday = WEEKDAYS.get(unit, WEEKDAYS["saturday"])
        day = calendar.nth_weekday(whole.first.year, whole.first.month, rank, weekday)
        if unit == "weekend":
            return calendar.around(day, Precision.WEEKEND)
        return calendar.one_day(day, weekday, year_given=whole.year_given)
    length = timedelta(days=1 if unit == "day" else 7)
    first = whole.last - length + _ONE_DAY if rank < 0 else whole.first + length * (rank - 1)
    return Period(first, first + length - _ONE_DAY, calendar.precision_of(unit),
                  year_given=whole.year_given)  # fmt: skip


def _feast(parts: Parts, reckoning: Reckoning) -> Period | None:
    rule = FEASTS[parts["feast"].lower()]
    written = reckoning.written
    if "year" in parts:
        return calendar.one_day(rule(int(parts["year"])))
    if written is None:
        return None
    day = rule(written.year)
    match which(parts):
        case "last":
            year = written.year - (day >= written)
        case "next":
            year = written.year + (day <= written)
        case "this":
            year = written.year
        case _:
            year = nearest_year(day.month, day.day, reckoning) or written.year
    return calendar.one_day(rule(year), year_given=False)


READERS: Mapping[str, Reader] = {
    "iso": _iso, "numeric": _numeric, "day": _day, "month": _month_of, "year": _year,
    "years": _years, "decade": _decade, "century": _century, "season": _season,
    "fraction": _fraction, "stretch": _stretch, "span": _span, "ranked": _ranked, "feast": _feast,
}  # fmt: skip
"""The reader of each form of expression."""
