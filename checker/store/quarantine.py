"""The shelf of what could not be read, and why."""

from datetime import datetime

from sqlalchemy import insert, select

from checker.records.base import Record
from checker.store.clock import utc_now
from checker.store.database import Database
from checker.store.tables.work import quarantine


class Quarantined(Record):
    """An input that a run left out."""

    number: int
    path: str
    """The file, with the member of an archive where it is one."""
    fault: str
    run: int
    time: datetime


class Quarantine:
    """What runs left out, in the order in which they met it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, path: str, fault: str, run: int = 0) -> None:
        """Note that an input was left out."""
        values = {"path": path, "fault": fault, "run": run, "time": utc_now()}
        with self._database.transaction() as connection:
            connection.execute(insert(quarantine).values(values))

    def entries(self, run: int | None = None) -> list[Quarantined]:
        """What that run left out; what all of them did, without a run."""
        wanted = select(quarantine).order_by(quarantine.c.number)
        if run is not None:
            wanted = wanted.where(quarantine.c.run == run)
        with self._database.snapshot() as connection:
            rows = connection.execute(wanted).mappings()
            return [Quarantined.model_validate(dict(row)) for row in rows]
