"""The shelf of stories: which articles belong together, and how that came about."""

from collections.abc import Collection, Iterable
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    and_,
    delete,
    exists,
    insert,
    or_,
    select,
    update,
)  # fmt: skip

from checker.records.article import Story
from checker.records.base import Record
from checker.records.grouping import Assignments
from checker.store.changes import ChangeKind, record_change
from checker.store.clock import utc_now
from checker.store.copy import active_articles
from checker.store.database import Database
from checker.store.ledger import move_findings, return_findings
from checker.store.parts import parts
from checker.store.tables.stories import members, moves, stories
from checker.store.touch import ensure_stories, touch_stories
from checker.store.upsert import put

_HAS_COPY = exists().where(members.c.story == stories.c.id)


class Reason(StrEnum):
    """Why an article, or a whole story, moved."""

    ASSIGNED = "assigned"
    MERGED = "merged"
    SPLIT = "split"
    LEFT = "left"


class Move(Record):
    """One entry in the history of stories."""

    number: int
    time: datetime
    run: int
    reason: Reason
    article: str | None
    """None where a whole story was merged into another."""
    left: str | None
    joined: str | None


class Stories:
    """Stories by id. Ids stay; a story that was merged leads to the one it became part of."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def assign(self, assignments: Assignments, run: int = 0) -> None:
        """Carry out what grouping decided. Articles have to be on the shelf of copy before."""
        split = {article for one in assignments.splits for article in one.articles}
        with self._database.transaction() as connection:
            for merge in assignments.merges:
                _merge(connection, merge.into, merge.merged, run)
            _ensure(connection, assignments.stories.values(), run)
            touched: set[str] = set()
            for article, story in assignments.stories.items():
                reason = Reason.SPLIT if article in split else Reason.ASSIGNED
                touched |= _move(connection, article, story, reason, run)
            for article in assignments.left:
                touched |= _move(connection, article, None, Reason.LEFT, run)
            touch_stories(connection, touched, run)

    def rename(self, story: str, topic: str) -> None:
        """Say in a few words what a story is about."""
        with self._database.transaction() as connection:
            connection.execute(update(stories).where(stories.c.id == story).values(topic=topic))

    def story(self, id: str, now: datetime | None = None) -> Story | None:  # noqa: A002
        """A story with its active articles, oldest first; None where there is none of that id."""
        with self._database.snapshot() as connection:
            row = _resolved(connection, id)
            if row is None:
                return None
            ids = list(connection.scalars(_members(row.id)))
            articles = active_articles(connection, ids, now or utc_now())
        ordered = sorted(articles, key=lambda a: (a.published is None, a.published, a.id))
        return Story(id=row.id, topic=row.topic, articles=tuple(ordered))

    def of(self, article_id: str) -> str | None:
        """The story that an article is in."""
        wanted = select(members.c.story).where(members.c.article == article_id)
        with self._database.snapshot() as connection:
            return connection.scalar(wanted)

    def members(self) -> dict[str, str]:
        """The story of every article that is in one, whether or not it is active."""
        with self._database.snapshot() as connection:
            rows = connection.execute(select(members.c.article, members.c.story))
            return dict(rows.all())  # not by name, which takes twice as long

    def with_copy(self) -> set[str]:
        """The stories that any article is in, whether or not it is active."""
        with self._database.snapshot() as connection:
            return set(connection.scalars(select(members.c.story).distinct()))

    def touch(self, ids: Collection[str], run: int = 0) -> None:
        """Note that stories have to be checked again."""
        with self._database.transaction() as connection:
            touch_stories(connection, ids, run)

    def touched_since(self, run: int) -> list[str]:
        """The stories that this run, or a later one, touched."""
        return self._ids(stories.c.run >= run)

    def bases(self) -> set[str]:
        """What the reports of stories hang on besides their articles."""
        wanted = select(stories.c.basis).where(stories.c.merged_into.is_(None)).distinct()
        with self._database.snapshot() as connection:
            return set(connection.scalars(wanted))

    def pending(self, basis: str | None = None, spared: Collection[str] = ()) -> dict[str, int]:
        """The stories whose newest report does not know of all that was done to them.

        With each the number of its touches, for ``findings.record``. A run that was killed leaves
        its stories here. Where a ``basis`` is given, so are stories that have copy and whose
        report hangs on another one, if that is not among the ``spared``.
        """
        due = stories.c.touches > stories.c.checked
        if basis is not None:
            due = or_(due, and_(stories.c.basis.not_in({basis, *spared}), _HAS_COPY))
        wanted = select(stories.c.id, stories.c.touches).where(due, stories.c.merged_into.is_(None))
        with self._database.snapshot() as connection:
            rows = connection.execute(wanted.order_by(stories.c.id))
            return {row.id: row.touches for row in rows}

    def merge(self, into: str, merged: str, run: int = 0) -> None:
        """Make one story part of another: its articles and findings go over."""
        with self._database.transaction() as connection:
            _merge(connection, into, merged, run)

    def split(self, story: str, into: str, articles: Iterable[str], run: int = 0) -> None:
        """Take articles out of a story to make another of them."""
        with self._database.transaction() as connection:
            _ensure(connection, [into], run)
            for article in articles:
                _move(connection, article, into, Reason.SPLIT, run)
            touch_stories(connection, [story, into], run)

    def history(self, id: str) -> list[Move]:  # noqa: A002
        """What came to a story and what left it, oldest first."""
        wanted = select(moves).where(or_(moves.c.left == id, moves.c.joined == id))
        with self._database.snapshot() as connection:
            rows = connection.execute(wanted.order_by(moves.c.number)).mappings()
            return [Move.model_validate(dict(row)) for row in rows]

    def _ids(self, condition: ColumnElement[bool]) -> list[str]:
        wanted = select(stories.c.id).where(condition, stories.c.merged_into.is_(None))
        with self._database.snapshot() as connection:
            return list(connection.scalars(wanted.order_by(stories.c.id)))


def _ensure(connection: Connection, ids: Iterable[str], run: int) -> None:
    """Have a row for each story; one that was merged is a story of its own again."""
    told = dict.fromkeys(ids, "")
    ensure_stories(connection, told, run)
    merged = select(stories.c.id).where(stories.c.merged_into.is_not(None))
    wanted = (merged.where(stories.c.id.in_(some)) for some in parts(told))
    for story in [story for some in wanted for story in connection.scalars(some)]:
        connection.execute(update(stories).where(stories.c.id == story).values(merged_into=None))
        return_findings(connection, story)


def _merge(connection: Connection, into: str, merged: str, run: int) -> None:
    ensure_stories(connection, {into: "", merged: ""}, run)
    connection.execute(update(members).where(members.c.story == merged).values(story=into))
    move_findings(connection, merged, into, run)
    connection.execute(
        update(stories)
        .where(or_(stories.c.id == merged, stories.c.merged_into == merged))
        .values(merged_into=into, updated=utc_now())
    )
    _note(connection, Reason.MERGED, None, merged, into, run)
    record_change(connection, ChangeKind.STORY, story=merged)
    touch_stories(connection, [into], run)


def _move(
    connection: Connection, article: str, joined: str | None, reason: Reason, run: int
) -> set[str]:
    """Put an article into a story, or into none; tells the stories that changed."""
    left = connection.scalar(select(members.c.story).where(members.c.article == article))
    if left == joined:
        return set()
    if joined is None:
        connection.execute(delete(members).where(members.c.article == article))
    else:
        put(connection, members, {"article": article, "story": joined})
    _note(connection, reason, article, left, joined, run)
    return {story for story in (left, joined) if story}


def _note(
    connection: Connection,
    reason: Reason,
    article: str | None,
    left: str | None,
    joined: str | None,
    run: int,
) -> None:
    values = {
        "time": utc_now(), "run": run, "reason": reason.value,
        "article": article, "left": left, "joined": joined,
    }  # fmt: skip
    connection.execute(insert(moves).values(values))


def _members(story: str) -> Select[str]:
    return select(members.c.article).where(members.c.story == story)


def _resolved(connection: Connection, id: str) -> Row[Any] | None:  # noqa: A002
    """The row of a story, or of the one that it became part of."""
    row = connection.execute(select(stories).where(stories.c.id == id)).one_or_none()
    if row is not None and row.merged_into is not None:
        row = connection.execute(select(stories).where(stories.c.id == row.merged_into)).one()
    return row
