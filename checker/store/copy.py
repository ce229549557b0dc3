"""The shelf of copy: every version of every text, and which of them may be used."""

import itertools
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    case,
    delete,
    exists,
    false,
    func,
    insert,
    or_,
    select,
    true,
)
from sqlalchemy import update as change

from checker.records.article import Article
from checker.records.base import Record
from checker.records.wire import WireStatus
from checker.store.clock import utc_now
from checker.store.database import Database
from checker.store.ledger import flag_withdrawn
from checker.store.parts import parts
from checker.store.tables.base import storable
from checker.store.tables.copy import kills, texts, versions
from checker.store.touch import touch_stories_of
from checker.store.upsert import add_missing
from checker.store.versions import NEWEST_FIRST, Version, active_numbers, version_of
from checker.store.withheld import Withheld, withheld_texts
from checker.text.slugs import PART_MARK, parse_slug, whole_of

_PAGE = 500
"""Articles read at once."""
_OWN_ID = 24
"""Characters of the content's hash that are the id of a text whose provider gives it none."""
_SLUG_HOLDS = timedelta(days=3)
"""How far back a notice that names a slug reaches: slugs are used again."""


class Outcome(StrEnum):
    """What a text turned out to be when it was added."""

    NEW = "new"
    VERSION = "version"
    """Another version of a text that is there."""
    KNOWN = "known"
    """Nothing that was not there already."""


class Withdrawal(Record):
    """What a notice took away."""

    articles: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    """Open findings whose evidence is, in part, from those articles."""


class _Notice(NamedTuple):
    """Word that a text is to be withdrawn."""

    name: str
    """An id of it, or its slug."""
    time: datetime
    provider: str
    """Who says so; empty where that is not known, and any provider's copy may be meant."""


class Shelved(Record):
    """What became of an article that was added."""

    id: str
    """Its id in the store, which all versions of the text share."""
    outcome: Outcome
    active: bool
    """Whether this very version is now the one that is used."""
    withdrawal: Withdrawal = Withdrawal()


def shelf_id(article: Article, content: str) -> str:
    """The id that an article with that hash of its content has, or would have, on the shelf."""
    return storable(article.wire.text_id) if article.wire else content[:_OWN_ID]


