"""Corrections: what a source has put right, and who still carries it as it was.

A corrected version of a text is set against the one before it. A value that was put in another's
place there, and stands in another source's account of the same thing, is an error known to be one.
"""

from collections.abc import Iterator

from checker.findings.copies import copy_links
from checker.findings.dossier import Correction, Dossier
from checker.findings.link import Link, fact_answer
from checker.findings.vocabulary import CATEGORY
from checker.records.fact import Fact
from checker.records.finding import Kind
from checker.records.sentence import Sentence
from checker.text.normalise import fold

_CONFIDENCE = 0.999
_TELLING = frozenset({"NOUN", "PROPN", "VERB"})
_SHARED = 0.4
"""Share of the telling words of the shorter sentence from which both tell of one thing."""


def corrections(versions: Dossier) -> tuple[Correction, ...]:
    """The values that differ between the sentences of two versions, the earlier one first.

    ``versions`` holds the two as articles of their own.
    """
    return tuple(
        Correction(link.right.claim, link.left.fact, link.right.fact)
        for link in copy_links(versions)
        if link.left.fact and link.right.fact
    )


def correction_links(dossier: Dossier) -> Iterator[Link]:
    """A corrected value against each other source that still gives the one before it."""
    for claim_id, before, now in dossier.corrections:
        corrected = dossier.claim(claim_id)
        sentence = dossier.sentence(corrected)
        name = dossier.article(corrected.article).name
        for article in dossier.articles:
            if article.id == corrected.article:
                continue
            for claim, fact in dossier.facts_of(article.id):
                if _still_says(dossier, fact, before, now) and _of_one_thing(
                    dossier.sentence(claim), sentence
                ):
                    yield Link(
                        left=fact_answer(corrected, now),
                        right=fact_answer(claim, fact),
                        kind=Kind.CONFLICT,
                        category=CATEGORY[fact.kind],
                        confidence=_CONFIDENCE,
                        reasons=(
                            f"Corrected at source: {name} now has “{now.quote}” for"
                            f" “{before.quote}”, which stands in the other text still.",
                        ),
                        subject=now.of or "",
                        corrected=True,
                    )


def _still_says(dossier: Dossier, fact: Fact, before: Fact, now: Fact) -> bool:
    return (
        fact.kind is before.kind
        and dossier.compare(fact, before).same
        and not dossier.compare(fact, now).compatible
    )


def _of_one_thing(left: Sentence, right: Sentence) -> bool:
    a, b = _telling(left), _telling(right)
    return len(a & b) >= _SHARED * max(1, min(len(a), len(b)))


def _telling(sentence: Sentence) -> set[str]:
    return {fold(token.lemma) for token in sentence.tokens if token.pos in _TELLING}
