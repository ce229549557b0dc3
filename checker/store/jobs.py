"""The shelf of jobs: stories that users bring in, to be checked in the background.

A job lives here and not in a server's memory, so that it survives a restart: one whose worker
gives no sign of life any longer is taken up by another.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import RowMapping, and_, delete, insert, or_, select, update

from checker.records.base import Record
from checker.store.clock import utc_now
from checker.store.database import Database
from checker.store.tables.desk import job_sources, jobs

_SILENCE = timedelta(minutes=2)
"""After so long without a sign of life a worker is held to be dead."""
_ATTEMPTS = 3
"""A job that has ended so many workers is not tried again."""


class JobState(StrEnum):
    """How far a job is."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class JobSource(NamedTuple):
    """A source as it was brought in: a file's name, and its bytes."""

    name: str
    content: bytes


class Job(Record):
    """A story brought in, and how far its check is."""

    id: int
    user: str
    time: datetime
    topic: str
    state: JobState
    stage: str
    done: int
    total: int
    fault: str
    """Why it failed, in words."""
    story: str
    """The story that came of it."""
    attempts: int

    @property
    def over(self) -> bool:
        """Whether nothing more will happen."""
        return self.state in {JobState.DONE, JobState.FAILED}


class Jobs:
    """Jobs in the order in which they came."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, user: str, topic: str, sources: Sequence[JobSource]) -> Job:
        """Bring in a story."""
        fresh = {
            "user": user, "time": utc_now(), "topic": topic, "state": JobState.WAITING.value,
            "stage": "", "done": 0, "total": 0, "fault": "", "story": "", "attempts": 0,
        }  # fmt: skip
        with self._database.transaction() as connection:
            number = connection.execute(
                insert(jobs).values(fresh).returning(jobs.c.id)
            ).scalar_one()
            connection.execute(
                insert(job_sources),
                [
                    {"job": number, "number": place, "name": name, "content": content}
                    for place, (name, content) in enumerate(sources)
                ],
            )
        return Job(id=number, **fresh)

    def job(self, number: int) -> Job | None:
        """The job of that number."""
        with self._database.snapshot() as connection:
            row = connection.execute(select(jobs).where(jobs.c.id == number)).mappings().first()
        return _job(row) if row else None

    def newest(self, count: int) -> tuple[Job, ...]:
        """The newest jobs, newest first."""
        sought = select(jobs).order_by(jobs.c.id.desc()).limit(count)
        with self._database.snapshot() as connection:
            return tuple(map(_job, connection.execute(sought).mappings()))

    def sources(self, number: int) -> tuple[JobSource, ...]:
        """What was brought in; nothing once the job is over."""
        sought = (
            select(job_sources.c.name, job_sources.c.content)
            .where(job_sources.c.job == number)
            .order_by(job_sources.c.number)
        )
        with self._database.snapshot() as connection:
            return tuple(JobSource(row.name, row.content) for row in connection.execute(sought))

    def take(self) -> Job | None:
        """Take up the oldest job that waits, or whose worker is silent; no other worker has it."""
        now = utc_now()
        orphaned = and_(jobs.c.state == JobState.RUNNING.value, jobs.c.beat < now - _SILENCE)
        free = or_(jobs.c.state == JobState.WAITING.value, orphaned)
        with self._database.transaction() as connection:
            connection.execute(
                update(jobs)
                .where(orphaned, jobs.c.attempts >= _ATTEMPTS)
                .values(state=JobState.FAILED.value, fault="The check was broken off three times.")
            )
            row = connection.execute(select(jobs).where(free).order_by(jobs.c.id).limit(1))
            found = row.mappings().first()
            if found is None:
                return None
            mine = connection.execute(
                update(jobs)
                .where(jobs.c.id == found["id"], jobs.c.attempts == found["attempts"], free)
                .values(state=JobState.RUNNING.value, beat=now, attempts=found["attempts"] + 1)
            )
            return self.job(found["id"]) if mine.rowcount else None

    def progress(self, number: int, stage: str, done: int, total: int) -> None:
        """Tell how far a job is, which is a sign of life, too."""
        self._change(number, stage=stage, done=done, total=total, beat=utc_now())

    def finish(self, number: int, story: str) -> None:
        """The job is done; its sources are in the story now and need not be kept here."""
        self._end(number, state=JobState.DONE.value, story=story)

    def fail(self, number: int, fault: str) -> None:
        """The job cannot be done, for a reason that its user can understand."""
        self._end(number, state=JobState.FAILED.value, fault=fault)

    def _end(self, number: int, **values: object) -> None:
        with self._database.transaction() as connection:
            connection.execute(update(jobs).where(jobs.c.id == number).values(**values))
            connection.execute(delete(job_sources).where(job_sources.c.job == number))

    def _change(self, number: int, **values: object) -> None:
        with self._database.transaction() as connection:
            connection.execute(update(jobs).where(jobs.c.id == number).values(**values))


def _job(row: RowMapping) -> Job:
    return Job(**{name: row[name] for name in Job.model_fields})
