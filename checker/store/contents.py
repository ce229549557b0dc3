"""Which articles may be used, with the hashes of their contents, kept up to date as copy comes."""

from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy import Connection, func, select

from checker.store.copy import Copy
from checker.store.database import Database
from checker.store.parts import parts
from checker.store.tables.copy import texts, versions


class Contents:
    """What `Copy.contents` tells of all articles, asked again only where something happened.

    Which version of a text may be used changes when one is added, whose number is higher than all
    before; when the text is canceled, which is for good; and when an embargo ends. What pruning
    removes was not in use. So what other processes do is seen as well. To be asked outside of
    transactions that write: what one has added may never have been.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._copy = Copy(database)
        self._contents: Mapping[str, str] = {}
        self._asked = datetime.min.replace(tzinfo=UTC)
        self._newest = 0
        self._canceled: set[str] = set()

    def at(self, now: datetime) -> Mapping[str, str]:
        """The hash of the content of every active article by its id, in the order of the ids."""
        with self._database.snapshot() as connection:
            changed = self._added(connection)
            changed |= self._newly_canceled(connection) | self._released(connection, now)
            if changed:
                kept = {id_: c for id_, c in self._contents.items() if id_ not in changed}
                for some in parts(changed):
                    kept |= self._copy.contents(now, some)
                self._contents = dict(sorted(kept.items()))
        return self._contents

    def _added(self, connection: Connection) -> set[str]:
        """The texts that have got a version since."""
        added = select(versions.c.text).where(versions.c.number > self._newest)
        changed = set(connection.scalars(added))
        self._newest = connection.scalar(select(func.max(versions.c.number))) or 0
        return changed

    def _newly_canceled(self, connection: Connection) -> set[str]:
        before = self._canceled
        canceled = select(texts.c.id).where(texts.c.canceled.is_not(None))
        self._canceled = set(connection.scalars(canceled))
        return self._canceled - before

    def _released(self, connection: Connection, now: datetime) -> set[str]:
        """The texts of which an embargo has ended since, or not yet where clocks went back."""
        first, last = sorted((self._asked, now))
        self._asked = now
        ended = select(versions.c.text).where(
            versions.c.released.in_((True, False)),  # either: the index begins with it
            versions.c.embargo.between(first, last),
        )
        return set(connection.scalars(ended))
