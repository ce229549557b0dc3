"""JSON: a story file (DESIGN.md, section 4), or one article in ninjs, AP's or another form.

The text of a story file's source is its 'text' as it stands. An article with fields of its own
is laid out as headline, subtitle and body, one after the other on lines of their own, and spans
count in that.
"""

import json
from typing import Any

from checker.errors import SourceError
from checker.ingest.decode import check, decode
from checker.ingest.draft import Draft, Reading
from checker.ingest.formats import html, nitf
from checker.ingest.formats.ninjs import made_at, wire_of
from checker.ingest.layout import Piece, lay_out
from checker.ingest.metadata import from_fields, parse_published
from checker.ingest.place import Place, fault_of
from checker.ingest.wire.fields import provider_of
from checker.ingest.xml import parse_xml
from checker.records.article import Block, BlockKind
from checker.records.fault import Fault
from checker.text.normalise import words

_TEXT_KEYS = ("text", "body_text", "bodyText", "articleBody", "content_text")
_HTML_KEYS = ("body_xhtml", "body_html", "bodyHtml", "bodyXhtml", "content_html")
_NITF_KEYS = ("body_nitf", "nitf")
_EITHER_KEYS = ("body", "content")
_ID_KEYS = ("id", "uri", "guid", "altid")
_ID_LIMIT = 200
_Body = tuple[str, tuple[Block, ...]]
"""A text, which for plain text is the field as it stands, and marks for some of its lines."""


def read(raw: bytes, place: Place) -> Reading:
    """The sources of a story file, the articles of a search at AP, or the one of any other file.

    Raises:
        SourceError: the file is no JSON, or neither a story nor an article.

    """
    fields = parse(decode(raw, place), place)
    if "sources" in fields and not _is_article(fields):
        return _read_story(fields, place)
    enveloped = _enveloped(fields)
    if len(enveloped) == 1:
        return Reading(drafts=(read_article(enveloped[0], place, place.stem),))
    drafts: list[Draft] = []
    faults: list[Fault] = []
    for number, one in enumerate(enveloped, 1):
        inner = place.inside(f"item {number}", f"{place.stem}-{number}")
        try:
            drafts.append(read_article(one, inner, inner.stem))
        except SourceError as error:
            faults.append(fault_of(error))
    return Reading(drafts=tuple(drafts), faults=tuple(faults))


def _is_article(fields: dict[str, Any]) -> bool:
    """Whether 'sources' is a field of an article in ninjs 3, and not what a story is made of."""
    return "story" not in fields and ("uri" in fields or "bodies" in fields)


def _enveloped(fields: dict[str, Any]) -> list[dict[str, Any]]:
    """The articles in the envelope of AP's Media API ('data', 'items', 'item'), or the object."""
    inner = fields.get("data", fields)
    if isinstance(inner, dict) and isinstance(inner.get("items"), list):
        inner = [one.get("item", one) for one in inner["items"] if isinstance(one, dict)]
        return inner if all(isinstance(one, dict) for one in inner) and inner else [fields]
    if isinstance(inner, dict) and isinstance(inner.get("item"), dict):
        return [inner["item"]]
    return [fields]


def parse(text: str, path: object) -> dict[str, Any]:
    """The JSON object that a text holds.

    Raises:
        SourceError: it is no JSON, or no object.

    """
    try:
        fields = json.loads(text)
    except RecursionError as error:
        raise SourceError(path, "is JSON nested too deeply to be an article") from error
    except ValueError as error:
        raise SourceError(path, f"is no valid JSON: {error}") from error
    if not isinstance(fields, dict):
        raise SourceError(path, f"holds {_kind(fields)} where a JSON object is expected")
    return fields


def read_article(fields: dict[str, Any], path: object, fallback_id: str) -> Draft:
    """The article in a JSON object; ``fallback_id`` is its id where it states none.

    Raises:
        SourceError: it has no text, or a field of the wrong type.

    """
    known = from_fields(fields)
    wire = wire_of(fields)
    body, marks = _body(fields, path)
    if not body and wire is not None:
        body = known.title or wire.note  # a notice that says no more than this
    if not body:
        raise SourceError(path, _missing(fields))
    head, head_marks = lay_out(
        () if "text" in fields else _heads(known.title, known.subtitle, body)
    )
    text = f"{head}\n{body}" if head else body
    marks = (*head_marks, *(_shifted(mark, len(text) - len(body)) for mark in marks))
    check(text, path)
    return Draft(
        id=_identity(fields, path) or fallback_id,
        text=text,
        name=known.outlet or (provider_of(wire.text_id) if wire else ""),
        title=known.title,
        subtitle=known.subtitle,
        published=(made_at(fields) if wire else None) or known.published,
        marks=marks,
        path=str(path),
        wire=wire,
    )


