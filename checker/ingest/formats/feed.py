"""RSS and Atom: an article for each entry, in full where the feed carries it, else its summary.

A summary is said to be one: its text ends in a line that is marked as junk, so that whoever reads
the report knows how little of the article was seen.
"""

import calendar
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from checker.errors import SourceError
from checker.ingest.decode import check
from checker.ingest.draft import Draft, Reading
from checker.ingest.formats import html
from checker.ingest.layout import Piece, lay_out
from checker.ingest.place import Place, fault_of
from checker.ingest.xml import parse_xml
from checker.records.article import BlockKind
from checker.records.fault import Fault
from checker.records.wire import Wire
from checker.text.normalise import words

SUMMARY_ONLY = "[The feed carries only a summary of this article.]"
_MOST_ENTRIES = 10_000


def read(raw: bytes, place: Place) -> Reading:
    """The entries of a feed.

    Raises:
        SourceError: it is no well-formed XML, or a feed without an entry.

    """
    import feedparser  # noqa: PLC0415  (slow to import)

    parse_xml(raw, place)  # feedparser repairs what is broken by guessing, and expands entities
    feed = feedparser.parse(raw, sanitize_html=False, resolve_relative_uris=False)
    name = str(feed.feed.get("title", "")).strip()
    if not feed.entries:
        raise SourceError(place, "is a feed without an entry")
    drafts: list[Draft] = []
    faults: list[Fault] = []
    for number, entry in enumerate(feed.entries[:_MOST_ENTRIES], 1):
        inner = place.inside(f"entry {number}", f"{place.stem}-{number}")
        try:
            drafts.append(_read_entry(entry, inner, name))
        except SourceError as error:
            faults.append(fault_of(error))
    return Reading(drafts=tuple(drafts), faults=tuple(faults))


def _read_entry(entry: Mapping[str, Any], place: Place, name: str) -> Draft:
    title = _plain(entry.get("title", ""), place)
    body, is_full = _body(entry)
    pieces = list(html.body_pieces(body, place)) if body.strip() else []
    if not pieces and not title:
        raise SourceError(place, "has neither title nor text")
    heads = (
        [] if pieces and words(pieces[0].text) == words(title) else [Piece(title, BlockKind.TITLE)]
    )
    tail = [] if is_full else [Piece(SUMMARY_ONLY, BlockKind.JUNK, "summary of a feed")]
    text, marks = lay_out([*heads, *pieces, *tail])
    check(text, place)
    identity = str(entry.get("id") or entry.get("link") or "")[:200]
    made = _moment(entry, "updated") or _moment(entry, "published")
    return Draft(
        id=identity if identity.isprintable() and identity else place.stem,
        text=text,
        name=_outlet(entry) or name,
        title=title,
        published=made,
        marks=marks,
        path=str(place),
        wire=_wire(identity, made),
    )


def _wire(identity: str, made: datetime | None) -> Wire | None:
    """An entry that comes again with its id, updated later, is a version of the same text."""
    if not identity:
        return None
    return Wire(text_id=identity, version=int(made.timestamp()) if made else 0)


def _body(entry: Mapping[str, Any]) -> tuple[str, bool]:
    """The longest content of an entry, and whether it is meant to be all of it."""
    contents = [str(one.get("value") or "") for one in entry.get("content") or ()]
    full = max(contents, key=len, default="")
    summary = str(entry.get("summary") or "")
    return (full, True) if full.strip() else (summary, False)


def _plain(markup: object, place: Place) -> str:
    """A title, in which feeds put markup now and then."""
    if not isinstance(markup, str) or not markup.strip():
        return ""
    return " ".join(piece.text for piece in html.body_pieces(markup, place))


def _moment(entry: Mapping[str, Any], key: str) -> datetime | None:
    name = f"{key}_parsed"
    if name not in entry:  # which get() would answer with the other time
        return None
    parsed = entry[name]
    try:
        return datetime.fromtimestamp(calendar.timegm(parsed), UTC) if parsed else None
    except (ValueError, OverflowError, TypeError):
        return None


def _outlet(entry: Mapping[str, Any]) -> str:
    source = entry.get("source")
    return str(source.get("title") or "").strip() if isinstance(source, Mapping) else ""
