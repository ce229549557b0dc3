"""Links: what two sources' answers to one question have to do with each other."""

from checker.findings.dossier import Dossier, Held
from checker.findings.vocabulary import negated
from checker.records.base import Record, Span
from checker.records.claim import Claim
from checker.records.fact import DateValue, Fact, Modifier, QuantityValue, StatusValue
from checker.records.finding import Category, Kind

Key = tuple[str, int, int]
"""The place of an answer: its source, and where the words that matter begin and end."""

_BY_RULE = 0.8
"""Confidence in what a rule sets apart, whatever the judge would say."""


class Answer(Record):
    """What one source answers: the words of a claim, and the value in them if it is a typed one.

    ``span`` is the claim's place in the text of ``source``, ``focus`` the words that matter in it.
    """

    source: str
    claim: str
    span: Span
    focus: Span
    value: str
    normalized: str | None = None
    fact: Fact | None = None

    @property
    def key(self) -> Key:
        """The place of the answer: one place answers a question once."""
        return self.source, self.focus.start, self.focus.end

    @property
    def hedge(self) -> Modifier | None:
        """How its value is hedged, if it is."""
        return self.fact.modifier if self.fact else None


class Link(Record):
    """Two answers to one question, and what they are to each other."""

    left: Answer
    right: Answer
    kind: Kind
    category: Category
    confidence: float
    reasons: tuple[str, ...]
    subject: str = ""
    """Whom or what the question is about."""
    judged: bool = False
    """Whether it was judged by what the two answers look like, and by no rule of its own."""
    corrected: bool = False
    """Whether the left answer was put right at its source, and the right one is as it was."""


def same_figure(left: Answer, right: Answer) -> bool:
    """Whether both give one figure or time, hedged or not: 'six' and 'at least six'."""
    one, other = (answer.fact.value if answer.fact else None for answer in (left, right))
    if isinstance(one, DateValue):
        return one == other
    return (
        isinstance(one, QuantityValue)
        and isinstance(other, QuantityValue)
        and (one.low, one.high, one.unit, one.ordinal)
        == (other.low, other.high, other.unit, other.ordinal)
    )


def fact_answer(claim: Claim, fact: Fact, value: str | None = None) -> Answer:
    """A typed value as an answer."""
    return Answer(
        source=claim.article,
        claim=claim.id,
        span=_clause(claim, fact),
        focus=Span(start=fact.start, end=fact.end),
        value=value or _worded(fact),
        normalized=fact.normalized,
        fact=fact,
    )


def _worded(fact: Fact) -> str:
    """The source's words for a value; a state that is denied says so."""
    denied = isinstance(fact.value, StatusValue) and fact.value.negated
    return f"not {fact.quote}" if denied and not negated(fact.quote) else fact.quote


def set_apart(
    left: Held, right: Held, category: Category, reasons: tuple[str, ...], subject: str = ""
) -> Link:
    """Two values of which a rule of its own says that they cannot both be right."""
    return Link(
        left=fact_answer(*left),
        right=fact_answer(*right),
        kind=Kind.CONFLICT,
        category=category,
        confidence=_BY_RULE,
        reasons=reasons,
        subject=subject,
    )


def claim_answer(dossier: Dossier, claim: Claim) -> Answer:
    """A whole claim as an answer."""
    span = Span(start=claim.start, end=claim.end)
    quote = span.cut(dossier.article(claim.article).text)
    return Answer(
        source=claim.article, claim=claim.id, span=span, focus=span, value=" ".join(quote.split())
    )


def _clause(claim: Claim, fact: Fact) -> Span:
    """The claim's extent, which need not reach as far as a fact that only introduces it."""
    return Span(start=min(claim.start, fact.start), end=max(claim.end, fact.end))
