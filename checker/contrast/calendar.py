"""Changes of days, months, years and times of day."""

import re
from collections.abc import Iterator
from random import Random

from checker.contrast.change import Change, conflicting, looser, same
from checker.contrast.passage import Passage
from checker.records.fact import Fact, FactKind

_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_SHORT = {"January": "Jan.", "February": "Feb.", "August": "Aug.", "September": "Sept.",
          "October": "Oct.", "November": "Nov.", "December": "Dec."}  # fmt: skip
_LONG = {short: month for month, short in _SHORT.items()}
_MONTH = rf"(?P<month>{'|'.join([*_MONTHS, *map(re.escape, _LONG)])})"
_DAY_OF = re.compile(rf"\b{_MONTH} (?P<day>\d{{1,2}})\b(?!,? \d{{1,3}}\b|-)")
_BARE_MONTH = re.compile(rf"\b{_MONTH}(?! \d{{1,2}}\b)")
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(_WEEKDAYS)})\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CLOCK = re.compile(r"\b(?P<hour>1[0-2]|[1-9])(?P<minute>:[0-5]\d)? (?P<half>[ap])\.?m\b\.?")
_RECURRING = re.compile(
    r"\b(?:every|each|between|from|to|through|until|till|by|since|or|and)(?: \w+)? $", re.IGNORECASE
)
_PERIOD = re.compile(
    rf"^In (?:{_MONTH.replace('month', 'first')} )?(?:(?:19|20)\d\d)?,"
    rf"| in (?:{_MONTH.replace('month', 'last')} ?)?(?:(?:19|20)\d\d)?\.$"
)
_ON_DAY = re.compile(rf"\b[Oo]n (?P<date>{_MONTH} \d{{1,2}}(?P<year>, (?:19|20)\d\d)?)\b")


def date_changes(passage: Passage, rng: Random) -> Iterator[Change]:
    """Every change of a date or time of day in a passage's sentence."""
    for fact in passage.facts:
        if fact.kind is FactKind.DATE and not _recurs(passage, fact) and not _named(passage, fact):
            yield from _wrong(fact.quote, rng)
            yield from _otherwise(fact.quote)
    yield from _looser(passage.text, rng)


def other_period(text: str, rng: Random) -> tuple[str, str] | None:
    """The year or month that heads or ends a sentence, so that all of it is of that time.

    The words of it, and those of another one; None where there is none.
    """
    found = _PERIOD.search(text)
    if found is None:
        return None
    year, month = _YEAR.search(found[0]), _BARE_MONTH.search(found[0])
    if year:
        return year[0], _other_year(year[0], rng)
    return (month[0], _other_month(month[0], rng)) if month else None


def _wrong(quote: str, rng: Random) -> Iterator[Change]:
    weekdays, years = _WEEKDAY.findall(quote), _YEAR.findall(quote)
    if len(weekdays) == 1:
        other = rng.choice([day for day in _WEEKDAYS if day != weekdays[0]])
        yield conflicting("weekday", (weekdays[0], other))
    if len(years) == 1:
        yield conflicting("year", (years[0], _other_year(years[0], rng)))
    if day := _DAY_OF.search(quote):
        number = rng.choice([n for n in range(1, 29) if n != int(day["day"])])
        yield conflicting("date", (day[0], f"{day['month']} {number}"))
        yield conflicting("date", (day[0], f"{_other_month(day['month'], rng)} {day['day']}"))
    elif month := _BARE_MONTH.search(quote):
        yield conflicting("date", (month[0], _other_month(month[0], rng)))
    if clock := _CLOCK.search(quote):
        hour = rng.choice([n for n in range(1, 13) if n != int(clock["hour"])])
        yield conflicting("time", (clock[0], f"{hour}{clock[0][len(clock['hour']) :]}"))


def _otherwise(quote: str) -> Iterator[Change]:
    """The same day or time in another form."""
    day = _DAY_OF.search(quote)
    if day and not quote[day.end() :].startswith(","):
        month, number = day["month"], day["day"]
        full = _LONG.get(month, month)
        yield same("date_form", (day[0], f"{number} {full}"))
        if full in _SHORT:
            yield same("date_form", (day[0], f"{_SHORT[full] if month == full else full} {number}"))
    if clock := _CLOCK.search(quote):
        hour = int(clock["hour"]) % 12 + 12 * (clock["half"] == "p")
        yield same("date_form", (clock[0], f"{hour:02d}{clock['minute'] or ':00'}"))


def _looser(text: str, rng: Random) -> Iterator[Change]:
    """'in March' for 'on March 28'."""
    for found in _ON_DAY.finditer(text):
        month = _LONG.get(found["month"], found["month"])
        year = (found["year"] or "").removeprefix(", ")
        lead = "In" if found[0][0] == "O" else "in"
        yield looser("precision", (found[0], f"{lead} {month} {year}".strip()))
        wrong = _LONG.get(other := _other_month(month, rng), other)
        yield conflicting("precision", (found[0], f"{lead} {wrong} {year}".strip()))
        if year:
            yield looser("precision", (found[0], f"{lead} {year}"))


def _named(passage: Passage, fact: Fact) -> bool:
    """Whether the date is part of a name: the Sunday of a broadcast."""
    tokens = passage.sentence.tokens
    inside = [t for t in tokens if fact.contains(t)]
    return any(t.entity is not None or t.dep == "compound" for t in inside) or bool(
        re.search(r"[A-Z]\w+ $", passage.text[: fact.start - passage.sentence.start])
    )


def _recurs(passage: Passage, fact: Fact) -> bool:
    """Whether the date is one of several, or an end of a span, so that another may hold too."""
    start = fact.start - passage.sentence.start
    return bool(_RECURRING.search(passage.text[:start])) or bool(
        re.match(r"(?i)(?:from|since|until|by|through|every|each|between)\b", fact.quote)
    )


def _other_year(year: str, rng: Random) -> str:
    return str(int(year) + rng.choice((-9, -7, -5, -4, -3, -2, -1, 1, 2, 3)))


def _other_month(month: str, rng: Random) -> str:
    full = _LONG.get(month, month)
    other = rng.choice([name for name in _MONTHS if name != full])
    return _SHORT.get(other, other) if month in _LONG else other
