"""Days: by which dates does a source tell what has happened?"""

import re
from collections.abc import Iterator
from datetime import date

from checker.findings.besides import merely_compared
from checker.findings.compared import spoken_date
from checker.findings.dossier import Dossier, Held
from checker.records.claim import Modality
from checker.records.fact import DateValue, Fact, FactKind

_TOLD = frozenset({Modality.ASSERTED, Modality.REPORTED})
SPEAKING = frozenset(
    "add ask comment interview post remark say speak talk tell tweet write".split()
)
"""Verbs of reporting, whose days are those of the reporting."""
_BOUND = re.compile(
    r"\b(?:(?:since|until|till|through|starting)(?:\s+[a-z]+){0,3}"
    r"|(?:from|as\s+of)(?:\s+(?:about|around|early|late|last|next|on|the|this))*)\s+$",
    re.IGNORECASE,
)
"""What leads to a day on which a time begins or ends: 'strikes since sundown on Monday'."""


def told_dates(dossier: Dossier, source: str) -> Iterator[Held]:
    """The dates by which a source tells what has happened, no plans and no words of others."""
    for claim, fact in dossier.facts_of(source):
        if (
            fact.kind is FactKind.DATE
            and claim.modality in _TOLD
            and dossier.predicate(claim) not in SPEAKING
            and not spoken_date((claim, fact))
            and not _BOUND.search(dossier.lead((claim, fact)))
            and not merely_compared(dossier, (claim, fact))
            and not dossier.long_past(claim)
        ):
            yield claim, fact


def the_day(fact: Fact) -> date | None:
    """The one day of a date, if it was written."""
    value = fact.value
    if not isinstance(value, DateValue) or not value.day_given or value.first != value.last:
        return None
    return value.first
