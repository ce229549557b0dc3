"""Findings in plain newsroom English: the question, and who says what."""

import re
from collections.abc import Iterable, Sequence

from checker.findings.dossier import Dossier
from checker.findings.link import Answer, Link
from checker.findings.slots import Slot
from checker.findings.tolls import harm_of, toll_question
from checker.records.claim import Modality
from checker.records.fact import Fact, FactKind, QuantityValue
from checker.records.finding import Category, Kind
from checker.text.normalise import words
from checker.text.nouns import plural, singular

_LONGEST = 90
_BRIEF = 60
"""Two statements of no more characters are both put into the question."""
_ANYBODY = frozenset({"people", "persons", "others"})
"""Counted nouns that do not tell what is asked: 'How many people?'"""
_GATHERED = frozenset(
    """
    attendance audience circulation congregation crowd electorate gathering majority membership
    minority population readership turnout workforce
    """.split()
)
"""Nouns that one counts the members of: 'How large was the crowd?'"""
_PRONOUNS = frozenset("he she it they him her them his its their this that".split())
_DAY_TOLD = re.compile(r"(?<=…), \d{1,2} [A-Z][a-z]+ \d{4}\b")
"""The day that a claim tells a weekday by: beside a gap it gives the answer away."""
_HEDGE = re.compile(
    r"\b(?:about|around|some|roughly|nearly|almost|at least|at most|more than|fewer than|less than"
    r"|up to|no more than|no fewer than) (?=…)",
    re.IGNORECASE,
)
"""Words that hedge the value: the answers have them."""
_STOP = re.compile(r"(?<!\.\w)\.+$")
"""The stop of a sentence; that of 'a.m.' or 'U.S.' belongs to the word."""
_ASKING = {
    FactKind.MONEY: "How much",
    FactKind.PERCENT: "How much",
    FactKind.AGE: "How old",
    FactKind.DURATION: "How long",
    FactKind.SCORE: "What result",
}


def question(dossier: Dossier, slot: Slot) -> str:
    """What the answers answer."""
    match slot.category:
        case Category.TITLE:
            return _which_office(dossier, slot)
        case Category.NAME:
            return _how_spelt(slot)
        case Category.QUOTE:
            return _who_said(slot)
        case Category.NUMBER:
            return _how_many(dossier, slot)
        case Category.DATE:
            return f"When: “{_with_gap(dossier, slot)}”?"
        case Category.PLACE:
            return _where(dossier, slot)
        case _:
            return _about_statement(dossier, slot)


def _where(dossier: Dossier, slot: Slot) -> str:
    fact = slot.sides[0][0].fact
    if fact and fact.kind is FactKind.STATUS:
        return f"Where did {slot.subject} die?"
    return f"Where: “{_with_gap(dossier, slot)}”?"


def _which_office(dossier: Dossier, slot: Slot) -> str:
    if slot.subject:
        return f"Which office does {slot.subject} hold?"
    return _about_statement(dossier, slot)


def _how_spelt(slot: Slot) -> str:
    spellings = dict.fromkeys(side[0].value for side in slot.sides)
    if slot.kind is Kind.CONFLICT and len(spellings) > 1:
        return f"How is the name spelt: {' or '.join(spellings)}?"
    return f"How is the name {slot.subject or next(iter(spellings))} spelt?"


def _who_said(slot: Slot) -> str:
    facts = [side[0].fact for side in slot.sides]
    told = shortened(facts[0].quote if facts[0] else slot.sides[0][0].value)
    speakers = {fact.of for fact in facts if fact and fact.of}
    if slot.kind is Kind.CONFLICT and len(speakers) == 1:
        return f"What did {speakers.pop()} say: “{told}”?"
    return f"Who said “{told}”?"


def _about_statement(dossier: Dossier, slot: Slot) -> str:
    told = [f"“{shortened(_statement(dossier, side[0]))}”" for side in slot.sides]
    if slot.kind is Kind.CONFLICT and len(told) > 1 and all(len(t) <= _BRIEF for t in told[:2]):
        return f"{told[0]}, or {told[1]}?"
    if slot.subject and slot.sides[0][0].fact:
        return f"What became of {_named(slot.subject)}?"
    if slot.kind is Kind.CONFLICT:
        return f"{told[0]}, or not?"
    if slot.kind is Kind.DEVELOPMENT:
        planned = (place for place, side in enumerate(slot.sides) if _planned(dossier, side))
        return f"What became of {told[next(planned, 0)]}?"
    return f"{told[0]}?"


def _named(subject: str) -> str:
    """A name as it is; what somebody or something is called with its article."""
    return subject if subject[:1].isupper() or subject.startswith("the ") else f"the {subject}"


