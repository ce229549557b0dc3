"""PDF: the text of a press release or page, its lines joined to paragraphs.

What stands in the same place on several pages (running heads, page numbers) is marked as junk.
"""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from checker.errors import SourceError
from checker.ingest.decode import check
from checker.ingest.draft import Draft, Reading
from checker.ingest.layout import Piece, lay_out
from checker.ingest.metadata import parse_moment, parse_published
from checker.ingest.paragraphs import join_lines
from checker.ingest.place import Place
from checker.records.article import BlockKind

_MOST_PAGES = 1_000
_MOST_CHARACTERS = 2_000_000
_EDGE = 2
"""Lines at the top and foot of a page among which running heads are looked for."""
_NUMBER = re.compile(
    r"(?:page|seite|p\.)?\s*[-–(]?\s*\d{1,4}\s*[-–)]?(?:\s*(?:/|of|von)\s*\d{1,4})?$", re.I
)
# How pdfium writes the hyphen of a word broken at the end of a line, which it joins.
_BROKEN_WORD = re.compile(r"(?<=\w)[\x02\ufffe](?=(?P<rest>\w\S*))")
_HYPHENS = {0x02: "-", 0xFFFE: "-", 0: None}
_DATE = re.compile(
    r"D:(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?(?:([+-]\d{2})'?(\d{2})?'?|Z)?"
)


def read(raw: bytes, place: Place) -> Reading:
    """The article of a PDF.

    Raises:
        SourceError: it is damaged or encrypted, or holds no text but pictures of pages.

    """
    import pypdfium2  # noqa: PLC0415  (slow to import)

    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        raise SourceError(place, f"is a damaged or encrypted PDF: {error}") from error
    try:
        pages = list(_pages(document))
        known = document.get_metadata_dict(skip_empty=True)
    except (pypdfium2.PdfiumError, ValueError, UnicodeError) as error:
        raise SourceError(place, f"is a damaged PDF: {error}") from error
    finally:
        document.close()
    if not any(line.strip() for page in pages for line in page):
        raise SourceError(place, "is a PDF without text, as scans are; it needs OCR first")
    text, marks = lay_out(_pieces(pages))
    check(text, place)
    return Reading(
        drafts=(
            Draft(
                id=place.stem,
                text=text,
                title=_title(known, text),
                published=_created(known.get("CreationDate", "")),
                marks=marks,
                path=str(place),
            ),
        )
    )


def _pages(document: Any) -> Iterator[list[str]]:  # noqa: ANN401  (pypdfium2 has no types)
    """The lines of each page."""
    left = _MOST_CHARACTERS
    for number in range(min(len(document), _MOST_PAGES)):
        page = document[number]
        try:
            text = page.get_textpage().get_text_bounded(errors="replace")
        finally:
            page.close()
        left -= len(text)
        whole = _BROKEN_WORD.sub(lambda found: "-" if "-" in found["rest"] else "", text)
        yield whole.translate(_HYPHENS).splitlines()
        if left < 0:
            return


def _pieces(pages: list[list[str]]) -> Iterator[Piece]:
    running = _running(pages)
    held: list[str] = []
    for page in pages:
        lines = [line for line in page if line.strip()]
        body: list[str] = []
        edges: list[Piece] = []
        for number, line in enumerate(lines):
            at_edge = number < _EDGE or number >= len(lines) - _EDGE
            if at_edge and (_shape(line) in running or _NUMBER.match(line.strip())):
                edges.append(Piece(line, BlockKind.JUNK, "running head or page number"))
            else:
                body.append(line)
        *whole, last = [*join_lines([*held, *body])] or [""]
        # A paragraph that goes on over the page is joined; what stands between goes before it.
        goes_on = bool(last) and last[-1:] not in '.!?:”"’)' and page is not pages[-1]
        yield from (Piece(paragraph) for paragraph in whole)
        held = [last] if goes_on else []
        if not goes_on:
            yield Piece(last)
        yield from edges
    yield from (Piece(paragraph) for paragraph in held)


def _running(pages: list[list[str]]) -> frozenset[str]:
    """The shapes of lines that stand at the top or foot of more than one page."""
    counts: Counter[str] = Counter()
    for page in pages:
        lines = [line for line in page if line.strip()]
        counts.update({_shape(line) for line in (*lines[:_EDGE], *lines[-_EDGE:])})
    return frozenset(shape for shape, count in counts.items() if count > 1 and shape)


def _shape(line: str) -> str:
    """A line without its numbers, which differ from page to page."""
    return re.sub(r"\d+", "#", " ".join(line.split()).lower())


def _title(known: dict[str, str], text: str) -> str:
    """The title in the metadata, where the text bears it out: often it names a template."""
    title = " ".join(known.get("Title", "").split())
    return title if title and title.lower() in text.lower() else ""


def _created(stated: str) -> datetime | date | None:
    found = _DATE.match(stated)
    if found is None:
        return None
    year, month, day, hour, minute, _, east, part = found.groups()
    if not hour:
        return parse_published(f"{year}-{month}-{day}")
    zone = f"{east}:{part or '00'}" if east else "+00:00"
    return parse_moment(f"{year}-{month}-{day}T{hour}:{minute or '00'}:00{zone}")
