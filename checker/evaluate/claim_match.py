"""Setting our claims against gold claims of the same sentence.

Overlap of two claims is the share of their characters, white space left out, that both have:
those in common over those of either. A gold claim and one of ours are

- *of one span* if they overlap by at least ``OVERLAP``;
- *one claim* if besides they have the same facts: ours has every gold fact that lies in the gold
  claim's span, by kind and value, and no typed value (see ``TYPED``) that no gold claim of the
  sentence has.

Each claim is matched once: by the assignment with the largest overlap in sum.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from checker.evaluate.assignment import assigned
from checker.evaluate.gold_value import same_value
from checker.evaluate.passages import GoldFact, PlacedClaim
from checker.records.base import Span
from checker.records.claim import Claim
from checker.records.fact import FactKind

OVERLAP = 0.7
TYPED = frozenset(FactKind) & {
    "date", "number", "score", "money", "percent", "age", "duration", "title", "quote",
}  # fmt: skip
"""Kinds of which a claim must have no value that is not there."""


class Matched(NamedTuple):
    """A gold claim and the claim of ours that stands for it."""

    gold: PlacedClaim
    ours: Claim


class SentenceMatch(NamedTuple):
    """The claims of one sentence, set against each other."""

    gold: Sequence[PlacedClaim]
    ours: Sequence[Claim]
    spans: tuple[Matched, ...]
    """Pairs of one span."""
    whole: tuple[Matched, ...]
    """Pairs that are one claim."""

    def want(self, gold: PlacedClaim) -> str:
        """Why a gold claim has no match, in a word or two."""
        near = [pair.ours for pair in self.spans if pair.gold is gold]
        if not near:
            return "no claim of that span"
        wanting = _wanting(gold, near[0])
        spurious = _spurious(near[0], self.gold)
        return "; ".join(
            [f"wants {fact.kind} {fact.value!r}" for fact in wanting]
            + [f"has {kind} {value!r}" for kind, value in spurious]
        )


def match_claims(text: str, gold: Sequence[PlacedClaim], ours: Sequence[Claim]) -> SentenceMatch:
    """Match the claims of one sentence of ``text``, one to one."""

    def shared(one: PlacedClaim, other: Claim) -> float:
        return overlap(text, one.spans, other.spans)

    def alike(one: PlacedClaim, other: Claim) -> float:
        share = shared(one, other)
        return share if share >= OVERLAP and same_facts(one, other, gold) else 0.0

    spans, whole = (
        tuple(Matched(*pair) for pair in assigned(gold, ours, worth, least=OVERLAP))
        for worth in (shared, alike)
    )
    return SentenceMatch(gold, ours, spans, whole)


def overlap(text: str, ones: Iterable[Span], others: Iterable[Span]) -> float:
    """The characters that both have, over those that either has; white space is left out."""
    one, other = characters(text, ones), characters(text, others)
    return len(one & other) / len(one | other) if one or other else 0.0


def characters(text: str, spans: Iterable[Span]) -> frozenset[int]:
    """The places of the characters of some spans that are no white space."""
    return frozenset(
        at for span in spans for at in range(span.start, span.end) if not text[at].isspace()
    )


def same_facts(gold: PlacedClaim, ours: Claim, beside: Iterable[PlacedClaim]) -> bool:
    """Whether our claim has the facts of a gold claim; ``beside`` are all gold claims there."""
    return not _wanting(gold, ours) and not _spurious(ours, beside)


def _wanting(gold: PlacedClaim, ours: Claim) -> list[GoldFact]:
    own = [fact.gold for fact in gold.facts if fact.inside]
    return [one for one in own if not any(same_value(one, fact) for fact in ours.facts)]


def _spurious(ours: Claim, beside: Iterable[PlacedClaim]) -> list[tuple[str, str]]:
    known = [fact.gold for claim in beside for fact in claim.facts]
    return [
        (fact.kind.value, fact.normalized)
        for fact in ours.facts
        if fact.kind in TYPED and not any(same_value(one, fact) for one in known)
    ]
