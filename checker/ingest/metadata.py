"""What a source says of itself in fields: outlet, title, time of publication."""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import Any, NamedTuple

# Per property the keys that hold it, best first: ninjs 1 to 3 (IPTC), schema.org, Atom and RSS in
# JSON, and what newsroom exports call them.
TITLE_KEYS = ("headline", "headlines", "title")
SUBTITLE_KEYS = ("subheadline", "subheadlines", "subtitle", "alternativeHeadline", "standfirst")
PUBLISHED_KEYS = (
    "published", "datePublished", "date_published", "published_at", "publishedat", "firstcreated",
    "firstCreated", "versioncreated", "versionCreated", "pubDate", "date",
)  # fmt: skip
OUTLET_KEYS = (
    "outlet", "publisher", "infosource", "infosources", "source", "copyrightholder",
    "copyrightHolder", "provider", "sourceOrganization", "name",
)  # fmt: skip
_ARTICLE_TYPES = frozenset({"Article", "BlogPosting", "LiveBlogPosting", "Report"})
_FIELD_LIMIT = 500


class Metadata(NamedTuple):
    """What the fields of a source tell; empty or None where they tell nothing."""

    title: str = ""
    subtitle: str = ""
    outlet: str = ""
    published: datetime | date | None = None


def parse_moment(value: object) -> datetime | None:
    """The moment an ISO 8601 or RFC 2822 string states; UTC where it names no zone."""
    if not isinstance(value, str) or not value.strip():
        return None
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = parse(value.strip())
            zoned = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
            zoned.astimezone(UTC)  # years 1 and 9999 may have no equivalent in UTC
        except (ValueError, OverflowError):
            continue
        return zoned
    return None


def parse_published(value: object) -> datetime | date | None:
    """When a string says that something was published: the day alone, if it tells no more.

    >>> parse_published("2025-03-28"), parse_published("2025-03-28T06:00:00Z").hour
    (datetime.date(2025, 3, 28), 6)
    """
    moment = parse_moment(value)
    if moment is None or not isinstance(value, str):
        return moment
    try:
        return date.fromisoformat(value.strip())
    except ValueError:
        return moment


def from_fields(fields: Mapping[str, Any]) -> Metadata:
    """The metadata of an article in JSON: ninjs, schema.org or the like."""
    moments = (parse_published(fields.get(key)) for key in PUBLISHED_KEYS)
    return Metadata(
        title=_first_text(fields, TITLE_KEYS),
        subtitle=_first_text(fields, SUBTITLE_KEYS),
        outlet=_first_text(fields, OUTLET_KEYS),
        published=next((moment for moment in moments if moment), None),
    )


def from_json_ld(scripts: Iterator[str]) -> Metadata:
    """The metadata of the first article in the JSON-LD blocks of a page (schema.org)."""
    for script in scripts:
        for entity in _entities(script):
            types = entity.get("@type")
            names = types if isinstance(types, list) else [types]
            if any(isinstance(n, str) and _is_article(n) for n in names):
                return from_fields({**entity, "name": None})
    return Metadata()


def text_of(value: object) -> str:
    """The one line of text in a field: a string, or the first of a list, or an object's name."""
    if isinstance(value, str):
        return " ".join(value.split())[:_FIELD_LIMIT]
    if isinstance(value, list) and value:
        return text_of(value[0]) if not isinstance(value[0], list) else ""
    if isinstance(value, Mapping):
        inner = value.get("name") or value.get("value")
        return text_of(inner) if isinstance(inner, str) else ""
    return ""


def _first_text(fields: Mapping[str, Any], keys: tuple[str, ...]) -> str:
    return next((text for key in keys if (text := text_of(fields.get(key)))), "")


def _is_article(name: str) -> bool:
    return name in _ARTICLE_TYPES or name.endswith("NewsArticle")


def _entities(script: str) -> Iterator[dict[str, Any]]:
    try:
        found = json.loads(script)
    except (ValueError, RecursionError):
        return
    roots = found if isinstance(found, list) else [found]
    for root in roots:
        if isinstance(root, dict):
            yield root
            graph = root.get("@graph")
            yield from (e for e in graph if isinstance(e, dict)) if isinstance(graph, list) else ()
