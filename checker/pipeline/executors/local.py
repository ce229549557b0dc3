"""The engine of one machine: processes that are spawned, each with models of its own."""

import logging
import os
import signal
import sys
import time
from dataclasses import dataclass
from multiprocessing import connection, get_context
from multiprocessing.context import SpawnProcess
from typing import Any

import structlog

from checker.errors import CheckerError
from checker.pipeline.executors.crew import Hire, Job, work
from checker.pipeline.executors.processor import processor_seconds

_log = structlog.get_logger(__name__)
_LEVELS = (logging.DEBUG, logging.INFO, logging.WARNING, logging.ERROR)
_GRACE = 5.0
"""Seconds for a worker that is sent home to go."""
_MEGABYTE = 1 << 20


@dataclass
class _Seat:
    process: SpawnProcess
    line: "connection.Connection[Any, Any]"
    ready: bool = False
    job: Job | None = None
    begun: float = 0.0
    """What the process had taken of the processor when its job began."""
    taken: float = 0.0
    """What it had taken when it was last looked at."""
    moved: float = 0.0
    """When it was last seen to have taken more."""

    def begin(self) -> None:
        """The job begins now."""
        self.begun = self.taken = processor_seconds(self.process.pid or 0) or 0.0
        self.moved = time.monotonic()

    def idle(self) -> float:
        """Seconds since the process was seen to do anything."""
        taken, now = processor_seconds(self.process.pid or 0), time.monotonic()
        if taken is not None and taken > self.taken:
            self.taken, self.moved = taken, now
        return now - self.moved


class LocalCrew:
    """Spawned processes, each with a line to this one."""

    def __init__(self, hire: Hire, workers: int, *, seconds: float, memory: int) -> None:
        """Workers that hang are killed, those of more than ``memory`` MB replaced.

        One hangs that has spent ``seconds`` of the processor over a shard, with each of its
        threads, or has done nothing for as long. So it costs no worker anything to get a small
        part of a busy machine.
        """
        self._hire = hire
        self._seconds = seconds
        self._memory = memory
        self._threads = max(1, (os.cpu_count() or 1) // workers)
        self._seats = [self._seated() for _ in range(workers)]

    def _seated(self) -> _Seat:
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(
            target=_serve, args=(theirs, self._hire, self._threads, _log_level()), daemon=True
        )
        process.start()
        theirs.close()  # so that our end tells when the process is gone
        return _Seat(process, ours)

    def has_room(self) -> bool:
        """Whether a worker is without a job."""
        return any(seat.job is None for seat in self._seats)

    def give(self, job: Job) -> None:
        """Hand a job to a worker that is free, one that is ready first."""
        seat = max((s for s in self._seats if s.job is None), key=lambda s: s.ready)
        seat.job = job
        seat.begin()
        try:
            seat.line.send(job)
        except OSError:  # it has died meanwhile; `take` will find that out
            return

    def take(self) -> tuple[Job, list[object] | None]:
        """Wait for a job to end: its outcomes, or None where the worker died over it."""
        while True:
            busy = {seat.line: seat for seat in self._seats if seat.job}
            for line in connection.wait(list(busy), timeout=1.0):
                ended = self._heard(busy[line])  # type: ignore[index]
                if ended:
                    return ended
            for seat in busy.values():
                if seat.ready and self._hangs(seat):
                    seat.process.kill()

    def _hangs(self, seat: _Seat) -> bool:
        idle = seat.idle()
        return max(idle, (seat.taken - seat.begun) / self._threads) > self._seconds

    def _heard(self, seat: _Seat) -> tuple[Job, list[object] | None] | None:
        job = seat.job
        try:
            told = seat.line.recv()
        except (EOFError, OSError) as error:
            if not seat.ready:
                raise CheckerError("a worker died before it was ready") from error
            self._replace(seat)
            return (job, None) if job else None
        if isinstance(told, CheckerError):
            raise told
        if told is None:  # ready: its time counts from now
            seat.ready = True
            seat.begin()
            return None
        outcomes, size = told
        seat.job = None
        if size > self._memory * _MEGABYTE:
            self._replace(seat)
        return (job, outcomes) if job else None

    def _replace(self, seat: _Seat) -> None:
        seat.line.close()
        seat.process.kill()
        seat.process.join()
        self._seats[self._seats.index(seat)] = self._seated()

    def close(self) -> None:
        """Send the workers home; what they are at is lost."""
        for seat in self._seats:
            seat.line.close()
        until = time.monotonic() + _GRACE
        for seat in self._seats:
            seat.process.join(max(0.0, until - time.monotonic()) if seat.job is None else 0.0)
            seat.process.kill()
            seat.process.join()


def _log_level() -> int:
    """The level from which this process logs; workers log as it does."""
    return next((level for level in _LEVELS if _log.is_enabled_for(level)), logging.CRITICAL)


def _serve(
    line: "connection.Connection[Any, Any]", hire: Hire, threads: int, log_level: int
) -> None:
    """Work for whoever holds the other end of the line, until it is closed."""
    # A key press in the terminal reaches all processes; the one that started us decides.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    os.environ["OMP_NUM_THREADS"] = str(threads)
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(log_level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    try:
        worker = hire()
        line.send(None)
        while True:
            line.send((work(worker, line.recv()), _size()))
    except CheckerError as error:
        line.send(error)
    except (EOFError, OSError):
        return


def _size() -> int:
    """Bytes of memory this process holds; 0 where the system does not tell."""
    try:
        with open("/proc/self/statm", encoding="ascii") as told:  # noqa: PTH123 - no real file
            return int(told.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0
