"""Dates and times of day: '28 March 2025', 'late on Tuesday', '4.07 a.m.', 'since the spring'."""

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, time, timedelta

from dateutil.relativedelta import relativedelta

from checker.facts import agreement, clock, day
from checker.facts.calendar import Period, around, day_after
from checker.facts.clock import Clock
from checker.facts.moment import Moment, Opening, moments
from checker.facts.setting import placed
from checker.facts.tense import Tense, governor
from checker.records.fact import Comparison, DateValue, Fact, FactKind, Modifier, Precision
from checker.records.sentence import Sentence
from checker.text.normalise import plain


def read(sentence: Sentence, written: date | None, anchor: Period | None = None) -> Iterator[Fact]:
    """The dates and times of a sentence, in order.

    ``written`` is the local day that 'yesterday' and 'Tuesday' are counted from. ``anchor`` is the
    last day or month told before the sentence, from which 'the following day' is counted.
    """
    text = plain(sentence.text)
    tense = Tense(sentence)
    days = day.find(text, written, anchor, tense)
    found = moments(text, days, clock.find(text), tense)
    for moment in _in_turn(text, placed(text, found, written, anchor, tense)):
        yield _fact(sentence, _begun(moment))


def _following(first: Period | None, second: Period) -> Period:
    """A bare weekday, moved by weeks to where it is not before another day."""
    if second.weekday is None or not (first and first.first and second.first and second.last):
        return second
    weeks = timedelta(weeks=max(0, math.ceil((first.first - second.first).days / 7)))
    return second._replace(first=second.first + weeks, last=second.last + weeks)


def _begun(moment: Moment) -> Moment:
    """'Since midnight' is since today began, and not of the night before."""
    times = moment.clock
    if moment.opening is not Opening.SINCE or not moment.inferred or not times:
        return moment
    midnight = times.last == time(0) and times.modifier is None
    return replace(moment, clock=times._replace(first=times.last)) if midnight else moment


_ENDING = re.compile(
    r"\s+and\s+(?:will\s+)?(?:ends?|finish(?:es)?|closes?|concludes?|runs|lasts|returns?)\s+"
    r"(?:(?:on|until|till|through|to)\s+)?"
)


def _in_turn(text: str, found: Iterable[Moment]) -> Iterator[Moment]:
    """The moments, a bare weekday on which something ends not before the one it begins on."""
    before: Moment | None = None
    for moment in found:
        joined = before is not None and _ENDING.fullmatch(text[before.end : moment.start])
        if joined and before is not None and moment.period and not moment.period.month:
            before = replace(moment, period=_following(before.period, moment.period))
        else:
            before = moment
        yield before


def compare(a: Fact, b: Fact) -> Comparison:
    """Whether two dates can be the same, at the coarser of their precisions; symmetric."""
    return agreement.compare(a, b)


def told(fact: Fact) -> Period | None:
    """The day, week or month that a date names, for what is counted from it; None for others."""
    value = fact.value
    if not isinstance(value, DateValue) or not value.day_given:
        return None
    if value.precision in {Precision.WEEK, Precision.MONTH} or value.first == value.last:
        exact = Precision.DAY if value.first == value.last else value.precision
        return Period(value.first, value.last, exact, year_given=value.year_given)
    first = value.first if value.precision is Precision.PART_OF_DAY else None
    if first and value.weekday is not None and value.last == first + timedelta(days=1):
        # 'On Tuesday night': what follows is told of Tuesday.
        return Period(first, first, Precision.DAY, year_given=value.year_given)
    return None


def _fact(sentence: Sentence, moment: Moment) -> Fact:
    start, end = sentence.start + moment.start, sentence.start + moment.end
    quote = sentence.text[moment.start : moment.end]
    hedge = moment.modifier or (moment.clock.modifier if moment.clock else None)
    return Fact(
        start=start,
        end=end,
        kind=FactKind.DATE,
        quote=quote,
        value=_value(moment),
        normalized=normalized(_value(_plainly(moment, quote))) or quote.lower(),
        modifier=hedge,
        role=governor(sentence, start, end),
    )


def _plainly(moment: Moment, quote: str) -> Moment:
    """The moment as it was told, without the width that hedges and parts of the day have.

    'About 6 a.m.' is 6 a.m., and 'Monday night' Monday; only 'overnight' is of two days.
    """
    until = moment.until and _plainly(moment.until, quote)
    times, period = moment.clock, moment.period
    if times is None or (period is None and times.precision is Precision.PART_OF_DAY):
        return replace(moment, until=until)
    if times.precision is not Precision.PART_OF_DAY:
        point, turned = _point(times)
        day_on = day_after(period) if period and turned else period
        return replace(moment, clock=point, period=day_on, until=until)
    if period and period.last and "overnight" in quote.lower():
        period = period._replace(last=period.last + timedelta(days=1))
    return replace(moment, clock=None, period=period, until=until)


