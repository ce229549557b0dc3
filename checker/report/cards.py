"""Findings as the page shows them: numbered, their sides lettered, their quotes in context."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property

from checker.records.finding import Category, Evidence, Finding, Kind, Side
from checker.report.excerpt import Excerpt, excerpt
from checker.report.outlets import Outlet
from checker.report.wording import utc

# The kinds whose sides differ in words; only there may a difference of quotes be marked.
_DIFFERING = frozenset({Kind.CONFLICT, Kind.DEVELOPMENT, Kind.VARIANT})
_WHOLE = frozenset({Category.STATUS, Category.STATEMENT})
_LATEST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Quote:
    """A piece of evidence: who says it, in which context, and its id in the full text."""

    anchor: str
    outlet: Outlet
    evidence: Evidence
    excerpt: Excerpt
    repeats: bool = False
    """Whether the quote before it on the same side has the same words."""


@dataclass(frozen=True)
class CardSide:
    """One answer to a card's question; ``letter`` tells it from the other sides."""

    letter: str
    value: str
    quotes: tuple[Quote, ...]
    normalized: str = ""
    """The value in a form that can be compared, where there is one."""

    @cached_property
    def outlets(self) -> tuple[Outlet, ...]:
        """Who gives this answer, each once."""
        return tuple({quote.outlet.number: quote.outlet for quote in self.quotes}.values())

    @property
    def origins(self) -> int:
        """How many independent texts stand behind the answer."""
        return len({outlet.origin for outlet in self.outlets})

    @property
    def first_published(self) -> datetime:
        """When the answer was first given; the end of time where no outlet gives its hour."""
        moments = (outlet.source.published for outlet in self.outlets)
        return min((utc(moment) for moment in moments if moment), default=_LATEST)

    @property
    def timed(self) -> bool:
        """Whether any outlet gives the hour of its answer."""
        return self.first_published != _LATEST


@dataclass(frozen=True)
class Card:
    """A finding, numbered by its rank in the report."""

    number: int
    finding: Finding
    sides: tuple[CardSide, ...]
    change: str = ""
    """"opened" or "changed" by the last run over a store; a key of ``wording.CHANGE``."""

    @property
    def anchor(self) -> str:
        """The page's id for the card."""
        return f"finding-{self.number}"

    @cached_property
    def outlets(self) -> tuple[Outlet, ...]:
        """Every outlet that gives an answer, each once."""
        return tuple({o.number: o for side in self.sides for o in side.outlets}.values())

    @property
    def origins(self) -> int:
        """How many independent texts its evidence comes from."""
        return len({outlet.origin for outlet in self.outlets})

    @property
    def stated(self) -> str:
        """What sources state alike, where the question is but that statement; else ''."""
        asked = self.finding.question
        alone = len(self.sides) == 1 and self.finding.category in _WHOLE
        return asked.removesuffix("?") if alone and asked.startswith("“") else ""

    @property
    def torn(self) -> tuple[Outlet, ...]:
        """The outlets that stand on more than one side: they conflict with themselves."""
        return tuple(o for o in self.outlets if sum(o in s.outlets for s in self.sides) > 1)

    @property
    def by_time(self) -> tuple[CardSide, ...]:
        """The sides in the order in which they were first published."""
        return tuple(sorted(self.sides, key=lambda side: side.first_published))


def card(number: int, finding: Finding, outlets: Mapping[str, Outlet], change: str = "") -> Card:
    """The finding's card; ``outlets`` holds every source that it quotes."""
    sides = (
        _side((number, place), finding, side, outlets) for place, side in enumerate(finding.sides)
    )
    return Card(number, finding, tuple(sides), change)


def _side(
    place: tuple[int, int], finding: Finding, side: Side, outlets: Mapping[str, Outlet]
) -> CardSide:
    others = [
        evidence.quote
        for other in finding.sides
        if other is not side and finding.kind in _DIFFERING
        for evidence in other.evidence
    ]
    number, side_number = place
    quotes = (
        Quote(
            anchor=f"quote-{number}-{side_number + 1}-{quote_number}",
            outlet=outlets[evidence.source],
            evidence=evidence,
            excerpt=excerpt(outlets[evidence.source].source, evidence, side.value, others),
        )
        for quote_number, evidence in enumerate(side.evidence, 1)
    )
    return CardSide(
        letter(side_number), side.value, tuple(_by_words(quotes)), side.normalized or ""
    )


def _by_words(quotes: Iterable[Quote]) -> Iterator[Quote]:
    """Quotes of the same words, as copies of one text have them, next to each other."""
    alike: dict[str, list[Quote]] = {}
    for quote in quotes:
        alike.setdefault(" ".join(quote.evidence.quote.split()).casefold(), []).append(quote)
    for first, *others in alike.values():
        yield first
        yield from (replace(quote, repeats=True) for quote in others)


def letter(number: int) -> str:
    """The letter of a side, counted from 0: A to Z, then A2, B2 and so on.

    >>> letter(0), letter(27)
    ('A', 'B2')
    """
    turn, place = divmod(number, 26)
    return chr(ord("A") + place) + (str(turn + 1) if turn else "")
