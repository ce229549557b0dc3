"""Which version of a text is the active one: a rule that no order of arrival changes.

Of the versions whose embargo has passed, the newest decides, as the provider counts them, then by
when they were published, then by when they came. If that one is held, nothing of the text is shown;
if the text was canceled, nothing ever is again.
"""

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Row, Select, func, or_, select

from checker.records.article import Article
from checker.records.base import Record
from checker.store.tables.copy import texts, versions

NEWEST_FIRST = (versions.c.version.desc(), versions.c.issued.desc(), versions.c.number.desc())


class VersionState(StrEnum):
    """What a version of a text is good for."""

    ACTIVE = "active"
    SUPERSEDED = "superseded"
    WITHHELD = "withheld"
    """On hold, or under an embargo that lasts."""
    CANCELED = "canceled"


class Version(Record):
    """One version of a text, as it was added."""

    version: int
    """As the provider counts; 0 where he does not."""
    content: str
    issued: datetime
    added: datetime
    state: VersionState
    article: Article


def active_numbers(
    now: datetime, among: Collection[str] | Select[str] | None = None
) -> Select[int]:
    """The numbers of the versions that are active, of these texts only if any are named."""
    place = func.row_number().over(partition_by=versions.c.text, order_by=NEWEST_FIRST)
    ranked = (
        select(versions.c.number, versions.c.held, place.label("place"))
        .join(texts, texts.c.id == versions.c.text)
        .where(texts.c.canceled.is_(None))
        .where(or_(versions.c.embargo.is_(None), versions.c.embargo <= now))
    )
    if among is not None:
        ranked = ranked.where(versions.c.text.in_(among))
    found = ranked.subquery()
    return select(found.c.number).where(found.c.place == 1, found.c.held.is_(False))


def version_of(
    row: Row[tuple[object, ...]], active: int | None, canceled: bool, now: datetime
) -> Version:
    """The version that a row tells of, where ``active`` is the number of the active one."""
    if canceled:
        state = VersionState.CANCELED
    elif row.number == active:
        state = VersionState.ACTIVE
    elif row.held or (row.embargo and row.embargo > now):
        state = VersionState.WITHHELD
    else:
        state = VersionState.SUPERSEDED
    return Version(
        version=row.version,
        content=row.content,
        issued=row.issued,
        added=row.added,
        state=state,
        article=row.article,
    )
