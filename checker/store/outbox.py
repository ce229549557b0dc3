"""The shelf of messages to be sent: each is sent once it is acknowledged, and given up at last."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, delete, select, update

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

    def due(self, now: datetime, limit: int = 100) -> list[Letter]:
        """The messages to be sent now, oldest first."""
        wanted = select(outbox).where(outbox.c.due <= now).order_by(outbox.c.number).limit(limit)
        with self._database.snapshot() as connection:
            return [_letter(row) for row in connection.execute(wanted).mappings()]

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
        wanted = select(outbox).where(outbox.c.dead).order_by(outbox.c.number)
        with self._database.snapshot() as connection:
            return [_letter(row) for row in connection.execute(wanted).mappings()]

    def revive(self) -> int:
        """Have all that was given up sent again; tells how many."""
        again = {"dead": False, "due": utc_now(), "attempts": 0}
        with self._database.transaction() as connection:
            return connection.execute(update(outbox).where(outbox.c.dead).values(again)).rowcount

    def prune(self, before: datetime) -> int:
        """Remove what was sent before then; tells how many."""
        with self._database.transaction() as connection:
            return connection.execute(delete(outbox).where(outbox.c.sent < before)).rowcount

    def _tried(self, number: int, values: Mapping[str, Any]) -> None:
        with self._database.transaction() as connection:
            _update(connection, number, {**values, "attempts": outbox.c.attempts + 1})


def _update(connection: Connection, number: int, values: Mapping[str, Any]) -> None:
    connection.execute(update(outbox).where(outbox.c.number == number).values(values))


def _letter(row: RowMapping) -> Letter:
    return Letter.model_validate({name: row[name] for name in Letter.model_fields})
