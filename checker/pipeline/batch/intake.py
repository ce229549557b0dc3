"""New copy into the store: files that have changed, their articles and versions, their faults."""

from collections.abc import Iterable
from pathlib import Path

import structlog

from checker.ingest import Fetched
from checker.pipeline.alerting import tell_withdrawn
from checker.pipeline.batch.seal import content_of, seal_of
from checker.pipeline.batch.tally import Tally
from checker.pipeline.batch.worker import Opened
from checker.pipeline.executors import Failure
from checker.records.article import Article
from checker.records.fault import Fault
from checker.settings import Settings
from checker.store import Store
from checker.store.copy import Outcome

_log = structlog.get_logger(__name__)


class Intake:
    """Takes in what a run finds in its inputs."""

    def __init__(self, store: Store, settings: Settings, run: int, tally: Tally) -> None:
        self._store = store
        self._settings = settings
        self._run = run
        self._tally = tally

    def shelve(self, path: Path, opened: Opened | Failure) -> None:
        """Put what was found in a file on the shelf, in one transaction."""
        if isinstance(opened, Failure):
            opened = Opened((), (Fault(path=str(path), reason=opened.reason),), seal_of(path))
        with self._store.transaction():
            self._add(opened.articles, opened.faults)
            if opened.file:
                self._store.inputs.done(opened.file.model_copy(update={"run": self._run}))
        self._tally.add(opened.seconds, files=1)

    def shelve_feed(self, fetched: Fetched) -> None:
        """Put what a feed brought on the shelf, in one transaction."""
        state = fetched.state
        with self._store.transaction():
            self._add(fetched.articles, fetched.faults)
            self._store.inputs.feed_read(state.url, state.etag, state.last_modified)

    def _add(self, articles: Iterable[Article], faults: Iterable[Fault]) -> None:
        shelved = [self._store.copy.add(a, content_of(a), self._run) for a in articles]
        for one in shelved:
            tell_withdrawn(self._store, self._settings, one.withdrawal.findings)
        for fault in faults:
            self.quarantine(fault)
        self._tally.add(
            {},
            articles=sum(one.outcome is not Outcome.KNOWN for one in shelved),
            versions=sum(one.outcome is Outcome.VERSION for one in shelved),
            withdrawn=sum(len(one.withdrawal.articles) for one in shelved),
        )

    def quarantine(self, fault: Fault) -> None:
        """Write down that something was left out, and why."""
        name = ", ".join(filter(None, (fault.path, fault.member)))
        _log.info("quarantined", path=name, reason=fault.reason)
        self._store.quarantine.add(name, fault.reason, self._run)
        self._tally.add({}, quarantined=1)
