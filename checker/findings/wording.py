"""Findings in plain newsroom English: the question, and who says what."""

import re
from collections.abc import Sequence

from checker.findings.dossier import Dossier
from checker.findings.link import Answer
from checker.findings.slots import Slot
from checker.findings.tolls import harm_of, toll_question
from checker.records.fact import Fact, FactKind, QuantityValue
from checker.records.finding import Category, Kind
from checker.text.nouns import plural

_LONGEST = 90
_ANYBODY = frozenset({"people", "persons", "others"})
"""Counted nouns that do not tell what is asked: 'How many people?'"""
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
    subject = slot.subject
    first = slot.sides[0][0]
    match slot.category:
        case Category.TITLE:
            return f"Which office does {subject} hold?"
        case Category.NAME:
            return f"How is the name {subject or first.value} spelt?"
        case Category.QUOTE:
            return _who_said(slot)
        case Category.NUMBER:
            return _how_many(dossier, slot)
        case Category.DATE:
            return f"When: “{_with_gap(dossier, slot)}”?"
        case Category.PLACE:
            return f"Where: “{_with_gap(dossier, slot)}”?"
        case _:
            return _about_statement(slot)


def _who_said(slot: Slot) -> str:
    facts = [side[0].fact for side in slot.sides]
    told = shortened(facts[0].quote if facts[0] else slot.sides[0][0].value)
    speakers = {fact.of for fact in facts if fact and fact.of}
    if slot.kind is Kind.CONFLICT and len(speakers) == 1:
        return f"What did {speakers.pop()} say: “{told}”?"
    return f"Who said “{told}”?"


def _about_statement(slot: Slot) -> str:
    told = f"“{shortened(slot.sides[0][0].value)}”"
    if slot.kind is Kind.CONFLICT:
        return f"{told}, or not?"
    return f"What became of {told}?" if slot.kind is Kind.DEVELOPMENT else f"{told}?"


def _how_many(dossier: Dossier, slot: Slot) -> str:
    fact, subject = slot.sides[0][0].fact, slot.subject
    kind = fact.kind if fact else None
    if asked := toll_question(subject) or (fact and toll_question(harm_of(fact) or "")):
        return asked
    if kind is FactKind.AGE and subject[:1].isupper():
        return f"How old is {subject}?"
    told = subject and plural(subject) not in _ANYBODY
    if kind is FactKind.NUMBER and told and fact and _counts(fact):
        return f"How many {plural(subject)}?"
    asking = _ASKING.get(kind, "How many") if kind else "How many"
    return f"{asking}: “{_with_gap(dossier, slot)}”?"


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
    return shortened(min(told, key=lambda text: (len(text), text), default="…"))


def summary(dossier: Dossier, slot: Slot) -> str:
    """One line: each answer with those who give it."""
    told = [f"{_outlets(dossier, side)}: {shortened(side[0].value)}" for side in slot.sides]
    if slot.kind is Kind.AGREEMENT:
        return f"{_outlets(dossier, [a for side in slot.sides for a in side])} agree."
    return "; ".join(told) + "."


def origin_reason(dossier: Dossier, sides: Sequence[Sequence[Answer]]) -> str:
    """How many independent witnesses each answer has."""
    counts = [len({dossier.origins[a.source] for a in side}) for side in sides]
    told = " against ".join(f"{n} {'source' if n == 1 else 'sources'}" for n in counts)
    return f"Counted by independent origin: {told}."


def shortened(text: str) -> str:
    """The text on one line, cut at a word if it is long."""
    line = " ".join(text.split())
    if len(line) <= _LONGEST:
        return line
    return line[:_LONGEST].rsplit(" ", 1)[0] + " …"


def _outlets(dossier: Dossier, side: Sequence[Answer]) -> str:
    return ", ".join(dict.fromkeys(dossier.article(a.source).name for a in side))
