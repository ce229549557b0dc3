"""What `checker batch` costs as its store grows, and what one more article costs then.

One store is filled from nothing, with one file for each article, and told of at each size on the
way; what a size took is what all runs up to it took. Then further articles are brought one by
one, while the workers wait with their models loaded, as in a watch; at the end some more, each to
a crew that was not there before.
"""

import json
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pydantic import TypeAdapter

from checker.errors import GoldError, UsageError
from checker.evaluate.batch_figures import OTHER, BatchFigures, SizeFigures
from checker.evaluate.lines import read_lines, sources_in
from checker.evaluate.processes import Cost, Memory, cost_of
from checker.evaluate.sample import drawn
from checker.evaluate.scores_file import write_scores
from checker.pipeline import Progress, silent
from checker.pipeline.batch import Batch, Hired, Inputs, Publisher, Tally
from checker.pipeline.batch.session import LEASE
from checker.pipeline.executors import Crew
from checker.pipeline.executors.engine import Engine, make_crew
from checker.records.base import Record
from checker.settings import Settings
from checker.store import Store

_Source = dict[str, Any]
Staff = Callable[[Settings, str], Crew]
"""Makes a crew that works on the store of that URL; it counts the processor's seconds."""


class Course(Record):
    """Which articles a store is filled with."""

    sizes: tuple[int, ...]
    """How many articles there are when figures are taken."""
    seed: int = 0
    """Another one draws others."""
    more: int = 3
    """Further articles brought one by one at each size, and as many at the end to new crews."""


@dataclass
class _Spent:
    """What all runs up to now took."""

    articles: int = 0
    seconds: float = 0.0
    cpu_seconds: float = 0.0
    stages: Counter[str] = field(default_factory=Counter)
    findings: int = 0

    def add(self, cost: Cost, tally: Tally) -> None:
        self.seconds += cost.seconds
        self.cpu_seconds += cost.cpu_seconds
        for stage, seconds in tally.seconds.items():
            self.stages[stage] += seconds  # type: ignore[assignment]
        self.findings += tally.counts["opened"]


@dataclass(frozen=True)
class _Newsroom:
    """A wire that articles are written to, and the batch runs over it."""

    root: Path
    url: str
    store: Store
    settings: Settings
    staff: Staff
    sources: Iterator[_Source]
    progress: Progress

    def bring(self, articles: int) -> None:
        """Write so many further articles to the wire, a file each."""
        wire = self.root / "wire"
        wire.mkdir(exist_ok=True)
        there = sum(1 for _ in wire.iterdir())
        for number, source in enumerate(islice(self.sources, articles), there):
            (wire / f"{number:07}.json").write_text(json.dumps(source), encoding="utf-8")

    def crew(self) -> Crew:
        return self.staff(self.settings, self.url)

    def batch(self, crew: Crew) -> Batch:
        publisher = Publisher(self.root / "reports", ("html", "json"))
        return Batch(self.store, crew, self.settings, publisher)

    def run(self, batch: Batch) -> Tally:
        tally = Tally(self.progress, timer=time.process_time)
        batch.run(Inputs((self.root / "wire",)), tally)
        return tally

    def run_cold(self) -> None:
        with closing(self.crew()) as crew:
            self.run(self.batch(crew))


def local_staff(settings: Settings, url: str) -> Crew:
    """Processes of this machine with the models of the settings."""
    return make_crew(Engine.LOCAL, Hired(settings, url, timer=time.process_time), settings.batch)


def evaluate_batch(
    paths: Sequence[Path],
    settings: Settings,
    *,
    course: Course,
    out: Path,
    store: str | None = None,
    staff: Staff = local_staff,
    progress: Progress = silent,
) -> BatchFigures:
    """Fill a store with articles of gzipped JSON lines, and tell at each size what that took.

    A line is an article, or has several as its ``sources``, which then come one after the other.
    The store is thrown away unless it is named. What is known is in scores.json under ``out``
    from the first size on, so that a long run may be ended before its time.

    Raises:
        GoldError: a file cannot be read, or there are too few articles.
        UsageError: the store holds copy already.
        ModelError: a model is missing, damaged or unfit.

    """
    needed = max(course.sizes) + course.more * (len(course.sizes) + 1)
    sources = _sources(paths, course.seed, needed)
    with ExitStack() as stack:
        root = Path(stack.enter_context(TemporaryDirectory(prefix="checker-batch-")))
        url = store or f"sqlite:///{root / 'store.db'}"
        kept = stack.enter_context(Store.open(url))
        stack.enter_context(kept.leases.hold(LEASE))
        if kept.runs.last():
            raise UsageError(f"{url}: a store to be measured must be empty")
        newsroom = _Newsroom(root, url, kept, settings, staff, iter(sources), progress)
        memory = stack.enter_context(Memory())
        figures = BatchFigures(config=settings.digest, seed=course.seed)
        with closing(newsroom.crew()) as crew:
            for size in _sizes(newsroom, newsroom.batch(crew), course, memory):
                figures = figures.model_copy(update={"sizes": (*figures.sizes, size)})
                write_scores(out, figures.figures())
        cold = tuple(_one_more(newsroom, newsroom.run_cold) for _ in range(course.more))
        figures = figures.model_copy(update={"one_more_cold": cold})
        write_scores(out, figures.figures())
    return figures


def _sources(paths: Sequence[Path], seed: int, needed: int) -> list[_Source]:
    """The first articles of the lines of some files, which are shuffled by a seed."""
    lines = (line for path in paths for line in read_lines(path, TypeAdapter(dict[str, Any])))
    shuffled = drawn(lines, None, lambda line: f"{seed} {line}")
    found = list(islice(chain.from_iterable(map(sources_in, shuffled)), needed))
    if len(found) < needed:
        told = ", ".join(map(str, paths))
        raise GoldError(f"{told}: {len(found)} articles, and {needed} are needed")
    return found


def _sizes(
    newsroom: _Newsroom, batch: Batch, course: Course, memory: Memory
) -> Iterator[SizeFigures]:
    """The figures of each size, one after the other; the articles are brought on the way."""
    spent = _Spent()
    for size in sorted(set(course.sizes)):
        newsroom.bring(size - spent.articles)
        spent.add(*cost_of(partial(newsroom.run, batch)))
        spent.articles = size
        peak = memory.taken()
        more = [_one_more(newsroom, partial(newsroom.run, batch)) for _ in range(course.more)]
        yield SizeFigures(
            articles=size,
            seconds=spent.seconds,
            cpu_seconds=spent.cpu_seconds,
            stages={**spent.stages, OTHER: spent.cpu_seconds - sum(spent.stages.values())},
            peak_mb=peak / 1e6,
            store_mb=_store_mb(newsroom.store),
            stories=len(set(newsroom.store.stories.members().values())),
            findings=spent.findings,
            one_more=tuple(more),
        )


def _one_more(newsroom: _Newsroom, run: Callable[[], object]) -> Cost:
    newsroom.bring(1)
    cost, _ = cost_of(run)
    return cost


def _store_mb(store: Store) -> float | None:
    """What the files of a store hold together, if it is one of files."""
    if not store.database.is_sqlite:
        return None
    file = Path(store.database.place)
    return sum(one.stat().st_size for one in file.parent.glob(f"{file.name}*")) / 1e6
