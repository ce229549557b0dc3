"""What has been found out about the lines of an article, by their numbers."""

from typing import NamedTuple

from checker.records.article import BlockKind

LABEL_WORDS = 3
"""A line of at most so many words may be the label of a section, an outlet or a list of links."""


class Label(NamedTuple):
    """The kind of a line, and for junk why it is that."""

    kind: BlockKind
    reason: str = ""


Labels = dict[int, Label]
"""Labels by line number; a line without one is told by its shape."""
