"""What waits on the shelf of copy: texts on hold or under an embargo."""

from datetime import datetime

from sqlalchemy import Connection, func, or_, select

from checker.records.article import Article
from checker.records.base import Record
from checker.store.tables.copy import texts, versions
from checker.store.versions import NEWEST_FIRST


class Withheld(Record):
    """A text whose newest version may not be used yet. An older one may be in use meanwhile."""

    id: str
    outlet: str
    until: datetime | None
    """When its embargo ends; None for one on hold, which its provider releases."""


def withheld_texts(connection: Connection, now: datetime) -> tuple[Withheld, ...]:
    """The texts that wait, those whose time is known first and in that order."""
    waits = or_(versions.c.held, versions.c.embargo > now)
    place = func.row_number().over(partition_by=versions.c.text, order_by=NEWEST_FIRST)
    ranked = (
        select(versions.c.number, place.label("place"))
        .where(versions.c.text.in_(select(versions.c.text).where(waits)))
        .subquery()
    )
    wanted = (
        select(versions.c.text, versions.c.article, versions.c.embargo)
        .join(ranked, ranked.c.number == versions.c.number)
        .join(texts, texts.c.id == versions.c.text)
        .where(ranked.c.place == 1, texts.c.canceled.is_(None))
        .where(waits)
        .order_by(versions.c.embargo.is_(None), versions.c.embargo, versions.c.text)
    )
    return tuple(
        Withheld(id=row.text, outlet=_outlet(row.article), until=row.embargo)
        for row in connection.execute(wanted)
    )


def _outlet(article: Article) -> str:
    return article.name or (article.wire.provider if article.wire else "")
