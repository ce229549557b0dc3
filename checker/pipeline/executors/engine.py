"""The engine that was asked for, with as many workers as it may have."""

import os
from enum import StrEnum

from checker.pipeline.executors.crew import Crew, Hire
from checker.pipeline.executors.local import LocalCrew
from checker.settings import BatchSettings

_WORKER_BYTES = 2 << 30
"""Memory that a worker needs with the default models, at its most."""


class Engine(StrEnum):
    """Where the work is done."""

    LOCAL = "local"
    """In processes of this machine."""
    RAY = "ray"
    """In a Ray cluster, or in one that is started on this machine."""


def make_crew(engine: Engine, hire: Hire, settings: BatchSettings) -> Crew:
    """A crew of workers, which have yet to get ready.

    Raises:
        UsageError: Ray is asked for and not installed.

    """
    workers = settings.workers or _affordable()
    if engine is Engine.RAY:
        from checker.pipeline.executors.ray import RayCrew  # noqa: PLC0415 - an extra, and heavy

        return RayCrew(hire, workers, settings)
    return LocalCrew(
        hire, workers, seconds=settings.shard_seconds, memory=settings.worker_megabytes
    )


def _affordable() -> int:
    """A worker a core, as far as the memory goes; one at least."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return max(1, min(os.cpu_count() or 1, memory // _WORKER_BYTES))
