"""The day on which a bare time of day falls: 'at 6 p.m.', 'shortly after noon'.

News names the day once and then goes on by the clock. A time takes the last day told before it,
if that lies near the day of writing and on the side that the verb tells of, else the day of
writing. A time that is kept every day ('daily from 9 a.m.') has none.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from checker.facts.calendar import Period, one_day
from checker.facts.moment import Moment
from checker.facts.tense import Tense

_HABIT = re.compile(
    r"\b(?:every|each|daily|nightly|weekdays?|weekends|(?:mon|tues|wednes|thurs|fri|satur|sun)days"
    r"|usual(?:ly)?|normal(?:ly)?|always|often|typically|regularly|generally|hours are"
    r"|opening (?:hours|times)|curfew|timetable|most (?:days|nights|mornings)"
    r"|(?:a|per) (?:day|night|week))\b",
    re.IGNORECASE,
)
_NEAR = 31
"""Days from the day of writing within which a story goes on from the day it named last."""


def placed(
    text: str, moments: Iterable[Moment], written: date | None, anchor: Period | None, tense: Tense
) -> Iterator[Moment]:
    """The moments, each time of day put on the day that the text is telling of.

    ``anchor`` is the last day told before the text.
    """
    habit = _HABIT.search(text)
    latest = anchor
    for moment in moments:
        if moment.period:
            latest = moment.period
        if habit or moment.clock is None or _dated(moment):
            yield moment
            continue
        stamp = moment.start == 0 and text[0].isdigit()
        day = None if stamp else _told(latest, written, tense.direction(moment.start))
        period = day or (one_day(written, year_given=False) if written else None)
        yield replace(moment, period=period, inferred=period is not None)


def _dated(moment: Moment) -> bool:
    return bool(moment.period or (moment.until and moment.until.period))


def _told(latest: Period | None, written: date | None, direction: int) -> Period | None:
    """The day told last, if the time can be of it."""
    if latest is None or latest.first is None or latest.first != latest.last:
        return None
    away = (latest.first - written).days if written else 0
    if abs(away) > _NEAR or away * direction < 0:
        return None
    return one_day(latest.first, year_given=latest.year_given)
