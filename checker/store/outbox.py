"""The shelf of messages to be sent: each is sent once it is acknowledged, and given up at last."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, delete, select, update

from checker.records.alert import Letter
from checker.store.clock import utc_now
from checker.store.database import Database
from checker.store.tables.outbox import outbox
from checker.store.upsert import add_missing


class Outbox:
    """Messages by target, in the order in which they were written."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, target: str, key: str, body: str) -> None:
        """Write a message; one of this key that is there for this target is not written again."""
        now = utc_now()
        row = {
            "target": target, "key": key, "body": body, "created": now,
            "attempts": 0, "due": now, "dead": False, "fault": "",
        }  # fmt: skip
        with self._database.transaction() as connection:
            add_missing(connection, outbox, [row])

    def due(self, now: datetime, limit: int = 100, besides: Collection[str] = ()) -> list[Letter]:
        """The messages to be sent now, oldest first; none of the targets ``besides``."""
        due = (outbox.c.due <= now) & outbox.c.target.not_in(besides)
        return self._letters(due, limit)

    def waiting(self) -> list[Letter]:
        """The messages that are still to be sent, now or later, oldest first."""
        return self._letters(outbox.c.due.is_not(None))

    def claim(self, number: int, until: datetime) -> bool:
        """Make sure that nobody else sends a message meanwhile; False where somebody does."""
        free = (outbox.c.number == number) & (outbox.c.due <= utc_now())
        with self._database.transaction() as connection:
            return connection.execute(update(outbox).where(free).values(due=until)).rowcount == 1

    def sent(self, number: int) -> None:
        """Note that a message was acknowledged."""
        self._tried(number, {"due": None, "sent": utc_now(), "fault": ""})

    def failed(self, number: int, fault: str, again: datetime | None) -> None:
        """Note that a message could not be sent: to be tried again then, or given up."""
        self._tried(number, {"due": again, "dead": again is None, "fault": fault})

    def dead(self) -> list[Letter]:
        """The messages that were given up, oldest first."""
        return self._letters(outbox.c.dead)

    def revive(self, numbers: Collection[int] = ()) -> int:
        """Have what was given up sent again, all of it or these messages; tells how many."""
        again = {"dead": False, "due": utc_now(), "attempts": 0}
        given_up = update(outbox).where(outbox.c.dead)
        if numbers:
            given_up = given_up.where(outbox.c.number.in_(numbers))
        with self._database.transaction() as connection:
            return connection.execute(given_up.values(again)).rowcount

    def prune(self, before: datetime) -> int:
        """Remove what was sent before then; tells how many."""
        with self._database.transaction() as connection:
            return connection.execute(delete(outbox).where(outbox.c.sent < before)).rowcount

    def _letters(self, condition: ColumnElement[bool], limit: int | None = None) -> list[Letter]:
        wanted = select(outbox).where(condition).order_by(outbox.c.number).limit(limit)
        with self._database.snapshot() as connection:
            return [_letter(row) for row in connection.execute(wanted).mappings()]

    def _tried(self, number: int, values: Mapping[str, Any]) -> None:
        with self._database.transaction() as connection:
            _update(connection, number, {**values, "attempts": outbox.c.attempts + 1})


def _update(connection: Connection, number: int, values: Mapping[str, Any]) -> None:
    connection.execute(update(outbox).where(outbox.c.number == number).values(values))


def _letter(row: RowMapping) -> Letter:
    return Letter.model_validate({name: row[name] for name in Letter.model_fields})
