"""Slots made by hand, to be worded."""

from checker.findings.link import Link, fact_answer
from checker.findings.slots import Slot


def slot(dossier, kind, category, subject, place=0):
    """A slot of a side for each claim, with its fact at that place."""
    answers = [fact_answer(claim, claim.facts[place]) for claim in dossier.claims]
    link = Link(
        left=answers[0], right=answers[-1], kind=kind, category=category, confidence=1,
        reasons=(), subject=subject,
    )  # fmt: skip
    return Slot(kind, category, tuple((answer,) for answer in answers), (link,))
