"""Claims: single propositions of an article, made fit to be read alone."""

from enum import StrEnum

from checker.records.base import Record, Span
from checker.records.fact import Fact


class Modality(StrEnum):
    """How a claim is put forward."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    PLANNED = "planned"
    DENIED = "denied"
    CONDITIONAL = "conditional"
    OPINION = "opinion"
    QUESTION = "question"


class Polarity(StrEnum):
    """Whether the claim's predicate is negated."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Claim(Record):
    """One predicate with its arguments.

    ``spans`` lie in one sentence, in order; ``text`` is the claim in words that can be read
    alone (pronouns and relative dates resolved). ``tokens`` are the indices of its tokens in the
    sentence, ``predicate`` the index of the one that heads it; None for a verbless fragment.
    """

    id: str
    """'<article>:<sentence>:<number>', each counted from 0."""
    article: str
    sentence: int
    spans: tuple[Span, ...]
    text: str
    tokens: tuple[int, ...] = ()
    predicate: int | None = None
    speaker: str | None = None
    """Who says it, where that is not the outlet itself; a full name where it is known."""
    modality: Modality = Modality.ASSERTED
    polarity: Polarity = Polarity.POSITIVE
    subject: str | None = None
    """The resolved subject: a canonical name or the head noun phrase."""
    entities: tuple[str, ...] = ()
    """Canonical names of the persons, organisations and places it speaks of, pronouns resolved."""
    facts: tuple[Fact, ...] = ()
    unresolved: str = ""
    """Why the claim cannot be read alone and is not compared; empty where it can."""

    @property
    def start(self) -> int:
        """Where its first span begins."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """Where its last span ends."""
        return self.spans[-1].end
