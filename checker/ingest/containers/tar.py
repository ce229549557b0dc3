"""tar: read from front to back, so that it may come out of gzip and be of any size."""

import tarfile
from collections.abc import Iterator
from typing import IO, cast

from checker.errors import SourceError
from checker.ingest.containers.names import is_hidden, refusal
from checker.ingest.draft import Reading
from checker.ingest.place import Place
from checker.ingest.stream import Exhausted, Gauge, Guarded, Member, Stream

_HEADERS = 4_000_000
"""Bytes between two members; more of them are no headers but an attack on our memory."""

_BROKEN = (tarfile.TarError, EOFError, OverflowError, ValueError, IndexError)


def members(member: Member, gauge: Gauge) -> Iterator[Member | Reading]:
    """The regular files. Links, devices and names that lead outside are faults.

    Raises:
        SourceError: the archive is damaged; what came before was yielded.

    """
    metered = _Metered(member.stream, member.place)
    metered.allow(_HEADERS)
    try:
        with tarfile.open(fileobj=cast("IO[bytes]", metered), mode="r|") as archive:
            count = 0
            while (entry := archive.next()) is not None:
                archive.members = []  # type: ignore[attr-defined]  # else all headers are kept
                metered.allow(entry.size + _HEADERS)
                if entry.isdir() or is_hidden(entry.name):
                    continue
                count += 1
                if count > gauge.limits.max_members:
                    raise SourceError(
                        member.place,
                        f"has more than {gauge.limits.max_members} members (ingest.max_members);"
                        " what comes after them was not read",
                    )
                yield _member(archive, entry, member, gauge)
    except _BROKEN as error:
        raise SourceError(member.place, f"is a damaged tar archive: {error}") from error


def _member(
    archive: tarfile.TarFile, entry: tarfile.TarInfo, member: Member, gauge: Gauge
) -> Member | Reading:
    place = member.place.inside(entry.name)
    fault = refusal(entry.name)
    if not entry.isreg():
        fault = "is a link or device, which is not followed"
    elif entry.issparse():
        fault = "is a sparse file, which is not read"
    file = None if fault else archive.extractfile(entry)
    if file is None:
        return Reading(faults=(place.fault(fault or "is no regular file"),))
    return Member(place, Stream(Guarded(file, place, _BROKEN)), None, member.depth + 1)


class _Metered:
    """Lets the reader of headers take no more memory than headers need."""

    def __init__(self, stream: Stream, place: Place) -> None:
        self._stream = stream
        self._place = place
        self._left = 0

    def allow(self, count: int) -> None:
        self._left = count

    def read(self, count: int) -> bytes:
        piece = self._stream.read(count) or b""
        self._left -= len(piece)
        if self._left < 0:
            raise Exhausted(self._place, "has headers of a size that no tar archive needs")
        return piece
