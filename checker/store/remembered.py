"""The shelf of what was computed before, by the content that it hangs on."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Column, Row, delete, select, update

from checker.store.clock import utc_now
from checker.store.database import Database
from checker.store.parts import parts
from checker.store.tables.work import remembered
from checker.store.upsert import add_missing

_FRESH = timedelta(days=1)
"""A use is written down only where the last one noted is older."""


class Remembered:
    """Bytes under a kind ('reading', 'vectors', 'nli') and a key. What is kept never changes."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: defaultdict[str, dict[str, datetime]] = defaultdict(dict)
        """By kind and key, until when no use of what is known to be kept needs to be noted."""

    def get_many(self, kind: str, keys: Collection[str]) -> dict[str, bytes]:
        """What is kept under those of the keys that are known."""
        return {row.key: row.content for row in self._used(kind, keys, remembered.c.content)}

    def known(self, kind: str, keys: Collection[str]) -> set[str]:
        """Those of the keys under which something is kept. To ask is to use.

        The store is asked of each once a day: nothing goes as long as it is used, but by `prune`.
        """
        now, until = utc_now(), self._known[kind]
        asked = [key for key in keys if until.get(key, now) <= now]
        for row in self._used(kind, asked):
            noted = row.used if now - row.used <= _FRESH else now
            until[row.key] = noted + _FRESH
        return {key for key in keys if until.get(key, now) > now}

    def put_many(self, kind: str, entries: Mapping[str, bytes]) -> None:
        """Keep more; an entry that is there already stays."""
        now = utc_now()
        rows = [
            {"kind": kind, "key": key, "content": content, "used": now}
            for key, content in sorted(entries.items())
        ]
        with self._database.transaction() as connection:
            add_missing(connection, remembered, rows)

    def prune(self, before: datetime) -> int:
        """Forget what was not used since then; tells how many entries."""
        self._known.clear()
        old = delete(remembered).where(remembered.c.used < before)
        with self._database.transaction() as connection:
            return connection.execute(old).rowcount

    def _used(
        self, kind: str, keys: Collection[str], *columns: Column[Any]
    ) -> list[Row[tuple[Any, ...]]]:
        """The rows of keys, with further columns; notes that they were used."""
        rows: list[Row[tuple[Any, ...]]] = []
        wanted = select(remembered.c.key, remembered.c.used, *columns)
        with self._database.snapshot() as connection:
            for some in parts(keys):
                of_some = wanted.where(remembered.c.kind == kind, remembered.c.key.in_(some))
                rows.extend(connection.execute(of_some))
        now = utc_now()
        if stale := [row.key for row in rows if now - row.used > _FRESH]:
            self._note_use(kind, stale, now)
        return rows

    def _note_use(self, kind: str, keys: Collection[str], now: datetime) -> None:
        with self._database.transaction() as connection:
            for some in parts(keys):
                connection.execute(
                    update(remembered)
                    .where(remembered.c.kind == kind, remembered.c.key.in_(some))
                    .values(used=now)
                )
