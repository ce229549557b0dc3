"""Values as people wrote them in claim gold, against the values of facts that the checker read.

Dates are ISO, 'A/B' an interval, 'A/..' since, '../B' until; quantities are figures with a unit,
'40..60 cm' a range; scores are '46-31'; the rest are words. Values are compared, not strings: as
instants, in base units, and as canonical words.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from checker.evaluate.passages import GoldFact
from checker.facts.gazetteer import country_of_demonym
from checker.facts.numeral import Form, Numeral
from checker.facts.office import canonical_field, office_at
from checker.facts.quote import quote_words
from checker.facts.unit import in_base, unit_at
from checker.records.fact import (
    DateValue,
    Fact,
    FactKind,
    Modifier,
    NameValue,
    Precision,
    QuantityValue,
    QuoteValue,
    ScoreValue,
    TitleValue,
)
from checker.text.names import name_words, same_organisation_form
from checker.text.normalise import words

_DAY = 86_400.0
_SECONDS = {
    "second": 1.0, "minute": 60.0, "hour": 3_600.0, "day": _DAY, "week": 7 * _DAY,
    "month": 365.25 / 12 * _DAY, "year": 365.25 * _DAY,
}  # fmt: skip
_NEAR = 1e-3
"""Two figures are one if they differ by no more than this share: conversion leaves noise."""
_FIGURE = r"-?\d+(?:\.\d+)?"
_QUANTITY = re.compile(rf"(?P<low>{_FIGURE})(?:\.\.(?P<high>{_FIGURE}))?(?: (?P<unit>.+))?")
_FRACTION = re.compile(r"(\d+)/(\d+)")
_SCORE = re.compile(r"\d+-\d+(?: \d+-\d+)*")
_RACE = re.compile(r"(?:(\d+):)?(\d{1,2}):(\d\d)(?:\.\d+)?")
_UNKNOWN_YEAR = re.compile(r"XXXX-(\d\d)(?:-(\d\d))?")
_WORDED = frozenset({"status"})
"""Kinds whose value is a phrase."""
_CLOCKED = {Precision.MINUTE, Precision.HOUR}
_LINKING = frozenset("a an the of for and in at to".split())


def kinds_of(gold: GoldFact) -> frozenset[str]:
    """The kinds a fact of ours may have to stand for a gold fact: scores are numbers there."""
    return frozenset({gold.kind, FactKind.SCORE} if gold.kind == "number" else {gold.kind})


def same_value(gold: GoldFact, fact: Fact) -> bool:
    """Whether a fact has the kind and the value of a gold fact; hedges are left aside."""
    if fact.kind not in kinds_of(gold):
        return False
    if isinstance(fact.value, DateValue):
        return _same_date(gold.value, fact.value, fact.modifier)
    if gold.value is None:
        return False
    if gold.kind in _WORDED:
        return _same_words(gold, gold.value, fact)
    match fact.value:
        case QuantityValue():
            return _same_quantity(gold.value, fact.value, fact.kind)
        case ScoreValue():
            return _parts(gold.value) == fact.value.parts
        case TitleValue():
            return _same_title(gold, gold.value, fact.value)
        case NameValue():
            return _same_name(gold.value, fact.value, fact.kind)
        case QuoteValue():
            return quote_words(gold.value) == fact.value.words


# Dates --------------------------------------------------------------------------------------


class _Instant(NamedTuple):
    """One end of a stretch of time; what is not known is None."""

    day: date | None = None
    at: time | None = None

    def meets(self, other: "_Instant") -> bool:
        """Whether both are one minute or one day: midnight is the end of the day before, too."""
        if self.day and other.day and self.at and other.at:
            gap = datetime.combine(self.day, self.at) - datetime.combine(other.day, other.at)
            return abs(gap) <= timedelta(minutes=1)
        return self == other


def _same_date(gold: str | None, value: DateValue, modifier: Modifier | None) -> bool:
    if gold is None:
        known = (value.first, value.last, value.month, value.clock_first, value.clock_last)
        return not any(part is not None for part in known)
    if unknown := _UNKNOWN_YEAR.fullmatch(gold):
        month, day = int(unknown[1]), int(unknown[2]) if unknown[2] else None
        return not value.year_given and (value.month, value.day or day) == (month, day)
    first, _, last = gold.partition("/")
    begins, ends = _end(first, last=False), _end(last or first, last=True)
    clocks = _clocks(value, modifier)
    first_end, last_end = _Instant(value.first, clocks[0]), _Instant(value.last, clocks[1])
    return begins.meets(first_end) and ends.meets(last_end)


def _clocks(value: DateValue, modifier: Modifier | None) -> tuple[time | None, time | None]:
    """The clock times of a date, as people write them.

    A part of a day ('late', 'morning') is no clock time to them, and 'about six' is six.
    """
    first, last = value.clock_first, value.clock_last
    if value.precision not in _CLOCKED:
        return None, None
    if modifier is not Modifier.ABOUT or first is None or last is None:
        return first, last
    begin, end = (datetime.combine(date.min, at) for at in (first, last))
    middle = (begin + (end - begin) / 2).time()
    return middle, middle


def _end(written: str, *, last: bool) -> _Instant:
    """The first or last day that one side of a gold date names, and its time of day."""
    if written == "..":
        return _Instant()
    on, _, at = written.partition("T")
    clock = time.fromisoformat(at) if at else None
    return _Instant(_day(on, last=last) if on else None, clock)


def _day(written: str, *, last: bool) -> date:
    year, *rest = (int(part) for part in written.split("-"))
    if not rest:
        return date(year, 12, 31) if last else date(year, 1, 1)
    if len(rest) == 2:
        return date(year, *rest)
    following = date(year + rest[0] // 12, rest[0] % 12 + 1, 1)
    return following - timedelta(days=1) if last else date(year, rest[0], 1)


# Figures ------------------------------------------------------------------------------------


def _same_quantity(gold: str, value: QuantityValue, kind: FactKind) -> bool:
    low, high, unit = _quantity(gold, kind)
    if unit is not None and value.unit != unit:
        return False
    return _near(low, value.low) and _near(high, value.high)


def _quantity(gold: str, kind: FactKind) -> tuple[float, float, str | None]:
    """Low, high and the unit, in base units; None where any unit will do (not numbers at all)."""
    if race := _RACE.fullmatch(gold):
        hours, minutes, seconds = (int(part or 0) for part in race.groups())
        total = hours * 3600.0 + minutes * 60 + seconds
        return total, total, "s"
    if fraction := _FRACTION.fullmatch(gold):
        share = int(fraction[1]) / int(fraction[2])
        return share, share, None
    match = _QUANTITY.fullmatch(gold)
    if match is None:
        return float("nan"), float("nan"), None
    low, high = float(match["low"]), float(match["high"] or match["low"])
    return _converted(low, high, match["unit"], kind)


def _converted(
    low: float, high: float, unit: str | None, kind: FactKind
) -> tuple[float, float, str | None]:
    if kind is FactKind.PERCENT:
        return low, high, unit or "%"
    if unit is None or kind is FactKind.MONEY:
        return low, high, unit
    if kind is FactKind.DURATION:
        size = _SECONDS.get(unit.removesuffix("s"), float("nan"))
        return low * size, high * size, "s"
    found = unit_at(f" {unit}", Numeral(0, 0, low, high, 1.0, Form.DIGITS))
    if found is None or found[1] != len(unit) + 1:
        return low, high, None
    scaled = in_base(Numeral(0, 0, low, high, 1.0, Form.DIGITS), found[0], 0)
    return scaled.low, scaled.high, found[0].base


def _near(a: float, b: float) -> bool:
    return abs(a - b) <= _NEAR * max(abs(a), abs(b))


def _parts(gold: str) -> tuple[tuple[float, ...], ...]:
    if not _SCORE.fullmatch(gold):
        return ()
    return tuple(tuple(map(float, part.split("-"))) for part in gold.split())


# Words --------------------------------------------------------------------------------------


def _same_name(gold: str, value: NameValue, kind: FactKind) -> bool:
    if kind is FactKind.ORGANISATION and same_organisation_form(gold, value.name):
        return True
    left, right = ([w for w in name_words(n) if w != "the"] for n in (gold, value.name))
    return left == right


def _same_title(gold: GoldFact, written: str, value: TitleValue) -> bool:
    """Whether a title says all that its words in the text say, and nothing that is not so.

    People wrote whose office it is where another sentence tells; that may be left out.
    """
    ours = _title_words([value.rank, *value.portfolio, value.body or "", *value.qualifiers])
    whole = _title_words([written])
    return ours <= whole and (whole & _title_words([gold.text])) <= ours


def _title_words(phrases: Iterable[str]) -> set[str]:
    """Canonical words: offices and fields by their usual name, demonyms by their country."""
    found: set[str] = set()
    for phrase in phrases:
        keys = [country_of_demonym(key) or key for key in words(phrase) if key not in _LINKING]
        for word in _with_usual_offices(keys):
            found.update(canonical_field(key.removesuffix("'s")) for key in words(word))
    return found


def _with_usual_offices(keys: list[str]) -> Iterator[str]:
    at = 0
    while at < len(keys):
        office, length = office_at(keys, at) or (None, 1)
        yield office.rank if office else keys[at]
        at += length


def _same_words(gold: GoldFact, written: str, fact: Fact) -> bool:
    """Whether the canonical form of a phrase, or its very words, are those of the gold."""
    ours = {words(fact.normalized), words(fact.quote)}
    return words(written) in ours or (words(gold.text) in ours and words(fact.normalized) in ours)
