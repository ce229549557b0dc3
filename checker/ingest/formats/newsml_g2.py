"""NewsML-G2 (IPTC): a news item, or a message that carries several, as dpa, Reuters and AP send.

The body is inline XHTML or NITF, or plain text in inlineData. Of items that are no text (pictures,
packages, concepts) nothing is read; a text that has only links to its content is a fault.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime

from lxml import etree

from checker.errors import SourceError
from checker.ingest.decode import check
from checker.ingest.draft import Draft, Reading
from checker.ingest.formats import html, nitf
from checker.ingest.layout import Piece, lay_out
from checker.ingest.metadata import parse_moment, parse_published
from checker.ingest.place import Place, fault_of
from checker.ingest.wire.fields import parse_id, parse_status, parse_version, provider_of
from checker.ingest.xml import (
    as_markup,
    attribute,
    each,
    first,
    first_text,
    name_of,
    parse_xml,
    text_of,
    value_of,
)
from checker.records.article import BlockKind
from checker.records.fault import Fault
from checker.records.wire import Wire
from checker.text.normalise import words

_CORRECTS = frozenset({"correction", "c", "corrected"})
"""Signals that say it: sig:correction of IPTC, edStat:C of Reuters."""
_OPENING = 3
"""Pieces among which a body may carry its own headline."""


def read(raw: bytes, place: Place) -> Reading:
    """The texts of an item or message.

    Raises:
        SourceError: it is no XML, or holds no news item.

    """
    root = parse_xml(raw, place)
    items = [root] if name_of(root) == "newsitem" else list(each(root, "newsitem"))
    if not items:
        raise SourceError(place, "is NewsML-G2 without a news item, so it holds no text")
    # Pictures come along with texts; where there is nothing else, they are a fault.
    items = [item for item in items if _is_text(item)] or items[:1]
    return read_items(items, "newsItem", place, _read_item)


def read_items(
    items: Sequence[etree._Element],
    label: str,
    place: Place,
    read_item: Callable[[etree._Element, Place], Draft],
) -> Reading:
    """The texts of a document's items; one that cannot be read leaves the others alone."""
    drafts: list[Draft] = []
    faults: list[Fault] = []
    for number, item in enumerate(items, 1):
        inner = place
        if len(items) > 1:
            inner = place.inside(f"{label} {number}", f"{place.stem}-{number}")
        try:
            drafts.append(read_item(item, inner))
        except SourceError as error:
            faults.append(fault_of(error))
    return Reading(drafts=tuple(drafts), faults=tuple(faults))


def _is_text(item: etree._Element) -> bool:
    kind = attribute(item, "itemclass", "qcode", "uri")
    return not kind or kind.endswith(("text", "composite"))


def _read_item(item: etree._Element, place: Place) -> Draft:
    wire = _wire(item)
    title = _headline(item)
    pieces = list(_pieces(item, place))
    if not pieces and not wire.note and not title:
        raise SourceError(place, "has no text in it, at most links to its content")
    if not pieces:
        pieces = [Piece(wire.note or title)]
    dateline = first_text(item, "dateline")
    text, marks = lay_out(_with_head(title, dateline, pieces))
    check(text, place)
    return Draft(
        id=wire.text_id or place.stem,
        text=text,
        name=_outlet(item),
        title=title,
        published=_published(item, "versioncreated") or _published(item, "contentcreated"),
        marks=marks,
        path=str(place),
        wire=wire if wire.text_id else None,
    )


def _with_head(title: str, dateline: str, pieces: list[Piece]) -> Iterator[Piece]:
    """The pieces after headline and dateline, where the body has not got them itself."""
    opening = [words(piece.text[:500]) for piece in pieces[:_OPENING]]
    if title and words(title) not in opening:
        yield Piece(title, BlockKind.TITLE)
    place = words(dateline)[:1]
    if dateline and not any(place == line[:1] for line in opening):
        yield Piece(f"{dateline.rstrip(' -–—')} –", BlockKind.BODY)
    yield from pieces


def _pieces(item: etree._Element, place: Place) -> Iterator[Piece]:
    """The lines of the first content that is text, whichever form it has."""
    for content in each(item, "inlinexml", "inlinedata"):
        inner = next((child for child in content if isinstance(child.tag, str)), None)
        if inner is None:
            kind = value_of(content, "contenttype")
            yield from body_pieces(content.text or "", kind, place)
        elif name_of(inner) == "nitf":
            yield from nitf.body_pieces(inner)
        elif name_of(inner) == "p":
            yield from html.body_pieces(as_markup(content), place)
        elif name_of(inner) in {"html", "body", "div", "section", "article"}:
            yield from html.body_pieces(as_markup(inner), place)
        else:
            continue
        return


def body_pieces(body: str, kind: str, place: object) -> Iterator[Piece]:
    """The lines of a body that came as one string: HTML, or plain text with a line each."""
    if "html" in kind or body.lstrip().startswith("<"):
        yield from html.body_pieces(body, place)
    else:
        yield from (Piece(line) for line in body.splitlines())


def _wire(item: etree._Element) -> Wire:
    version = parse_version(item.get("version"))
    signals = [value_of(signal, "qcode", "uri") for signal in each(item, "signal")]
    ends = {signal.replace("/", ":").rpartition(":")[2].lower() for signal in signals}
    notes = [text_of(note) for note in each(item, "ednote")]
    return Wire(
        text_id=parse_id(item.get("guid")),
        version=version,
        status=parse_status(attribute(item, "pubstatus", "qcode", "uri")),
        correction=bool(ends & _CORRECTS),
        embargo=parse_moment(first_text(item, "embargoed")),
        note=" ".join(filter(None, notes)),
        slug=first_text(item, "slugline") or first_text(item, "slug"),
    )


def _headline(item: etree._Element) -> str:
    """The headline of the item, not of a section in its body."""
    meta = first(item, "contentmeta")
    return first_text(item if meta is None else meta, "headline", "title")


def _outlet(item: etree._Element) -> str:
    for name in ("provider", "infosource", "copyrightholder"):
        for element in each(item, name):
            if named := first_text(element, "name") or value_of(element, "literal"):
                return named
    named = attribute(item, "provider", "qcode").rpartition(":")[2]
    return named or provider_of(item.get("guid") or "")


def _published(item: etree._Element, name: str) -> datetime | date | None:
    return parse_published(first_text(item, name))
