"""Everything the page shows, arranged for its templates."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from checker.records.finding import Changes, Kind, NotCompared, Report, Severity
from checker.report.cards import Card, card
from checker.report.fulltext import LeftOut, Passage, evidence_marks, left_out_mark, passages
from checker.report.matrix import Row, matrix
from checker.report.outlets import Outlet, outlets
from checker.report.wording import topic

_ABOUT_WORD = re.compile("^(?P<word>“[^”]+”) ")


@dataclass(frozen=True)
class FullText:
    """A source and its text as the page shows it."""

    outlet: Outlet
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class Page:
    """A report, arranged for reading."""

    report: Report
    outlets: tuple[Outlet, ...]
    cards: tuple[Card, ...]
    matrix: tuple[Row, ...]
    left_out: tuple[LeftOut, ...]
    texts: tuple[FullText, ...]

    @property
    def topic(self) -> str:
        """The story's topic, or the words of its id where it has none."""
        return topic(self.report.story.topic, self.report.story.id)

    @property
    def origins(self) -> int:
        """How many independent texts the sources go back to."""
        return len({outlet.origin for outlet in self.outlets})

    @property
    def copies(self) -> tuple[tuple[int, tuple[Outlet, ...]], ...]:
        """The origins that several sources share, each with its near-copies."""
        shared = dict.fromkeys(outlet.origin for outlet in self.outlets if outlet.shared)
        return tuple(
            (origin, tuple(outlet for outlet in self.outlets if outlet.origin == origin))
            for origin in shared
        )

    @cached_property
    def _by_kind(self) -> dict[str, tuple[Card, ...]]:
        return {
            kind: tuple(card for card in self.cards if card.finding.kind is kind) for kind in Kind
        }

    def of_kind(self, kind: str) -> tuple[Card, ...]:
        """The cards of one kind, in the report's order."""
        return self._by_kind[kind]

    @property
    def severities(self) -> tuple[tuple[Severity, int], ...]:
        """How many conflicts there are of each severity that occurs, the highest first."""
        found = [card.finding.severity for card in self.of_kind(Kind.CONFLICT)]
        return tuple(
            (severity, found.count(severity)) for severity in Severity if severity in found
        )

    @property
    def alone(self) -> tuple[tuple[Outlet, tuple[Card, ...]], ...]:
        """What only one source says, by outlet."""
        singles = self.of_kind(Kind.SINGLE_SOURCE)
        grouped = (
            (outlet, tuple(card for card in singles if card.outlets[:1] == (outlet,)))
            for outlet in self.outlets
        )
        return tuple((outlet, cards) for outlet, cards in grouped if cards)

    @property
    def left_out_by_reason(self) -> tuple[tuple[str, tuple[LeftOut, ...]], ...]:
        """The claims that were not compared, by the reason why, whatever word it is about."""
        alike: dict[str, list[LeftOut]] = {}
        for one in self.left_out:
            alike.setdefault(_ABOUT_WORD.sub("", one.claim.reason), []).append(one)
        return tuple((_reason(claims), tuple(claims)) for claims in alike.values())


def page(report: Report) -> Page:
    """The page of a report. Every source that the report quotes must be among its sources."""
    named = outlets(report.sources)
    changed = _changed(report)
    cards = tuple(
        card(number, finding, named, changed.get(finding.id, ""))
        for number, finding in enumerate(report.findings, 1)
    )
    left_out = tuple(_left_out(report.not_compared, named))
    return Page(
        report=report,
        outlets=tuple(named.values()),
        cards=cards,
        matrix=matrix(cards, named.values()),
        left_out=left_out,
        texts=tuple(_texts(named.values(), cards, left_out)),
    )


def _reason(claims: Sequence[LeftOut]) -> str:
    """Why claims were left out; of several words it is said once."""
    reasons = [one.claim.reason for one in claims]
    told = [match["word"] for match in map(_ABOUT_WORD.match, reasons) if match]
    words = tuple({word.casefold(): word for word in reversed(told)}.values())[::-1]
    if len(words) < 2:
        return reasons[0]
    return f"{', '.join(words)}: {_ABOUT_WORD.sub('', reasons[0]).removeprefix('is ')}"


def _changed(report: Report) -> dict[str, str]:
    changes = report.changes or Changes()
    return dict.fromkeys(changes.changed, "changed") | dict.fromkeys(changes.opened, "opened")


def _left_out(claims: Iterable[NotCompared], named: dict[str, Outlet]) -> Iterable[LeftOut]:
    for number, claim in enumerate(claims, 1):
        yield LeftOut(f"left-out-{number}", named[claim.source], claim)


def _texts(
    named: Iterable[Outlet], cards: Iterable[Card], left_out: Iterable[LeftOut]
) -> Iterable[FullText]:
    marks = evidence_marks(cards)
    for outlet in named:
        source = outlet.source
        not_compared = (left_out_mark(one) for one in left_out if one.outlet == outlet)
        both = chain(marks.get(source.id, ()), not_compared)
        yield FullText(outlet, passages(source.text, source.blocks, both))
