"""Counts of others, beside somebody who is told of already: 'her and three other people'."""

import re

from checker.findings.dossier import Dossier, Held
from checker.records.fact import FactKind

_BEFORE = re.compile(r"\b(?:another|other|additional|further)\s+$", re.IGNORECASE)
_AFTER = re.compile(
    r"(?:\s+(?:of\s+(?:the|his|her|their|its)))?\s+(?:others?|more|additional|further)\b(?!\s+than)",
    re.IGNORECASE,
)
_REACH = 20
"""Characters before a count that are looked at."""


def besides_others(dossier: Dossier, held: Held) -> bool:
    """Whether a count leaves out some that its sentence tells of apart from it."""
    claim, fact = held
    if fact.kind is not FactKind.NUMBER:
        return False
    text = dossier.article(claim.article).text
    before = text[max(0, fact.start - _REACH) : fact.start]
    after = text[fact.end : fact.end + _REACH * 2]
    return _BEFORE.search(before) is not None or _AFTER.match(after) is not None
