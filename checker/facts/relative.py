"""Days and periods counted from another: 'last Friday', 'a week ago', 'the following day'."""

from collections.abc import Mapping
from datetime import date, timedelta

from checker.facts import calendar, numeral
from checker.facts.calendar import WEEKDAYS, Period
from checker.facts.reckoning import (
    Parts,
    Reader,
    Reckoning,
    part_of,
    unknown,
    which,
)
from checker.records.fact import Precision

_ONE_DAY = timedelta(days=1)


def _weekday_alone(parts: Parts, reckoning: Reckoning) -> Period | None:
    weekday = WEEKDAYS[parts["weekday"].lower()]
    written = reckoning.written
    if written is None:
        return Period(None, None, Precision.DAY, weekday, year_given=False)
    if "whose" in parts:
        weeks = {"last": -1, "next": 1}.get(parts["whose"], 0)
        monday = calendar.around(written, Precision.WEEK).first or written
        return _on(monday + timedelta(weeks=weeks, days=weekday), weekday)
    word = which(parts).split()[-1:]
    if word and word[0] in _FROM_ANCHOR:
        anchored = _weekday_from(reckoning.anchor, weekday, _FROM_ANCHOR[word[0]])
        if anchored or word[0] != "following":
            return anchored
    later = {"week": 7, "fortnight": 14}.get(parts.get("later", ""), 7 if "hence" in parts else 0)
    back, ahead = (written.weekday() - weekday) % 7, (weekday - written.weekday()) % 7
    if "back" in parts:
        shift = -back - round(7 * _weeks(parts["back"]))
    elif later:
        shift = ahead + later
    elif word in (["last"], ["past"]):
        shift = -(back or 7)
    elif word and word != ["this"]:
        shift = ahead or 7
    elif reckoning.direction > 0 or (not reckoning.direction and (bool(word) or ahead < back)):
        shift = ahead
    else:
        shift = -back
    return _on(written + timedelta(days=shift), weekday)


def _on(day: date, weekday: int) -> Period:
    return calendar.one_day(day, weekday, year_given=False)


_FROM_ANCHOR = {"following": 1, "that": 0, "previous": -1}


def _weekday_from(anchor: Period | None, weekday: int, side: int) -> Period | None:
    """'The following Friday', 'that Friday', 'the previous Friday', from the last date named."""
    if anchor is None or anchor.first is None or anchor.first != anchor.last:
        return None
    ahead = (weekday - anchor.first.weekday()) % 7
    shift = ahead if side == 0 else (ahead or 7) if side > 0 else (ahead or 7) - 7
    return _on(anchor.first + timedelta(days=shift), weekday)


def _weeks(words: str) -> float:
    """The weeks of 'a week', 'two weeks', 'a fortnight'."""
    counted = numeral.scan(words)
    return (counted[0].low if counted else 1) * (2 if "fortnight" in words else 1)


_NEAR = {"today": 0, "tonight": 0, "this": 0, "yesterday": -1, "last": -1, "tomorrow": 1,
         "day before yesterday": -2, "day after tomorrow": 2}  # fmt: skip


def _near(parts: Parts, reckoning: Reckoning) -> Period:
    if reckoning.written is None:
        return unknown(Precision.DAY)
    days = _NEAR[" ".join(parts["near"].lower().split())]
    return calendar.one_day(reckoning.written + timedelta(days=days))


def _overnight(_: Parts, reckoning: Reckoning) -> Period:
    """The day whose night it was: yesterday, or today where the sentence looks ahead."""
    if reckoning.written is None:
        return unknown(Precision.DAY)
    nights = 0 if reckoning.direction > 0 else 1
    return calendar.one_day(reckoning.written - nights * _ONE_DAY)


def _period(parts: Parts, reckoning: Reckoning) -> Period | None:
    """A unit near the day of writing: 'this week', 'early next year', 'the end of the week'."""
    unit = parts["unit"]
    if "which" not in parts and "part" not in parts and unit != "weekend":
        return None
    if reckoning.written is None:
        return unknown(calendar.precision_of(unit))
    if unit == "weekend":
        if which(parts) in {"before last", "after next"}:
            weeks = -2 if which(parts) == "before last" else 2
            return calendar.around(reckoning.written + timedelta(weeks=weeks), Precision.WEEKEND)
        return _weekend(reckoning.written, which(parts), reckoning.direction)
    count = {"last": -1, "next": 1, "before last": -2, "after next": 2}.get(which(parts), 0)
    return part_of(calendar.moved(reckoning.written, count, unit), parts)


