"""Bytes read once from front to back, under limits, whose head can be looked at beforehand."""

import io
from typing import NamedTuple, Protocol

from checker.errors import SourceError
from checker.ingest.detect import Format
from checker.ingest.place import Place
from checker.settings import IngestSettings

HEAD = 1 << 20
"""Bytes by which the format of a file is told."""
SMALL = 1_000_000
"""Bytes up to which nothing is refused for its ratio."""


class Readable(Protocol):
    """Where bytes come from: a file, or a member of an archive."""

    def read(self, count: int, /) -> bytes:
        """At most so many bytes; none at the end."""
        ...


class Guarded:
    """Bytes whose reader's own errors become the fault that their place is damaged."""

    def __init__(self, source: Readable, place: Place, errors: tuple[type[Exception], ...]) -> None:
        self._source = source
        self._place = place
        self._errors = errors

    def read(self, count: int) -> bytes:
        """At most so many bytes; none at the end.

        Raises:
            SourceError: they cannot be read.

        """
        try:
            return self._source.read(count) or b""
        except self._errors as error:
            raise SourceError(self._place, f"is damaged: {error}") from error


class Gauge:
    """Counts what one file unpacks to, over all its levels."""

    def __init__(self, place: Place, packed: int, limits: IngestSettings) -> None:
        self.limits = limits
        self._place = place
        self._unpacked = 0
        self._most = min(limits.max_unpacked, max(packed * limits.max_ratio, SMALL))

    def spend(self, count: int) -> None:
        """Count bytes that were unpacked.

        Raises:
            Exhausted: the file has unpacked to more than it may.

        """
        self._unpacked += count
        if self._unpacked > self._most:
            raise Exhausted(
                self._place,
                f"unpacks to more than {self._most} bytes (ingest.max_unpacked, ingest.max_ratio);"
                " what comes after them was not read",
            )


class Exhausted(SourceError):
    """A file unpacks to so much that nothing more of it is read."""


class Stream(io.RawIOBase):
    """The bytes of a file or member."""

    def __init__(self, source: Readable, gauge: Gauge | None = None) -> None:
        super().__init__()
        self._source = source
        self._gauge = gauge
        self._head = io.BytesIO()

    def head(self) -> bytes:
        """The first bytes, up to HEAD, which are read again afterwards."""
        pieces: list[bytes] = []
        left = HEAD
        while left > 0 and (piece := self._take(left)):
            pieces.append(piece)
            left -= len(piece)
        self._head = io.BytesIO(b"".join(pieces))
        return self._head.getvalue()

    def seekable_source(self) -> io.BufferedReader | None:
        """The file itself, where it is one on disk, and can be gone to and fro in."""
        return self._source if isinstance(self._source, io.BufferedReader) else None

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Read on; what was looked at as head comes first."""
        piece = self._head.read(len(buffer)) or self._take(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)

    def read_whole(self, place: Place, limits: IngestSettings) -> bytes:
        """All bytes.

        Raises:
            SourceError: there are more than may be read whole.

        """
        pieces: list[bytes] = []
        left = limits.max_bytes + 1
        while left > 0 and (piece := self.read(min(left, HEAD))):
            pieces.append(piece)
            left -= len(piece)
        if left <= 0:
            raise SourceError(place, f"is larger than {limits.max_bytes} bytes (ingest.max_bytes)")
        return b"".join(pieces)

    def _take(self, count: int) -> bytes:
        piece = self._source.read(count)
        if self._gauge is not None:
            self._gauge.spend(len(piece))
        return piece


class Member(NamedTuple):
    """Something to be read: a file, or what lies in one."""

    place: Place
    stream: Stream
    format: Format | None = None
    """Where it is known beforehand; else the content tells."""
    depth: int = 0
    """How many archives, compressed files and messages it lies in."""
