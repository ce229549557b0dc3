"""What an editor should see first."""

from checker.findings.dossier import Dossier
from checker.findings.slots import Slot
from checker.records.fact import QuantityValue
from checker.records.finding import Category, Finding, Kind, Severity

_KINDS = list(Kind)
_SEVERITIES = list(Severity)
_USUAL = {
    Category.TITLE: Severity.HIGH,
    Category.NUMBER: Severity.MEDIUM,
    Category.DATE: Severity.MEDIUM,
    Category.PLACE: Severity.MEDIUM,
    Category.QUOTE: Severity.MEDIUM,
    Category.STATUS: Severity.HIGH,
    Category.STATEMENT: Severity.MEDIUM,
    Category.NAME: Severity.LOW,
}
_LEAD = 3
"""Sentences, headline included, that make the top of an article."""


def severity(dossier: Dossier, slot: Slot) -> Severity:
    """How much a wrong value would embarrass the paper."""
    if slot.kind is Kind.CONFLICT and any(link.corrected for link in slot.links):
        return Severity.HIGH
    if slot.kind is not Kind.CONFLICT or slot.category is Category.NAME or _vague(slot):
        return Severity.LOW
    usual = _USUAL[slot.category]
    return Severity.HIGH if usual is Severity.MEDIUM and _leads(dossier, slot) else usual


def _vague(slot: Slot) -> bool:
    values = [a.fact.value for side in slot.sides for a in side if a.fact]
    return any(isinstance(value, QuantityValue) and value.vague for value in values)


def _leads(dossier: Dossier, slot: Slot) -> bool:
    """Whether the answers of two sides stand at the top of an article."""
    tops = [
        any(dossier.claim(answer.claim).sentence < _LEAD for answer in side) for side in slot.sides
    ]
    return sum(tops) >= 2


def ranked(findings: list[Finding]) -> tuple[Finding, ...]:
    """Conflicts first, the gravest and surest of them on top."""
    return tuple(
        sorted(
            findings,
            key=lambda f: (
                _KINDS.index(f.kind),
                _SEVERITIES.index(f.severity),
                -f.confidence,
                f.category.value,
                f.id,
            ),
        )
    )
