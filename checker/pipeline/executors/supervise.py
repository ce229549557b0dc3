"""Shards through a crew: never more at once than it has workers, and none that kills for ever."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import structlog

from checker.pipeline.executors.crew import Crew, Job, outcomes_of

_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Limits:
    """How often a shard is tried whose worker dies, and when to give out no more."""

    attempts: int = 3
    stopping: Callable[[], bool] = lambda: False


@dataclass(frozen=True)
class Done:
    """A shard that has been worked on, with the outcome (or the failure) of each unit."""

    units: tuple[object, ...]
    outcomes: Sequence[object]


def supervise(
    crew: Crew, task: str, shards: Iterable[Sequence[object]], limits: Limits
) -> Iterator[Done]:
    """Each shard done, in the order in which they end. Shards are drawn only as workers are free.

    A shard whose worker dies is tried again; after ``limits.attempts`` it is halved, and so on
    down to the one unit that kills, which fails. Once ``limits.stopping`` says so, what was
    given out is finished and nothing more is begun.
    """
    ahead = (Job(task, tuple(units)) for units in shards)
    again: deque[Job] = deque()
    busy = 0
    while True:
        while crew.has_room() and not limits.stopping():
            job = again.popleft() if again else next(ahead, None)
            if job is None:
                break
            crew.give(job)
            busy += 1
        if not busy:
            return
        job, outcomes = crew.take()
        busy -= 1
        if outcomes is not None:
            yield Done(job.units, outcomes)
        elif job.attempt >= limits.attempts and len(job.units) == 1:
            reason = f"the worker died over it {job.attempt} times"
            yield Done(job.units, outcomes_of(job.units, reason))
        else:
            again.extend(_once_more(job, limits.attempts))


def _once_more(job: Job, attempts: int) -> Iterator[Job]:
    _log.warning("worker_died", task=job.task, units=len(job.units), attempt=job.attempt)
    if job.attempt < attempts:
        yield replace(job, attempt=job.attempt + 1)
        return
    middle = len(job.units) // 2
    # Halves have one try less each time: the fault has shown itself often enough.
    for half in (job.units[:middle], job.units[middle:]):
        yield Job(job.task, half, attempt=attempts)
