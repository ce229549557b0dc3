"""Durations: 'three and a half hours', 'ten years', '7-day', 'a fortnight', '2:19:47'.

Values are seconds. A year is the mean Julian one (365.25 days), a month a twelfth of it.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from checker.facts import numeral
from checker.facts.counted import counted
from checker.facts.modifier import modifier_at
from checker.facts.numeral import tidy
from checker.facts.telling import both
from checker.facts.tense import Tense, governor
from checker.records.fact import Comparison, Fact, FactKind, Level, Modifier, QuantityValue
from checker.records.sentence import Sentence
from checker.text.normalise import plain

_DAY = 86_400.0
SECONDS = {
    "second": 1.0, "minute": 60.0, "hour": 3_600.0, "night": _DAY, "day": _DAY, "week": 7 * _DAY,
    "fortnight": 14 * _DAY, "month": 365.25 / 12 * _DAY, "year": 365.25 * _DAY,
    "decade": 3652.5 * _DAY, "century": 36525.0 * _DAY,
}  # fmt: skip
"""Seconds in one of each unit of time, in the singular."""
_SHORT = {"sec": "second", "min": "minute", "hr": "hour", "yr": "year", "centurie": "century"}
_UNIT = (
    r"(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|nights?|days?|weeks?|fortnights?|months?|years?"
    r"|yrs?|decades?|century|centuries)\b"
)
_SMALL = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    "|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
)
_NUMBER = (
    rf"(?:\d[\d,]*(?:\.\d+)?(?: ?[½¼¾])?|(?:{_SMALL})(?:-(?:{_SMALL}))?(?:\s+hundred)?"
    r"|half|an?|several"
    r"|a\s+few|a\s+couple\s+of|a\s+quarter\s+of(?:\s+an?)?|half\s+an?|three[- ]quarters\s+of\s+an?"
    r"|a\s+hundred|(?:a\s+)?dozen)"
)
_AND_HALF = r"(?:[\s-]+and[\s-]+(?:a[\s-]+half|three[- ]quarters|a[\s-]+quarter))?"
_RANGE = rf"(?:(?P<low>{_NUMBER})\s?(?:-|to|or)\s?)?"
_PHRASE = re.compile(
    rf"(?<![\w.,:/$€£#-]){_RANGE}(?P<count>{_NUMBER}{_AND_HALF})"
    r"(?P<hyphen>[\s-]+|(?<=\d)(?=[hms]))"
    r"(?:(?:more|further|extra|additional|working|calendar|full|straight|whole|consecutive|long)\s+)?"
    rf"(?P<unit>{_UNIT})(?P<half>\s+and\s+a\s+(?:half|quarter)\b)?",
    re.IGNORECASE,
)
# 'Year-long', 'hour-long': one of them.
_LONG = re.compile(
    r"(?<![\w-])(?P<unit>hour|day|week|month|year|decade|century)-?long\b", re.IGNORECASE
)
_DIGITAL = re.compile(
    r"(?<![\w.:])(?P<hours>\d{1,3})\s?h(?:rs?|ours?)?\s?(?P<minutes>[0-5]?\d)(?:\s?m(?:ins?)?)?\b"
    r"|(?<![\w.:])(?P<m>\d{1,3})\s?m(?:ins?)?\s(?P<s>[0-5]?\d)(?:\.\d+)?\s?s(?:ecs?)?\b"
)
_AND_HYPHENS = re.compile(r"-and-a-\w+")
_AND = re.compile(r",?\s+(?:and\s+)?|\s*,\s*", re.IGNORECASE)
_RACE = re.compile(r"(?<![\d:.,/-])(\d{1,2}):([0-5]\d):([0-5]\d(?:\.\d+)?)(?![\d:])")
_LENGTH_OF_RACE = re.compile(
    r"\b(?:in|time of|record of|finish of)\s+(\d{1,2}):([0-5]\d(?:\.\d+)?)(?![\d:]|\s*[ap]\.?m)"
)
# What follows an age, a date, a rate or a name and no duration.
_NOT_AFTER = re.compile(
    r"\s+(?:a|per|each|every)\s+(?:day|week|month|year)\b|\s?/\s?7\b"
    r"|[\s-]+(?:olds?\b|of age\b|ago\b|old\b|time\b|light\b|'s? time\b)|'s?\s+time\b|-olds?\b"
    r"|\s+(?:of\s+)?(?:19|20)\d\d\b|\s+past\b|\s+clubs?\b",
    re.IGNORECASE,
)
_NOT_BEFORE = re.compile(
    r"(?:\b(?:aged|age|every|each|per|once|twice|times|times in|third|one in|room|flight|route|page"
    r"|day|year|week|bus|grade)\s+"
    r"|\b(?:once|twice) (?:in )?|\d\s?(?:%|percent|per cent)\s+)$",
    re.IGNORECASE,
)
# 'One day they may', 'the other day', 'to this day': no length of time.
_SOME_DAY = re.compile(
    r"(?:^|[\"'(,;]\s*|\b(?:could|may|might|will|would|should|can|must|shall|to|that|and|but|if|ll|d)\s)$"
)
_RATE = re.compile(
    r"(?:\b(?!(?:take|last|need|spend|run)s )\w+s|crowns|percent|cent|%|hours?|times|much"
    r"|litres?|tonnes?)\s+$"
)
# 'Sold over eleven days' tells when, 'for over eleven days' how long.
_DURING = re.compile(
    r"(?<!\bfor )(?<!\bafter )(?<!\bin )(?<!\btook )(?<!\blasted )"
    r"(?<!\bjust )(?<!\bwell )(?<!\blittle )\bover (?:the |an? )?$",
    re.IGNORECASE,
)
_IN_FUTURE = re.compile(r"\bin\s+$", re.IGNORECASE)


class _Length(NamedTuple):
    """A stretch of time at ``[start, end)``."""

    start: int
    end: int
    low: float
    high: float
    granularity: float
    unit: str
    vague: bool = False


def read(sentence: Sentence, written: date | None) -> Iterator[Fact]:
    """The durations of a sentence, in order; ``written`` is not needed and kept for symmetry."""
    text = plain(sentence.text)
    for length in _lengths(text, Tense(sentence)):
        start, end = sentence.start + length.start, sentence.start + length.end
        value = QuantityValue(
            low=length.low,
            high=length.high,
            unit="s",
            granularity=length.granularity,
            vague=length.vague,
        )
        yield Fact(
            start=start,
            end=end,
            kind=FactKind.DURATION,
            quote=sentence.text[length.start : length.end],
            value=value,
            normalized=shown(value, length.unit),
            modifier=_modifier(text, length),
            of=counted(sentence, length.start, length.end, is_measure=True).of,
            role=governor(sentence, start, end),
        )


def _modifier(text: str, length: _Length) -> Modifier | None:
    if _DURING.search(text, 0, length.start):
        return None
    return modifier_at(text, length.start, length.end)


def _lengths(text: str, tense: Tense) -> Iterator[_Length]:
    timed = list(_timed(text))
    yield from timed
    pending: _Length | None = None
    for match in _PHRASE.finditer(text):
        length = _length(match)
        if length is None or not _is_duration(text, match, tense):
            continue
        if any(match.start() < other.end and other.start < match.end() for other in timed):
            continue
        if pending and _continues(text, pending, length):
            low, high = pending.low + length.low, pending.high + length.high
            pending = length._replace(start=pending.start, low=low, high=high)
            continue
        if pending:
            yield pending
        pending = length
    if pending:
        yield pending


def _continues(text: str, left: _Length, right: _Length) -> bool:
    """'Three hours and 14 minutes': a smaller unit straight after a larger one."""
    joined = bool(_AND.fullmatch(text, left.end, right.start))
    return joined and right.high < left.granularity and right.granularity < left.granularity


def _timed(text: str) -> Iterator[_Length]:
    """Lengths that are written as one word or figure: '2:19:47', '2h 30m', 'week-long'."""
    for match in _RACE.finditer(text):
        seconds = int(match[1]) * 3600 + int(match[2]) * 60 + float(match[3])
        yield _exactly(match.span(), seconds, "race")
    for match in _LENGTH_OF_RACE.finditer(text):
        span = match.start(1), match.end()
        yield _exactly(span, int(match[1]) * 60 + float(match[2]), "race")
    for match in _DIGITAL.finditer(text):
        if match["hours"]:
            minutes = int(match["hours"]) * 60 + int(match["minutes"])
            yield _exactly(match.span(), minutes * 60, "minute")._replace(granularity=60.0)
        else:
            yield _exactly(match.span(), int(match["m"]) * 60 + int(match["s"]), "second")
    for match in _LONG.finditer(text):
        unit = match["unit"].lower()
        yield _exactly(match.span(), SECONDS[unit], unit)._replace(granularity=SECONDS[unit])


def _exactly(span: tuple[int, int], seconds: float, unit: str) -> _Length:
    return _Length(*span, float(seconds), float(seconds), 1.0, unit)


def _length(match: re.Match[str]) -> _Length | None:
    unit = _unit_name(match["unit"])
    seconds = SECONDS[unit]
    counted = _counted(match["count"])
    if counted is None:
        return None
    low, high, granularity = counted
    below = _counted(match["low"]) if match["low"] else None
    if below and below[0] < high:
        low = below[0]
    elif below:
        return None
    if match["half"]:
        part = 0.25 if match["half"].endswith("quarter") else 0.5
        low, high, granularity = low + part, high + part, part
    vague = low != high and not match["low"]
    return _Length(match.start(), match.end(), tidy(low * seconds), tidy(high * seconds),
                   tidy(granularity * seconds), unit, vague)  # fmt: skip


def _unit_name(written: str) -> str:
    bare = written.lower().removesuffix("s")
    return _SHORT.get(bare, bare)


def _counted(written: str) -> tuple[float, float, float] | None:
    """Low, high and granularity of a count of units: (0.5, 0.5, 0.5) for 'half an'."""
    words = " ".join(written.lower().replace("-", " ").split())
    if words in {"a", "an"}:
        return 1.0, 1.0, 1.0
    if words in {"half", "half a", "half an"}:
        return 0.5, 0.5, 0.5
    if words.startswith("a quarter of"):
        return 0.25, 0.25, 0.25
    if words.startswith("three quarters of"):
        return 0.75, 0.75, 0.25
    numerals = numeral.scan(_AND_HYPHENS.sub(lambda match: match[0].replace("-", " "), written))
    if not numerals:
        return None
    found = numerals[0]
    if "half" in words:
        return found.low, found.high, 0.5
    # Twenty years are told to the year, unless hedged: see `compare`.
    return found.low, found.high, min(found.granularity, 1.0)


def _is_duration(text: str, match: re.Match[str], tense: Tense) -> bool:
    """Whether the phrase is no age, date, rate or part of another expression."""
    single = match["count"].lower() in {"a", "an"}
    unit = _unit_name(match["unit"])
    if _NOT_AFTER.match(text, match.end()) or _NOT_BEFORE.search(text, 0, match.start()):
        return False
    if "-" in match["hyphen"] and single:
        return False
    if match["count"].lower() == "one" and unit == "day" and not match["low"]:
        following = text[match.end() : match.end() + 2]
        if following != "-l" and _SOME_DAY.search(text, 0, match.start()):
            return False
    if single and (_RATE.search(text, 0, match.start()) or match["unit"].lower().endswith("s")):
        return False
    if single and not _governed(text, match):
        return False
    if single and unit in {"second", "minute"} and _A_MOMENT.search(text, 0, match.start()):
        return False
    if single and unit == "second" and re.match(r"[\s-]+[a-z]", text[match.end() :]):
        return False  # 'a second ballot' is the one after the first
    if SECONDS[unit] >= _DAY and _IN_FUTURE.search(text, 0, match.start()):
        return tense.direction(match.start()) <= 0
    return True


# 'Just a second': not to be measured.
_A_MOMENT = re.compile(r"\b(?:just|wait|only)\s+$", re.IGNORECASE)
_GOVERNORS = re.compile(
    r"\b(?:for|in|within|after|past|next|over the|during the|about|almost|nearly"
    r"|over|under|than|least|most|lasted|lasts|took|takes"
    r"|take|last|spent|spend|waited|needed|needs|need|quarter of|half|of|to|by|only|just"
    r"|barely)\s+$",
    re.IGNORECASE,
)
_SINGLE_AFTER = re.compile(r"\s+(?:later|earlier|before|after|long|in (?:prison|jail)|sooner|less"
                           r"|more|and a half|and \d)\b", re.IGNORECASE)  # fmt: skip


def _governed(text: str, match: re.Match[str]) -> bool:
    """'A day' and 'an hour' last only where a word says so; else they are rates or subjects."""
    return bool(
        match["half"]
        or _unit_name(match["unit"]) in {"fortnight", "decade"}
        or _GOVERNORS.search(text, 0, match.start())
        or _SINGLE_AFTER.match(text, match.end())
    )


_SHOWN_IN = {
    "second": ("second",), "minute": ("minute", "second"), "hour": ("hour", "minute", "second"),
    "night": ("night",), "day": ("day", "hour", "minute"), "week": ("week", "day", "hour"),
    "fortnight": ("week", "day"), "month": ("month", "week", "day"), "year": ("year", "month"),
    "decade": ("year",), "century": ("year",),
}  # fmt: skip
"""The units that a length is shown in, by the last unit that it was told in: no coarser one."""


def shown(value: QuantityValue, unit: str) -> str:
    """The duration in the unit it was told in, or a smaller one; a race against the clock as such.

    >>> shown(QuantityValue(low=9480, high=9480, unit="s", granularity=60), "minute")
    '158 minutes'
    """
    if unit == "race":
        minutes, seconds = divmod(value.low, 60)
        figure = f"{tidy(seconds):g}"
        return f"{minutes // 60:g}:{minutes % 60:02g}:{figure if seconds >= 10 else '0' + figure}"
    for name in _SHOWN_IN[unit]:
        low, high = (tidy(end / SECONDS[name]) for end in (value.low, value.high))
        if _is_shown(low) and _is_shown(high):
            return _plural(low, high, name)
    return _plural(value.low, value.high, "second")


def _is_shown(number: float) -> bool:
    """Whether a number of units is shown as it is: '18 months', '4.5 years', not '0.5 hours'."""
    return number == round(number) or (number > 1 and number * 2 % 1 == 0)


def _plural(low: float, high: float, unit: str) -> str:
    number = f"{low:g}" if low == high else f"{low:g}..{high:g}"
    return f"{number} {unit}s"


_ABOVE = {Modifier.AT_LEAST, Modifier.MORE_THAN}
_BELOW = {Modifier.UP_TO, Modifier.LESS_THAN, Modifier.NEARLY}
_ABOUT_SHARE = 0.1
"""How far 'about' reaches, as a share of the value."""


def compare(a: Fact, b: Fact) -> Comparison:
    """Whether two durations can be the same; symmetric.

    Raises:
        TypeError: one of the facts is no quantity.

    """
    a, b = sorted((a, b), key=lambda fact: (fact.normalized, fact.quote))
    if not isinstance(a.value, QuantityValue) or not isinstance(b.value, QuantityValue):
        raise TypeError(f"{a.kind} and {b.kind} are not both durations")
    level, why = _compared(a, a.value, b, b.value)
    return Comparison(level=level, reason=f"{both(a, b)}: {why}")


def _compared(a: Fact, left: QuantityValue, b: Fact, right: QuantityValue) -> tuple[Level, str]:
    if (left.low, left.high) == (right.low, right.high):
        if a.modifier is not b.modifier:
            return Level.MODIFIER, "the same, but one is hedged"
        if _units(a.quote) == _units(b.quote):
            return Level.SAME, "the same"
        return Level.CONVERSION, "the same length in other units"
    if _hedged(left, a.modifier, right) or _hedged(right, b.modifier, left):
        return Level.MODIFIER, "they agree within what the hedge leaves open"
    if left.low <= right.high and right.low <= left.high:
        return Level.PRECISION, "one lies within the range of the other"
    gap = max(left.low - right.high, right.low - left.high)
    # One told in months stands for one told in days only if it is the coarser of the two.
    coarser = max(left.granularity, right.granularity)
    if _outside(a, left, right) or _outside(b, right, left):
        return Level.DIFFERENT, "one lies beyond the bound of the other"
    if left.granularity != right.granularity and gap < coarser / 2:
        return Level.ROUNDING, "the same when rounded to the coarser unit"
    return Level.DIFFERENT, "they are of different length"


def _outside(fact: Fact, bound: QuantityValue, other: QuantityValue) -> bool:
    """Whether a length lies on the wrong side of another that is told as a bound."""
    below = fact.modifier in _ABOVE and other.high < bound.low
    return below or (fact.modifier in _BELOW and other.low > bound.high)


def _hedged(bound: QuantityValue, modifier: Modifier | None, other: QuantityValue) -> bool:
    if modifier in _ABOVE:
        return other.high >= bound.low
    if modifier is Modifier.NEARLY:
        return bound.low * (1 - 2 * _ABOUT_SHARE) <= other.high and other.low <= bound.high
    if modifier in _BELOW:
        return other.low <= bound.high
    reach = max(_ABOUT_SHARE * bound.high, bound.granularity / 2)
    near = bound.low - reach <= other.high and other.low <= bound.high + reach
    return modifier is Modifier.ABOUT and near


def _units(quote: str) -> tuple[str, ...]:
    return tuple(_unit_name(word) for word in re.findall(_UNIT, plain(quote).lower()))
