"""NewsML 1.0 to 1.2 (IPTC), as AFP and others send it: news items with NITF, XHTML or plain text.

A component may hold others (a text and its pictures): the first that carries text is read.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime

from lxml import etree

from checker.errors import SourceError
from checker.ingest.decode import check
from checker.ingest.draft import Draft, Reading
from checker.ingest.formats import html, nitf
from checker.ingest.formats.newsml_g2 import body_pieces, read_items
from checker.ingest.layout import Piece, lay_out
from checker.ingest.metadata import parse_moment, parse_published
from checker.ingest.place import Place
from checker.ingest.wire.fields import parse_id, parse_status, parse_version
from checker.ingest.xml import (
    as_markup,
    attribute,
    each,
    first,
    first_text,
    name_of,
    parse_xml,
    text_of,
)
from checker.records.article import BlockKind
from checker.records.wire import Wire
from checker.text.normalise import words

_COMPACT = re.compile(r"(\d{8}T\d{6})([+-]\d{4}|Z)?$")
_PAGES = frozenset({"html", "body", "div", "section", "article"})
_KINDS = frozenset({"text", "text/plain", "text/html", "nitf", "xhtml", ""})


def read(raw: bytes, place: Place) -> Reading:
    """The texts of a NewsML document.

    Raises:
        SourceError: it is no XML, or holds no news item.

    """
    items = list(each(parse_xml(raw, place), "newsitem"))
    if not items:
        raise SourceError(place, "is NewsML without a news item")
    return read_items(items, "NewsItem", place, _read_item)


def _read_item(item: etree._Element, place: Place) -> Draft:
    wire = _wire(item)
    title = first_text(item, "headline")
    pieces = [piece for piece in _pieces(item, place) if piece.text.strip()]
    if not pieces and not wire.note and not title:
        raise SourceError(place, "has no text in it, at most links to its content")
    text, marks = lay_out([*_head(item, title, pieces), *(pieces or [Piece(wire.note)])])
    check(text, place)
    return Draft(
        id=wire.text_id or place.stem,
        text=text,
        name=_outlet(item),
        title=title,
        subtitle=first_text(item, "subheadline"),
        published=_published(item, "thisrevisioncreated") or _published(item, "firstcreated"),
        marks=marks,
        path=str(place),
        wire=wire if wire.text_id else None,
    )


def _head(item: etree._Element, title: str, pieces: list[Piece]) -> Iterator[Piece]:
    """The lines about the text that are to be read with it, unless the body repeats them."""
    opening = [words(piece.text[:500]) for piece in pieces[:3]]
    if title and words(title) not in opening:
        yield Piece(title, BlockKind.TITLE)
    yield Piece(first_text(item, "subheadline"), BlockKind.SUBTITLE)
    yield Piece(first_text(item, "byline"), BlockKind.JUNK, "byline")
    dateline = first_text(item, "dateline")
    if dateline and not any(words(dateline)[:1] == line[:1] for line in opening):
        yield Piece(f"{dateline.rstrip(' -–—')} –", BlockKind.BODY)


def _pieces(item: etree._Element, place: Place) -> Iterator[Piece]:
    for content in each(item, "contentitem"):
        body = first(content, "datacontent")
        kind = attribute(content, "mediatype", "FormalName").lower()
        if body is None or kind not in _KINDS:
            continue
        inner = next((child for child in body if isinstance(child.tag, str)), None)
        if inner is None:
            mime = attribute(content, "mimetype", "FormalName") + attribute(
                content, "format", "FormalName"
            )
            found = body_pieces(body.text or "", mime.lower(), place)
        elif name_of(inner) == "nitf":
            found = nitf.body_pieces(inner)
        elif name_of(inner) in _PAGES:
            found = html.body_pieces(as_markup(inner), place)
        else:  # paragraphs of NITF or XHTML without anything round them
            found = nitf.content_pieces(body)
        if pieces := [piece for piece in found if piece.text.strip()]:
            yield from pieces
            return


def _wire(item: etree._Element) -> Wire:
    notes = [text_of(note) for note in each(item, "instruction", "usagerights", "comment")]
    lines = (first_text(line, "newslinetext") for line in each(item, "newsline") if _is_note(line))
    status = attribute(item, "status", "FormalName")
    return Wire(
        text_id=_identity(item),
        version=parse_version(first_text(item, "revisionid")),
        status=parse_status(status),
        correction="correct" in attribute(item, "instruction", "FormalName").lower(),
        embargo=_embargo(item, status),
        note=" ".join(filter(None, (*lines, *notes[:1]))),
        slug=first_text(item, "slugline") or first_text(item, "namelabel"),
    )


def _identity(item: etree._Element) -> str:
    """The public identifier without its revision, or what it is made of."""
    public = re.sub(r":\d+[A-Z]?$", "", first_text(item, "publicidentifier"))
    parts = (first_text(item, name) for name in ("providerid", "newsitemid"))
    return parse_id(public or ":".join(filter(None, parts)))


def _is_note(line: etree._Element) -> bool:
    kind = attribute(line, "newslinetype", "FormalName").lower()
    return "note" in kind or "correction" in kind or "advisory" in kind


def _embargo(item: etree._Element, status: str) -> datetime | None:
    """When a text under embargo is set free: the next status that its management foretells."""
    future = first(item, "statuswillchange")
    if future is None or parse_status(status) == parse_status("usable"):
        return None
    return _moment(future, "dateandtime")


def _outlet(item: etree._Element) -> str:
    for name in ("provider", "source"):
        for element in each(item, name):
            if party := attribute(element, "party", "FormalName"):
                return party.strip()
    return first_text(item, "providerid")


def _published(item: etree._Element, name: str) -> datetime | date | None:
    return parse_published(_time(item, name))


def _moment(item: etree._Element, name: str) -> datetime | None:
    return parse_moment(_time(item, name))


def _time(item: etree._Element, name: str) -> str:
    """A time, which is written '20140821T043303+0000'."""
    stated = first_text(item, name)
    found = _COMPACT.match(stated)
    return (found.group(1) + (found.group(2) or "Z")) if found else stated
