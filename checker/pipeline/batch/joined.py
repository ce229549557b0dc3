"""A file that is put together from many others, of which few change from one time to the next."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import BinaryIO, NamedTuple

from checker.report.write import replacing

_CHUNK = 1 << 20
"""Bytes copied at once."""


class _Seal(NamedTuple):
    """What tells a file from the one that is put in its place."""

    number: int
    written: int
    size: int


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
        self._seal: _Seal | None = None
        self._starts: Mapping[tuple[str, _Seal], int] = {}
        """Where in the file each part stands, as it was then."""

    def put_together(self, parts: Iterable[str]) -> None:
        """Write what is in these files, one after the other, in the place of what was there.

        Raises:
            OSError: one of them cannot be read, or the whole not be written.

        """
        is_own = self._path.exists() and _seal_of(str(self._path)) == self._seal
        known = self._starts if is_own else {}
        starts, end = {}, 0
        for part in parts:
            seal = _seal_of(part)
            starts[part, seal] = end
            end += seal.size
        with replacing(self._path) as new:
            for piece in _pieces(starts, known, str(self._path)):
                _copy(piece, new)
        self._starts, self._seal = starts, _seal_of(str(self._path))


def _pieces(
    parts: Iterable[tuple[str, _Seal]], known: Mapping[tuple[str, _Seal], int], whole: str
) -> list[_Piece]:
    """Where to read it all: what is known and goes on without a gap is read in one."""
    pieces = [_Piece(whole, 0, 0)]
    for part, seal in parts:
        start = known.get((part, seal))
        last = pieces[-1]
        if start is None:
            pieces.append(_Piece(part, 0, seal.size))
        elif last.path == whole and last.start + last.size == start:
            pieces[-1] = last._replace(size=last.size + seal.size)
        else:
            pieces.append(_Piece(whole, start, seal.size))
    return [piece for piece in pieces if piece.size]


def _copy(piece: _Piece, new: BinaryIO) -> None:
    left = piece.size
    with Path(piece.path).open("rb") as old:
        old.seek(piece.start)
        while some := old.read(min(left, _CHUNK)):
            new.write(some)
            left -= len(some)


def _seal_of(path: str) -> _Seal:
    told = os.stat(path)  # noqa: PTH116 - of all parts, each time
    return _Seal(told.st_ino, told.st_mtime_ns, told.st_size)
