"""Times of day in text: '4.07 a.m.', '16:00 GMT', 'half past six', 'just before noon'.

The hours that parts of the day cover are a convention of this module, wide on purpose and
overlapping: one reporter's late afternoon is another's evening.
"""

import re
from collections.abc import Iterator
from datetime import time
from typing import NamedTuple

from checker.records.fact import Modifier, Precision

_HOURS = {
    word: hour
    for hour, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), 1
    )
}
_MINUTES = {
    "a quarter": 15, "quarter": 15, "half": 30, "five": 5, "ten": 10, "twelve": 12, "twenty": 20,
    "twenty-five": 25, "eleven": 11,
}  # fmt: skip
_PARTS = {
    "morning": (time(0), time(11, 59)), "early morning": (time(0), time(8)),
    "late morning": (time(9), time(12)), "mid-morning": (time(8), time(11)),
    "afternoon": (time(12), time(18)), "early afternoon": (time(12), time(15)),
    "late afternoon": (time(15), time(19)), "mid-afternoon": (time(13), time(17)),
    "lunchtime": (time(11), time(14)), "evening": (time(16), time(23, 59)),
    "early evening": (time(16), time(20)), "late evening": (time(20), time(23, 59)),
    "night": (time(18), time(6)), "early hours": (time(0), time(6)),
    "small hours": (time(0), time(5)), "late night": (time(21), time(4)),
    "early": (time(0), time(9)), "late": (time(17), time(23, 59)),
    "dawn": (time(3), time(8)), "daybreak": (time(3), time(8)), "first light": (time(3), time(8)),
    "sunrise": (time(3), time(8)), "dusk": (time(16), time(22)), "nightfall": (time(16), time(22)),
    "sunset": (time(16), time(22)),
}  # fmt: skip
# Offsets from UTC in minutes of abbreviations that mean one zone in English-language news.
ZONES = {
    "GMT": 0, "UTC": 0, "BST": 60, "CET": 60, "CEST": 120, "EET": 120, "EEST": 180, "MSK": 180,
    "JST": 540, "KST": 540, "HKT": 480, "AEST": 600, "AEDT": 660, "NZST": 720, "NZDT": 780,
    "EST": -300, "EDT": -240, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480, "PDT": -420,
}  # fmt: skip
SHORT = 30
"""Minutes that 'shortly after' and 'about' reach."""


class Clock(NamedTuple):
    """A time of day, or the span ``first..last`` of it; a span may run past midnight."""

    first: time
    last: time
    precision: Precision
    zone: str | None = None
    modifier: Modifier | None = None
    half_given: bool = True
    """False where twelve hours were written without morning or evening."""


class ClockMention(NamedTuple):
    """A clock at ``[start, end)``; a weak one ('morning') means a time only beside a day."""

    start: int
    end: int
    clock: Clock
    weak: bool = False


_NEAR_WORDS = {
    **dict.fromkeys(("shortly after", "just after", "soon after", "a little after",
                     "not long after", "minutes after", "just past"), Modifier.MORE_THAN),
    **dict.fromkeys(("shortly before", "just before", "a little before", "not long before",
                     "minutes before"), Modifier.LESS_THAN),
    **dict.fromkeys(("at about", "at around", "about", "around", "approximately", "roughly",
                     "close to", "some time around"), Modifier.ABOUT),
    **dict.fromkeys(("nearly", "almost"), Modifier.NEARLY),
}  # fmt: skip
_NEAR = rf"(?:(?P<near>{'|'.join(_NEAR_WORDS)})\s+(?:the\s+)?)?"
_HOUR = rf"(?:{'|'.join(_HOURS)})"
_PART = "|".join(sorted(_PARTS, key=len, reverse=True))
_ZONE = rf"(?:\s*\(?(?P<zone>{'|'.join(ZONES)})\b\)?)?"
_MERIDIEM = r"(?:[ap]\.\s?m\.?|[ap]m\b|[AP]\.\s?M\.?|[AP]M\b)"
_DIGITS = r"(?:1[0-2]|0?[1-9])(?:[.:][0-5]\d)?"
_ALOUD = r"\s+(?:in\s+the|this|that|the\s+next|tomorrow|yesterday|(?:on\s+)?[A-Z]\w+day)?\s*"
_HALF_DAY = (
    rf"(?={_ALOUD}(?P<half>morning|afternoon|evening)\b|\s+(?:at|last)\s+(?P<nightly>night)\b)"
)
_AFTER_PREP = (
    r"(?P<prep>\b(?:at|from|until|till|by|since|before|after|about|around|to|and|between)\s+)"
)
_PLAIN_END = (
    r"(?!\s*(?:%|per\b|percent|[a-z]*(?:illion|met(?:re|er)|mile|point|dollar|euro|pound)))"
)
_OF_ELSE = (
    r"(?:feet|foot|ft|met(?:re|er)s?|miles?|km|degrees?|percent|per|knots|points?|euros?|dollars?"
    r"|[a-z]+illion|hundred|thousand|of|different|other|[a-z]+s)\b"
)
"""What makes a number behind 'night at' no hour: 'at 10 degrees', 'at 10 sites'."""