class Copy:
    """Articles by id. A text's versions are kept; at most one of them is active."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, article: Article, content: str, run: int = 0) -> Shelved:
        """Add a version of a text. The order in which versions and notices come makes no odds.

        ``content`` is a hash of all that makes a version another one. Notices in the article's
        ``wire`` are carried out. Stories that the article is in are touched if what is active of
        it changes.
        """
        now = utc_now()
        text = shelf_id(article, content)
        with self._database.transaction() as connection:
            withdrawal = self._notices(connection, article, article.published or now, run)
            outcome = _outcome(connection, text, content)
            if outcome is not Outcome.KNOWN:
                before = _active(connection, text, now) if outcome is Outcome.VERSION else None
                add_missing(connection, texts, [{"id": text}])
                connection.execute(insert(versions).values(_row(article, text, content, now)))
                if _is_killed(connection, text) or _is_canceled(article):
                    # What was never to be used, such as the notice itself, is not taken away.
                    unused = text if outcome is Outcome.NEW else None
                    gone = _cancel(connection, [text], run, unused)
                    withdrawal = _joined(withdrawal, gone)
                if before != _active(connection, text, now):
                    touch_stories_of(connection, [text], run)
            return Shelved(
                id=text,
                outcome=outcome,
                active=_is_active(connection, text, content, now),
                withdrawal=withdrawal,
            )

    def active(self, now: datetime) -> Iterator[Article]:
        """Every active article, in the order of their ids."""
        last = ""
        while True:
            with self._database.snapshot() as connection:
                ids = select(texts.c.id).where(texts.c.id > last).order_by(texts.c.id).limit(_PAGE)
                page = list(connection.scalars(ids))
                articles = active_articles(connection, page, now)
            yield from articles
            if len(page) < _PAGE:
                return
            last = page[-1]

    def contents(self, now: datetime, among: Collection[str] | None = None) -> dict[str, str]:
        """The hash of the content of every active article, or those ``among`` a few, by its id.

        It is the one that the article was added with: another version of the checker may make
        another of the same article.
        """
        wanted = select(versions.c.text, versions.c.content).where(
            versions.c.number.in_(active_numbers(now, among))
        )
        with self._database.snapshot() as connection:
            rows = connection.execute(wanted.order_by(versions.c.text))
            return {row.text: row.content for row in rows}

    def earliest(self, ids: Collection[str]) -> datetime | None:
        """When the first version of these texts was published; None where one does not say."""
        found: list[datetime] = []
        wanted = select(func.min(versions.c.issued), func.max(_is_undated()))
        with self._database.snapshot() as connection:
            for some in parts(ids):
                first, undated = connection.execute(wanted.where(versions.c.text.in_(some))).one()
                if undated or first is None:
                    return None
                found.append(first)
        return min(found, default=None)

    def since(self, moment: datetime) -> set[str]:
        """The texts of which a version was published then or later, or does not say when."""
        recent = or_(versions.c.issued >= moment, versions.c.issued == versions.c.added)
        with self._database.snapshot() as connection:
            return set(connection.scalars(select(versions.c.text).where(recent).distinct()))

    def article(self, id: str, now: datetime | None = None) -> Article | None:  # noqa: A002
        """The active version of an article; None where there is none."""
        with self._database.snapshot() as connection:
            return next(iter(active_articles(connection, [id], now or utc_now())), None)

    def versions(self, text_id: str, now: datetime | None = None) -> list[Version]:
        """All versions of a text that are kept, newest first."""
        now = now or utc_now()
        of_text = select(versions).where(versions.c.text == text_id).order_by(*NEWEST_FIRST)
        with self._database.snapshot() as connection:
            canceled = connection.scalar(select(texts.c.canceled).where(texts.c.id == text_id))
            active = _active(connection, text_id, now)
            rows = connection.execute(of_text).all()
        return [version_of(row, active, canceled is not None, now) for row in rows]

    def cancel(self, id_or_slug: str, at: datetime | None = None, run: int = 0) -> Withdrawal:
        """Withdraw a text for good: all its versions, and those that are still to come.

        A slug means the texts under it of the three days up to ``at``, the time of the notice.
        """
        with self._database.transaction() as connection:
            return _kill(connection, _Notice(id_or_slug, at or utc_now(), ""), run)

    def release_due(self, now: datetime, run: int = 0) -> list[str]:
        """The articles that an embargo kept back until now; each is told once."""
        due = (versions.c.released.is_(False)) & (versions.c.embargo <= now)
        with self._database.transaction() as connection:
            released = set(connection.scalars(select(versions.c.text).where(due)))
            connection.execute(change(versions).where(due).values(released=True))
            touch_stories_of(connection, released, run)
            return [article.id for article in active_articles(connection, sorted(released), now)]

    def withheld(self, now: datetime) -> tuple[Withheld, ...]:
        """The texts on hold or under an embargo, those whose time is known first."""
        with self._database.snapshot() as connection:
            return withheld_texts(connection, now)

    def prune(self, keep: int, now: datetime | None = None) -> int:
        """Remove all but the newest ``keep`` versions of each text; tells how many.

        What is active and what waits for its release stays whatever its age.
        """
        place = func.row_number().over(partition_by=versions.c.text, order_by=NEWEST_FIRST)
        ranked = select(versions.c.number, place.label("place")).subquery()
        old = select(ranked.c.number).where(ranked.c.place > keep)
        with self._database.transaction() as connection:
            active = active_numbers(now or utc_now())
            return connection.execute(
                delete(versions)
                .where(versions.c.number.in_(old), versions.c.number.not_in(active))
                .where(versions.c.released)
            ).rowcount

    def _notices(
        self, connection: Connection, article: Article, time: datetime, run: int
    ) -> Withdrawal:
        """Carry out what the article says about other texts."""
        withdrawal = Withdrawal()
        if article.wire:
            for name in article.wire.cancels:
                notice = _Notice(storable(name), time, article.wire.provider)
                withdrawal = _joined(withdrawal, _kill(connection, notice, run))
        return withdrawal


def active_articles(connection: Connection, ids: Sequence[str], now: datetime) -> list[Article]:
    """The active articles among those of these ids, by id."""
    wanted = select(versions.c.article).where(versions.c.number.in_(active_numbers(now, ids)))
    return list(connection.scalars(wanted.order_by(versions.c.text)))


def _row(article: Article, text: str, content: str, now: datetime) -> dict[str, Any]:
    wire = article.wire
    embargo = wire.embargo if wire else None
    return {
        "text": text,
        "version": wire.version if wire else 0,
        "issued": article.published or now,
        "content": content,
        "slug": parse_slug(wire.slug).base if wire else "",
        "message": wire.message if wire else "",
        "provider": wire.provider if wire else "",
        "embargo": embargo,
        "held": bool(wire and wire.status is WireStatus.WITHHELD and not embargo),
        "released": embargo is None or embargo <= now,
        "added": now,
        "article": article.model_copy(update={"id": text}),
    }


def _outcome(connection: Connection, text: str, content: str) -> Outcome:
    of_text = versions.c.text == text
    if connection.scalar(select(exists().where(of_text, versions.c.content == content))):
        return Outcome.KNOWN
    return Outcome.VERSION if connection.scalar(select(exists().where(of_text))) else Outcome.NEW


def _active(connection: Connection, text: str, now: datetime) -> int | None:
    return connection.scalar(active_numbers(now, [text]))


def _is_active(connection: Connection, text: str, content: str, now: datetime) -> bool:
    """Whether the version with that content is the active one."""
    number = _active(connection, text, now)
    active = select(versions.c.content).where(versions.c.number == number)
    return number is not None and connection.scalar(active) == content


def _is_undated() -> ColumnElement[int]:
    """1 for a version that states no time: it then has that of its arrival."""
    return case((versions.c.issued == versions.c.added, 1), else_=0)


def _is_canceled(article: Article) -> bool:
    return article.wire is not None and article.wire.status is WireStatus.CANCELED


def _kill(connection: Connection, notice: _Notice, run: int) -> Withdrawal:
    for name in {notice.name, parse_slug(notice.name).base} - {""}:
        values = {"name": name, "time": notice.time, "provider": notice.provider}
        connection.execute(insert(kills).values(values))
    named = select(versions.c.text).where(_is_meant(notice)).distinct()
    return _cancel(connection, list(connection.scalars(named)), run)


def _is_meant(notice: _Notice) -> ColumnElement[bool]:
    """Whether a version is of a text that a notice names by an id, or by its slug.

    Slugs are used again, and by other providers: one means copy of three days and of the sender.
    """
    lately = versions.c.issued.between(notice.time - _SLUG_HOLDS, notice.time)
    own = versions.c.provider.in_({notice.provider, ""}) if notice.provider else true()
    base = parse_slug(notice.name).base
    by_slug = and_(versions.c.slug == base, lately, own) if base else false()
    return or_(versions.c.text == notice.name, versions.c.message == notice.name, by_slug)


def _is_killed(connection: Connection, text: str) -> bool:
    """Whether a notice that came before the text meant it, or the text that it is a part of."""
    whole = whole_of(text)
    if connection.scalar(select(texts.c.canceled).where(texts.c.id == whole)):
        return True
    told = select(versions.c.slug, versions.c.message).where(versions.c.text == text)
    names = {text, *itertools.chain.from_iterable(connection.execute(told))} - {""}
    earlier = select(kills.c.name, kills.c.time, kills.c.provider).where(kills.c.name.in_(names))
    return any(
        connection.scalar(
            select(exists().where(versions.c.text == text, _is_meant(_Notice(*kill))))
        )
        for kill in connection.execute(earlier).all()
    )


def _cancel(
    connection: Connection, named: Sequence[str], run: int, unused: str | None = None
) -> Withdrawal:
    parts = (texts.c.id.startswith(f"{id_}{PART_MARK}", autoescape=True) for id_ in named)
    fresh = or_(texts.c.id.in_(named), *parts) & texts.c.canceled.is_(None)
    gone = sorted(connection.scalars(select(texts.c.id).where(fresh)))
    connection.execute(change(texts).where(fresh).values(canceled=utc_now()))
    findings = flag_withdrawn(connection, gone)
    touch_stories_of(connection, gone, run)
    return Withdrawal(articles=tuple(id_ for id_ in gone if id_ != unused), findings=findings)


def _joined(one: Withdrawal, other: Withdrawal) -> Withdrawal:
    return Withdrawal(
        articles=one.articles + other.articles, findings=one.findings + other.findings
    )
