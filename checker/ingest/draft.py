"""What a format reader hands on: sources before their lines are marked."""

from datetime import datetime

from checker.records.article import Block
from checker.records.base import Record
from checker.records.fault import Fault
from checker.records.wire import Wire


class Draft(Record):
    """One source as its format gave it.

    ``published`` keeps the offset it was stated with, because the local day is read from it.
    ``marks`` are the lines whose kind the format itself tells, as HTML does; they may leave
    lines out, and rules over the text decide those.
    """

    id: str
    text: str
    name: str = ""
    title: str = ""
    subtitle: str = ""
    published: datetime | None = None
    marks: tuple[Block, ...] = ()
    path: str = ""
    wire: Wire | None = None


class Reading(Record):
    """What was read at one place: sources, and a fault for each that could not be read."""

    drafts: tuple[Draft, ...] = ()
    faults: tuple[Fault, ...] = ()
    story: str = ""
    """Set where the file is a story of its own, not a source of one."""
    topic: str = ""
