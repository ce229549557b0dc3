"""One story in a list of many: what stands open in it, and what its last run changed."""

from datetime import datetime

from checker.records.base import Record


class OpenConflicts(Record):
    """How many conflicts of each severity an editor has yet to deal with."""

    high: int = 0
    medium: int = 0
    low: int = 0

    @property
    def all(self) -> int:
        """Of any severity."""
        return self.high + self.medium + self.low


class StoryLine(Record):
    """A story as the index of many shows it."""

    id: str
    topic: str
    """"" where none is known: the words of the id stand in for it."""
    link: str
    """Where its report is, relative to the index page: 'harbour-fire/report.html'."""
    conflicts: OpenConflicts = OpenConflicts()
    leading: str = ""
    """The question of its most urgent conflict."""
    opened: int = 0
    """Findings over what is told twice that the last run saw for the first time, or again."""
    changed: int = 0
    """The same whose evidence or values the last run changed."""
    closed: int = 0
    """Findings that the last run no longer saw."""
    outlets: tuple[str, ...] = ()
    """The outlet of each source, in the order of the report."""
    origins: int = 0
    """How many independent texts the sources go back to."""
    updated: datetime | None = None
    """When the newest of its copy was published, in UTC."""
    day_only: bool = False
    """Whether no more of that is known than the day."""
