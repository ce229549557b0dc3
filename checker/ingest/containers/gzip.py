"""gzip: one compressed file."""

import gzip
import zlib
from collections.abc import Iterator

from checker.ingest.draft import Reading
from checker.ingest.stream import Gauge, Guarded, Member, Stream

_BROKEN = (EOFError, zlib.error, gzip.BadGzipFile)


def members(member: Member, gauge: Gauge) -> Iterator[Member | Reading]:
    """The file that was compressed. Its name is that of the packed one without '.gz'."""
    with gzip.GzipFile(fileobj=member.stream) as file:
        stream = Stream(Guarded(file, member.place, _BROKEN), gauge)
        stem = member.place.stem.rpartition(".")[0] or member.place.stem
        yield Member(member.place._replace(stem=stem), stream, None, member.depth + 1)
