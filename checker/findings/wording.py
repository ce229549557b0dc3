"""Answers, reasons and summaries in plain newsroom English: who says what."""

import re
from collections.abc import Iterable, Sequence

from checker.findings.dossier import Dossier
from checker.findings.link import Answer, Link, same_figure
from checker.findings.slots import Slot
from checker.records.fact import Fact, FactKind, Modifier, QuantityValue
from checker.records.finding import Kind
from checker.text.days import day_in_words
from checker.text.normalise import words

_LONGEST = 90
_MARK = re.compile('[“”"]')
_QUOTED = re.compile('[“"]([^“”"]*)[”"]')


def summary(dossier: Dossier, slot: Slot) -> str:
    """One line: each answer with those who give it."""
    told = [
        f"{_outlets(dossier, side)}: {shortened(value)}"
        for side, value in zip(slot.sides, values(slot.sides), strict=True)
    ]
    if slot.kind is Kind.AGREEMENT:
        names = _names(dossier, [answer for side in slot.sides for answer in side])
        return f"{', '.join(names)} agree." if len(names) > 1 else f"{names[0]}, more than once."
    return _ended("; ".join(told))


def values(sides: Sequence[Sequence[Answer]]) -> list[str]:
    """The answer of each side as it is shown; of days that read alike, each with its date."""
    told = [_in_all_hedges(side) for side in sides]
    read = [value.casefold() for value in told]
    days = [
        day_in_words(_date(side[0])) if read.count(r) > 1 else ""
        for side, r in zip(sides, read, strict=True)
    ]
    return [f"{value} ({day})" if day else value for value, day in zip(told, days, strict=True)]


def _in_all_hedges(side: Sequence[Answer]) -> str:
    """The first answer, and its figure as others of the side hedge it: 'six, or at least six'."""
    told: dict[Modifier | None, str] = {}
    for answer in side:
        if answer is side[0] or same_figure(side[0], answer):
            told.setdefault(answer.hedge, hedged(answer))
    return ", or ".join(told[hedge] for hedge in sorted(told, key=lambda hedge: hedge is not None))


def _date(answer: Answer) -> str:
    is_date = answer.fact is not None and answer.fact.kind is FactKind.DATE
    return answer.normalized or "" if is_date else ""


def hedged(answer: Answer) -> str:
    """The answer in its source's words, with the hedge that stands beside them: 'at least 12'."""
    hedge = answer.hedge
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
    return _ended(f"{text[:1].upper()}{text[1:]}")


def _ended(text: str) -> str:
    return text if text.endswith((".", "…", "?", "!")) else f"{text}."


LATER = "Later copy gives the newer answer."
"""Why differing values are told as a development."""


def origin_reason(dossier: Dossier, sides: Sequence[Sequence[Answer]]) -> str:
    """How many independent witnesses each answer has."""
    counts = [len({dossier.origins[a.source] for a in side}) for side in sides]
    return f"Independent sources: {' against '.join(map(str, counts))}."


def in_quotes(text: str) -> str:
    """The text in quotation marks, with single ones for those in it; one without a partner goes.

    >>> in_quotes('He called it "a gift'), in_quotes('A "gift", he said')
    ('“He called it a gift”', '“A ‘gift’, he said”')
    """
    inner = _QUOTED.sub(r"‘\1’", text)
    return f"“{_MARK.sub('', inner)}”"


def shortened(text: str) -> str:
    """The text on one line, cut at a word if it is long."""
    line = " ".join(text.split())
    if len(line) <= _LONGEST:
        return line
    return line[:_LONGEST].rsplit(" ", 1)[0] + " …"


def _outlets(dossier: Dossier, side: Sequence[Answer]) -> str:
    return ", ".join(_names(dossier, side))


def _names(dossier: Dossier, side: Sequence[Answer]) -> list[str]:
    return list(dict.fromkeys(dossier.article(answer.source).name for answer in side))
