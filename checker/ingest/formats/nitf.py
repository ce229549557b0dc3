"""NITF (IPTC News Industry Text Format, 2.5 to 3.6): articles of AFP, AP, NTB, PA and others.

What stands in the head (du-key, management status, dates, editor's messages) describes the
article; what stands in the body is its text: headline, byline, dateline, paragraphs, captions,
lists and tables, each on a line of its own.
"""

from collections.abc import Iterator
from datetime import date, datetime

from lxml import etree

from checker.errors import SourceError
from checker.ingest.decode import check
from checker.ingest.draft import Draft, Reading
from checker.ingest.layout import Piece, lay_out
from checker.ingest.metadata import parse_moment, parse_published
from checker.ingest.place import Place
from checker.ingest.wire.fields import parse_id, parse_status, parse_version
from checker.ingest.xml import attribute, each, first, first_text, name_of, parse_xml, text_of
from checker.records.article import BlockKind
from checker.records.wire import Wire

_LINES = {"li": BlockKind.LIST_ITEM, "tr": BlockKind.LIST_ITEM, "dt": BlockKind.LIST_ITEM,
          "dd": BlockKind.LIST_ITEM, "media-caption": BlockKind.CAPTION,
          "caption": BlockKind.CAPTION, "p": BlockKind.BODY, "pre": BlockKind.BODY}  # fmt: skip
"""Elements that are lines."""
_UNREAD = frozenset({"media-metadata", "media-reference", "media-object", "style", "note"})
_JUNK = {"media-producer": "picture credit", "tagline": "source credit", "bibliography": "links"}


def read(raw: bytes, place: Place) -> Reading:
    """The article of a NITF file.

    Raises:
        SourceError: it is no XML, or holds no text.

    """
    root = parse_xml(raw, place)
    return Reading(drafts=(read_article(root, place),))


def read_article(root: etree._Element, place: Place) -> Draft:
    """The article in an element 'nitf'.

    Raises:
        SourceError: it holds no text.

    """
    text, marks = lay_out(body_pieces(root))
    wire = _wire(root)
    if not text and not wire.text_id:
        raise SourceError(place, "is NITF without any text")
    title = first_text(root, "hl1", "hedline", "title")
    text = text or title or wire.note
    check(text, place)
    return Draft(
        id=wire.text_id or place.stem,
        text=text,
        name=_outlet(root),
        title=title,
        subtitle=first_text(root, "hl2"),
        published=_published(root),
        marks=marks,
        path=str(place),
        wire=wire if wire.text_id or wire.slug else None,
    )


def body_pieces(root: etree._Element) -> Iterator[Piece]:
    """The lines of head and content of the body, in reading order."""
    head = first(root, "body.head")
    if head is not None:
        yield from _head_pieces(head)
    elif title := first_text(root, "title"):
        yield Piece(title, BlockKind.TITLE)
    content = first(root, "body.content", "block")
    if content is not None:
        yield from content_pieces(content)
    end = first(root, "body.end")
    if end is not None:
        yield from content_pieces(end)


def content_pieces(content: etree._Element) -> Iterator[Piece]:
    """The lines of a body, or of any element that holds paragraphs."""
    loose: list[str] = [content.text or ""]
    for child in content:
        name = name_of(child)
        if name in _UNREAD:
            loose.append(child.tail or "")
            continue
        if name in _LINES or name in _JUNK or name.startswith("hl") or _holds_lines(child):
            yield _loose(loose)
            loose = [child.tail or ""]
            yield from _child_pieces(child, name)
        elif name == "br":
            yield _loose(loose)
            loose = [child.tail or ""]
        else:
            loose += [text_of(child), child.tail or ""]
    yield _loose(loose)


def _loose(strings: list[str]) -> Piece:
    """Text that stands outside of any paragraph."""
    return Piece(" ".join("".join(strings).split()))


def _child_pieces(child: etree._Element, name: str) -> Iterator[Piece]:
    if name in _JUNK:
        yield Piece(text_of(child), BlockKind.JUNK, _JUNK[name])
    elif name == "tr":
        cells = [text_of(cell) for cell in child if name_of(cell) in {"td", "th"}]
        yield Piece("\t".join(filter(None, cells)), BlockKind.LIST_ITEM)
    elif _holds_lines(child):
        yield from content_pieces(child)
    elif child.get("lede") == "note" or child.get("class") == "note":
        yield Piece(text_of(child), BlockKind.JUNK, "editor's note")
    else:
        yield Piece(text_of(child), _LINES.get(name))


def _holds_lines(element: etree._Element) -> bool:
    return any(name_of(inner) in _LINES or name_of(inner) == "br" for inner in element)


def _head_pieces(head: etree._Element) -> Iterator[Piece]:
    """Headlines, notes, byline and dateline; the abstract repeats the text and is left out."""
    for element in head:
        name = name_of(element)
        if name == "hedline":
            for line in element:
                kind = BlockKind.TITLE if name_of(line) == "hl1" else BlockKind.SUBTITLE
                yield Piece(text_of(line), kind)
        elif name in {"byline", "note", "rights", "distributor"}:
            reason = {"byline": "byline", "note": "editor's note"}.get(name, "source credit")
            yield Piece(text_of(element), BlockKind.JUNK, reason)
        elif name == "dateline":
            yield Piece(_dateline(element), BlockKind.BODY)


def _dateline(element: etree._Element) -> str:
    """The dateline with the dash that tells it as one."""
    text = text_of(element).rstrip(" -–—")
    return f"{text} –" if text else ""


def _wire(root: etree._Element) -> Wire:
    docdata = first(root, "docdata")
    head = root if docdata is None else docdata
    status = attribute(root, "docdata", "management-status") or first_text(
        head, "management-status"
    )
    notes = [attribute(head, "ed-msg", "info", "msg-type"), first_text(head, "ed-msg")]
    notes += [attribute(head, "correction", "info")]
    history = list(each(root, "revision-history"))
    return Wire(
        text_id=parse_id(
            attribute(head, "doc-id", "id-string") or attribute(head, "du-key", "key")
        ),
        version=parse_version(attribute(head, "du-key", "version", "generation")) or len(history),
        status=parse_status(status),
        correction=first(head, "correction") is not None,
        embargo=_moment(head, "date.release") if "embargo" in status.lower() else None,
        note=" ".join(filter(None, notes)),
        slug=_slug(root),
    )


def _slug(root: etree._Element) -> str:
    named = {
        (meta.get("name") or "").lower(): (meta.get("content") or "").strip()
        for meta in each(root, "meta")
    }
    slugs = (
        named.get(key, "") for key in ("slug", "slugline", "ap-slug", "slug-line", "ntbstikkord")
    )
    return next(filter(None, slugs), "") or attribute(root, "du-key", "key")


def _published(root: etree._Element) -> datetime | date | None:
    stated = [attribute(root, key, "norm") for key in ("date.issue", "date.release", "story.date")]
    told = map(parse_published, (*stated, attribute(root, "pubdata", "date.publication")))
    return next(filter(None, told), None)


def _moment(root: etree._Element, name: str) -> datetime | None:
    return parse_moment(attribute(root, name, "norm"))


def _outlet(root: etree._Element) -> str:
    return (
        first_text(root, "distributor")
        or attribute(root, "doc.copyright", "holder")
        or attribute(root, "pubdata", "name")
        or attribute(root, "doc-id", "regsrc")
    )
