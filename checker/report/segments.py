"""Cutting text where overlapping marks begin and end, so that HTML can nest them."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True)
class Mark:
    """The characters ``[start, end)`` of a text, and what they are marked for.

    ``anchor`` is the page's id for the place; ``finding`` the number of the finding the words
    are evidence of, None for words that were not compared; ``style`` a class of the stylesheet.
    """

    start: int
    end: int
    anchor: str = ""
    finding: int | None = None
    style: str = ""


@dataclass(frozen=True)
class Segment:
    """A run of characters under the same marks.

    ``opening`` are the marks that begin with the segment, ``closing`` those that end with it.
    """

    start: int
    text: str
    marks: tuple[Mark, ...] = ()

    @property
    def opening(self) -> tuple[Mark, ...]:
        """The marks whose first character is the segment's first."""
        return tuple(mark for mark in self.marks if mark.start == self.start)

    @property
    def closing(self) -> tuple[Mark, ...]:
        """The marks whose last character is the segment's last."""
        return tuple(mark for mark in self.marks if mark.end == self.start + len(self.text))

    @property
    def uppermost(self) -> Mark | None:
        """The first of the marks that are evidence."""
        return next((mark for mark in self.marks if mark.finding is not None), None)

    @property
    def references(self) -> tuple[int, ...]:
        """The findings whose evidence ends with the segment, each once."""
        ending = (mark.finding for mark in self.closing if mark.finding is not None)
        return tuple(dict.fromkeys(ending))


def segments(text: str, marks: Iterable[Mark], cuts: Iterable[int] = ()) -> tuple[Segment, ...]:
    """``text`` in segments, cut where a mark begins or ends and at ``cuts``.

    The segments join to ``text``, and each lists its marks in the order given. A mark that is
    empty or reaches beyond the text is left out.
    """
    inside = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    edges = {0, len(text), *(cut for cut in cuts if 0 <= cut <= len(text))}
    edges.update(edge for mark in inside for edge in (mark.start, mark.end))
    starting: dict[int, list[tuple[int, Mark]]] = {}
    for order, mark in enumerate(inside):
        starting.setdefault(mark.start, []).append((order, mark))
    active: list[tuple[int, Mark]] = []
    found = []
    for start, end in pairwise(sorted(edges)):
        active = [entry for entry in active if entry[1].end > start]
        active += starting.get(start, [])
        covering = tuple(mark for _, mark in sorted(active, key=lambda entry: entry[0]))
        found.append(Segment(start, text[start:end], covering))
    return tuple(found)
