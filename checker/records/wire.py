"""What wire copy says about itself: which text it is a version of, and whether it may be used."""

from datetime import datetime
from enum import StrEnum

from checker.records.base import Record


class WireStatus(StrEnum):
    """Whether the provider lets a text be used (IPTC publishing status)."""

    USABLE = "usable"
    WITHHELD = "withheld"
    """On hold or under embargo: not shown before it is released."""
    CANCELED = "canceled"
    """Killed or withdrawn: nothing of any of its versions may be used."""


class Wire(Record):
    """The management data of one version of wire copy."""

    text_id: str
    """The provider's id, which all versions of the text share; where he gives none, source, slug
    and day, for all that is filed under them is of one text."""
    message: str = ""
    """The id of this one message, where its text goes by another: notices may name it."""
    provider: str = ""
    """Who sent it, in one word, where the id or the head of the message says so."""
    version: int = 0
    """Rises from one version to the next."""
    status: WireStatus = WireStatus.USABLE
    correction: bool = False
    """It corrects something that an earlier version said."""
    embargo: datetime | None = None
    """In UTC; the text is withheld until then."""
    note: str = ""
    """The editor's note, which is no part of the text's claims."""
    slug: str = ""
    cancels: tuple[str, ...] = ()
    """Ids or slugs of other texts that a notice in this one kills."""
