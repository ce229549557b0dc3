"""A run of words around at most one predicate, and how it hangs on the one around it."""

from dataclasses import dataclass, field
from enum import StrEnum


class Link(StrEnum):
    """How a segment hangs on the one around or before it."""

    MAIN = "main"
    COORDINATE = "coordinate"
    RELATIVE = "relative"
    ADVERBIAL = "adverbial"
    PARTICIPLE = "participle"


@dataclass(eq=False)
class Segment:
    """A run of words around at most one predicate.

    ``verb`` is its first finite verb, or its participle; ``parent`` the segment it hangs on;
    ``lead`` the words it shares with the segment before it, other than the subject; ``subject``
    what is told of, where that is not what the segment before it is about.
    """

    link: Link
    parent: "Segment | None" = None
    tokens: list[int] = field(default_factory=list)
    verb: int | None = None
    lead: tuple[int, ...] = ()
    subject: tuple[int, ...] = ()
    after_comma: bool = False

    @property
    def open(self) -> bool:
        """Whether it still waits for its verb."""
        return self.verb is None
