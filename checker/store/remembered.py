"""The shelf of what was computed before, by the content that it hangs on."""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update

from checker.store.clock import utc_now
from checker.store.database import Database
from checker.store.tables.work import remembered
from checker.store.upsert import add_missing

_AT_ONCE = 500
"""Keys asked for in one statement."""
_FRESH = timedelta(days=1)
"""A use is written down only where the last one noted is older."""


class Remembered:
    """Bytes under a kind ('reading', 'vectors', 'nli') and a key. What is kept never changes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get_many(self, kind: str, keys: Collection[str]) -> dict[str, bytes]:
        """What is kept under those of the keys that are known."""
        found: dict[str, bytes] = {}
        stale: list[str] = []
        now = utc_now()
        with self._database.snapshot() as connection:
            for some in _parts(keys):
                wanted = select(remembered.c.key, remembered.c.content, remembered.c.used).where(
                    remembered.c.kind == kind, remembered.c.key.in_(some)
                )
                for row in connection.execute(wanted):
                    found[row.key] = row.content
                    if now - row.used > _FRESH:
                        stale.append(row.key)
        if stale:
            self._note_use(kind, stale, now)
        return found

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
        old = delete(remembered).where(remembered.c.used < before)
        with self._database.transaction() as connection:
            return connection.execute(old).rowcount

    def _note_use(self, kind: str, keys: Collection[str], now: datetime) -> None:
        with self._database.transaction() as connection:
            for some in _parts(keys):
                connection.execute(
                    update(remembered)
                    .where(remembered.c.kind == kind, remembered.c.key.in_(some))
                    .values(used=now)
                )


def _parts(keys: Collection[str]) -> Iterator[list[str]]:
    ordered = list(keys)
    for start in range(0, len(ordered), _AT_ONCE):
        yield ordered[start : start + _AT_ONCE]
