"""Moments: days and times of day of a text put together as they are written.

'Sunday' and '7 a.m.' of 'at 7 a.m. on Sunday' are one moment, '9 a.m. Friday to 5 p.m. Sunday' is
one with two ends, and 'until Friday' is one with an open end.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from checker.facts import clock as clocks
from checker.facts.calendar import Period, day_after
from checker.facts.clock import Clock, ClockMention
from checker.facts.day import DayMention
from checker.facts.tense import Tense
from checker.records.fact import Modifier, Precision


class Opening(StrEnum):
    """Which end of a moment is open."""

    SINCE = "since"
    UNTIL = "until"


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, a time of day, or both, at ``[start, end)``; ``until`` is the other end of a range."""

    start: int
    end: int
    period: Period | None = None
    clock: Clock | None = None
    weak: bool = False
    until: "Moment | None" = None
    opening: Opening | None = None
    modifier: Modifier | None = None
    inferred: bool = False
    """Whether the day is not written with the time, but that of what was told before."""


_GLUE = re.compile(
    r",?\s*\(?(?:(?:ET|CT|PT|on|at|of|in|during|local time|around|about|late|early)\s+){0,2}"
    r"(?:the\s+)?(?:on\s+)?(?:local time,?\s+(?:on\s+)?)?",
)
_TO = re.compile(r"\s?(?:-|to|until|till|through)\s(?:the\s)?|-|\s+to\s+(?:about\s+)?")
_EVE = re.compile(r"\s+(?:to|into)\s+")
_FROM = re.compile(r"\b(?:from|between)\s+(?:the\s+)?$", re.IGNORECASE)
_RESCHEDULED = re.compile(
    r"\b(?:mov\w+|postpon\w+|chang\w+|brought forward|delay\w+|shift\w+|put (?:back|off)|resched\w+"
    r"|switch\w+|correct\w+|adjourn\w+|defer\w+|extend\w+)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?P<word>since|as of|as from|with effect from|starting(?: on)?|beginning(?: on)?|from"
    r"|until|till|through|by|no later than|not later than|before|ahead of|prior to"
    r"|not before|after)"
    r"\s+(?:on\s+)?(?:(?P<least>at least)\s+)?(?:(?:early|late)\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
# 'Not back until 1984', 'adjourned until 8 July': the day itself, when it then happens.
_TURN_BEFORE = re.compile(
    r"\b(?:not|never|no|nobody|none|nothing|nor|unlikely|hardly|\w+n't|adjourn\w*|postpon\w*|defer\w*"
    r"|delay\w*|put (?:back|off)|push\w* back|recess\w*)\b(?:(?!\sand\s|\sbut\s)[^.;:,]){0,80}$",
    re.IGNORECASE,
)
# 'Since the Aug. 9 shooting': the date only tells which.
_NOUN_AFTER = re.compile(
    r"(?:\s+(?:and|or)\s+(?:19|20)\d\d)?\s+(?!(?:and|or|but|of|when|after|before|as|at|the|an?|to|is|was|are|were|has|had|have|will"
    r"|would|with|by|for|in|on|that|which|who|it|he|she|they|we|this|because|while|until|if|from|said"
    r"|says)\b)[A-Za-z]"
)
_LEAST_AFTER = re.compile(r"\s+at (?:least|the earliest)\b")
_ROUGHLY = re.compile(r"\b(?:around|about|circa|roughly|approximately)\s+$", re.IGNORECASE)
_TURNING = frozenset("until till before".split())
_SINCE = frozenset(
    "since|as of|as from|with effect from|starting|starting on|beginning|beginning on|from"
    "|after|not before".split("|")
)
_DAWN = 5
"""The hour at which a night out is over."""
_OWN_CLOCK = {"tonight": "night", "overnight": "night"}


def moments(
    text: str, days: Iterable[DayMention], times: Iterable[ClockMention], tense: Tense
) -> list[Moment]:
    """The moments that the days and times of a text make, in order."""
    joined = _joined(text, _atoms(text, days, times))
    ranged = _ranged(text, [moment for moment in joined if not moment.weak])
    return [_opened(text, moment, tense) for moment in ranged]


def _atoms(text: str, days: Iterable[DayMention], times: Iterable[ClockMention]) -> list[Moment]:
    atoms = []
    for mention in days:
        own = _OWN_CLOCK.get(text[mention.start : mention.end].lower())
        clock = clocks.part_of_day(own) if own else None
        atoms.append(Moment(mention.start, mention.end, mention.period, clock))
    for time in times:
        if not any(day.start < time.end and time.start < day.end for day in atoms if day.period):
            atoms.append(Moment(time.start, time.end, None, time.clock, time.weak))
    return sorted(atoms, key=lambda atom: atom.start)


def _joined(text: str, atoms: list[Moment]) -> list[Moment]:
    joined: list[Moment] = []
    for atom in atoms:
        both = _together(text, joined[-1], atom) if joined else None
        if both:
            joined[-1] = both
        else:
            joined.append(atom)
    return joined


def _together(text: str, left: Moment, right: Moment) -> Moment | None:
    """The one moment that two neighbours make, if they do."""
    gap = text[left.end : right.start]
    eve = left.clock and right.period and not left.period and _EVE.fullmatch(gap)
    if eve and "night" in text[left.start : left.end].lower() and right.period:
        return _merged(text, left, replace(right, period=day_after(right.period, -1)))
    if right.period and text[left.start : left.end].lower() == "overnight":
        into = _EVE.fullmatch(gap)
        if into or _GLUE.fullmatch(gap):
            period = day_after(right.period, -1) if into else right.period
            return _merged(text, replace(left, period=None), replace(right, period=period))
    if not _GLUE.fullmatch(gap):
        return None
    if left.clock and right.period and not left.period and _till_morning(left.clock):
        return _merged(text, left, replace(right, period=day_after(right.period, -1)))
    if left.period and right.period:
        numbered = any(character.isdigit() for character in text[right.start : right.end])
        if not numbered or not _one_day_twice(left.period, right.period, gap):
            return None
    if left.clock and right.clock and not _one_time_twice(left.clock, right.clock):
        return None
    if (left.period or right.period) and not _has_hours(left.period, right.period):
        return None
    return _merged(text, left, right)


def _till_morning(clock: Clock) -> bool:
    """'10 p.m. to 9 a.m. on Friday' begins on Thursday; '10 p.m. to 2 a.m.' is a Friday night."""
    spans = clock.precision is not Precision.PART_OF_DAY and clock.modifier is None
    return spans and clock.last.hour >= _DAWN and clock.last < clock.first


def _has_hours(*periods: Period | None) -> bool:
    """Only of a day can a time be told: not of a month or a year."""
    return all(period is None or period.precision is Precision.DAY for period in periods)


def _one_day_twice(left: Period, right: Period, gap: str) -> bool:
    """'Tuesday (11 March)', 'tomorrow, 5 May': a day by its nearness, then by its date."""
    single = left.first == left.last and right.first == right.last
    return single and ("(" in gap or "," in gap) and left.month is None and right.weekday is None


def _one_time_twice(left: Clock, right: Clock) -> bool:
    """'Two in the morning', 'late on Tuesday evening': the finer of the two within the coarser."""
    return Precision.PART_OF_DAY in {left.precision, right.precision}


def _merged(text: str, left: Moment, right: Moment) -> Moment:
    gap = text[left.end : right.start]
    period = left.period or right.period
    if left.period and right.period:
        weekday = right.period.weekday if left.period.weekday is None else left.period.weekday
        period = right.period._replace(weekday=weekday)
    given = [clock for clock in (left.clock, right.clock) if clock]
    clock = min(given, key=_fineness) if given else None
    # The bracket of 'Tuesday (11 March)' is closed within the moment.
    end = right.end + (gap.endswith("(") and text.startswith(")", right.end))
    return Moment(left.start, end, period, clock, left.weak and right.weak)


def _fineness(clock: Clock) -> tuple[bool, int]:
    length = (clock.last.hour - clock.first.hour) % 24
    return clock.precision is Precision.PART_OF_DAY, length


def _ranged(text: str, moments: list[Moment]) -> list[Moment]:
    ranged: list[Moment] = []
    for moment in moments:
        left = ranged[-1] if ranged else None
        if left and left.until is None and _is_range(text, left, moment):
            lead = _FROM.search(text, 0, left.start)
            start = lead.start() if lead else left.start
            ranged[-1] = replace(left, start=start, end=moment.end, until=moment)
        else:
            ranged.append(moment)
    return ranged


def _is_range(text: str, left: Moment, right: Moment) -> bool:
    gap = text[left.end : right.start]
    lead = _FROM.search(text, 0, left.start)
    if gap == " and ":
        return bool(lead and lead[0].lower().startswith("between"))
    if gap == "-" and _is_lifespan(text, left, right):
        return False
    if not _TO.fullmatch(gap) or bool(left.period) < bool(right.period and not left.clock):
        return False
    return not (lead and _RESCHEDULED.search(text, 0, left.start))


_NAMED_BEFORE = re.compile(r"(?<!\bWar)(?<!\bI)(?<!\bera)(?<!\bRevolution)(?<=\w),?\s\(?$")


def _is_lifespan(text: str, left: Moment, right: Moment) -> bool:
    """'Ann Lee, 1947-2025': the years of birth and of death, not a stretch of time."""
    years = text[left.start : left.end] + text[right.start : right.end]
    closed = text[right.end :].strip() in {"", "."} or text.startswith(")", right.end)
    mark = text[: left.start].rstrip(" ")[-1:]
    return (
        years.isdigit()
        and closed
        and mark in {",", "("}
        and bool(_NAMED_BEFORE.search(text, 0, left.start))
    )


def _opened(text: str, moment: Moment, tense: Tense) -> Moment:
    """The moment with the word before it ('since', 'by', 'around') taken in."""
    if moment.until:
        return moment
    if _has_both_ends(moment):
        lead = _FROM.search(text, 0, moment.start)
        return replace(moment, start=lead.start()) if lead else moment
    word = _OPEN.search(text, max(0, moment.start - 40), moment.start)
    if word and _opens(text, moment, word["word"].lower(), tense):
        return _with_opening(text, moment, word)
    owner = text.startswith("'s", moment.end)
    if (
        moment.period
        and not owner
        and _ROUGHLY.search(text, max(0, moment.start - 16), moment.start)
    ):
        return replace(moment, modifier=Modifier.ABOUT)
    return moment


def _has_both_ends(moment: Moment) -> bool:
    """Whether one expression gave a beginning and an end: '4 to 8 March', '3 to 4 p.m.'."""
    period, clock = moment.period, moment.clock
    if clock and clock.precision is not Precision.PART_OF_DAY and not clock.modifier:
        return (clock.last.hour, clock.last.minute) != (clock.first.hour, clock.first.minute) and (
            clock.last.hour > 0
        )
    return bool(
        period and not clock and period.precision is Precision.DAY and period.first != period.last
    )


def _with_opening(text: str, moment: Moment, word: re.Match[str]) -> Moment:
    opener = word["word"].lower()
    opening = Opening.SINCE if opener in _SINCE else Opening.UNTIL
    after = _LEAST_AFTER.match(text, moment.end)
    modifier = {"before": Modifier.LESS_THAN, "after": Modifier.MORE_THAN}.get(opener)
    if after or word["least"]:
        modifier = Modifier.AT_LEAST
    end = after.end() if after else moment.end
    return replace(moment, start=word.start(), end=end, opening=opening, modifier=modifier)


def _opens(text: str, moment: Moment, opener: str, tense: Tense) -> bool:
    """Whether the word opens the moment, rather than lead to a noun ('after Friday's vote')."""
    if text.startswith("'s", moment.end):
        return False
    if opener in _TURNING and _TURN_BEFORE.search(text, 0, moment.start - len(opener) - 1):
        return False
    if text[: moment.start].endswith("the ") and _NOUN_AFTER.match(text, moment.end):
        return False
    if opener in {"after", "before"} and moment.period and moment.period.weekday is not None:
        return False
    if opener == "from":
        # 'Figures from Tuesday' look back; 'from 1 September' looks ahead.
        return tense.direction(moment.start) > 0 or bool(moment.clock and not moment.period)
    return True
