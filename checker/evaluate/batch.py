"""What `checker batch` costs as its store grows, and what one more article costs then.

One store is filled from nothing, with one file for each article, and told of at each size on the
way; what a size took is what all runs up to it took. Then further articles are brought one by
one, while the workers wait with their models loaded, as in a watch; at the end some more, each to
a crew that was not there before. With a store that is kept, a measurement that was broken off is
gone on with by the next call, and told of as such.
"""

import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from functools import partial
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pydantic import TypeAdapter

from checker.errors import GoldError, UsageError
from checker.evaluate.batch_figures import BatchFigures, Stretch
from checker.evaluate.batch_journal import Journal, read_journal, write_journal
from checker.evaluate.lines import read_lines, sources_in
from checker.evaluate.newsroom import Newsroom, Source, Staff
from checker.evaluate.processes import Memory, Meter
from checker.evaluate.sample import drawn
from checker.evaluate.scores_file import write_scores
from checker.pipeline import Progress, silent
from checker.pipeline.basis import basis_of
from checker.pipeline.batch import Hired, Tally
from checker.pipeline.batch.session import LEASE
from checker.pipeline.executors import Crew
from checker.pipeline.executors.engine import Engine, make_crew
from checker.pipeline.remembered import code_digest
from checker.records.base import Record
from checker.settings import Settings
from checker.store import Store

_CODE = ("grouping", "ingest", "pipeline", "report", "store")
"""What runs are made of, besides what findings hang on."""


class Course(Record):
    """Which articles a store is filled with."""

    sizes: tuple[int, ...]
    """How many articles there are when figures are taken."""
    seed: int = 0
    """Another one draws others."""
    more: int = 3
    """Further articles brought one by one at each size, and as many at the end to new crews."""

    def needed(self, calls: int) -> int:
        """How many articles that takes; a call that goes on loses two of them at the most."""
        return max(self.sizes) + self.more * (len(set(self.sizes)) + calls) + 2 * (calls - 1)


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
    from the first size on. With a named store the wire, the reports and a journal are kept under
    ``out``, too: a call with the same goes on where the one before ended, or was ended.

    Raises:
        GoldError: a file cannot be read, or there are too few articles.
        UsageError: the store holds other copy, or the journal is one of something else.
        ModelError: a model is missing, damaged or unfit.

    """
    with ExitStack() as stack:
        kept = store is not None
        root = out if kept else _scratch(stack)
        url = store or f"sqlite:///{root / 'store.db'}"
        basis = f"{basis_of(settings)}/{code_digest(_CODE)}"
        journal = (read_journal(out) if kept else None) or Journal(
            store=url,
            basis=basis,
            calls=0,
            figures=BatchFigures(config=settings.digest, seed=course.seed),
        )
        journal.check(url, basis, course.seed)
        journal = journal.model_copy(update={"calls": journal.calls + 1})
        sources = _sources(paths, course.seed, course.needed(journal.calls))
        opened = stack.enter_context(Store.open(url))
        stack.enter_context(opened.leases.hold(LEASE))
        if journal.calls == 1 and opened.runs.last():
            raise UsageError(f"{url}: a store to be measured must be empty")
        newsroom = Newsroom(root, url, opened, settings, staff, sources, progress)
        memory = stack.enter_context(Memory())
        keep = write_journal if kept else _write_figures
        return _Measurement(newsroom, course, memory, journal, partial(keep, out)).go()


def _scratch(stack: ExitStack) -> Path:
    return Path(stack.enter_context(TemporaryDirectory(prefix="checker-batch-")))


def _sources(paths: Sequence[Path], seed: int, needed: int) -> list[Source]:
    """The first articles of the lines of some files, which are shuffled by a seed."""
    lines = (line for path in paths for line in read_lines(path, TypeAdapter(dict[str, Any])))
    shuffled = drawn(lines, None, lambda line: f"{seed} {line}")
    found = list(islice(chain.from_iterable(map(sources_in, shuffled)), needed))
    if len(found) < needed:
        told = ", ".join(map(str, paths))
        raise GoldError(f"{told}: {len(found)} articles, and {needed} are needed")
    return found


def _write_figures(out: Path, journal: Journal) -> None:
    write_scores(out, journal.figures.figures())


_Run = Callable[..., Tally]


class _Measurement:
    """The steps of a course, from the first that is not in the journal."""

    def __init__(
        self,
        newsroom: Newsroom,
        course: Course,
        memory: Memory,
        journal: Journal,
        keep: Callable[[Journal], None],
    ) -> None:
        self._newsroom = newsroom
        self._course = course
        self._memory = memory
        self._journal = journal
        self._keep = keep

    def go(self) -> BatchFigures:
        """Measure what is left of the course."""
        newsroom, left = self._newsroom, self._left()
        with closing(newsroom.crew()) as crew:
            run = partial(newsroom.run, newsroom.batch(crew))
            if self._journal.figures.sizes and self._journal.filling is None:
                # What was broken off is done with, and the workers have their models.
                newsroom.cost_of_one(run)
                self._bring_more(run)
            for size in left:
                self._fill(size, run)
                self._bring_more(run)
        while len(cold := self._journal.figures.one_more_cold) < self._course.more:
            cost = newsroom.cost_of_one(newsroom.run_cold)
            self._note(self._journal.with_cold((*cold, cost)))
        return self._journal.figures

    def _left(self) -> list[int]:
        """The sizes that the store has yet to reach.

        Raises:
            UsageError: it is beyond one that was not measured, or on its way to another.

        """
        reached = [size.articles for size in self._journal.figures.sizes]
        left = [size for size in sorted(set(self._course.sizes)) if size not in reached]
        filling = self._journal.filling
        if filling and left[:1] != [filling.size]:
            raise UsageError(f"--size {filling.size}: the store is on its way there")
        if left and left[0] < max(reached, default=0):
            raise UsageError(f"--size {left[0]}: the store is beyond that, at {max(reached)}")
        return left

    def _fill(self, size: int, run: _Run) -> None:
        """Bring the store to a size, or go on where that was broken off."""
        newsroom = self._newsroom
        if self._journal.filling is None:
            before = max((size.articles for size in self._journal.figures.sizes), default=0)
            self._note(self._journal.begin(size, newsroom.brought() + size - before))
        self._memory.forget()
        began, meter = datetime.now(UTC), Meter()

        def note(tally: Tally, *, whole: bool = False) -> None:
            stretch = Stretch(
                call=self._journal.calls,
                began=began,
                whole=whole,
                cost=meter.cost(),
                stages=tally.seconds,
                peak_mb=self._memory.taken() / 1e6,
                findings=tally.counts["opened"],
            )
            self._note(self._journal.with_stretch(stretch))

        newsroom.bring_up_to(self._journal.under_way.articles)
        note(run(note), whole=True)
        self._note(self._journal.reach(newsroom.stories(), newsroom.store_mb()))

    def _bring_more(self, run: _Run) -> None:
        """Measure further articles, one by one, as far as that was not done at this size."""
        while len(more := self._journal.figures.sizes[-1].one_more) < self._course.more:
            cost = self._newsroom.cost_of_one(run)
            self._note(self._journal.with_more((*more, cost)))

    def _note(self, journal: Journal) -> None:
        self._journal = journal
        self._keep(journal)
