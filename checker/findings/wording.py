"""Findings in plain newsroom English: the question, and who says what."""

from collections.abc import Sequence

from checker.findings.dossier import Dossier
from checker.findings.link import Answer
from checker.findings.slots import Slot
from checker.records.fact import FactKind
from checker.records.finding import Category, Kind
from checker.text.inflect import plural

_LONGEST = 90


def question(slot: Slot) -> str:
    """What the answers answer."""
    subject = next((link.subject for link in slot.links if link.subject), "")
    first = slot.sides[0][0]
    match slot.category:
        case Category.TITLE:
            return f"Which office does {subject} hold?"
        case Category.NAME:
            return f"How is the name {subject or first.value} spelt?"
        case Category.QUOTE:
            return f"Who said what: {shortened(first.value)}?"
        case Category.NUMBER:
            return _how_many(first, subject)
        case Category.DATE:
            return f"When: {_about(slot)}?"
        case Category.PLACE:
            return f"Where: {_about(slot)}?"
        case _:
            return _about_statement(slot, subject)


def _about_statement(slot: Slot, subject: str) -> str:
    told = shortened(slot.sides[0][0].value)
    about = f"{subject}: " if subject else ""
    match slot.kind:
        case Kind.CONFLICT:
            return f"{about}“{told}”, or not?"
        case Kind.DEVELOPMENT:
            return f"{about}what became of “{told}”?"
        case _:
            return f"{about}“{told}”?"


def _how_many(answer: Answer, subject: str) -> str:
    kind = answer.fact.kind if answer.fact else None
    if kind is FactKind.AGE:
        return f"How old is {subject}?" if subject else "How old?"
    if kind is FactKind.DURATION:
        return "How long?"
    if kind is FactKind.SCORE:
        return "What was the result?"
    if kind in {FactKind.MONEY, FactKind.PERCENT}:
        return f"How much: {subject}?" if subject else "How much?"
    return f"How many {plural(subject)}?" if subject else "How many?"


def _about(slot: Slot) -> str:
    """The words of the shortest claim, which say what the value is of."""
    answers = [answer for side in slot.sides for answer in side]
    shortest = min(answers, key=lambda a: (a.span.end - a.span.start, a.source))
    return shortened(shortest.value)


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
