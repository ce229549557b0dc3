"""Where something was read: a file, and the way down to it inside of that."""

from pathlib import Path, PurePosixPath
from typing import NamedTuple

from checker.errors import SourceError
from checker.records.fault import Fault

_NAME_LIMIT = 200
_REASON_LIMIT = 400


class Place(NamedTuple):
    """A file, or a member of it, for messages and for naming the articles found there."""

    path: str
    members: tuple[str, ...] = ()
    stem: str = ""
    """The name of the innermost without its ending."""

    def __str__(self) -> str:
        return ", ".join((self.path, *self.members))

    def inside(self, name: str, stem: str | None = None) -> "Place":
        """The place of a member. Its name may be hostile, and is made fit for one line.

        >>> place_of(Path("a/wire.zip")).inside("b/c.xml").stem
        'c'
        """
        shown = "".join(c if c.isprintable() else "?" for c in name)[:_NAME_LIMIT]
        named = PurePosixPath(shown.replace("\\", "/")).stem if stem is None else stem
        return Place(self.path, (*self.members, shown), named or self.stem)

    def fault(self, reason: str) -> Fault:
        """The fault that something here cannot be read for that reason."""
        return Fault(path=self.path, member=", ".join(self.members), reason=_line(reason))


def _line(reason: str) -> str:
    """Words of libraries may hold what they were fed."""
    return "".join(c if c.isprintable() else "?" for c in " ".join(reason.split()))[:_REASON_LIMIT]


def place_of(path: Path) -> Place:
    """The place of a file."""
    return Place(str(path), (), path.stem)


def fault_of(error: SourceError) -> Fault:
    """The fault that an error tells of."""
    if isinstance(error.place, Place):
        return error.place.fault(error.fault)
    return Fault(path=error.path, reason=error.fault)
