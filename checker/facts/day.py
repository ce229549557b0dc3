"""Days and longer periods of a text, resolved: '28 March', 'last Friday', 'the spring of 2022'.

Each form of expression has one reader: from its parts, and from what the day is reckoned from,
to a `Period`, or None where the words turn out to name no date.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

from checker.facts import calendar, numeral, timex
from checker.facts.calendar import FEASTS, MONTHS, RANKS, SEASONS, WEEKDAYS, Period
from checker.facts.tense import Tense
from checker.records.fact import Precision


@dataclass(frozen=True, slots=True)
class Reckoning:
    """What an expression is resolved against: the day of writing, the last date, the tense."""

    written: date | None
    anchor: date | None
    direction: int = 0
    to_the_day: bool = True
    """Whether the anchor is a single day, so that days can be counted from it."""


class DayMention(NamedTuple):
    """A period at ``[start, end)`` of the text."""

    start: int
    end: int
    period: Period


_Parts = Mapping[str, str]
_Reader = Callable[[_Parts, Reckoning], Period | None]
_ONE_DAY = timedelta(days=1)
_TOLERANCE = 31
"""Days by which a date may lie on the wrong side of the tense and still be taken as nearest."""


def find(text: str, written: date | None, anchor: date | None, tense: Tense) -> list[DayMention]:
    """The days and periods of a text (as `plain` gives it), in order, not overlapping.

    ``anchor`` is the last day named before the text; 'the following day' is counted from it.
    """
    mentions: list[DayMention] = []
    reckoning = Reckoning(written, anchor)
    offset: timex.Timex | None = None
    for found in timex.scan(text):
        if mentions and found.start < mentions[-1].end:
            continue
        if found.form == "event":
            offset = found
            continue
        reckoning = replace(reckoning, direction=tense.direction(found.start))
        period = _read(found, reckoning)
        if period:
            mention = DayMention(found.start, found.end, period)
            if offset and offset.end == found.start:
                mention = _shifted(offset, mention)
            mentions.append(mention)
            reckoning = _anchored_at(reckoning, mention.period)
    return mentions


def _anchored_at(reckoning: Reckoning, period: Period) -> Reckoning:
    if period.first is None:
        return reckoning
    return replace(reckoning, anchor=period.first, to_the_day=period.first == period.last)


def _shifted(offset: timex.Timex, mention: DayMention) -> DayMention:
    """'Two days before' put together with the date that follows it."""
    side = 1 if offset.parts["side"] == "after" else -1
    period = _counted(offset.parts, mention.period.first, side)
    return DayMention(offset.start, mention.end, period) if period else mention


def _read(found: timex.Timex, reckoning: Reckoning) -> Period | None:
    try:
        return _READERS[found.form](found.parts, reckoning)
    except (ValueError, OverflowError):
        # '31 February', or a day outside the calendar: the words name no date.
        return None


def _unknown(precision: Precision) -> Period:
    return Period(None, None, precision, year_given=False)


def _weekday(parts: _Parts) -> int | None:
    name = parts.get("weekday", "").lower().rstrip(".")
    return WEEKDAYS.get(name)


def _month(parts: _Parts) -> int:
    return MONTHS[parts["month"].lower().rstrip(".")]


def _which(parts: _Parts) -> str:
    return parts.get("which", "").lower()


def _nearest_year(month: int, day: int, reckoning: Reckoning) -> int | None:
    """The year in which such a day lies nearest to the day of writing, on the side told of."""
    written = reckoning.written
    if written is None:
        return None
    days = [_clamped(written.year + shift, month, day) for shift in (-1, 0, 1)]
    sided = [d for d in days if (d - written).days * reckoning.direction >= -_TOLERANCE]
    return min(sided or days, key=lambda d: abs((d - written).days)).year


def _clamped(year: int, month: int, day: int) -> date:
    """29 February becomes the 28th in a common year."""
    return date(year, month, min(day, 28) if month == 2 else day)


def _dated(parts: _Parts, day: int, reckoning: Reckoning) -> Period:
    """A day of a month, its year inferred where it was not written."""
    month, weekday = _month(parts), _weekday(parts)
    year = int(parts["year"]) if "year" in parts else _nearest_year(month, day, reckoning)
    if year is None:
        date(2000, month, day)  # there is such a day
        return Period(None, None, Precision.DAY, weekday, False, month, day)
    on = date(year, month, day)
    return Period(on, on, Precision.DAY, weekday, "year" in parts, month, day)


def _iso(parts: _Parts, _: Reckoning) -> Period:
    return calendar.one_day(date(int(parts["year"]), int(parts["month"]), int(parts["day"])))


def _numeric(parts: _Parts, reckoning: Reckoning) -> Period | None:
    """Digits name a day if day and month cannot change places, or the weekday or today tells."""
    one, two, year = int(parts["one"]), int(parts["two"]), int(parts["year"])
    orders = ((one, two),) if parts["mark"] == "." else ((one, two), (two, one))
    days = {date(year, month, day) for day, month in orders if month <= 12}
    weekday = _weekday(parts)
    days = {day for day in days if day.weekday() == weekday} or days
    days = {day for day in days if day == reckoning.written} or days
    return calendar.one_day(days.pop(), weekday) if len(days) == 1 else None


def _day(parts: _Parts, reckoning: Reckoning) -> Period:
    first = _dated(parts, int(parts["day"]), reckoning)
    if "until" not in parts or first.first is None:
        return first
    last = first.first.replace(day=int(parts["until"]))
    return first._replace(last=last) if last > first.first else first


def _month_of(parts: _Parts, reckoning: Reckoning) -> Period:
    month = _month(parts)
    year = int(parts["year"]) if "year" in parts else _worded_year(month, parts, reckoning)
    if year is None:
        return Period(None, None, Precision.MONTH, year_given=False, month=month)
    period = calendar.months(year, month, Precision.MONTH, year_given="year" in parts)
    return _part_of(period, parts)


def _worded_year(month: int, parts: _Parts, reckoning: Reckoning) -> int | None:
    """The year of 'last October', 'next March', 'this June', or of a bare month."""
    written = reckoning.written
    if written is None:
        return None
    match _which(parts):
        case "last":
            return written.year - (month >= written.month)
        case "next":
            return written.year + (month <= written.month)
        case "this":
            return written.year
        case _:
            return _nearest_year(month, 15, reckoning)


_FINER = {
    Precision.WEEK: Precision.DAY, Precision.MONTH: Precision.WEEK,
    Precision.YEAR: Precision.QUARTER, Precision.DECADE: Precision.YEAR,
}  # fmt: skip


def _part_of(period: Period, parts: _Parts) -> Period:
    """The third of a period that 'early', 'mid-', 'late' or 'the end of' names."""
    words = parts.get("part", "").lower().split()
    if not words or "earlier" in words or period.first is None or period.last is None:
        return period
    third = timedelta(days=((period.last - period.first).days + 1) // 3)
    finer = period._replace(precision=_FINER.get(period.precision, period.precision))
    if {"early", "start", "beginning"} & set(words):
        return finer._replace(last=period.first + third)
    if {"late", "later", "end"} & set(words):
        return finer._replace(first=period.last - third)
    return finer._replace(first=period.first + third, last=period.last - third)


def _year(parts: _Parts, _: Reckoning) -> Period:
    return _part_of(calendar.months(int(parts["year"]), 1, Precision.YEAR), parts)


def _years(parts: _Parts, _: Reckoning) -> Period | None:
    """'1989-2004', and the season or budget '2024/25'."""
    first, until = parts["year"], parts["until"]
    last = int(first[: 4 - len(until)] + until)
    if not int(first) < last <= int(first) + 120:
        return None
    return calendar.months(int(first), 1, Precision.YEAR)._replace(last=date(last, 12, 31))


def _decade(parts: _Parts, _: Reckoning) -> Period:
    year = int(parts["year"])
    year = year if year > 99 else 1900 + year
    return _part_of(calendar.months(year, 1, Precision.DECADE), parts)


def _century(parts: _Parts, _: Reckoning) -> Period | None:
    counted = numeral.scan(parts["count"])
    if not counted:
        return None
    return calendar.months(int(counted[-1].low) * 100 - 99, 1, Precision.CENTURY)


def _season(parts: _Parts, reckoning: Reckoning) -> Period:
    month = SEASONS[parts["season"].lower()]
    if "year" in parts:
        return calendar.months(int(parts["year"]), month, Precision.SEASON)
    if "which" in parts:
        year = _worded_year(month, parts, reckoning)
        if year is None:
            return _unknown(Precision.SEASON)
        return calendar.months(year, month, Precision.SEASON, year_given=False)
    year = _nearest_year(month % 12 + 1, 15, reckoning)
    if year is None:
        return _unknown(Precision.SEASON)
    # The winter whose middle is in January began in the year before.
    return calendar.months(year - (month == 12), month, Precision.SEASON, year_given=False)


def _fraction(parts: _Parts, reckoning: Reckoning) -> Period | None:
    """'The fourth quarter of 2026', 'Q3', 'the first half of this year'."""
    half = parts.get("unit", "").lower() == "half"
    precision, length = (Precision.HALF, 6) if half else (Precision.QUARTER, 3)
    rank = int(parts["quarter"]) if "quarter" in parts else RANKS[parts["rank"].lower()]
    month = (rank - 1) * length + 1
    if "year" in parts:
        return calendar.months(int(parts["year"]), month, precision)
    if reckoning.written is None:
        return _unknown(precision)
    if "which" in parts:
        year = reckoning.written.year + {"last": -1, "next": 1}.get(_which(parts), 0)
    else:
        year = _nearest_year(month + length - 1, 28, reckoning) or reckoning.written.year
    return calendar.months(year, month, precision, year_given=False)


def _ranked(parts: _Parts, reckoning: Reckoning) -> Period | None:
    """'The second Thursday in November', 'the last day of June', 'the first week of May'."""
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


def _weekday_alone(parts: _Parts, reckoning: Reckoning) -> Period | None:
    weekday = WEEKDAYS[parts["weekday"].lower()]
    written = reckoning.written
    if written is None:
        return Period(None, None, Precision.DAY, weekday, year_given=False)
    later = {"week": 7, "fortnight": 14}.get(parts.get("later", ""), 7 if "hence" in parts else 0)
    back, ahead = (written.weekday() - weekday) % 7, (weekday - written.weekday()) % 7
    word = _which(parts).split()[-1:]
    if later:
        shift = ahead + later
    elif word in (["last"], ["past"]):
        shift = -(back or 7)
    elif word and word != ["this"]:
        shift = ahead or 7
    elif reckoning.direction > 0 or (not reckoning.direction and (bool(word) or ahead < back)):
        shift = ahead
    else:
        shift = -back
    return calendar.one_day(written + timedelta(days=shift), weekday, year_given=False)


_NEAR = {"today": 0, "tonight": 0, "this": 0, "yesterday": -1, "last": -1, "tomorrow": 1,
         "day before yesterday": -2, "day after tomorrow": 2}  # fmt: skip


def _near(parts: _Parts, reckoning: Reckoning) -> Period:
    if reckoning.written is None:
        return _unknown(Precision.DAY)
    days = _NEAR[" ".join(parts["near"].lower().split())]
    return calendar.one_day(reckoning.written + timedelta(days=days))


def _overnight(_: _Parts, reckoning: Reckoning) -> Period:
    """The day whose night it was: yesterday, or today where the sentence looks ahead."""
    if reckoning.written is None:
        return _unknown(Precision.DAY)
    nights = 0 if reckoning.direction > 0 else 1
    return calendar.one_day(reckoning.written - nights * _ONE_DAY)


def _period(parts: _Parts, reckoning: Reckoning) -> Period | None:
    """A unit near the day of writing: 'this week', 'early next year', 'the end of the month'."""
    unit = parts["unit"]
    if "which" not in parts and "part" not in parts and unit != "weekend":
        return None
    if reckoning.written is None:
        return _unknown(calendar.precision_of(unit))
    if unit == "weekend":
        return _weekend(reckoning.written, _which(parts), reckoning.direction)
    count = {"last": -1, "next": 1}.get(_which(parts), 0)
    return _part_of(calendar.moved(reckoning.written, count, unit), parts)


def _weekend(written: date, which: str, direction: int) -> Period:
    """The weekend of the week of writing, or the next, or the last, as a reader would take it."""
    during = written.weekday() >= 5
    past = which == "last" or (not which and direction < 0 and not during)
    weeks = -1 if past else int(which == "next" and during)
    return calendar.around(written + timedelta(weeks=weeks), Precision.WEEKEND)


def _ago(parts: _Parts, reckoning: Reckoning) -> Period | None:
    return _counted(parts, reckoning.written, -1)


def _hence(parts: _Parts, reckoning: Reckoning) -> Period | None:
    """'In two weeks' tells when only of what is to come; else it tells how long."""
    return _counted(parts, reckoning.written, 1) if reckoning.direction > 0 else None


def _apart(parts: _Parts, reckoning: Reckoning) -> Period | None:
    """'Three days earlier', 'a week later', counted from the last date before."""
    word = parts.get("side") or parts["edge"]
    side = 1 if word in {"later", "after", "afterwards"} else -1
    if reckoning.anchor is None or not _countable(parts["unit"], reckoning):
        return None
    return _counted(parts, reckoning.anchor, side)


def _countable(unit: str, reckoning: Reckoning) -> bool:
    return reckoning.to_the_day or unit.startswith(("month", "year", "decade", "centur"))


def _counted(parts: _Parts, day: date | None, side: int) -> Period | None:
    unit = {"centuries": "century"}.get(parts["unit"], parts["unit"].rstrip("s"))
    if parts["count"].lower() in {"a", "an"}:
        count = 1.0
    else:
        counted = numeral.scan(parts["count"])
        if not counted or counted[0].low != counted[0].high:
            return None
        count = counted[0].low
    if day is None:
        return _unknown(calendar.precision_of("week" if unit == "fortnight" else unit))
    return calendar.moved(day, side * count, unit)


_ANCHORED = {"following": 1, "next": 1, "after": 1, "previous": -1, "before": -1}


def _anchored(parts: _Parts, reckoning: Reckoning) -> Period | None:
    """'The following day', 'the night before', 'that evening', from the last date before."""
    if reckoning.anchor is None or not _countable(parts["unit"], reckoning):
        return None
    count = _ANCHORED.get(_which(parts) or parts.get("side", ""), 0)
    unit = parts["unit"] if parts["unit"] in {"week", "weekend", "month", "year"} else "day"
    return calendar.moved(reckoning.anchor, count, unit)._replace(year_given=False)


def _feast(parts: _Parts, reckoning: Reckoning) -> Period | None:
    rule = FEASTS[parts["feast"].lower()]
    written = reckoning.written
    if "year" in parts:
        return calendar.one_day(rule(int(parts["year"])))
    if written is None:
        return None
    day = rule(written.year)
    match _which(parts):
        case "last":
            year = written.year - (day >= written)
        case "next":
            year = written.year + (day <= written)
        case "this":
            year = written.year
        case _:
            year = _nearest_year(day.month, day.day, reckoning) or written.year
    return calendar.one_day(rule(year), year_given=False)


_READERS: dict[str, _Reader] = {
    "iso": _iso, "numeric": _numeric, "day": _day, "month": _month_of, "year": _year,
    "years": _years, "decade": _decade, "century": _century, "season": _season,
    "fraction": _fraction, "ranked": _ranked, "weekday": _weekday_alone, "near": _near,
    "overnight": _overnight, "period": _period, "ago": _ago, "hence": _hence, "apart": _apart,
    "anchored": _anchored, "feast": _feast,
}  # fmt: skip
