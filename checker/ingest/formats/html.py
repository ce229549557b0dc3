"""HTML: the visible text of a page, one block element a line, with its structure as marks."""

import re
from collections.abc import Iterator

from checker.errors import SourceError
from checker.ingest.decode import check, decode
from checker.ingest.draft import Draft, Reading
from checker.ingest.layout import Piece
from checker.ingest.page import PageLine, parse_page
from checker.ingest.pagemarks import mark_lines
from checker.ingest.place import Place
from checker.records.article import BlockKind

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_HEAD = 2048
_KINDS = {
    "li": BlockKind.LIST_ITEM,
    "tr": BlockKind.LIST_ITEM,
    "figcaption": BlockKind.CAPTION,
    "h1": BlockKind.TITLE,
}


def read(raw: bytes, place: Place) -> Reading:
    """The article of a page.

    Raises:
        SourceError: the page is empty, no text, or nested beyond all reason.

    """
    declared = _CHARSET.search(raw[:_HEAD])
    markup = decode(raw, place, declared.group(1).decode("ascii") if declared else None)
    page = parse_page(markup, place)
    text = _text(page.lines)
    if not text:
        raise SourceError(place, "has no visible text")
    check(text, place)
    known = page.metadata
    return Reading(
        drafts=(
            Draft(
                id=place.stem,
                text=text,
                name=known.outlet,
                title=known.title,
                subtitle=known.subtitle,
                published=known.published,
                marks=mark_lines(page, markup),
                path=str(place),
            ),
        )
    )


def body_pieces(markup: str, place: object) -> Iterator[Piece]:
    """The visible lines of the body of an article, which holds nothing of a page round it.

    Raises:
        SourceError: it is nested beyond all reason.

    """
    for line in parse_page(markup, place).lines:
        tags = (element.tag for element in line.elements)
        yield Piece(line.text, next((_KINDS[tag] for tag in tags if tag in _KINDS), None))


def _text(lines: tuple[PageLine, ...]) -> str:
    return "\n".join(line.text for line in lines)
