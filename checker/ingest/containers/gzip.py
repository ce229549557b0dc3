"""gzip: one compressed file."""

import gzip
import zlib
from collections.abc import Iterator

from checker.errors import SourceError
from checker.ingest.draft import Reading
from checker.ingest.place import Place
from checker.ingest.stream import Gauge, Member, Stream


def members(member: Member, gauge: Gauge) -> Iterator[Member | Reading]:
    """The file that was compressed. Its name is that of the packed one without '.gz'."""
    with gzip.GzipFile(fileobj=member.stream) as file:
        stream = Stream(_Unpacked(file, member.place), gauge)
        stem = member.place.stem.rpartition(".")[0] or member.place.stem
        yield Member(member.place._replace(stem=stem), stream, None, member.depth + 1)


class _Unpacked:
    """Turns the errors of a damaged file into its fault."""

    def __init__(self, file: gzip.GzipFile, place: Place) -> None:
        self._file = file
        self._place = place

    def read(self, count: int) -> bytes:
        try:
            return self._file.read1(count)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise SourceError(self._place, f"is damaged gzip: {error}") from error
