"""How far a measurement of batch runs has come, kept in a file so that it can be gone on with."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from pydantic import ValidationError

from checker.errors import CheckerError, UsageError
from checker.evaluate.batch_figures import OTHER, BatchFigures, SizeFigures, Stretch
from checker.evaluate.processes import Cost
from checker.evaluate.scores_file import write_scores
from checker.records.base import Record
from checker.report.write import replace

_NAME = "journal.json"


class Filling(Record):
    """A size that the store is on its way to."""

    size: int
    articles: int
    """How many there are when it is reached, with those brought one by one before."""
    stretches: tuple[Stretch, ...] = ()


class Journal(Record):
    """What was measured, and what is under way."""

    store: str
    basis: str
    """What the findings hang on: settings, models and code."""
    calls: int = 1
    figures: BatchFigures
    filling: Filling | None = None

    def check(self, store: str, basis: str, seed: int) -> None:
        """Make sure that a measurement can be gone on with.

        Raises:
            UsageError: it is one of another store, other articles, other settings or other code.

        """
        for told, known, now in (
            ("the store", self.store, store),
            ("the seed", self.figures.seed, seed),
            ("settings, models or code", self.basis, basis),
        ):
            if known != now:
                raise UsageError(
                    f"{told}: another than that of the measurement so far; begin anew with an "
                    "empty store and another --out"
                )

    def begin(self, size: int, articles: int) -> "Journal":
        """With the store on its way to a size, which is reached with so many articles in all."""
        return self._with(filling=Filling(size=size, articles=articles))

    def with_stretch(self, stretch: Stretch) -> "Journal":
        """With what a call has done until now to reach the size."""
        filling = self.under_way
        earlier = (s for s in filling.stretches if s.call != stretch.call)
        stretches = (*earlier, stretch)
        return self._with(filling=filling.model_copy(update={"stretches": stretches}))

    def reach(self, stories: int, store_mb: float | None) -> "Journal":
        """With the figures of the size that the store was on its way to."""
        size = _of_size(self.under_way, self.figures.sizes[-1:], stories, store_mb)
        return self._with(
            filling=None, figures=self._figures(sizes=(*self.figures.sizes, size), one_more_cold=())
        )

    def with_more(self, costs: tuple[Cost, ...]) -> "Journal":
        """With what further articles took at the largest size."""
        *before, size = self.figures.sizes
        size = size.model_copy(update={"one_more": costs})
        return self._with(figures=self._figures(sizes=(*before, size)))

    def with_cold(self, costs: tuple[Cost, ...]) -> "Journal":
        """With what further articles took new workers."""
        return self._with(figures=self._figures(one_more_cold=costs))

    @property
    def under_way(self) -> Filling:
        """The size that the store is on its way to."""
        if self.filling is None:
            raise ValueError("the store is not on its way to a size")
        return self.filling

    def _figures(self, **changed: object) -> BatchFigures:
        return self.figures.model_copy(update=changed)

    def _with(self, **changed: object) -> "Journal":
        return self.model_copy(update=changed)


def read_journal(out: Path) -> Journal | None:
    """The journal in a folder; None where there is none.

    Raises:
        UsageError: it cannot be read.

    """
    path = out / _NAME
    try:
        return Journal.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValidationError) as error:
        raise UsageError(f"{path}: no journal of a measurement; name another --out") from error


def write_journal(out: Path, journal: Journal) -> None:
    """Keep a journal, and the figures so far.

    Raises:
        CheckerError: it cannot be written.

    """
    write_scores(out, journal.figures.figures())
    try:
        replace(out / _NAME, journal.model_dump_json(indent=1).encode())
    except OSError as error:
        raise CheckerError(f"{out}: cannot write the journal: {error.strerror}") from error


def _of_size(
    filling: Filling, before: Iterable[SizeFigures], stories: int, store_mb: float | None
) -> SizeFigures:
    """What all stretches up to a size took; those before it are in the figures of the last one."""
    seconds = cpu_seconds = 0.0
    stages: Counter[str] = Counter()
    findings = 0
    for size in before:
        seconds, cpu_seconds, findings = size.seconds, size.cpu_seconds, size.findings
        stages.update(size.stages)
    stages.pop(OTHER, None)
    for stretch in filling.stretches:
        seconds += stretch.cost.seconds
        cpu_seconds += stretch.cost.cpu_seconds
        findings += stretch.findings
        stages.update(stretch.stages)
    return SizeFigures(
        articles=filling.size,
        seconds=seconds,
        cpu_seconds=cpu_seconds,
        stages={**stages, OTHER: cpu_seconds - sum(stages.values())},
        peak_mb=max(stretch.peak_mb for stretch in filling.stretches),
        stretches=filling.stretches,
        store_mb=store_mb,
        stories=stories,
        findings=findings,
        one_more=(),
    )