def _point(times: Clock) -> tuple[Clock, bool]:
    """The time that a hedged one is near, and whether midnight lies between."""
    turned = times.last < times.first
    match times.modifier:
        case Modifier.MORE_THAN:
            at, turned = times.first, False
        case Modifier.LESS_THAN | Modifier.NEARLY:
            at = times.last
        case Modifier.ABOUT:
            minutes = times.first.hour * 60 + times.first.minute + clock.SHORT
            at, turned = time(minutes // 60 % 24, minutes % 60), minutes >= 24 * 60
        case _:
            if not (turned and times.last == time(0)):
                return times, False
            at = times.last
    return times._replace(first=at, last=at), turned


def _value(moment: Moment) -> DateValue:
    period, last_period = _ends(moment)
    times = moment.clock
    last_times = moment.until.clock if moment.until else times
    first = period.first if period else None
    last = last_period.last if last_period else None
    if last and first == last and times and last_times and last_times.last < times.first:
        last += timedelta(days=1)
    clock_first = times.first if times else None
    clock_last = last_times.last if last_times else None
    if moment.opening is Opening.SINCE:
        last, clock_last = None, None
    elif moment.opening is Opening.UNTIL:
        # 'Before spring' ends where spring begins.
        last = first if moment.modifier is Modifier.LESS_THAN else last
        first, clock_first = None, None
    finest = last_times or times
    return DateValue(
        first=first,
        last=last,
        clock_first=clock_first,
        clock_last=clock_last,
        zone=(times.zone if times else None) or (last_times.zone if last_times else None),
        precision=finest.precision if finest else _period_precision(period),
        weekday=period.weekday if period else None,
        year_given=period.year_given if period else True,
        half_given=times.half_given if times else True,
        day_given=not moment.inferred,
        reckoned=period.reckoned if period else False,
        month=period.month if period else None,
        day=period.day if period else None,
    )


def _period_precision(period: Period | None) -> Precision:
    return period.precision if period else Precision.DAY


def _ends(moment: Moment) -> tuple[Period | None, Period | None]:
    """The periods at both ends; a year written at one end holds for both."""
    first = moment.period
    if moment.until is None:
        return first, first
    last = moment.until.period or first
    first = first or last
    if first and last and first.first and last.first and last.year_given and not first.year_given:
        year = last.first.year - (first.first.month > last.first.month)
        shifted = first.first + relativedelta(year=year)
        first = around(shifted, first.precision)._replace(weekday=first.weekday)
    return first, _not_before(first, last)


def _not_before(first: Period | None, last: Period | None) -> Period | None:
    """A bare weekday at the end of a range is the next one after its beginning."""
    if not (first and last and first.first and last.last and last.weekday is not None):
        return last
    weeks = math.ceil((first.first - last.last).days / 7)
    return last._replace(last=last.last + timedelta(weeks=weeks)) if weeks > 0 else last


def normalized(value: DateValue) -> str:
    """The value in the manner of ISO 8601; '' where neither day nor time is known.

    >>> normalized(DateValue(first=date(2025, 3, 1), last=date(2025, 3, 31), precision="month"))
    '2025-03'
    """
    if value.month is not None and value.first is value.last is None:
        return f"XXXX-{value.month:02}" + (f"-{value.day:02}" if value.day else "")
    first, last = (
        _shown(value, value.first, value.clock_first),
        _shown(value, value.last, value.clock_last),
    )
    if not first and not last:
        return "" if value.weekday is None else f"XXXX-WXX-{value.weekday + 1}"
    if first and last:
        return first if first == last else f"{first}/{last}"
    return f"{first}/.." if first else f"../{last}"


_LENGTHS = {Precision.MONTH: 7, Precision.QUARTER: 7, Precision.SEASON: 7, Precision.HALF: 7,
            Precision.YEAR: 4, Precision.DECADE: 4, Precision.CENTURY: 4}  # fmt: skip


def _shown(value: DateValue, on: date | None, at: time | None) -> str:
    shown = on.isoformat()[: _LENGTHS.get(value.precision, 10)] if on else ""
    return f"{shown}T{at:%H:%M}" if at else shown
