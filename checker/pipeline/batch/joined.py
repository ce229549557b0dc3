"""A file that is put together from many others, of which few change from one time to the next."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import BinaryIO, NamedTuple

from checker.report.write import replacing

_CHUNK = 1 << 20
"""Bytes copied at once."""


class Stamp(NamedTuple):
    """What tells a file from the one that is put in its place."""

    number: int
    written: int
    size: int

    @classmethod
    def of(cls, path: str) -> "Stamp":
        """That of a file; an OSError tells that it is not there."""
        told = os.stat(path)  # noqa: PTH116 - asked of thousands of files in each run
        return cls(told.st_ino, told.st_mtime_ns, told.st_size)


class _Piece(NamedTuple):
    """Bytes of a file."""

    path: str
    start: int
    size: int


class Joined:
    """Puts parts together; what has not changed is taken over from what was put together before.

    That goes as long as nobody else has written it; a new process reads every part.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stamp: Stamp | None = None
        self._starts: Mapping[tuple[str, Stamp], int] = {}
        """Where in the file each part stands, as it was then."""

    def put_together(self, parts: Iterable[str]) -> None:
        """Write what is in these files, one after the other, in the place of what was there.

        Raises:
            OSError: one of them cannot be read, or the whole not be written.

        """
        is_own = self._path.exists() and Stamp.of(str(self._path)) == self._stamp
        known = self._starts if is_own else {}
        starts, end = {}, 0
        for part in parts:
            stamp = Stamp.of(part)
            starts[part, stamp] = end
            end += stamp.size
        with replacing(self._path) as new:
            for piece in _pieces(starts, known, str(self._path)):
                _copy(piece, new)
        self._starts, self._stamp = starts, Stamp.of(str(self._path))


def _pieces(
    parts: Iterable[tuple[str, Stamp]], known: Mapping[tuple[str, Stamp], int], whole: str
) -> list[_Piece]:
    """Where to read it all: what is known and goes on without a gap is read in one."""
    pieces = [_Piece(whole, 0, 0)]
    for part, stamp in parts:
        start = known.get((part, stamp))
        last = pieces[-1]
        if start is None:
            pieces.append(_Piece(part, 0, stamp.size))
        elif last.path == whole and last.start + last.size == start:
            pieces[-1] = last._replace(size=last.size + stamp.size)
        else:
            pieces.append(_Piece(whole, start, stamp.size))
    return [piece for piece in pieces if piece.size]


def _copy(piece: _Piece, new: BinaryIO) -> None:
    left = piece.size
    with Path(piece.path).open("rb") as old:
        old.seek(piece.start)
        while some := old.read(min(left, _CHUNK)):
            new.write(some)
            left -= len(some)