def _statement(dossier: Dossier, answer: Answer) -> str:
    """The words that tell a state of somebody or something; a whole claim is its own words."""
    if answer.fact is None:
        return answer.value
    return _STOP.sub("", dossier.claim(answer.claim).text)


def _planned(dossier: Dossier, side: Sequence[Answer]) -> bool:
    return any(dossier.claim(answer.claim).modality is Modality.PLANNED for answer in side)


def _how_many(dossier: Dossier, slot: Slot) -> str:
    fact, subject = slot.sides[0][0].fact, slot.subject
    kind = fact.kind if fact else None
    if asked := toll_question(subject) or (fact and toll_question(harm_of(fact) or "")):
        return asked
    if kind is FactKind.AGE and subject[:1].isupper() and subject.lower() not in _PRONOUNS:
        return f"How old is {subject}?"
    if kind is FactKind.NUMBER and singular(subject) in _GATHERED:
        return f"How large was the {singular(subject)}?"
    told = subject and plural(subject) not in _ANYBODY
    if kind is FactKind.NUMBER and told and fact and _counts(fact):
        return f"How many {plural(subject)}?"
    asking = _ASKING.get(kind) if kind else None
    return f"{asking or _asking_of(fact)}: “{_with_gap(dossier, slot)}”?"


def _asking_of(fact: Fact | None) -> str:
    value = fact.value if fact else None
    if not isinstance(value, QuantityValue):
        return "How many"
    return "Which" if value.ordinal else "How much" if value.unit else "How many"


def _counts(fact: Fact) -> bool:
    return isinstance(fact.value, QuantityValue) and not fact.value.unit and not fact.value.ordinal


def _with_gap(dossier: Dossier, slot: Slot) -> str:
    """The words of the shortest claim, with a gap for the value."""
    answers = [answer for side in slot.sides for answer in side]
    told = [
        _STOP.sub("", dossier.claim(a.claim).text).replace(a.value, "…", 1)
        for a in answers
        if a.value in dossier.claim(a.claim).text
    ]
    asking = [text for text in told if re.search(r"\w", text)] or told
    shortest = min(asking, key=lambda text: (len(text), text), default="…")
    return shortened(_HEDGE.sub("", _DAY_TOLD.sub("", shortest)))


def summary(dossier: Dossier, slot: Slot) -> str:
    """One line: each answer with those who give it."""
    told = [f"{_outlets(dossier, side)}: {shortened(hedged(side[0]))}" for side in slot.sides]
    if slot.kind is Kind.AGREEMENT:
        return f"{_outlets(dossier, [a for side in slot.sides for a in side])} agree."
    return sentence("; ".join(told))


def hedged(answer: Answer) -> str:
    """The answer in its source's words, with the hedge that stands beside them: 'at least 12'."""
    hedge = answer.fact.modifier if answer.fact else None
    if hedge is None or hedge.value in answer.value.casefold() or not _is_quantity(answer.fact):
        return answer.value
    return f"{hedge.value} {answer.value}"


def _is_quantity(fact: Fact | None) -> bool:
    return fact is not None and isinstance(fact.value, QuantityValue)


def reasons(links: Iterable[Link]) -> tuple[str, ...]:
    """What the links rest on, in whole sentences; what says the same of the same is told once."""
    told: dict[tuple[str, ...], str] = {}
    for reason in (reason for link in links for reason in link.reasons if reason):
        told.setdefault(tuple(sorted(words(reason))), sentence(reason))
    return tuple(told.values())


def sentence(text: str) -> str:
    """The text with a capital first and a stop at its end.

    >>> sentence("“two” rounds to “some 2”"), sentence("the same place"), sentence("Fog …")
    ('“two” rounds to “some 2”.', 'The same place.', 'Fog …')
    """
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith(('.', '…', '?', '!')) else '.'}"


def origin_reason(dossier: Dossier, sides: Sequence[Sequence[Answer]]) -> str:
    """How many independent witnesses each answer has."""
    counts = [len({dossier.origins[a.source] for a in side}) for side in sides]
    return f"Independent sources: {' against '.join(map(str, counts))}."


def shortened(text: str) -> str:
    """The text on one line, cut at a word if it is long."""
    line = " ".join(text.split())
    if len(line) <= _LONGEST:
        return line
    return line[:_LONGEST].rsplit(" ", 1)[0] + " …"


def _outlets(dossier: Dossier, side: Sequence[Answer]) -> str:
    return ", ".join(dict.fromkeys(dossier.article(a.source).name for a in side))
