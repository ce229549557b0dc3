"""What an engine is: a crew of workers, each busy with one shard at a time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from checker.errors import CheckerError, ModelError, StoreError

_FAULTS = (
    ArithmeticError, AssertionError, AttributeError, BufferError, CheckerError, LookupError,
    MemoryError, NameError, OSError, RuntimeError, TypeError, ValueError,
)  # fmt: skip
"""What one unit may do without harm to others. Anything else ends the worker, and is found out
by halves as what kills it."""


class Worker(Protocol):
    """Does the work on one unit of a shard: a file, an article or a story."""

    def do(self, task: str, unit: object) -> object:
        """The outcome of a task on a unit; both can be pickled."""


Hire = Callable[[], Worker]
"""Makes a worker where it will work; can be pickled itself."""


@dataclass(frozen=True)
class Job:
    """A shard on its way through the crew."""

    task: str
    units: tuple[object, ...]
    attempt: int = 1


@dataclass(frozen=True)
class Failure:
    """In place of an outcome: why there is none for a unit."""

    reason: str


class Crew(Protocol):
    """Workers, wherever they run. One that dies is replaced."""

    def has_room(self) -> bool:
        """Whether a worker is without a job."""

    def give(self, job: Job) -> None:
        """Hand a job to a worker that is free."""

    def take(self) -> tuple[Job, list[object] | None]:
        """Wait for a job to end: its outcomes, or None where the worker died over it.

        Raises:
            CheckerError: no worker can be had at all.

        """

    def close(self) -> None:
        """Send the workers home; what they are at is lost."""


def work(worker: Worker, job: Job) -> list[object]:
    """The outcome of each unit, or a `Failure`: a bad one does not cost its neighbours.

    Raises:
        ModelError, StoreError: no unit would fare better.

    """
    return [_outcome(worker, job.task, unit) for unit in job.units]


def _outcome(worker: Worker, task: str, unit: object) -> object:
    try:
        return worker.do(task, unit)
    except (ModelError, StoreError):
        raise
    except _FAULTS as error:
        return Failure(f"{type(error).__name__}: {' '.join(str(error).split())}"[:500])


def outcomes_of(units: Sequence[object], reason: str) -> list[object]:
    """The same failure for every unit."""
    return [Failure(reason) for _ in units]
