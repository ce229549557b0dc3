"""Measuring what is read from several reports of an incident against the record of it.

A figure of the record can only be read where a report writes it, so ``recall`` is counted over
the figures that stand in a report, in digits or letters, and over towns named in one; over all
incidents for the day. One killed or injured is rarely told as a number, so from two on.
``precision`` is the share of what was read that the record bears out:

- ``age``: of the different ages in the reports, those of a participant;
- ``killed``, ``injured``: of the different numbers said to be so;
- ``day``, ``place``: of the reports that name a day, or a place that gazetteers know, those whose
  first is the day of the incident, or its town or state, or lies in the state.

Reports tell of more than one incident, and early ones differ from the record: none of the shares
can be 1.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any, NamedTuple

from pydantic import BaseModel, BeforeValidator, ConfigDict, TypeAdapter

from checker.evaluate.lines import read_lines
from checker.evaluate.sample import drawn
from checker.evaluate.tally import Tally
from checker.facts.gazetteer import known, lies_in
from checker.facts.numeral import scan
from checker.ingest import article_from
from checker.pipeline import Progress, load_parser, read_claims, silent
from checker.records.fact import DateValue, Fact, FactKind, NameValue, QuantityValue
from checker.settings import Settings
from checker.text.normalise import words

_KILLED = frozenset("kill killed die dead death slay fatality".split())
_INJURED = frozenset("injure injured injury wound wounded hurt hospitalize hospitalise".split())
_UNTOLD = {0, 1}
_LONGEST_NIGHT = 1
"""A day may be told as the night to the next."""


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


def _ages(participants: Sequence[dict[str, Any]]) -> frozenset[int]:
    ages = (str(each.get("Age", "")).strip() for each in participants)
    return frozenset(int(age) for age in ages if age.isdigit())


def _day(written: str) -> date:
    return datetime.strptime(written, "%B %d, %Y").date()


class Record(_Frozen):
    """What is known of an incident."""

    date: Annotated[date, BeforeValidator(_day)]
    state: str
    city_or_county: str
    num_killed: int
    num_injured: int
    participants: Annotated[frozenset[int], BeforeValidator(_ages)]
    """The ages of those involved, as far as they are known."""


class Source(_Frozen):
    """One report of an incident."""

    title: str
    published: str
    text: str


class Incident(_Frozen):
    """An incident, its record, and what was reported of it."""

    story: str
    record: Record
    sources: tuple[Source, ...]


class Reported(NamedTuple):
    """A report, and the facts read from it in order."""

    text: str
    facts: tuple[Fact, ...]


def evaluate_incidents(
    path: Path, settings: Settings, *, sample: int | None = None, progress: Progress = silent
) -> Tally:
    """Measure the facts read from reports; ``sample`` takes so many incidents, always the same.

    Raises:
        GoldError: the file cannot be read, or a line is no incident.
        ModelError: the parser is missing, damaged or unfit.

    """
    incidents = drawn(read_lines(path, TypeAdapter(Incident)), sample, lambda one: one.story)
    parser = load_parser(settings)
    tally = Tally()
    for number, incident in enumerate(incidents):
        progress("incidents", number, len(incidents))
        articles = (article_from(source.model_dump(), source.title) for source in incident.sources)
        reports = [Reported(a.text, read_claims(a, parser).facts) for a in articles]
        score_incident(tally, incident, reports)
    return tally


def score_incident(tally: Tally, incident: Incident, reports: Sequence[Reported]) -> None:
    """Count what the reports of one incident say as its record does."""
    record = incident.record
    facts = [fact for report in reports for fact in report.facts]
    written = {numeral.low for report in reports for numeral in scan(report.text)}
    killed, injured = _numbers(facts, _KILLED), _numbers(facts, _INJURED)
    ages = {n for fact in facts if fact.kind is FactKind.AGE for n in _exact(fact)}
    for name, gold, ours in (
        ("age", record.participants, ages),
        ("killed", {record.num_killed} - _UNTOLD, killed),
        ("injured", {record.num_injured} - _UNTOLD, injured),
    ):
        told = f"{incident.story}: {name}"
        for number in sorted(gold & written):
            tally.note(f"{name}.recall", number in ours, f"{told} {number}")
        for figure in sorted(ours - _UNTOLD):
            tally.note(f"{name}.precision", figure in gold, f"{told} {figure:g}")
    _score_day(tally, incident, reports)
    _score_place(tally, incident, reports)


def _numbers(facts: Iterable[Fact], roles: frozenset[str]) -> set[float]:
    """The numbers of people that something befell."""
    return {
        number
        for fact in facts
        if fact.kind is FactKind.NUMBER and {fact.role, *(fact.of or "").split()} & roles
        for number in _exact(fact)
    }


def _exact(fact: Fact) -> Iterator[float]:
    value = fact.value
    if isinstance(value, QuantityValue) and value.low == value.high and not value.ordinal:
        yield value.low


def _score_day(tally: Tally, incident: Incident, reports: Sequence[Reported]) -> None:
    on = incident.record.date
    days = [[value for value in map(_days, report.facts) if value] for report in reports]
    told = f"{incident.story}: {on}"
    tally.note("day.recall", any(on in day for named in days for day in named), told)
    for named in filter(None, days):
        tally.note("day.precision", on in named[0], f"{told}, not {named[0][0]}")


def _days(fact: Fact) -> tuple[date, ...]:
    """The day, or the two days of a night, that a fact names; none if it names no day."""
    value = fact.value
    if not isinstance(value, DateValue) or value.first is None or value.last is None:
        return ()
    if (value.last - value.first).days > _LONGEST_NIGHT:
        return ()
    return (value.first, value.last)


def _score_place(tally: Tally, incident: Incident, reports: Sequence[Reported]) -> None:
    town, state = incident.record.city_or_county.partition(" (")[0], incident.record.state
    told = f"{incident.story}: {town}, {state}"
    places = [
        [fact.value.name for fact in report.facts if isinstance(fact.value, NameValue)
         and fact.kind is FactKind.PLACE]
        for report in reports
    ]  # fmt: skip
    if any(_contains(words(report.text), words(town)) for report in reports):
        found = any(words(name) == words(town) for named in places for name in named)
        tally.note("place.recall", found, told)
    for first in (next(filter(known, named), None) for named in places):
        if first is not None:
            right = words(first) in {words(town), words(state)} or lies_in(first, state)
            tally.note("place.precision", right, f"{told}, not {first}")


def _contains(whole: tuple[str, ...], part: tuple[str, ...]) -> bool:
    return any(whole[at : at + len(part)] == part for at in range(len(whole) - len(part) + 1))
