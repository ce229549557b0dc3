"""Each source's full text, block by block, with the evidence in its place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from checker.records.finding import MarkedBlock, NotCompared
from checker.report.cards import Card
from checker.report.outlets import Outlet
from checker.report.segments import Mark, Segment, segments


@dataclass(frozen=True)
class Passage:
    """A block of a text in segments; ``block`` is None for what lies between the blocks."""

    block: MarkedBlock | None
    segments: tuple[Segment, ...]

    @property
    def blank(self) -> bool:
        """Whether the passage is white space only."""
        return all(segment.text.isspace() for segment in self.segments)


@dataclass(frozen=True)
class LeftOut:
    """A claim that was not compared, and its id in the full text."""

    anchor: str
    outlet: Outlet
    claim: NotCompared


def evidence_marks(cards: Iterable[Card]) -> dict[str, list[Mark]]:
    """The marks of all evidence by source id, that of the most urgent findings first."""
    marks: dict[str, list[Mark]] = {}
    for card in cards:
        for quote in (quote for side in card.sides for quote in side.quotes):
            span, style = quote.evidence, f"on-{card.finding.kind}"
            mark = Mark(span.start, span.end, quote.anchor, card.number, style)
            marks.setdefault(span.source, []).append(mark)
    return marks


def left_out_mark(left_out: LeftOut) -> Mark:
    """The mark of a claim that was not compared: a place to link to, without colour."""
    return Mark(left_out.claim.start, left_out.claim.end, left_out.anchor)


def passages(
    text: str, blocks: Sequence[MarkedBlock], marks: Iterable[Mark]
) -> tuple[Passage, ...]:
    """The text, to the last character, in blocks and what lies between them."""
    cut = segments(text, marks, (edge for block in blocks for edge in (block.start, block.end)))
    # Without blocks there is nothing between them either: the text is one passage.
    if not blocks:
        return (Passage(None, cut),) if cut else ()
    place = 0

    def block_of(segment: Segment) -> int | None:
        nonlocal place
        while place < len(blocks) and blocks[place].end <= segment.start:
            place += 1
        return place if place < len(blocks) and blocks[place].start <= segment.start else None

    return tuple(
        Passage(None if number is None else blocks[number], tuple(group))
        for number, group in groupby(cut, key=block_of)
    )
