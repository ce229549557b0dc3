"""Attempts to sign in, counted so that they can be slowed."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import delete, func, insert, select

from checker.store.database import Database
from checker.store.tables.access import attempt_table


class Attempts:
    """The shelf of attempts, which all processes of a desk share."""

    def __init__(self, database: "Database") -> None:
        self._database = database

    def reserve(self, limits: Mapping[str, int], now: datetime, window: timedelta) -> bool:
        """Count an attempt under every key; whether each is still within its limit.

        Writers queue, so of many at once none is overlooked. One over a limit is not counted:
        waiting for the window is enough.
        """
        counted = (
            select(attempt_table.c.key, func.count())
            .where(attempt_table.c.key.in_(limits))
            .group_by(attempt_table.c.key)
        )
        with self._database.transaction() as connection:
            connection.execute(delete(attempt_table).where(attempt_table.c.time <= now - window))
            if any(count >= limits[key] for key, count in connection.execute(counted)):
                return False
            rows = [{"key": key, "time": now} for key in limits]
            connection.execute(insert(attempt_table), rows)
            return True

    def forget(self, key: str, time: datetime | None = None) -> None:
        """Take back the attempts under a key, or only those of that time."""
        taken = delete(attempt_table).where(attempt_table.c.key == key)
        with self._database.transaction() as connection:
            connection.execute(taken if time is None else taken.where(attempt_table.c.time == time))
