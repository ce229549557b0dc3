"""The shelf of leases: work that only one process may do at a time, such as a batch run."""

import os
import socket
import threading
import uuid
from datetime import timedelta
from types import TracebackType
from typing import Any, Self

import structlog
from sqlalchemy import Row, delete, select, update

from checker.errors import StoreError
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
    """The right to do a piece of work, kept up by a thread while the context lasts."""

    def __init__(self, database: Database, name: str, beat: float) -> None:
        self._database = database
        self._name = name
        self._beat = beat
        self._holder = uuid.uuid4().hex
        self._stopped = threading.Event()
        self._lost = threading.Event()
        self._thread = threading.Thread(target=self._keep, name=f"lease {name}", daemon=True)

    def __enter__(self) -> Self:
        """Take the lease.

        Raises:
            StoreError: another process that is alive holds it.

        """
        self._take()
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
        mine = (leases.c.name == self._name) & (leases.c.holder == self._holder)
        with self._database.transaction() as connection:
            connection.execute(delete(leases).where(mine))

    def check(self) -> None:
        """Make sure that the lease still holds, before something is written on its strength.

        Raises:
            StoreError: this process slept too long, and another one took over.

        """
        if self._lost.is_set():
            raise StoreError(f"{self._database.place}: another process took over the {self._name}")

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
        while not self._stopped.wait(self._beat):
            try:
                if not self._sign():
                    self._lost.set()
                    return
            except StoreError as error:  # the next beat may get through
                _log.warning("lease_not_renewed", lease=self._name, reason=str(error))

    def _sign(self) -> bool:
        mine = (leases.c.name == self._name) & (leases.c.holder == self._holder)
        with self._database.transaction() as connection:
            signed = connection.execute(update(leases).where(mine).values(heartbeat=utc_now()))
            return signed.rowcount == 1


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
