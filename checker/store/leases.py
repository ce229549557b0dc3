"""The shelf of leases: work that only one process may do at a time, such as a batch run."""

import os
import socket
import threading
import uuid
from datetime import timedelta
from types import TracebackType
from typing import Any, Self

import structlog
from sqlalchemy import ColumnElement, Connection, Row, delete, exists, select, update

from checker.errors import LeaseLost, StoreError
from checker.store.clock import utc_now
from checker.store.database import Database
from checker.store.tables.work import leases
from checker.store.upsert import put

_log = structlog.get_logger(__name__)

BEAT = 10.0
"""Seconds between two signs of life."""
PATIENCE = 60.0
"""Seconds without one after which a holder on another machine counts as dead."""


class Lease:
    """The right to do a piece of work, kept up by a thread while the context lasts.

    While it lasts, every transaction that writes through the same store first makes sure that the
    lease still holds. A process that slept too long writes nothing once another one took over.
    """

    def __init__(self, database: Database, name: str, beat: float) -> None:
        self._database = database
        self._name = name
        self._beat = beat
        self._holder = uuid.uuid4().hex
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._keep, name=f"lease {name}", daemon=True)

    def __enter__(self) -> Self:
        """Take the lease.

        Raises:
            StoreError: another process that is alive holds it.

        """
        self._take()
        self._database.conditions.append(self._check)
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Give the lease back."""
        self._stopped.set()
        self._thread.join()
        self._database.conditions.remove(self._check)
        with self._database.transaction() as connection:
            connection.execute(delete(leases).where(self._is_mine))

    @property
    def _is_mine(self) -> ColumnElement[bool]:
        return (leases.c.name == self._name) & (leases.c.holder == self._holder)

    def _check(self, connection: Connection) -> None:
        """Make sure that the lease still holds.

        Raises:
            LeaseLost: this process slept too long, and another one took over.

        """
        if not connection.scalar(select(exists().where(self._is_mine))):
            raise LeaseLost(
                f"{self._database.place}: this {self._name} was silent for too long, and another"
                " process took over; what it had not committed is left to that one"
            )

    def _take(self) -> None:
        now = utc_now()
        with self._database.transaction() as connection:
            row = connection.execute(select(leases).where(leases.c.name == self._name)).first()
            if row is not None and _is_alive(row):
                raise StoreError(
                    f"{self._database.place}: a {self._name} is running already "
                    f"(process {row.process} on {row.host}, since {row.since:%Y-%m-%d %H:%M} UTC)"
                )
            values = {
                "name": self._name, "holder": self._holder, "host": socket.gethostname(),
                "process": os.getpid(), "since": now, "heartbeat": now,
            }  # fmt: skip
            put(connection, leases, values)

    def _keep(self) -> None:
        beat = update(leases).where(self._is_mine)
        while not self._stopped.wait(self._beat):
            try:
                with self._database.transaction() as connection:
                    connection.execute(beat.values(heartbeat=utc_now()))
            except LeaseLost:
                return
            except StoreError as error:  # the next beat may get through
                _log.warning("lease_not_renewed", lease=self._name, reason=str(error))


class Leases:
    """Leases by the name of the work."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def hold(self, name: str, beat: float = BEAT) -> Lease:
        """A lease on a piece of work, taken when its context is entered.

        A holder that gave no sign of life for a minute, or whose process on this machine is gone,
        is dead: its lease is taken over.
        """
        return Lease(self._database, name, beat)


def _is_alive(row: Row[Any]) -> bool:
    if utc_now() - row.heartbeat > timedelta(seconds=PATIENCE):
        return False
    return row.host != socket.gethostname() or _runs(row.process)


def _runs(process: int) -> bool:
    """Whether a process of this machine is there."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # it is somebody else's
        return True
    return True
