"""Which words of a claim to write differently, so that it can be read alone."""

import re
from collections.abc import Iterable, Iterator, Sequence

from checker.claims.reference import Reference
from checker.claims.render import Change
from checker.records.base import Span
from checker.records.fact import DateValue, Fact, Precision

_WEEKDAYS = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
_FIRST_PERSON = re.compile(r"(?P<verb>[’']m|[’']ve| am| have| do)(?P<negated>n[’']t)?(?!\w)")
# Verbs of mind and will, which people use of themselves most.
_MINDING = re.compile(
    r"(?P<adverb> (?:just|also|really|still|always|only|now|fully|never))?"
    r" (?P<verb>think|believe|want|know|feel|hope|say|see|need|like|love|hate|expect|agree|mean"
    r"|doubt|remember|understand|wonder|regret|fear|owe)(?!\w)"
)
_THIRD_PERSON = {
    "'m": "is", "’m": "is", "'ve": "has", "’ve": "has", " am": "is", " have": "has", " do": "does",
}  # fmt: skip
"""Forms of verbs that go with 'I', and those that go with the name put in its place."""
_PREPOSED = re.compile(r"\b(?:for|from|of|since|until|till|by|before|after|on|through|to)\s+$")
_RELATIVE_DAYS = {"today", "yesterday", "tomorrow", "tonight"}


def changes(
    text: str, spans: Sequence[Span], references: Iterable[Reference], facts: Iterable[Fact]
) -> list[Change]:
    """Names for pronouns and descriptions, days for relative dates, inside ``spans``."""
    found = list(_named(text, spans, references))
    for fact in facts:
        words = _dated(fact)
        if text[fact.end : fact.end + 2] in {"'s", "’s"}:
            continue  # 'Sunday's stage' has no room for a date
        if words and words.startswith("on ") and _PREPOSED.search(text, 0, fact.start):
            words = words.removeprefix("on ")  # 'tickets for today'
        if words and not any(fact.overlaps(change) for change in found):
            found.append(Change(start=fact.start, end=fact.end, words=words))
    return sorted(found, key=lambda change: change.start)


def _named(text: str, spans: Sequence[Span], references: Iterable[Reference]) -> Iterator[Change]:
    written = " ".join(span.cut(text) for span in spans).casefold()
    for reference in references:
        words = reference.referent
        if words is None:
            continue
        # 'Roe and her son' needs no second 'Roe', 'it cost 640 people their jobs' no second
        # 'the 640 people'; a subject always gets its name.
        bare = words.casefold().removeprefix("the ")
        if reference.start != spans[0].start and bare in written:
            continue
        form = _possessive(words) if reference.possessive else words
        own = reference.cut(text) == "I"
        verb = _FIRST_PERSON.match(text, reference.end) if own else None
        minding = _MINDING.match(text, reference.end) if own else None
        if minding is not None:
            yield Change(start=reference.start, end=minding.end(), words=f"{form}{minding[0]}s")
        elif verb is None:
            yield Change(start=reference.start, end=reference.end, words=form)
        else:
            said = f"{form} {_THIRD_PERSON[verb['verb']]}{'n’t' if verb['negated'] else ''}"
            yield Change(start=reference.start, end=verb.end(), words=said)
        written = f"{written} {words.casefold()}"


def _possessive(words: str) -> str:
    return f"{words}'" if words.endswith("s") else f"{words}'s"


def _dated(fact: Fact) -> str | None:
    """The words of a relative date with the day it falls on: 'Tuesday, 11 March 2025'."""
    value = fact.value
    if not isinstance(value, DateValue) or value.first is None or value.first != value.last:
        return None
    day = f"{value.first.day} {value.first:%B %Y}"
    words = fact.quote.lower().split()
    if value.precision is Precision.DAY and words[-1] in _RELATIVE_DAYS:
        return f"on {day}"
    if not _WEEKDAYS.isdisjoint(words) and not any(c.isdigit() for c in fact.quote):
        return f"{fact.quote}, {day}"
    return None
