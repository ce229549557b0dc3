"""Evidence, and the ids that findings are known by."""

import hashlib
from collections.abc import Sequence

from checker.findings.dossier import Dossier
from checker.findings.link import Answer
from checker.records.finding import Evidence, Side


def evidence(dossier: Dossier, answer: Answer) -> Evidence:
    """The words of the source that give the answer."""
    return Evidence(
        source=answer.source,
        start=answer.span.start,
        end=answer.span.end,
        quote=answer.span.cut(dossier.article(answer.source).text),
        focus=() if answer.focus == answer.span else (answer.focus,),
    )


def finding_id(category: str, subject: str, sides: Sequence[Side]) -> str:
    """An id that depends on the subject and the answers, not on who else gives them or where."""
    answers = sorted((side.normalized or side.value).casefold() for side in sides)
    content = "\x1f".join([category, subject.casefold(), *answers])
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:16]
