"""Faults: why an input could not be read."""

from checker.records.base import Record


class Fault(Record):
    """Why a file, or something inside it, could not be read; the rest of it was."""

    path: str
    """The file, or the address of a feed."""
    member: str = ""
    """What inside it, outermost first: 'wire.tar, a.xml' or 'line 3'; empty for the file itself."""
    reason: str
    """In words, to be read after the name: 'is no well-formed XML: ...'."""

    def __str__(self) -> str:
        return f"{', '.join(filter(None, (self.path, self.member)))}: {self.reason}"
