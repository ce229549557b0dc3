"""The slot × source matrix: which answer each source gives to each question."""

from collections.abc import Iterable
from dataclasses import dataclass

from checker.records.finding import Kind
from checker.report.cards import Card
from checker.report.outlets import Outlet

# What only one source says has nothing beside it in its row.
_ROWS = (Kind.CONFLICT, Kind.DEVELOPMENT, Kind.VARIANT, Kind.AGREEMENT)


@dataclass(frozen=True)
class Answer:
    """What a source says in one slot; ``letter`` is empty where all sources say alike."""

    letter: str
    value: str
    anchor: str


@dataclass(frozen=True)
class Row:
    """A slot, with the answers of each source in the order of the columns."""

    card: Card
    cells: tuple[tuple[Answer, ...], ...]


def matrix(cards: Iterable[Card], columns: Iterable[Outlet]) -> tuple[Row, ...]:
    """The rows of all slots that several sides or sources answer, the conflicts first."""
    listed = tuple(columns)
    shown = [card for card in cards if card.finding.kind in _ROWS]
    shown.sort(key=lambda card: _ROWS.index(card.finding.kind))
    return tuple(Row(card, tuple(_answers(card, outlet) for outlet in listed)) for card in shown)


def _answers(card: Card, outlet: Outlet) -> tuple[Answer, ...]:
    return tuple(
        Answer(
            letter=side.letter if len(card.sides) > 1 else "",
            value="says so" if card.stated else side.value,
            anchor=next(quote.anchor for quote in side.quotes if quote.outlet == outlet),
        )
        for side in card.sides
        if outlet in side.outlets
    )
