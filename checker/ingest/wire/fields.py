"""Values of management fields, as the formats write them."""

import hashlib
import re

from checker.records.wire import WireStatus

_STATUSES = {
    "usable": WireStatus.USABLE,
    "withheld": WireStatus.WITHHELD,
    "embargoed": WireStatus.WITHHELD,
    "hold": WireStatus.WITHHELD,
    "canceled": WireStatus.CANCELED,
    "cancelled": WireStatus.CANCELED,
    "killed": WireStatus.CANCELED,
    "kill": WireStatus.CANCELED,
    "withdrawn": WireStatus.CANCELED,
}
_ID_LIMIT = 200
_PROVIDER = re.compile(r"(?:urn:newsml:|tag:)([\w.-]+)")
_VERSION = re.compile(r"\s*(\d{1,18})(?:\.\d+)?\s*$")


def parse_status(stated: object) -> WireStatus:
    """The status in 'stat:canceled', 'Usable' and the like; usable where nothing else is said.

    >>> parse_status("http://cv.iptc.org/newscodes/pubstatusg2/withheld").value
    'withheld'
    """
    word = re.split(r"[:/]", stated.strip())[-1].lower() if isinstance(stated, str) else ""
    return _STATUSES.get(word, WireStatus.USABLE)


def parse_version(stated: object) -> int:
    """The number of a version; 0 where there is none.

    >>> parse_version("12"), parse_version(3), parse_version("final")
    (12, 3, 0)
    """
    if isinstance(stated, bool) or not isinstance(stated, int | float | str):
        return 0
    found = _VERSION.match(str(stated))
    return int(found.group(1)) if found else 0


def parse_id(stated: object) -> str:
    """An identifier made fit to be shown and stored; empty where there is none.

    >>> parse_id("  urn:newsml:quay.example:17 ")
    'urn:newsml:quay.example:17'
    """
    text = " ".join(stated.split()) if isinstance(stated, str) else ""
    return "".join(c if c.isprintable() else "?" for c in text)[:_ID_LIMIT]


def notice_id(text: str) -> str:
    """The id of a notice that has none: no other text may share it."""
    return f"notice-{hashlib.sha256(text.encode('utf-8', 'replace')).hexdigest()[:16]}"


def provider_of(identity: str) -> str:
    """The provider that an identifier names (RFC 3085, RFC 4151); empty where it names none.

    >>> provider_of("urn:newsml:quay.example:20310707:12"), provider_of("A-17")
    ('quay.example', '')
    """
    found = _PROVIDER.match(identity)
    return found[1] if found else ""
