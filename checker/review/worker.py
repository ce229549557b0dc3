"""The worker: checks the stories that users bring in, one at a time, in a thread of the server."""

import tempfile
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import structlog

from checker.errors import CheckerError, StoreError
from checker.ingest import folder_name, read_story
from checker.records.article import Story
from checker.records.finding import Report
from checker.settings import Settings
from checker.store import Store
from checker.store.jobs import Job, JobSource

if TYPE_CHECKING:
    from checker.pipeline.progress import Progress

Check = Callable[[Story, Settings, "Progress"], Report]
_PAUSE = 1.0
"""Seconds between two looks at the shelf of jobs."""
_log = structlog.get_logger(__name__)


def check(story: Story, settings: Settings, progress: "Progress") -> Report:
    """Check a story with the models of the settings, which are loaded when first needed."""
    from checker.pipeline import check_story, shared_models  # noqa: PLC0415 - loads torch

    progress("loading models", 0, 0)
    return check_story(story, settings, shared_models(settings), progress)


class Worker:
    """Takes up jobs until it is stopped. ``check`` turns a story into its report."""

    def __init__(self, store: Store, settings: Settings, check: Check = check) -> None:
        self._store = store
        self._settings = settings
        self._check = check
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
            _log.error("job_failed", job=job.id, exc_info=fault)
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
        name = f"{folder_name(job.topic)}-{job.id}"
        story = self._read(name, job.topic, self._store.jobs.sources(job.id))

        def progress(stage: str, done: int, total: int) -> None:
            self._store.jobs.progress(job.id, stage, done, total)

        report = self._check(story, self._settings, progress)
        self._record(name, report)
        return name

    def _record(self, name: str, report: Report) -> None:
        """Keep what was found, with its alerts; the next batch run sends them."""
        from checker.pipeline.alerting import record_findings  # noqa: PLC0415 - see `check`

        record_findings(self._store, self._settings, name, report)

    def _read(self, name: str, topic: str, sources: tuple[JobSource, ...]) -> Story:
        with tempfile.TemporaryDirectory(prefix="checker-") as folder:
            for number, source in enumerate(sources, 1):
                # A name from outside never says where a file goes.
                ending = folder_name(Path(source.name).suffix)[:20]
                stem = folder_name(Path(source.name).stem)
                (Path(folder) / f"{number:02}-{stem}.{ending}").write_bytes(source.content)
            story = read_story(Path(folder), self._settings.ingest)
        skipped = tuple(map(_without_folder, story.skipped))
        return story.model_copy(update={"id": name, "topic": topic, "skipped": skipped})


def _without_folder(told: str) -> str:
    """A fault without the folder that only the worker knows."""
    return " ".join(part.rsplit("/", 1)[-1] if "/checker-" in part else part
                    for part in told.split(" "))  # fmt: skip
