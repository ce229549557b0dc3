"""The work on one unit of a shard: opening a file, reading an article, checking a story."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from checker.ingest import read_copy
from checker.pipeline.analyst import Analyst
from checker.pipeline.batch.gathered import Entries, Gathered
from checker.pipeline.batch.profiles import profile_of
from checker.pipeline.batch.seal import seal_of
from checker.pipeline.batch.tally import Timer
from checker.pipeline.batch.timed import Timed
from checker.pipeline.models import shared_models
from checker.pipeline.remembered import Remembering
from checker.pipeline.story import check_story
from checker.records.article import Article, Story
from checker.records.fault import Fault
from checker.records.finding import Report
from checker.records.profile import Profile
from checker.settings import Settings
from checker.store import Store
from checker.store.inputs import InputFile


class Task(StrEnum):
    """What a shard is for."""

    OPEN = "open"
    READ = "read"
    CHECK = "check"


Load = Callable[[Settings], Analyst]


@dataclass(frozen=True)
class Opened:
    """What a file held."""

    articles: tuple[Article, ...]
    faults: tuple[Fault, ...]
    file: InputFile | None
    """What tells the file from itself before it is changed again."""
    seconds: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class ReadArticle:
    """An article has been read: its profile, and what is to be remembered of it."""

    profile: Profile
    entries: Entries = field(repr=False)
    seconds: dict[str, float]


@dataclass(frozen=True)
class CheckedStory:
    """A story has been checked: its report, and what is to be remembered of it."""

    report: Report
    entries: Entries = field(repr=False)
    seconds: dict[str, float]


@dataclass(frozen=True)
class Hired:
    """All that a worker has to know; makes one where it will work."""

    settings: Settings
    store: str
    load: Load = shared_models
    timer: Timer = time.perf_counter

    def __call__(self) -> "BatchWorker":
        """Open the store; the models are loaded when they are first needed."""
        return BatchWorker(self.settings, Store.open(self.store), self.load, self.timer)


class BatchWorker:
    """Reads and checks; what it finds out goes back to whoever commits it."""

    def __init__(self, settings: Settings, store: Store, load: Load, timer: Timer) -> None:
        self._settings = settings
        self._gathered = Gathered(store.remembered)
        self._timer = timer
        self._timed = Timed(lambda: load(settings), timer)
        self._analyst = Remembering(lambda: self._timed, settings, self._gathered)

    def do(self, task: str, unit: object) -> object:
        """The outcome of a task on a unit."""
        self._gathered.hand_over()  # what a unit that failed has left
        self._timed.seconds.clear()
        match task, unit:
            case Task.OPEN, Path():
                return self._open(unit)
            case Task.READ, Article():
                return self._read(unit)
            case Task.CHECK, Story():
                return self._check(unit)
        raise ValueError(f"{task}: no task on {type(unit).__name__}")

    def _open(self, path: Path) -> Opened:
        began = self._timer()
        seal = seal_of(path)  # before it is read: what is written meanwhile is then read again
        found = list(read_copy(path, self._settings.ingest))
        return Opened(
            articles=tuple(one for one in found if isinstance(one, Article)),
            faults=tuple(one for one in found if isinstance(one, Fault)),
            file=seal,
            seconds=self._spent(began, "opening"),
        )

    def _read(self, article: Article) -> ReadArticle:
        began = self._timer()
        profile = profile_of(article, self._analyst)
        seconds = self._spent(began, "profiling")
        return ReadArticle(profile, self._gathered.hand_over(), seconds)

    def _check(self, story: Story) -> CheckedStory:
        began = self._timer()
        report = check_story(story, self._settings, self._analyst)
        seconds = self._spent(began, "checking")
        return CheckedStory(report, self._gathered.hand_over(), seconds)

    def _spent(self, began: float, rest: str) -> dict[str, float]:
        """The seconds of a task by stage; what the models did not take is the ``rest``."""
        models = self._timed.seconds
        return {**models, rest: self._timer() - began - sum(models.values())}
