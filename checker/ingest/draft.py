"""What a format reader hands on: sources before their lines are marked."""

from datetime import UTC, date, datetime, time

from checker.records.article import Block
from checker.records.base import Record
from checker.records.fault import Fault
from checker.records.wire import Wire


class Draft(Record):
    """One source as its format gave it.

    ``published`` keeps the offset it was stated with, because the local day is read from it; where
    the source told the day alone, it is no more than that.
    ``marks`` are the lines whose kind the format itself tells, as HTML does; they may leave
    lines out, and rules over the text decide those.
    """

    id: str
    text: str
    name: str = ""
    title: str = ""
    subtitle: str = ""
    published: datetime | date | None = None
    marks: tuple[Block, ...] = ()
    path: str = ""
    wire: Wire | None = None

    @property
    def day_only(self) -> bool:
        """Whether its hour is not known, but its day is."""
        return self.published is not None and not isinstance(self.published, datetime)

    @property
    def day(self) -> date | None:
        """The local day on which it was published."""
        return self.published.date() if isinstance(self.published, datetime) else self.published

    @property
    def moment(self) -> datetime | None:
        """When it was published; the first moment of the day where no more is told."""
        if self.published is None or isinstance(self.published, datetime):
            return self.published
        return datetime.combine(self.published, time(), UTC)


class Reading(Record):
    """What was read at one place: sources, and a fault for each that could not be read."""

    drafts: tuple[Draft, ...] = ()
    faults: tuple[Fault, ...] = ()
    story: str = ""
    """Set where the file is a story of its own, not a source of one."""
    topic: str = ""