_TRIGGER = re.compile(
    rf"\d|\b(?:noon|midday|midnight|o'clock|past|quarter|half|{_PART}"
    rf"|(?:after|before|at) {_HOUR})\b",
    re.IGNORECASE,
)
_CLOSED = (
    r"(?=\s*(?:[.,;:)]|$)"
    r"|\s+(?:on\s+(?:[A-Z]\w+day|\d)|when|as|local|yesterday|today|tomorrow)\b)"
)
"""What stands behind an hour in words that is no number of things: 'shortly after two, …'."""
# 'A time of 13:05' is how long it took.
_NOT_RACE = r"(?<!\bin )(?<!time of )(?<!score was )(?<!score of )(?<!won )(?<!lost )(?<!beat )"
_PATTERNS = (
    re.compile(rf"(?i:{_NEAR}(?<![\d.,:])(?<!years to )(?<!months to )\b"
               rf"(?P<word>{_HOUR}|{_DIGITS}))\b{_HALF_DAY}"),
    re.compile(rf"{_NEAR}(?<![\d.,:/$€£-])\b(?:(?P<from>{_DIGITS})\s?(?P<frompart>{_MERIDIEM})?\s?"
               rf"(?:-|to|and)\s?)?(?P<digits>{_DIGITS})(?:\s?-)?\s?(?P<meridiem>{_MERIDIEM}){_ZONE}"),
    re.compile(rf"{_NEAR}(?:(?<![\d.,:/-])|(?<=\d[:.][0-5]\d-))\b{_NOT_RACE}(?P<digits>(?:[01]\d|2[0-3]):[0-5]\d)(?![\d:])"
               rf"(?:\s?(?:hours|hrs|h)\b)?{_ZONE}"),
    re.compile(rf"(?<![\d.,:/-])\b(?P<digits>(?:[01]?\d|2[0-3])[.h][0-5]\d)\s*(?:hrs|hours|(?=\(?(?:{'|'.join(ZONES)})\b))"
               rf"{_ZONE}"),
    re.compile(rf"{_AFTER_PREP}{_NEAR}(?P<digits>(?:[01]?\d|2[0-3])[.:h][0-5]\d)(?![\d:]|\.\d)"
               rf"{_ZONE}{_PLAIN_END}"),
    # 'Time of alarm: 16.42'
    re.compile(r"(?P<prep>\b[Tt]ime\b[^:.]{0,40}: ?)"
               rf"(?P<digits>(?:[01]?\d|2[0-3])[.:h][0-5]\d)(?![\d:]){_ZONE}"),
    re.compile(r"^(?P<digits>(?:[01]?\d|2[0-3])[.:][0-5]\d)(?=\s*(?:[-:]\s*)?(?:[\"'A-Z]|$))"),
    re.compile(rf"{_NEAR}\b(?P<digits>(?:[01]\d|2[0-3])[0-5]\d)(?:\s?(?:hours|hrs)\b(?=\s+(?:local|GMT))"
               rf"|(?=\s(?:{'|'.join(ZONES)})\b)){_ZONE}"),
    re.compile(rf"(?i:{_NEAR}\b(?P<fixed>noon|midday|midnight)\b)"),
    re.compile(rf"(?i:{_NEAR}\b(?P<minutes>half|(?:a\s+)?quarter|twenty-five|twenty|twelve|eleven|ten"
               rf"|five)(?:\s+minutes)?\s+(?P<side>past|to|before)\s+(?P<word>{_HOUR})\b"
               rf"(?:\s+o'clock)?)(?:{_HALF_DAY})?"),
    re.compile(rf"(?i:{_NEAR}\b(?P<word>{_HOUR}|1[0-2]|[1-9])\s+o'clock)(?:{_HALF_DAY})?"),
    re.compile(rf"(?P<near>\b(?:[Ss]hortly|[Jj]ust|[Ss]oon|[Aa] little|[Nn]ot long)"
               rf" (?:after|before|past))\s+(?P<word>{_HOUR})\b{_CLOSED}"),
    re.compile(rf"(?P<prep>\b(?:[A-Z]\w+day|[Tt]oday|[Tt]omorrow|[Yy]esterday)\s+at\s+)"
               rf"(?P<word>{_HOUR})\b{_CLOSED}"),
    re.compile(rf"(?P<prep>\b[Aa]t\s+)(?P<word>{_HOUR})\b(?=\s+on\s+[A-Z]\w+day\b)"),
    # No 'night at 10,300 feet', 'night at 10 degrees'.
    re.compile(rf"(?i:(?P<prep>\b(?P<half>morning|afternoon|evening|night)\s+at\s+)"
               rf"(?P<word>{_HOUR}|{_DIGITS})\b(?!\s*[ap]\.?m|,\d)(?=\W*$|\W*\s(?!{_OF_ELSE})))"),
)  # fmt: skip
_HEDGE_AFTER = re.compile(r"\s+or (?:thereabouts|so)\b")
_PART_OF_DAY = re.compile(rf"\b(?:in|during|towards?|at|by)\s+(?:the\s+)?(?P<strong>{_PART})\b"
                          rf"|\b(?P<weak>{_PART})\b", re.IGNORECASE)  # fmt: skip
