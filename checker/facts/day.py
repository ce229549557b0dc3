"""Days and longer periods of a text, resolved: '28 March', 'last Friday', 'the spring of 2022'.

Each form of expression has one reader: from its parts, and from what the day is reckoned from,
to a `Period`, or None where the words turn out to name no date.
"""

from dataclasses import replace
from datetime import date
from typing import NamedTuple

from checker.facts import fixed, relative, timex
from checker.facts.calendar import Period
from checker.facts.reckoning import Reader, Reckoning
from checker.facts.tense import Tense

_READERS: dict[str, Reader] = {**fixed.READERS, **relative.READERS}


class DayMention(NamedTuple):
    """A period at ``[start, end)`` of the text."""

    start: int
    end: int
    period: Period


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
    period = relative.counted(offset.parts, mention.period.first, side)
    return DayMention(offset.start, mention.end, period) if period else mention


def _read(found: timex.Timex, reckoning: Reckoning) -> Period | None:
    try:
        return _READERS[found.form](found.parts, reckoning)
    except (ValueError, OverflowError):
        # '31 February', or a day outside the calendar: the words name no date.
        return None
