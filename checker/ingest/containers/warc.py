"""WARC (ISO 28500): the pages of a web archive, one after the other."""

import zlib
from collections.abc import Iterator

from checker.errors import SourceError
from checker.ingest.detect import Format
from checker.ingest.draft import Reading
from checker.ingest.stream import Gauge, Guarded, Member, Stream

_PAGES = ("text/html", "application/xhtml+xml")
_BROKEN = (
    ValueError, EOFError, zlib.error, KeyError, AttributeError, IndexError, TypeError,
)  # fmt: skip
"""What warcio raises on records that are none, beside its own error."""


def members(member: Member, gauge: Gauge) -> Iterator[Member | Reading]:
    """The pages that were answers to a request and not errors; pictures and the like are none.

    Raises:
        SourceError: the archive is damaged; what came before was yielded.

    """
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415  (slow to import)
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415

    try:
        for record in ArchiveIterator(member.stream, no_record_parse=False):
            http = record.http_headers
            if record.rec_type != "response" or http is None or http.get_statuscode() != "200":
                continue
            kind = (http.get_header("Content-Type") or "").partition(";")[0].strip().lower()
            if kind not in _PAGES:
                continue
            address = record.rec_headers.get_header("WARC-Target-URI") or "page"
            place = member.place.inside(address, address[:200])
            stream = Stream(Guarded(record.content_stream(), place, _BROKEN), gauge)
            yield Member(place, stream, Format.HTML, member.depth + 1)
    except (*_BROKEN, ArchiveLoadFailed) as error:
        told = str(error) if isinstance(error, ArchiveLoadFailed) else type(error).__name__
        raise SourceError(member.place, f"is a damaged WARC file: {told}") from error
