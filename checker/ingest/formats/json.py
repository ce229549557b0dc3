"""JSON: a story file (DESIGN.md, section 4), or one article like ninjs or schema.org.

The text of a story file's source is its 'text' as it stands. An article with fields of its own
is laid out as headline, subtitle and body, one after the other on lines of their own, and spans
count in that.
"""

import json
from pathlib import Path
from typing import Any

from checker.errors import SourceError
from checker.ingest.decode import check, decode
from checker.ingest.draft import Draft, Reading
from checker.ingest.formats import html
from checker.ingest.metadata import from_fields, parse_moment

_TEXT_KEYS = ("text", "body_text", "bodyText", "articleBody", "content_text")
_HTML_KEYS = ("body_xhtml", "body_html", "bodyHtml", "content_html")
_EITHER_KEYS = ("body", "content")
_ID_KEYS = ("id", "uri", "guid", "altid")
_ID_LIMIT = 200


def read(raw: bytes, path: Path) -> Reading:
    """The sources of a story file, or the one article of any other.

    Raises:
        SourceError: the file is no JSON, or neither a story nor an article.

    """
    fields = parse(decode(raw, path), path)
    if "sources" in fields:
        return _read_story(fields, path)
    return Reading(drafts=(read_article(fields, path, path.stem),))


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
    body = _body(fields, path)
    parts = [known.title, known.subtitle, body] if "text" not in fields else [body]
    # A body that opens with its own headline needs no second one.
    heads = [part for part in parts[:-1] if part and not body.lstrip().startswith(part)]
    text = "\n".join([*heads, body])
    check(text, path)
    return Draft(
        id=_identity(fields, path) or fallback_id,
        text=text,
        name=known.outlet,
        title=known.title,
        subtitle=known.subtitle,
        published=known.published,
        path=str(path),
    )


def _read_story(fields: dict[str, Any], path: Path) -> Reading:
    sources = fields["sources"]
    if not isinstance(sources, list):
        raise SourceError(path, f"'sources' is {_kind(sources)}, not a list")
    drafts: list[Draft] = []
    faults: list[str] = []
    for number, source in enumerate(sources, 1):
        try:
            drafts.append(_read_source(source, path, number))
        except SourceError as error:
            faults.append(str(error))
    return Reading(
        drafts=tuple(drafts),
        faults=tuple(faults),
        story=_string(fields, "story", path) or path.stem,
        topic=_string(fields, "topic", path),
    )


def _read_source(source: object, path: Path, number: int) -> Draft:
    place = f"{path}, source {number}"
    if not isinstance(source, dict):
        raise SourceError(place, f"is {_kind(source)}, not an object")
    identity = _string(source, "id", place).strip()
    if not identity:
        raise SourceError(place, "has no 'id'")
    if len(identity) > _ID_LIMIT or not identity.isprintable():
        raise SourceError(place, "has an 'id' that is too long or not printable")
    place = f"{path}, source {identity!r}"
    text = _string(source, "text", place)
    check(text, place)
    published = _string(source, "published", place)
    moment = parse_moment(published)
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


def _body(fields: dict[str, Any], path: object) -> str:
    for key in (*_TEXT_KEYS, *_HTML_KEYS, *_EITHER_KEYS):
        value = fields.get(key)
        if isinstance(value, str) and value.strip():
            is_html = key in _HTML_KEYS or (key in _EITHER_KEYS and _is_markup(value))
            return html.render_text(value, path) if is_html else value
    bodies = fields.get("bodies")  # ninjs 3: one for each content type
    for body in bodies if isinstance(bodies, list) else ():
        if isinstance(body, dict) and isinstance(value := body.get("value"), str):
            return html.render_text(value, path) if _is_markup(value) else value
    raise SourceError(path, f"has no text; looked for {', '.join(_TEXT_KEYS)} and the like")


def _is_markup(value: str) -> bool:
    return value.lstrip().startswith("<") and ">" in value


def _identity(fields: dict[str, Any], path: object) -> str:
    for key in _ID_KEYS:
        value = fields.get(key)
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
