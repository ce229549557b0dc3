"""The shelf of changes: what happened, numbered in the order in which it can be read."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, delete, func, insert, select

from checker.records.base import Record
from checker.store.clock import utc_now
from checker.store.database import Database
from checker.store.tables.findings import changes


class ChangeKind(StrEnum):
    """What happened to a finding or a story."""

    OPENED = "opened"
    CHANGED = "changed"
    """A finding's evidence, kind or values are others, or a source of it was withdrawn."""
    CLOSED = "closed"
    JUDGED = "judged"
    STORY = "story"
    """Articles came to a story, left it, or were replaced."""


class Change(Record):
    """One entry; numbers rise with time and never come twice."""

    number: int
    time: datetime
    kind: ChangeKind
    finding: str = ""
    story: str = ""


class Changes:
    """What the desk follows."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def since(self, number: int, limit: int = 1000) -> list[Change]:
        """The changes after that number, oldest first, ``limit`` at most."""
        wanted = select(changes).where(changes.c.number > number)
        with self._database.snapshot() as connection:
            rows = connection.execute(wanted.order_by(changes.c.number).limit(limit)).mappings()
            return [Change.model_validate(dict(row)) for row in rows]

    def latest(self) -> int:
        """The number of the newest change; 0 where nothing has happened yet."""
        with self._database.snapshot() as connection:
            return connection.scalar(select(func.max(changes.c.number))) or 0

    def prune(self, before: datetime) -> int:
        """Remove the changes before then, but for the newest; tells how many."""
        with self._database.transaction() as connection:
            newest = select(func.max(changes.c.number)).scalar_subquery()
            old = delete(changes).where(changes.c.time < before, changes.c.number < newest)
            return connection.execute(old).rowcount


def record_change(
    connection: Connection, kind: ChangeKind, *, finding: str = "", story: str = ""
) -> None:
    """Write down a change in the transaction that makes it."""
    connection.execute(
        insert(changes).values(time=utc_now(), kind=kind.value, finding=finding, story=story)
    )


def record_changes(connection: Connection, story: str, happened: Mapping[str, ChangeKind]) -> None:
    """Write down what happened to findings of a story, in this order."""
    rows = [
        {"time": utc_now(), "kind": kind.value, "finding": finding, "story": story}
        for finding, kind in happened.items()
    ]
    connection.execute(insert(changes), rows)