def _heads(title: str, subtitle: str, body: str) -> list[Piece]:
    """Headline and subtitle, unless the body opens with them itself."""
    opening = words(body[:500])
    heads = [Piece(title, BlockKind.TITLE), Piece(subtitle, BlockKind.SUBTITLE)]
    return [h for h in heads if (key := words(h.text)) and opening[: len(key)] != key]


def _shifted(mark: Block, by: int) -> Block:
    return mark.model_copy(update={"start": mark.start + by, "end": mark.end + by})


def _read_story(fields: dict[str, Any], path: Place) -> Reading:
    sources = fields["sources"]
    if not isinstance(sources, list):
        raise SourceError(path, f"'sources' is {_kind(sources)}, not a list")
    drafts: list[Draft] = []
    faults: list[Fault] = []
    for number, source in enumerate(sources, 1):
        try:
            drafts.append(_read_source(source, path, number))
        except SourceError as error:
            faults.append(fault_of(error))
    return Reading(
        drafts=tuple(drafts),
        faults=tuple(faults),
        story=_string(fields, "story", path) or path.stem,
        topic=_string(fields, "topic", path),
    )


def _read_source(source: object, path: Place, number: int) -> Draft:
    place = path.inside(f"source {number}")
    if not isinstance(source, dict):
        raise SourceError(place, f"is {_kind(source)}, not an object")
    identity = _string(source, "id", place).strip()
    if not identity:
        raise SourceError(place, "has no 'id'")
    if len(identity) > _ID_LIMIT or not identity.isprintable():
        raise SourceError(place, "has an 'id' that is too long or not printable")
    place = path.inside(f"source {identity!r}")
    text = _string(source, "text", place)
    check(text, place)
    published = _string(source, "published", place)
    moment = parse_published(published)
    if published and moment is None:
        raise SourceError(place, f"'published' is no ISO 8601 time: {published[:40]!r}")
    return Draft(
        id=identity,
        text=text,
        name=_line(source, "name", place),
        title=_line(source, "title", place),
        published=moment,
        path=str(path),
    )


def _body(fields: dict[str, Any], path: object) -> _Body:
    """The body in the first of the fields that holds one."""
    for key in (*_TEXT_KEYS, *_HTML_KEYS, *_NITF_KEYS, *_EITHER_KEYS):
        value = fields.get(key)
        if isinstance(value, str) and value.strip():
            if key in _NITF_KEYS:
                root = parse_xml(
                    f"<body.content>{_unprefixed(value)}</body.content>".encode(), path
                )
                return lay_out(nitf.content_pieces(root))
            is_html = key in _HTML_KEYS or (key in _EITHER_KEYS and _is_markup(value))
            return lay_out(html.body_pieces(value, path)) if is_html else (value, ())
    return _first_of_bodies(fields.get("bodies"), path)


def _first_of_bodies(bodies: object, path: object) -> _Body:
    """The body in ninjs 2 and 3, which has one for each content type; plain text if it is there."""
    values = [
        str(body["value"])
        for body in (bodies if isinstance(bodies, list) else ())
        if isinstance(body, dict) and isinstance(body.get("value"), str) and body["value"].strip()
    ]
    value = min(values, key=_is_markup, default="")
    return lay_out(html.body_pieces(value, path)) if _is_markup(value) else (value, ())


def _unprefixed(markup: str) -> str:
    """Markup without an XML declaration, which may stand at the very beginning only."""
    return markup.partition("?>")[2] if markup.lstrip().startswith("<?xml") else markup


def _missing(fields: dict[str, Any]) -> str:
    if isinstance(fields.get("renditions"), dict):
        return "has no text in it, only links to its renditions"
    return f"has no text; looked for {', '.join(_TEXT_KEYS)} and the like"


def _is_markup(value: str) -> bool:
    return value.lstrip().startswith("<") and ">" in value


def _identity(fields: dict[str, Any], path: object) -> str:
    altids = fields.get("altids")  # of AP, whose 'uri' is an address
    itemid = altids.get("itemid") if isinstance(altids, dict) else None
    stated = {**fields, "uri": itemid} if isinstance(itemid, str) else fields
    for key in _ID_KEYS:
        value = stated.get(key)
        if isinstance(value, str) and value.strip():
            identity = value.strip()
            if len(identity) > _ID_LIMIT or not identity.isprintable():
                raise SourceError(path, f"has an {key!r} that is too long or not printable")
            return identity
    return ""


def _line(fields: dict[str, Any], key: str, place: object) -> str:
    value = " ".join(_string(fields, key, place).split())
    if value:
        check(value, place)
    return value


def _string(fields: dict[str, Any], key: str, place: object) -> str:
    value = fields.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise SourceError(place, f"{key!r} is {_kind(value)}, not a string")
    return value


def _kind(value: object) -> str:
    names = {dict: "an object", list: "a list", str: "a string", bool: "true or false"}
    return names.get(type(value), "null" if value is None else "a number")