def _year_end(_: Parts, reckoning: Reckoning) -> Period:
    if reckoning.written is None:
        return unknown(Precision.QUARTER)
    return part_of(calendar.around(reckoning.written, Precision.YEAR), {"part": "end of"})


def _weekend(written: date, which: str, direction: int) -> Period:
    """The weekend of the week of writing, or the next, or the last, as a reader would take it."""
    during = written.weekday() >= 5
    past = which == "last" or (not which and direction < 0 and not during)
    weeks = -1 if past else int(which == "next" and during)
    return calendar.around(written + timedelta(weeks=weeks), Precision.WEEKEND)


def _ago(parts: Parts, reckoning: Reckoning) -> Period | None:
    return counted(parts, reckoning.written, -1)


def _hence(parts: Parts, reckoning: Reckoning) -> Period | None:
    """'In two weeks' tells when only of what is to come; else it tells how long."""
    return counted(parts, reckoning.written, 1) if reckoning.direction > 0 else None


def _apart(parts: Parts, reckoning: Reckoning) -> Period | None:
    """'Three days earlier', 'a week later', counted from the last date before."""
    word = parts.get("side") or parts["edge"]
    side = 1 if word in {"later", "after", "afterwards"} else -1
    start = _countable(parts["unit"], reckoning)
    return counted(parts, start, side) if start else None


def _countable(unit: str, reckoning: Reckoning) -> date | None:
    """The day to count from, if the last date named is exact enough to count such units."""
    anchor = reckoning.anchor
    coarse = unit.startswith(("month", "year", "decade", "centur"))
    return anchor.first if anchor and (coarse or anchor.first == anchor.last) else None


def counted(parts: Parts, day: date | None, side: int) -> Period | None:
    """The period that lies a count of units after a day (before, for a side of -1)."""
    unit = {"centuries": "century"}.get(parts["unit"], parts["unit"].rstrip("s"))
    if parts["count"].lower() in {"a", "an"}:
        count = 1.0
    else:
        counted = numeral.scan(parts["count"])
        if not counted or counted[0].low != counted[0].high:
            return None
        count = counted[0].low
    if day is None:
        return unknown(calendar.precision_of("week" if unit == "fortnight" else unit))
    period = calendar.moved(day, side * count, unit)
    return period._replace(reckoned=period.precision not in {Precision.DAY, Precision.WEEK})


def _since(parts: Parts, reckoning: Reckoning) -> Period | None:
    """'On Monday, three days after …': the day of what is told next, counted from the date before.

    What came after lies on the other side of it.
    """
    start = _countable(parts["unit"], reckoning)
    side = -1 if parts["side"] == "after" else 1
    return counted(parts, start, side) if start else None


_VAGUE = (Precision.WEEK, Precision.MONTH)
"""Periods short enough for 'that night' to tell something."""
_ANCHORED = {"following": 1, "next": 1, "after": 1, "previous": -1, "before": -1}


def _anchored(parts: Parts, reckoning: Reckoning) -> Period | None:
    """'The following day', 'the night before', 'that evening', from the last date before."""
    count = _ANCHORED.get(which(parts) or parts.get("side", ""), 0)
    unit = parts["unit"] if parts["unit"] in {"week", "weekend", "month", "year"} else "day"
    start = _countable(unit, reckoning)
    if start:
        return calendar.moved(start, count, unit)._replace(year_given=False)
    if count or reckoning.anchor is None or reckoning.anchor.precision not in _VAGUE:
        return None
    # 'That night', after 'in November 2023': some night of that month.
    return reckoning.anchor._replace(year_given=False)


READERS: Mapping[str, Reader] = {
    "weekday": _weekday_alone, "near": _near, "overnight": _overnight, "period": _period,
    "yearend": _year_end, "ago": _ago, "hence": _hence, "apart": _apart, "anchored": _anchored,
    "since": _since,
}  # fmt: skip
"""The reader of each form of expression."""
