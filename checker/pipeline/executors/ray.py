"""The engine of a cluster: Ray actors, each with models of its own.

The same shards go to them as to the processes of one machine, and what comes back is handled the
same way, so that the findings are the same. Actors are used one by one, and not Ray Data: there a
row that kills its worker is retried for ever, and a row that fails costs its whole block.
"""

import os
import time
from dataclasses import dataclass
from typing import Any

from checker.errors import CheckerError, UsageError
from checker.pipeline.executors.crew import Hire, Job, Worker, work
from checker.settings import BatchSettings


@dataclass
class _Seat:
    actor: Any
    job: Job | None = None
    answer: Any = None
    since: float = 0.0


class _Actor:
    """What works in the cluster. A fault in the models is told with the first shard."""

    def __init__(self, hire: Hire) -> None:
        self._hire = hire
        self._worker: Worker | None = None

    def do(self, job: Job) -> list[object] | CheckerError:
        """The outcome of each unit, or what keeps every worker from working."""
        try:
            self._worker = self._worker or self._hire()
            return work(self._worker, job)
        except CheckerError as error:
            return error


class RayCrew:
    """Actors in the cluster that RAY_ADDRESS names, or in one that is started here."""

    def __init__(self, hire: Hire, workers: int, settings: BatchSettings) -> None:
        """Join the cluster and ask it for workers.

        Raises:
            UsageError: Ray is not installed, or the cluster has no room for a single worker.

        """
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
        try:
            import ray  # noqa: PLC0415 - an extra, and slow to import
        except ImportError as error:
            raise UsageError("--engine ray needs Ray: pip install 'checker[ray]'") from error
        self._ray = ray
        self._owns = not ray.is_initialized()
        if self._owns:
            ray.init(include_dashboard=False, log_to_driver=False, configure_logging=False)
        self._hire = hire
        self._seconds = settings.shard_seconds
        self._make = ray.remote(_Actor).options(
            num_cpus=settings.worker_cpus, num_gpus=settings.worker_gpus, max_restarts=0
        )
        self._seats = [_Seat(self._actor()) for _ in range(min(workers, self._room(settings)))]

    def _room(self, settings: BatchSettings) -> int:
        """How many workers the cluster can hold: one too many would wait for ever."""
        have = self._ray.cluster_resources()  # type: ignore[no-untyped-call]
        room = have.get("CPU", 0.0) / settings.worker_cpus
        if settings.worker_gpus:
            room = min(room, have.get("GPU", 0.0) / settings.worker_gpus)
        if room < 1:
            raise UsageError(
                f"the Ray cluster has no room for a worker of {settings.worker_cpus} CPUs and"
                f" {settings.worker_gpus} GPUs (batch.worker_cpus, batch.worker_gpus)"
            )
        return int(room)

    def _actor(self) -> Any:  # noqa: ANN401 - Ray has no types
        return self._make.remote(self._hire)

    def has_room(self) -> bool:
        """Whether a worker is without a job."""
        return any(seat.job is None for seat in self._seats)

    def give(self, job: Job) -> None:
        """Hand a job to a worker that is free."""
        seat = next(seat for seat in self._seats if seat.job is None)
        seat.job, seat.since = job, time.monotonic()
        seat.answer = seat.actor.do.remote(job)

    def take(self) -> tuple[Job, list[object] | None]:
        """Wait for a job to end: its outcomes, or None where the worker died over it."""
        while True:
            busy = {seat.answer: seat for seat in self._seats if seat.job}
            ended, _ = self._ray.wait(list(busy), num_returns=1, timeout=1.0)
            if ended:
                return self._ended(busy[ended[0]])
            for seat in busy.values():
                if time.monotonic() - seat.since > self._seconds:
                    self._ray.kill(seat.actor)

    def _ended(self, seat: _Seat) -> tuple[Job, list[object] | None]:
        job, answer, seat.job = seat.job, seat.answer, None
        if job is None:
            raise RuntimeError("a worker without a job has answered")
        try:
            outcomes = self._ray.get(answer)
        except self._ray.exceptions.RayError:
            seat.actor = self._actor()
            return job, None
        if isinstance(outcomes, CheckerError):
            raise outcomes
        return job, outcomes

    def close(self) -> None:
        """Send the workers home; what they are at is lost."""
        for seat in self._seats:
            self._ray.kill(seat.actor)
        if self._owns:
            self._ray.shutdown()
