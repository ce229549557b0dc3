"""The worker: checks the stories that users bring in, one at a time, in a thread of the server."""

import tempfile
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import structlog

from checker.errors import CheckerError, SourceError, StoreError
from checker.ingest import folder_name, read_copy
from checker.records.article import Article, Story
from checker.records.fault import Fault
from checker.review.trace import trace
from checker.settings import Settings
from checker.store import Store
from checker.store.jobs import Job, JobSource

if TYPE_CHECKING:
    from checker.pipeline import Analyst

Load = Callable[[Settings], "Analyst"]
_PAUSE = 1.0
"""Seconds between two looks at the shelf of jobs."""
_log = structlog.get_logger(__name__)


def load_models(settings: Settings) -> "Analyst":
    """The models of the settings, loaded once in a process."""
    from checker.pipeline import shared_models  # noqa: PLC0415 - loads torch

    return shared_models(settings)


class Worker:
    """Takes up jobs until it is stopped. ``load`` is asked for models when they are needed."""

    def __init__(self, store: Store, settings: Settings, load: Load = load_models) -> None:
        self._store = store
        self._settings = settings
        self._load = load
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="desk-worker", daemon=True)

    def start(self) -> None:
        """Begin to look for jobs."""
        self._thread.start()

    def stop(self) -> None:
        """Take up no further job. One that is running is broken off, to be taken up later."""
        self._stopped.set()
        self._thread.join(timeout=_PAUSE)

    def work_once(self) -> bool:
        """Do the next job; whether there was one."""
        job = self._store.jobs.take()
        if job is None:
            return False
        # A future keeps whatever befell the job, so that a bug on one story ends no worker.
        with ThreadPoolExecutor(1) as executor:
            done = executor.submit(self._do, job)
        fault = done.exception()
        if fault is None:
            self._store.jobs.finish(job.id, done.result())
        elif isinstance(fault, CheckerError):
            self._store.jobs.fail(job.id, _without_folder(str(fault)))
        else:
            _log.error("job_failed", job=job.id, error=trace(fault))
            self._store.jobs.fail(job.id, "Something went wrong on our side. It has been logged.")
        return True

    def _run(self) -> None:
        while not self._stopped.is_set():
            try:
                found = self.work_once()
            except StoreError as error:  # the database may come back
                _log.warning("jobs_not_reached", fault=str(error))
                found = False
            if not found:
                self._stopped.wait(_PAUSE)

    def _do(self, job: Job) -> str:
        """Check a job's story and record what is found; the story's id in the store."""
        # Torch is loaded when the first story comes, and not when the desk starts.
        from checker.pipeline import Remembering  # noqa: PLC0415
        from checker.pipeline.batch import Bringing  # noqa: PLC0415

        reached = ("", 0, 0)

        def progress(stage: str, done: int, total: int) -> None:
            nonlocal reached
            reached = (stage, done, total)
            self._store.jobs.progress(job.id, *reached)

        def load() -> "Analyst":
            self._store.jobs.progress(job.id, "loading models", 0, 0)
            loaded = self._load(self._settings)
            self._store.jobs.progress(job.id, *reached)
            return loaded

        name = f"{folder_name(job.topic)}-{job.id}"
        story = self._read(name, job.topic, self._store.jobs.sources(job.id))
        analyst = Remembering(load, self._settings, self._store.remembered)
        return Bringing(self._store, self._settings, analyst).bring(story, progress)

    def _read(self, name: str, topic: str, sources: tuple[JobSource, ...]) -> Story:
        """The articles in what was brought in, each read as a batch run would read it.

        Raises:
            SourceError: there is none.

        """
        found: list[Article | Fault] = []
        with tempfile.TemporaryDirectory(prefix="checker-") as folder:
            for number, source in enumerate(sources, 1):
                # A name from outside never says where a file goes.
                ending = folder_name(Path(source.name).suffix)[:20]
                stem = folder_name(Path(source.name).stem)
                path = Path(folder) / f"{stem}.{ending}"
                if any(Path(folder).glob(f"{stem}.*")):  # it names the source, too
                    path = path.with_stem(f"{stem}-{number}")
                path.write_bytes(source.content)
                found.extend(read_copy(path, self._settings.ingest))
        articles = tuple(one for one in found if isinstance(one, Article))
        skipped = tuple(_without_folder(str(one)) for one in found if isinstance(one, Fault))
        if not articles:
            raise SourceError("What was brought in", "; ".join(skipped) or "holds no article")
        return Story(id=name, topic=topic, articles=articles, skipped=skipped)


def _without_folder(told: str) -> str:
    """A fault without the folder that only the worker knows."""
    return " ".join(part.rsplit("/", 1)[-1] if "/checker-" in part else part
                    for part in told.split(" "))  # fmt: skip
