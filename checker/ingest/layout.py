"""The text of a source made of pieces that its format keeps apart, one a line."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from checker.records.article import Block, BlockKind


class Piece(NamedTuple):
    """A line of text, and what it is where the format tells."""

    text: str
    kind: BlockKind | None = None
    reason: str = ""


def lay_out(pieces: Iterable[Piece]) -> tuple[str, tuple[Block, ...]]:
    """The text of the pieces, and marks for those whose kind is told.

    >>> text, marks = lay_out([Piece("Rain", BlockKind.TITLE), Piece(" "), Piece("It  rained.")])
    >>> text, [mark.cut(text) for mark in marks]
    ('Rain\\nIt rained.', ['Rain'])
    """
    lines: list[str] = []
    marks: list[Block] = []
    start = 0
    for piece in _single(pieces):
        end = start + len(piece.text)
        if piece.kind is not None:
            marks.append(Block(start=start, end=end, kind=piece.kind, reason=piece.reason))
        lines.append(piece.text)
        start = end + 1
    return "\n".join(lines), tuple(marks)


def _single(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Pieces with white space made single spaces, but for tabs between cells; empty ones go."""
    for piece in pieces:
        cells = (" ".join(cell.split()) for cell in piece.text.split("\t"))
        if text := "\t".join(filter(None, cells)):
            yield piece._replace(text=text)
