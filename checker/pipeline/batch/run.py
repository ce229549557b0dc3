"""A batch run: new copy in, touched stories checked, findings and reports brought up to date.

Each step begins with what the store says is left to do, and each shard ends with one
transaction. A run that is killed has lost what its workers were at, and nothing else.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import structlog

from checker.pipeline.alerting import record_findings, send_alerts
from checker.pipeline.basis import basis_of, is_of_newer_version, is_same
from checker.pipeline.batch.feeds import Feeds
from checker.pipeline.batch.files import Files, Inputs
from checker.pipeline.batch.gathered import Entries
from checker.pipeline.batch.groups import Groups
from checker.pipeline.batch.intake import Intake
from checker.pipeline.batch.profiles import Profiles
from checker.pipeline.batch.publish import Publisher
from checker.pipeline.batch.story import story_of
from checker.pipeline.batch.tally import Tally
from checker.pipeline.batch.tidy import tidy
from checker.pipeline.batch.worker import CheckedStory, Opened, ReadArticle, Task
from checker.pipeline.executors import Crew, Failure, Limits, supervise
from checker.pipeline.models import model_names
from checker.records.article import Article, Story
from checker.records.fault import Fault
from checker.records.finding import Changes, Kind
from checker.settings import Settings
from checker.store import Store
from checker.store.contents import Contents
from checker.version import __version__

Handle = Callable[[object, object], None]
"""Is given a unit and what came of it."""
_FAILED = "failed"
"""Kind of the stories that could not be checked, by their state and the settings."""
_log = structlog.get_logger(__name__)


class Batch:
    """Runs over one store with one crew; a watch makes many."""

    def __init__(
        self,
        store: Store,
        crew: Crew,
        settings: Settings,
        publisher: Publisher,
        stopping: Callable[[], bool] = lambda: False,
    ) -> None:
        self._store = store
        self._crew = crew
        self._settings = settings
        self._publisher = publisher
        self._limits = Limits(settings.batch.attempts, stopping)
        self._profiles = Profiles(store.remembered, settings)
        self._files = Files(store)
        self._feeds = Feeds(store, settings, stopping)
        self._contents = Contents(store.database)
        self._seen: Mapping[str, str] = {}
        self._groups = Groups(store, self._profiles, settings.grouping)

    def is_due(self, inputs: Inputs, settle: float = 0.0) -> bool:
        """Whether a run would find anything to do: new copy, or copy that was released."""
        self._feeds.ask(inputs.feeds)
        return (
            bool(self._feeds.waiting)
            or bool(self._files.changed(inputs.paths, settle))
            or self._contents.at(datetime.now(UTC)) != self._seen
        )

    def run(self, inputs: Inputs, tally: Tally, settle: float = 0.0) -> int:
        """Take in what is new and check what it touches; the number of the run.

        Files written in the last ``settle`` seconds are left to a later run.
        """
        number = self._store.runs.begin(self._settings.digest, model_names(self._settings))
        began = tally.copy()
        intake = Intake(self._store, self._settings, number, tally)
        self._take_in(intake, inputs, tally, settle)
        self._store.copy.release_due(datetime.now(UTC), number)
        self._read(intake, tally)
        if not self._limits.stopping():
            with tally.clock("grouping"):
                self._seen = self._contents.at(datetime.now(UTC))
                self._groups.update(self._profiles.readable(self._seen), number)
            self._check(intake, number, tally)
        self.send_alerts(tally)
        tally.aside = replace(tally.aside, withheld=self._store.copy.withheld(datetime.now(UTC)))
        with tally.clock("writing"):
            left_out = [
                f"{one.path}: {one.fault}" for one in self._store.quarantine.entries(number)
            ]
            stories = self._store.stories.with_copy()
            self._publisher.finish(number, stories, left_out, tally.aside.withheld)
        tidy(self._store, self._settings.store)
        ran = tally.since(began, number)
        counts = {**ran.counts, "withheld": len(ran.aside.withheld)}
        self._store.runs.finish(number, counts, ran.seconds)
        _log.info("run_finished", run=number, **ran.counts)
        tally.on_round(ran)
        return number

    def send_alerts(self, tally: Tally) -> None:
        """Send the alerts that are due, new ones and those whose target did not answer before."""
        with tally.clock("alerting"):
            tally.add({}, alerts=send_alerts(self._store, self._settings).sent)

    def _take_in(self, intake: Intake, inputs: Inputs, tally: Tally, settle: float) -> None:
        with tally.clock("fetching"):
            self._feeds.ask(inputs.feeds)
            for fetched in self._feeds.taken():
                intake.shelve_feed(fetched)
        with tally.clock("walking"):
            files = self._files.changed(inputs.paths, settle)
            for fault in self._files.faults():
                intake.quarantine(fault)

        def shelve(path: object, opened: object) -> None:
            if isinstance(path, Path) and isinstance(opened, Opened | Failure):
                intake.shelve(path, opened)

        self._work_off(Task.OPEN, ([path] for path in files), shelve, tally, len(files))

    def _read(self, intake: Intake, tally: Tally) -> None:
        """Read every article that was not read yet, whoever took it in."""
        with tally.clock("selecting"):
            contents = self._contents.at(datetime.now(UTC))
            unread = self._profiles.unread(contents)
        size = self._settings.batch.shard_articles
        shards = (self._articles(unread[i : i + size]) for i in range(0, len(unread), size))

        def keep(article: object, read: object) -> None:
            if isinstance(article, Article) and isinstance(read, ReadArticle):
                self._remember(read.entries)
                self._profiles.keep(contents[article.id], read.profile)
                tally.add(read.seconds, read=1)
            elif isinstance(article, Article) and isinstance(read, Failure):
                self._profiles.give_up(contents[article.id], read.reason)
                intake.quarantine(Fault(path=article.path or article.id, reason=read.reason))

        self._work_off(Task.READ, shards, keep, tally, len(unread))

    def _check(self, intake: Intake, run: int, tally: Tally) -> None:
        """Check every story that changed since it was checked, or was checked otherwise."""
        with tally.clock("selecting"):
            pending = self._pending(tally)
            touched = [story for story in pending if not self._given_up(story, pending[story])]
        shards = ([story_of(self._store, self._profiles, story)] for story in touched)

        def record(story: object, checked: object) -> None:
            if isinstance(story, Story) and isinstance(checked, CheckedStory):
                self._record(checked, run, pending[story.id], tally)
            elif isinstance(story, Story) and isinstance(checked, Failure):
                self._give_up(story.id, pending[story.id])
                intake.quarantine(Fault(path=f"story {story.id}", reason=checked.reason))

        self._work_off(Task.CHECK, shards, record, tally, len(touched))

    def _pending(self, tally: Tally) -> dict[str, int]:
        """The stories to be checked, with their touches.

        Those that a newer version of the checker has checked are left alone: with machines of
        different versions on one store, each would undo what the other did. New copy is checked
        by whichever version meets it.
        """
        basis = basis_of(self._settings)
        bases = self._store.stories.bases()
        same = {other for other in bases if is_same(other, basis)}
        newer = {other for other in bases if is_of_newer_version(other, basis)} - same
        due = self._store.stories.pending(basis, same)
        pending = self._store.stories.pending(basis, same | newer) if newer else due
        left = len(due) - len(pending)
        if left:
            _log.warning("left_to_newer_version", stories=left, version=__version__)
        tally.aside = replace(tally.aside, newer=left)
        return pending

    def _work_off(
        self,
        task: Task,
        shards: Iterable[Sequence[object]],
        handle: Handle,
        tally: Tally,
        total: int,
    ) -> None:
        """Have a task done on every shard. What came of one is handled in one transaction."""
        done = 0
        tally.progress(task, done, total)
        drawn = tally.clocked("selecting", shards)
        for shard in supervise(self._crew, task, drawn, self._limits):
            with tally.clock("committing"), self._store.transaction():
                for unit, outcome in zip(shard.units, shard.outcomes, strict=True):
                    handle(unit, outcome)
            done += len(shard.units)
            tally.progress(task, done, total)

    def _articles(self, ids: Sequence[str]) -> list[Article]:
        found = (self._store.copy.article(article) for article in ids)
        return [article for article in found if article]

    def _record(self, checked: CheckedStory, run: int, touches: int, tally: Tally) -> None:
        report = checked.report
        self._remember(checked.entries)
        changes = record_findings(
            self._store, self._settings, report.story.id, report, run, touches
        )
        # Written before the commit: a run killed in between writes it again.
        kept = self._store.findings.report(report.story.id) or report
        told = Changes.model_validate(changes.model_dump())
        self._publisher.publish(kept.model_copy(update={"changes": told}), run)
        tally.add(
            checked.seconds,
            checked=1,
            opened=len(changes.opened),
            changed=len(changes.changed),
            closed=len(changes.closed),
            conflicts=sum(f.id in changes.opened for f in kept.of_kind(Kind.CONFLICT)),
        )

    def _remember(self, entries: Entries) -> None:
        for kind, some in entries.items():
            self._store.remembered.put_many(kind, some)

    def _given_up(self, story: str, touches: int) -> bool:
        key = self._failed_key(story, touches)
        return key in self._store.remembered.get_many(_FAILED, [key])

    def _give_up(self, story: str, touches: int) -> None:
        """A story that cannot be checked is not tried again before something comes to it."""
        self._store.remembered.put_many(_FAILED, {self._failed_key(story, touches): b""})

    def _failed_key(self, story: str, touches: int) -> str:
        return f"{story}/{touches}/{basis_of(self._settings)}"
