"""What grouping decides: which article belongs to which story, and how stories change."""

from pydantic import Field

from checker.records.base import Record


class Merge(Record):
    """Two stories turned out to be one."""

    into: str
    merged: str
    """The story that is no more: all of its articles are ``into``'s now."""


class Split(Record):
    """A story turned out to be two."""

    story: str
    """The story that goes on with the other articles."""
    into: str
    """A new story."""
    articles: tuple[str, ...]
    """Those that went over to it."""


class Assignments(Record):
    """What changes when articles come or go. Articles that are not named stay where they are.

    To bring a table of stories up to date, apply ``merges``, then ``stories``, then drop
    ``left``; ``splits`` say which of the moves in ``stories`` made one story two.
    """

    stories: dict[str, str] = Field(default_factory=dict)
    """The story of each new article, and of each that moved."""
    merges: tuple[Merge, ...] = ()
    splits: tuple[Split, ...] = ()
    left: tuple[str, ...] = ()
    """Articles that are in no story any more."""
    touched: tuple[str, ...] = ()
    """Stories with other articles than before, in order; one that has none left is among them."""
