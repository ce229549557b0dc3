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
    later = {"week": 7, "fortnight": 14}.get(parts.get("later", ""), 7 if "hence" in parts else 0)
    back, ahead = (written.weekday() - weekday) % 7, (weekday - written.weekday()) % 7
    word = which(parts).split()[-1:]
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
    """A unit near the day of writing: 'this week', 'early next year', 'the end of the month'."""
    unit = parts["unit"]
    if "which" not in parts and "part" not in parts and unit != "weekend":
        return None
    if reckoning.written is None:
        return unknown(calendar.precision_of(unit))
    if unit == "weekend":
        return _weekend(reckoning.written, which(parts), reckoning.direction)
    count = {"last": -1, "next": 1}.get(which(parts), 0)
    return part_of(calendar.moved(reckoning.written, count, unit), parts)


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
    if reckoning.anchor is None or not _countable(parts["unit"], reckoning):
        return None
    return counted(parts, reckoning.anchor, side)


def _countable(unit: str, reckoning: Reckoning) -> bool:
    return reckoning.to_the_day or unit.startswith(("month", "year", "decade", "centur"))


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
    return calendar.moved(day, side * count, unit)


_ANCHORED = {"following": 1, "next": 1, "after": 1, "previous": -1, "before": -1}


def _anchored(parts: Parts, reckoning: Reckoning) -> Period | None:
    """'The following day', 'the night before', 'that evening', from the last date before."""
    if reckoning.anchor is None or not _countable(parts["unit"], reckoning):
        return None
    count = _ANCHORED.get(which(parts) or parts.get("side", ""), 0)
    unit = parts["unit"] if parts["unit"] in {"week", "weekend", "month", "year"} else "day"
    return calendar.moved(reckoning.anchor, count, unit)._replace(year_given=False)


READERS: Mapping[str, Reader] = {
    "weekday": _weekday_alone, "near": _near, "overnight": _overnight, "period": _period,
    "ago": _ago, "hence": _hence, "apart": _apart, "anchored": _anchored,
}  # fmt: skip
"""The reader of each form of expression."""
