"""The database behind the shelves: SQLite or PostgreSQL, with one writer at a time."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from threading import Lock

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import (
    ArgumentError,
    DatabaseError,
    DataError,
    IntegrityError,
    NoSuchModuleError,
    ProgrammingError,
)
from sqlalchemy.pool import ConnectionPoolEntry

from checker.errors import StoreError

_PATIENCE = 30
"""Seconds that a writer waits for its turn."""
_PAUSE = 0.05
"""Seconds between two tries to have a new file of SQLite written ahead."""
_WRITERS = 0x63686B72
"""The key of PostgreSQL's advisory lock that writers queue for."""
_OWN_FAULTS = (IntegrityError, ProgrammingError, DataError)
"""What a shelf that asked for something impossible has to know of, unlike a broken store."""
_CONNECTIONS = 15
"""Connections that stay open: to open one takes longer than most questions."""
_CONNECT = {
    "sqlite": {"timeout": _PATIENCE},
    "postgresql": {"connect_timeout": 10, "application_name": "checker"},
}


class Database:
    """Connections to the store's database.

    Writers queue, in PostgreSQL as in SQLite: a transaction sees all that was written before it,
    none is refused for having raced another, and numbers given out rise in the order in which
    they can be read. Readers wait for nobody.
    """

    def __init__(self, url: str) -> None:
        """Prepare for a database; nothing is opened yet.

        Raises:
            StoreError: the URL is none that can be used.

        """
        self._url = store_url(url)
        self.place = str(self._url.database if self.is_sqlite else self._url)
        self._engine = _engine(self._url)
        self._turn = Lock()
        self._writing: Engine = self._engine.execution_options(writes=True)
        self._current: ContextVar[Connection | None] = ContextVar("connection", default=None)
        self._reading: ContextVar[Connection | None] = ContextVar("reading", default=None)
        self.conditions: list[Callable[[Connection], None]] = []
        """Asked at the beginning of every transaction that writes; they raise what forbids it."""

    @property
    def is_sqlite(self) -> bool:
        """Whether the store is a file of SQLite."""
        return self._url.get_backend_name() == "sqlite"

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """A transaction that writes; one inside another is part of it."""
        if (outer := self._current.get()) is not None:
            yield outer
            return
        # Those of one process queue here, in order and without a connection that readers lack.
        with self._turn, self._faults_told(), self._writing.begin() as connection:
            for condition in tuple(self.conditions):
                condition(connection)
            token = self._current.set(connection)
            try:
                yield connection
            finally:
                self._current.reset(token)

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """A transaction that only reads, and sees the store as it was when it began to.

        One inside another is part of it; a transaction that writes, inside one, is not.
        """
        if (outer := self._current.get() or self._reading.get()) is not None:
            yield outer
            return
        with self._faults_told(), self._engine.begin() as connection:
            token = self._reading.set(connection)
            try:
                yield connection
            finally:
                self._reading.reset(token)

    def close(self) -> None:
        """Let go of every connection."""
        self._engine.dispose()

    @contextmanager
    def _faults_told(self) -> Iterator[None]:
        try:
            yield
        except DatabaseError as error:
            if isinstance(error, _OWN_FAULTS):
                raise
            reason = " ".join(str(error.orig).split())
            raise StoreError(f"{self.place}: {reason}") from error


def store_url(text: str) -> URL:
    """The URL of a store: a path is a file of SQLite, 'postgresql://…' a PostgreSQL database.

    Raises:
        StoreError: it is malformed, or names something else.

    """
    try:
        url = make_url(text if "://" in text else f"sqlite:///{text}")
    except (ArgumentError, ValueError) as error:
        raise StoreError(f"{text}: not the URL of a store") from error
    if url.drivername in {"postgresql", "postgres"}:
        return url.set(drivername="postgresql+psycopg")
    if url.drivername == "postgresql+psycopg":
        return url
    if url.drivername != "sqlite":
        raise StoreError(f"a store is sqlite:///FILE or postgresql://…, not {url.drivername}://")
    if not url.database or url.database == ":memory:":
        raise StoreError("a store of SQLite is a file; name it: sqlite:///FILE")
    path = Path(url.database).expanduser().absolute()
    if not path.parent.is_dir():
        raise StoreError(f"{path}: there is no folder {path.parent}")
    return url.set(database=str(path))


def _engine(url: URL) -> Engine:
    backend = url.get_backend_name()
    try:
        engine = create_engine(
            url,
            connect_args=_CONNECT[backend],
            pool_pre_ping=True,
            pool_size=_CONNECTIONS,
            max_overflow=0,
        )
    except (ImportError, NoSuchModuleError) as error:
        raise StoreError("PostgreSQL needs psycopg: pip install 'checker[postgres]'") from error
    if backend == "sqlite":
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    event.listen(engine, "begin", _begin_postgresql)
    return engine


def _set_up_sqlite(connection: object, _entry: ConnectionPoolEntry) -> None:
    # Transactions are begun below: the module's own begin late, and fail where they should wait.
    connection.isolation_level = None  # type: ignore[attr-defined]
    cursor = connection.cursor()  # type: ignore[attr-defined]
    cursor.execute(f"PRAGMA busy_timeout = {_PATIENCE * 1000}")
    write_ahead(cursor)
    for pragma in ("synchronous = NORMAL", "foreign_keys = ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def write_ahead(cursor: sqlite3.Cursor, patience: float = _PATIENCE) -> None:
    """Have SQLite write to a log first, so that readers never wait.

    Of several processes that open a new file at once one makes it so; the others are told at once
    that it is locked, whatever their timeout, and try again for some seconds (``patience``).
    """
    until = time.monotonic() + patience
    while True:
        try:
            cursor.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(_PAUSE)
        else:
            return


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _begin_postgresql(connection: Connection) -> None:
    if not connection.get_execution_options().get("writes"):
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        return
    connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{_PATIENCE}s'")
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITERS})")
