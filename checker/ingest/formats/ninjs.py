"""The management fields of ninjs 1 to 3 (IPTC) and of AP's Media API, which grew out of it."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from checker.ingest.metadata import parse_moment, text_of
from checker.ingest.wire.fields import parse_id, parse_status, parse_version
from checker.records.wire import Wire

_STATUS = ("pubStatus", "pubstatus")
_NOTE = ("edNote", "ednote", "ednotes")
_SLUG = ("slugline", "slug")
_EMBARGO = ("embargoedUntil", "embargoed", "embargo")
_CREATED = ("versionCreated", "versioncreated")


def made_at(fields: Mapping[str, Any]) -> datetime | None:
    """When this version was made, which is when its words were first to be read."""
    return _moment(fields, _CREATED)


def wire_of(fields: Mapping[str, Any]) -> Wire | None:
    """What an article in ninjs or alike says of itself; None for JSON that is none.

    Its id is empty where it has but a slug. The version is the field of that name, else the second
    at which it was made.
    """
    identity = _identity(fields)
    told = any(key in fields for key in (*_STATUS, *_NOTE, *_CREATED))
    slug = _first(fields, _SLUG)
    if not told or not (identity or slug):
        return None
    made = made_at(fields)
    version = parse_version(fields.get("version"))
    if not version and "version" not in fields and made:
        version = int(made.timestamp())
    return Wire(
        text_id=re.sub(rf"[:/]{version}$", "", identity) if version else identity,
        version=version,
        status=parse_status(_first(fields, _STATUS)),
        correction="correction" in _kinds(fields),
        embargo=_moment(fields, _EMBARGO),
        note=_note(fields),
        slug=slug,
    )


def _identity(fields: Mapping[str, Any]) -> str:
    altids = fields.get("altids")
    stable = altids.get("itemid") if isinstance(altids, Mapping) else None
    identity = text_of(stable) or text_of(fields.get("uri")) or text_of(fields.get("guid"))
    return parse_id(identity)


def _first(fields: Mapping[str, Any], keys: tuple[str, ...]) -> str:
    return next((text for key in keys if (text := text_of(fields.get(key)))), "")


def _note(fields: Mapping[str, Any]) -> str:
    """The editor's note whole, however long."""
    notes = (fields.get(key) for key in _NOTE)
    return next((" ".join(note.split()) for note in notes if isinstance(note, str) and note), "")


def _moment(fields: Mapping[str, Any], keys: tuple[str, ...]) -> datetime | None:
    moments = (parse_moment(fields.get(key)) for key in keys)
    return next((moment for moment in moments if moment), None)


def _kinds(fields: Mapping[str, Any]) -> set[str]:
    """What AP calls editorial types, and other providers signals."""
    stated = [fields.get(key) for key in ("editorialtypes", "signals", "signal")]
    flat = [one for value in stated for one in (value if isinstance(value, list) else [value])]
    names = (text_of(one.get("code") or one) if isinstance(one, Mapping) else one for one in flat)
    return {re.split(r"[:/]", name)[-1].lower() for name in names if isinstance(name, str)}
