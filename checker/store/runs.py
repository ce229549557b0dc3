"""The shelf of runs: when which settings and models were at work, and what it came to."""

from collections.abc import Mapping
from datetime import datetime

from pydantic import Field
from sqlalchemy import insert, select, update

from checker.records.base import Record
from checker.store.clock import utc_now
from checker.store.database import Database
from checker.store.tables.work import runs


class BatchRun(Record):
    """One run over new copy."""

    number: int
    started: datetime
    finished: datetime | None = None
    """None where it still runs, or was killed."""
    config: str
    """Hash of the settings."""
    models: dict[str, str]
    counts: dict[str, int] = Field(default_factory=dict)
    stage_seconds: dict[str, float] = Field(default_factory=dict)


class Runs:
    """Runs by number, which rises with time."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, config: str, models: Mapping[str, str]) -> int:
        """Note that a run has begun; tells its number."""
        values = {
            "started": utc_now(), "config": config, "models": dict(models),
            "counts": {}, "stage_seconds": {},
        }  # fmt: skip
        with self._database.transaction() as connection:
            number: int = connection.scalars(
                insert(runs).values(values).returning(runs.c.number)
            ).one()
        return number

    def finish(
        self, run: int, counts: Mapping[str, int], stage_seconds: Mapping[str, float]
    ) -> None:
        """Note that a run is done, and what it came to."""
        with self._database.transaction() as connection:
            connection.execute(
                update(runs)
                .where(runs.c.number == run)
                .values(finished=utc_now(), counts=dict(counts), stage_seconds=dict(stage_seconds))
            )

    def last(self, *, finished: bool = False) -> BatchRun | None:
        """The newest run; the newest that came to its end, if ``finished``."""
        wanted = select(runs).order_by(runs.c.number.desc()).limit(1)
        if finished:
            wanted = wanted.where(runs.c.finished.is_not(None))
        with self._database.snapshot() as connection:
            row = connection.execute(wanted).mappings().one_or_none()
        return BatchRun.model_validate(dict(row)) if row else None
