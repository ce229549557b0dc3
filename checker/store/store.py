"""The store: every shelf over one database."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from checker.records.base import Record
from checker.store.accounts import Accounts
from checker.store.assignments import Assignments
from checker.store.attempts import Attempts
from checker.store.audit import Audit
from checker.store.changes import Changes
from checker.store.copy import Copy
from checker.store.database import Database
from checker.store.filters import Filters
from checker.store.findings import Findings
from checker.store.inputs import Inputs
from checker.store.jobs import Jobs
from checker.store.judgements import Judgements
from checker.store.leases import Leases
from checker.store.notes import Notes
from checker.store.outbox import Outbox
from checker.store.preferences import UserPreferences
from checker.store.quarantine import Quarantine
from checker.store.queue import Queue
from checker.store.remembered import Remembered
from checker.store.runs import Runs
from checker.store.schema import upgrade
from checker.store.sessions import Sessions
from checker.store.stories import Stories
from checker.store.tokens import Tokens


class Pruned(Record):
    """How many entries were removed."""

    versions: int
    remembered: int
    changes: int
    sent: int


class Store:
    """What the checker keeps between runs. Each shelf is an attribute.

    A method of a shelf is one transaction; inside ``transaction`` all of them are one together.
    A store may be used by many threads, but not by a process that was forked from its own.
    """

    def __init__(self, database: Database) -> None:
        self.database = database
        self.copy = Copy(database)
        self.stories = Stories(database)
        self.remembered = Remembered(database)
        self.findings = Findings(database)
        self.changes = Changes(database)
        self.runs = Runs(database)
        self.quarantine = Quarantine(database)
        self.inputs = Inputs(database)
        self.leases = Leases(database)
        self.accounts = Accounts(database)
        self.sessions = Sessions(database)
        self.tokens = Tokens(database)
        self.attempts = Attempts(database)
        self.audit = Audit(database)
        self.outbox = Outbox(database)
        self.queue = Queue(database)
        self.judgements = Judgements(database)
        self.notes = Notes(database)
        self.assignments = Assignments(database)
        self.filters = Filters(database)
        self.preferences = UserPreferences(database)
        self.jobs = Jobs(database)

    @classmethod
    def open(cls, url: str | Path) -> Self:
        """Open a store, or make one where there is none, and bring its tables up to date.

        ``url`` is a file (SQLite), 'sqlite:///FILE' or 'postgresql://USER@HOST/NAME'.

        Raises:
            StoreError: the URL is wrong, the database cannot be reached or read, or a newer
                version of the checker wrote it.

        """
        database = Database(str(url))
        upgrade(database)
        return cls(database)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make all that is done inside one transaction: all of it is kept, or nothing."""
        with self.database.transaction():
            yield

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Make all that is read inside be read at one moment, and by one transaction."""
        with self.database.snapshot():
            yield

    def prune(self, keep_versions: int, before: datetime) -> Pruned:
        """Remove what nobody needs any more: old versions of texts, and the rest before then.

        Findings with their history, reports, stories and active articles always stay.
        """
        with self.transaction():
            return Pruned(
                versions=self.copy.prune(keep_versions),
                remembered=self.remembered.prune(before),
                changes=self.changes.prune(before),
                sent=self.outbox.prune(before),
            )

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()

    def __enter__(self) -> Self:
        """The store, closed when the context ends."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the store."""
        self.close()
