"""From a file to what was read in it: formats told by content, containers opened, bounded memory.

A container yields its members one after the other, and nothing of them stays in memory after
they were read; what is bad is a fault, and the rest is read on.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from checker.errors import SourceError
from checker.ingest.containers import gzip, lines, mail, tar, warc
from checker.ingest.containers import zip as zip_archive
from checker.ingest.detect import Format, detect
from checker.ingest.draft import Draft, Reading
from checker.ingest.formats import (
    docx,
    feed,
    html,
    iptc7901,
    json,
    newsml_1,
    newsml_g2,
    nitf,
    pdf,
    txt,
)
from checker.ingest.place import Place, fault_of, place_of
from checker.ingest.stream import Exhausted, Gauge, Member, Stream
from checker.ingest.wire.lineage import with_lineage
from checker.ingest.wire.notices import with_notices
from checker.settings import IngestSettings

_READERS: dict[Format, Callable[[bytes, Place], Reading]] = {
    Format.HTML: html.read,
    Format.JSON: json.read,
    Format.NITF: nitf.read,
    Format.NEWSML_G2: newsml_g2.read,
    Format.NEWSML_1: newsml_1.read,
    Format.FEED: feed.read,
    Format.IPTC7901: iptc7901.read,
    Format.DOCX: docx.read,
    Format.PDF: pdf.read,
    Format.TEXT: txt.read,
}
_CONTAINERS: dict[Format, Callable[[Member, Gauge], Iterator[Member | Reading]]] = {
    Format.GZIP: gzip.members,
    Format.LINES: lines.members,
    Format.MAIL: mail.members,
    Format.TAR: tar.members,
    Format.WARC: warc.members,
    Format.ZIP: zip_archive.members,
}


def open_file(path: Path, limits: IngestSettings) -> Iterator[Reading]:
    """What is read in a file, piece by piece: every article, and a fault for all that is bad.

    Nothing is raised for bad input, and nothing is written to disk.
    """
    place = place_of(path)
    if path.is_dir():
        yield _failed(place, "is a folder, not a source")
    elif not path.is_file():
        yield _failed(place, "no such file" if not path.exists() else "is no regular file")
    else:
        try:
            with path.open("rb") as file:
                gauge = Gauge(place, path.stat().st_size, limits)
                empty = True
                for reading in open_member(Member(place, Stream(file)), gauge):
                    empty = empty and not (reading.drafts or reading.faults or reading.story)
                    yield reading
                if empty:
                    yield _failed(place, "holds nothing that can be read")
        except OSError as error:
            yield _failed(place, f"cannot be read: {error.strerror or error}")


def open_member(member: Member, gauge: Gauge) -> Iterator[Reading]:
    """The same of something whose bytes come from anywhere."""
    try:
        yield from _read(member, gauge)
    except Exhausted as error:
        yield Reading(faults=(fault_of(error),))


def _read(member: Member, gauge: Gauge) -> Iterator[Reading]:
    try:
        found = member.format or detect(member.stream.head(), member.place)
        if (container := _CONTAINERS.get(found)) is not None:
            yield from _open_container(container(member, gauge), member, gauge)
        else:
            raw = member.stream.read_whole(member.place, gauge.limits)
            reading = _READERS[found](raw, member.place)
            yield _finished(reading, member.place, gauge.limits)
    except Exhausted:
        raise
    except SourceError as error:
        yield Reading(faults=(fault_of(error),))


def _open_container(
    inside: Iterator[Member | Reading], member: Member, gauge: Gauge
) -> Iterator[Reading]:
    most = gauge.limits.max_nesting
    for one in inside:
        if isinstance(one, Reading):
            yield _finished(one, member.place, gauge.limits)
        elif one.depth > most:
            fault = f"lies more than {most} levels deep in other files (ingest.max_nesting)"
            yield _failed(one.place, fault)
        else:
            yield from _read(one, gauge)


def _finished(reading: Reading, place: Place, limits: IngestSettings) -> Reading:
    """A reading without texts too long for an article, and with the notices in the others read."""
    most = limits.max_characters
    faults = [
        place.fault(
            f"the text of {draft.id!r} has more than {most} characters (ingest.max_characters)"
        )
        for draft in reading.drafts
        if len(draft.text) > most
    ]
    fair = (draft for draft in reading.drafts if len(draft.text) <= most)
    drafts: tuple[Draft, ...] = tuple(with_lineage(with_notices(draft)) for draft in fair)
    return reading.model_copy(update={"drafts": drafts, "faults": (*reading.faults, *faults)})


def _failed(place: Place, reason: str) -> Reading:
    return Reading(faults=(place.fault(reason),))
