"""What only one source says."""

from collections.abc import Iterator, Sequence

from checker.findings.dossier import Dossier
from checker.findings.evidence import evidence, finding_id
from checker.findings.link import Link, claim_answer
from checker.findings.wording import shortened
from checker.records.claim import Claim, Modality
from checker.records.finding import Category, Finding, Kind, Severity, Side

_ALIKE = 0.6
"""Cosine from which another source is held to speak of the same thing."""


def single_source(dossier: Dossier, links: Sequence[Link]) -> Iterator[Finding]:
    """Claims with a value or a name that no other source takes up."""
    linked = {answer.claim for link in links for answer in (link.left, link.right)}
    matched = {
        claim
        for pair in dossier.pairs
        if pair.similarity >= _ALIKE
        and dossier.claim(pair.left).article != dossier.claim(pair.right).article
        for claim in (pair.left, pair.right)
    }
    sentences: set[tuple[str, int]] = set()
    for claim in dossier.claims:
        place = claim.article, claim.sentence
        if claim.id in linked | matched or place in sentences or not _says_something(claim):
            continue
        sentences.add(place)
        yield _finding(dossier, claim)


def _says_something(claim: Claim) -> bool:
    return (
        not claim.unresolved
        and claim.modality is not Modality.QUESTION
        and claim.predicate is not None
        and bool(claim.facts or claim.entities)
    )


def _finding(dossier: Dossier, claim: Claim) -> Finding:
    answer = claim_answer(dossier, claim)
    side = Side(
        value=answer.value,
        evidence=(evidence(dossier, answer),),
    )
    return Finding(
        id=finding_id(Category.STATEMENT.value, claim.article, [side]),
        kind=Kind.SINGLE_SOURCE,
        category=Category.STATEMENT,
        severity=Severity.LOW,
        confidence=0.5,
        question=f"Who else says “{shortened(answer.value)}”?",
        summary=f"Only {dossier.article(claim.article).name} says this.",
        reasons=("No passage of another source is like it.",),
        sides=(side,),
    )