_HABIT = re.compile(r"\b(?:every|each|good|most|one|some|a|per|of the|all|nine)\s+$", re.IGNORECASE)
_BARE_STRONG = frozenset({"early", "late", "night"})


def find(text: str) -> list[ClockMention]:
    """The times of day of a text (as `plain` gives it), in order, not overlapping."""
    mentions: list[ClockMention] = []
    if not _TRIGGER.search(text):
        return mentions
    for mention in sorted(_candidates(text), key=lambda m: (m.start, m.start - m.end)):
        if not mentions or mention.start >= mentions[-1].end:
            mentions.append(mention)
    return mentions


def _candidates(text: str) -> Iterator[ClockMention]:
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            groups = match.groupdict()
            start = match.end("prep") if groups.get("prep") else match.start()
            hedge = _HEDGE_AFTER.match(text, match.end())
            clock = _clock({**groups, "near": "about"} if hedge else groups)
            if clock:
                yield ClockMention(start, hedge.end() if hedge else match.end(), clock)
    for match in _PART_OF_DAY.finditer(text):
        if not _HABIT.search(text, 0, match.start()):
            yield _part(match)


def part_of_day(name: str) -> Clock:
    """The hours that a part of the day covers, by its name ('night', 'early hours')."""
    return Clock(*_PARTS[name], Precision.PART_OF_DAY)


def _part(match: re.Match[str]) -> ClockMention:
    group = "strong" if match["strong"] else "weak"
    name = match[group].lower()
    weak = group == "weak" or name in _BARE_STRONG
    return ClockMention(match.start(group), match.end(), part_of_day(name), weak)


def _clock(groups: dict[str, str | None]) -> Clock | None:
    """The clock of the named groups of any of the patterns."""
    part = groups.get("half") or groups.get("nightly")
    if groups.get("meridiem"):
        part = groups["meridiem"]
    base = _minute(groups, part)
    if base is None:
        return None
    precise = Precision.HOUR if _is_hour(groups) else Precision.MINUTE
    half_given = bool(part or groups.get("fixed") or _on_24_hours(groups))
    first = last = base
    if groups.get("from"):
        first = _dayside(_digital(groups["from"] or ""), groups["frompart"] or part)
        # 'From 10 to 1 p.m.': the meridiem belongs to the later hour only.
        first = first - 720 if first > last >= 720 else first
    near = (groups.get("near") or "").lower()
    modifier = _NEAR_WORDS.get(" ".join(near.split()))
    if modifier is None and (groups.get("fixed") or "").lower() == "midnight":
        first -= 1  # so that midnight belongs to the night of the day named with it
    if modifier in {Modifier.ABOUT, Modifier.NEARLY, Modifier.LESS_THAN}:
        first -= SHORT
    if modifier in {Modifier.ABOUT, Modifier.MORE_THAN}:
        last += SHORT
    return Clock(_time(first), _time(last), precise, groups.get("zone"), modifier, half_given)


def _minute(groups: dict[str, str | None], part: str | None) -> int | None:
    """Minutes since midnight of the time that the groups spell."""
    if groups.get("fixed"):
        return 0 if (groups["fixed"] or "").lower() == "midnight" else 720
    if groups.get("digits"):
        return _dayside(_digital(groups["digits"] or ""), part)
    word = (groups["word"] or "").lower()
    hour = _HOURS[word] * 60 if word in _HOURS else _digital(word)
    if groups.get("minutes"):
        offset = _MINUTES[" ".join((groups["minutes"] or "").lower().split())]
        hour += offset if (groups["side"] or "").lower() == "past" else -offset
    return _dayside(hour, part)


def _on_24_hours(groups: dict[str, str | None]) -> bool:
    """Whether digits without 'a.m.' can mean only one time: '16:00', '05:12', not 'at 4.30'."""
    digits = groups.get("digits")
    return bool(digits) and (
        "prep" not in groups
        or not 60 <= _digital(digits or "") < 13 * 60
        or (digits or "").startswith("0")
    )


def _is_hour(groups: dict[str, str | None]) -> bool:
    written = groups.get("digits") or groups.get("word") or ""
    return not groups.get("minutes") and not re.search(r"[.:h]|^\d{4}$", written)


def _digital(digits: str) -> int:
    hours, _, minutes = (
        re.sub(r"^(\d\d)(\d\d)$", r"\1:\2", digits)
        .replace(".", ":")
        .replace("h", ":")
        .partition(":")
    )
    return int(hours) * 60 + int(minutes or 0)


def _dayside(minute: int, part: str | None) -> int:
    """The minute moved into the half of the day that 'p.m.' or 'in the evening' names."""
    if part is None or minute >= 13 * 60:
        return minute
    side = part[0].lower()
    if part.lower() == "night":
        # 'Two at night' is before dawn, 'ten at night' before midnight.
        return minute % 720 + (720 if minute % 720 >= 300 else 0)
    return minute % 720 if side in "am" and part.lower() != "afternoon" else minute % 720 + 720


def _time(minute: int) -> time:
    return time(minute // 60 % 24, minute % 60)
