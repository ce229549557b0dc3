"""zip: the directory of an archive is read first, then one member after the other."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

from checker.errors import SourceError
from checker.ingest.containers.names import is_hidden, refusal
from checker.ingest.detect import Format
from checker.ingest.draft import Reading
from checker.ingest.place import Place
from checker.ingest.stream import SMALL, Gauge, Guarded, Member, Stream

_ENTRY = 512
"""Bytes that an entry of the directory takes at most on average; more is an attack."""
_END = struct.Struct("<4s4H2LH")
_BROKEN = (
    zipfile.BadZipFile, struct.error, zlib.error, EOFError, NotImplementedError, RuntimeError,
    ValueError, KeyError, IndexError,
)  # fmt: skip


def members(member: Member, gauge: Gauge) -> Iterator[Member | Reading]:
    """The files; encrypted ones, links, bombs and names that lead outside are faults.

    Raises:
        SourceError: the archive is damaged, or has too many members.

    """
    file = _seekable(member, gauge)
    _check_directory(file, member.place, gauge)
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
            if len(entries) > gauge.limits.max_members:
                raise SourceError(member.place, _too_many(gauge))
            if any(entry.filename == "word/document.xml" for entry in entries):
                file.seek(0)
                yield Member(member.place, Stream(file), Format.DOCX, member.depth)
                return
            for entry in entries:
                if not entry.is_dir():
                    yield from _member(archive, entry, member, gauge)
    except _BROKEN as error:
        raise SourceError(member.place, f"is a damaged zip archive: {error}") from error


def _member(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, member: Member, gauge: Gauge
) -> Iterator[Member | Reading]:
    place = member.place.inside(entry.filename)
    if fault := _refusal(entry, gauge):
        yield Reading(faults=(place.fault(fault),))
        return
    if is_hidden(entry.filename):
        return
    try:
        file = archive.open(entry)
    except (*_BROKEN, OSError) as error:
        yield Reading(faults=(place.fault(f"is damaged: {error}"),))
        return
    with file:
        yield Member(place, Stream(Guarded(file, place, _BROKEN), gauge), None, member.depth + 1)


def _refusal(entry: zipfile.ZipInfo, gauge: Gauge) -> str:
    if fault := refusal(entry.orig_filename) or refusal(entry.filename):
        return fault
    if entry.flag_bits & 0x1:
        return "is encrypted"
    if (entry.external_attr >> 16) & 0o170000 == 0o120000:
        return "is a link, which is not followed"
    most = max(entry.compress_size * gauge.limits.max_ratio, SMALL)
    if entry.file_size > most:
        return f"unpacks to more than {gauge.limits.max_ratio} times its size (ingest.max_ratio)"
    return ""


def _seekable(member: Member, gauge: Gauge) -> io.BufferedReader | io.BytesIO:
    """The archive as a file in which one can go to and fro; in memory if it lies in another."""
    source = member.stream.seekable_source()
    return source or io.BytesIO(member.stream.read_whole(member.place, gauge.limits))


def _check_directory(file: io.BufferedReader | io.BytesIO, place: Place, gauge: Gauge) -> None:
    """Refuse a directory too large to be read, before it is."""
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - (1 << 16) - _END.size))
    tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or at + _END.size > len(tail):
        raise SourceError(place, "is a damaged zip archive: its directory is missing")
    stated = _END.unpack_from(tail, at)
    directory = stated[5] if stated[5] != 0xFFFFFFFF else size
    if directory > gauge.limits.max_members * _ENTRY:
        raise SourceError(place, _too_many(gauge))
    file.seek(0)


def _too_many(gauge: Gauge) -> str:
    return f"has more than {gauge.limits.max_members} members (ingest.max_members)"
