"""What a report makes of a planted edit, and where a false one that it missed was lost."""

from collections.abc import Sequence
from enum import StrEnum

from checker.evaluate.plant import Plant
from checker.findings import Dossier
from checker.findings.vocabulary import CATEGORY
from checker.records.base import Span
from checker.records.fact import Level
from checker.records.finding import Category, Evidence, Finding, Kind

_WHOLE = frozenset({Category.STATUS, Category.STATEMENT, Category.QUOTE})
"""Categories of edits that may lie beside the words in which a finding sees the difference."""
_PAIRED = frozenset({Category.DATE, Category.NUMBER, Category.PLACE})
"""Categories of values that are judged only in claims that were set against each other."""


class Verdict(StrEnum):
    """What became of a plant."""

    FOUND = "found"
    """A conflict at its place and of its category."""
    MISNAMED = "misnamed"
    """A conflict at its place, of another category."""
    DEVELOPMENT = "development"
    VARIANT = "variant"
    UNREAD = "unread"
    """No claim holds a value of its category there."""
    APART = "apart"
    """It was never set against a value that it differs from."""
    SILENT = "silent"
    """It was compared, or could have been, and no difference was told. All there is to a harmless
    plant that no conflict was made of."""


def verdict(plant: Plant, dossier: Dossier, findings: Sequence[Finding]) -> Verdict:
    """What became of a plant in a story it was planted in, of which these are the findings."""
    here = [finding for finding in findings if at_edit(plant, finding)]
    conflicts = [finding for finding in here if finding.kind is Kind.CONFLICT]
    if conflicts:
        named = not plant.false or any(f.category in plant.categories for f in conflicts)
        return Verdict.FOUND if named else Verdict.MISNAMED
    if not plant.false:
        return Verdict.SILENT
    for kind in (Kind.DEVELOPMENT, Kind.VARIANT):
        if any(f.kind is kind and f.category in plant.categories for f in here):
            return Verdict(kind.value)
    return _where_lost(plant, dossier)


def at_edit(plant: Plant, finding: Finding) -> bool:
    """Whether the edited words are one answer of a finding, and others another one."""
    whole = bool(plant.categories & _WHOLE)
    sides = [[_touches(plant, e, whole=whole) for e in side.evidence] for side in finding.sides]
    return any(any(side) for side in sides) and any(not any(side) for side in sides)


def _touches(plant: Plant, evidence: Evidence, *, whole: bool) -> bool:
    spans: Sequence[Span] = (evidence,) if whole or not evidence.focus else evidence.focus
    return evidence.source == plant.source and any(map(plant.after.overlaps, spans))


def _where_lost(plant: Plant, dossier: Dossier) -> Verdict:
    def here(span: Span) -> bool:
        return plant.after.overlaps(span)

    claims = {
        c.id: c for c in dossier.claims if c.article == plant.source and any(map(here, c.spans))
    }
    facts = [f for c in claims.values() for f in c.facts if here(f)]
    if not claims or not (
        plant.categories & _WHOLE or any(CATEGORY[f.kind] in plant.categories for f in facts)
    ):
        return Verdict.UNREAD
    if not plant.categories <= _PAIRED:
        return Verdict.SILENT
    met = any(
        f.comparison.level is Level.DIFFERENT and here(f.left if pair.left in claims else f.right)
        for pair in dossier.pairs
        for f in pair.facts
        if pair.left in claims or pair.right in claims
    )
    return Verdict.SILENT if met else Verdict.APART
