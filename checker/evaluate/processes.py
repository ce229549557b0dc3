"""What this process and all that it started take: processor time and memory, as Linux tells."""

import os
import resource
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from checker.errors import CheckerError
from checker.pipeline.executors.processor import processor_seconds
from checker.records.base import Record

_Made = TypeVar("_Made")
_PROC = Path("/proc")
_EVERY = 0.25
"""Seconds between two looks at memory."""


class Cost(Record):
    """What some work took."""

    seconds: float
    """By the clock on the wall."""
    cpu_seconds: float
    """Of all processes together: what another job on the machine does not change."""


class Meter:
    """Tells what was taken since it was made."""

    def __init__(self) -> None:
        self._began, self._cpu = time.perf_counter(), cpu_seconds()

    def cost(self) -> Cost:
        """What was taken until now."""
        return Cost(
            seconds=time.perf_counter() - self._began, cpu_seconds=cpu_seconds() - self._cpu
        )


def cost_of(work: Callable[[], _Made]) -> tuple[Cost, _Made]:
    """What some work takes, and what comes of it."""
    meter = Meter()
    made = work()
    return meter.cost(), made


def cpu_seconds() -> float:
    """Processor time so far, of this process and of those below it, ended ones too."""
    own = resource.getrusage(resource.RUSAGE_SELF)
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    below = sum(processor_seconds(process) or 0.0 for process in _below(os.getpid()))
    return own.ru_utime + own.ru_stime + ended.ru_utime + ended.ru_stime + below


class Memory:
    """The most memory that the processes held at one time, looked at four times a second.

    Memory that two of them share, as the code of libraries, is counted for each.
    """

    def __init__(self) -> None:
        self._peak = 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="memory", daemon=True)

    def taken(self) -> int:
        """The most bytes since `forget`."""
        self._look()
        return self._peak

    def forget(self) -> None:
        """Begin anew with what is held now."""
        self._peak = 0

    def __enter__(self) -> Self:
        """Begin to look.

        Raises:
            CheckerError: this system does not tell what its processes take.

        """
        if not (_PROC / "self" / "statm").exists():
            raise CheckerError("processes can be measured on Linux only: there is no /proc here")
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Look no more."""
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._over.wait(_EVERY):
            self._look()

    def _look(self) -> None:
        own = os.getpid()
        self._peak = max(self._peak, sum(map(_resident, (own, *_below(own)))))


def _below(process: int) -> Iterator[int]:
    """The processes that one has started, and those that they have."""
    for task in _PROC.glob(f"{process}/task/*/children"):
        for child in _read(task).split():
            yield int(child)
            yield from _below(int(child))


def _resident(process: int) -> int:
    told = _read(_PROC / str(process) / "statm").split()
    return int(told[1]) * os.sysconf("SC_PAGE_SIZE") if told else 0


def _read(path: Path) -> str:
    """What a file of the system says; nothing where its process has ended."""
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
