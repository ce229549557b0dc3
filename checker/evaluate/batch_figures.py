"""What batch runs cost, by how many articles there are."""

from collections.abc import Sequence
from datetime import datetime
from math import log
from statistics import fmean, median

from checker.evaluate.processes import Cost
from checker.records.base import Record

LOADING, NLI, OTHER = "loading", "comparing", "other"


class Stretch(Record):
    """What one call of the command did, without a break, to bring a store to a size."""

    call: int
    """Which call, from 1."""
    began: datetime
    whole: bool
    """Whether the size was reached. If not, the call was broken off: what it did after its last
    shard is not known here, and is done again by the next."""
    cost: Cost
    stages: dict[str, float]
    """Seconds of the processor by stage."""
    peak_mb: float
    findings: int
    """How many were opened."""


class SizeFigures(Record):
    """What it took to fill a store from nothing."""

    articles: int
    seconds: float
    cpu_seconds: float
    stages: dict[str, float]
    """Seconds of the processor by stage; ``other`` is what no stage accounts for."""
    peak_mb: float
    """The most memory of all processes at one time, since the size before."""
    stretches: tuple[Stretch, ...] = ()
    """How it was brought here from the size before: one, or more if that was broken off."""
    store_mb: float | None
    """What the files of the store hold; None where it is on a server."""
    stories: int
    findings: int
    one_more: tuple[Cost, ...]
    """Further articles brought one by one, the workers and their models being ready."""


class BatchFigures(Record):
    """Batch runs over a growing store."""

    config: str
    seed: int
    sizes: tuple[SizeFigures, ...] = ()
    one_more_cold: tuple[Cost, ...] = ()
    """Further articles into the largest store, each by workers that were not there before."""

    def exponent(self) -> float | None:
        """How processor time grows with the articles: 1 is in proportion. Loading is left out.

        None where there are not two sizes to tell it by.
        """
        return growth(
            [(s.articles, s.cpu_seconds - s.stages.get(LOADING, 0.0)) for s in self.sizes]
        )

    def stage_exponents(self) -> dict[str, float | None]:
        """The same of each stage."""
        names = dict.fromkeys(name for size in self.sizes for name in size.stages)
        return {
            name: growth([(s.articles, s.stages.get(name, 0.0)) for s in self.sizes])
            for name in names
        }

    def broken_off(self) -> int:
        """How often the measurement was broken off on its way to a size, and gone on with."""
        return sum(not stretch.whole for size in self.sizes for stretch in size.stretches)

    def shares(self) -> dict[str, float]:
        """Which part of the time each stage has at the largest size, loading left out."""
        stages = self.sizes[-1].stages if self.sizes else {}
        whole = sum(spent for name, spent in stages.items() if name != LOADING)
        if not whole:
            return {}
        ordered = sorted(stages.items(), key=lambda stage: -stage[1])
        return {name: spent / whole for name, spent in ordered if name != LOADING}

    def one_more(self) -> tuple[Cost | None, Cost | None]:
        """The median cost of one more article into the largest store: warm, and cold."""
        warm = self.sizes[-1].one_more if self.sizes else ()
        return middle(warm), middle(self.one_more_cold)

    def figures(self) -> dict[str, object]:
        """All that was measured, and what follows from it."""
        return self.model_dump(mode="json") | {
            "exponent": self.exponent(),
            "stage_exponents": self.stage_exponents(),
            "shares": self.shares(),
            "nli_share": self.shares().get(NLI, 0.0) if self.sizes else None,
        }


def middle(costs: Sequence[Cost]) -> Cost | None:
    """The median of some costs, each kind by itself; None where there are none."""
    if not costs:
        return None
    return Cost(
        seconds=median(cost.seconds for cost in costs),
        cpu_seconds=median(cost.cpu_seconds for cost in costs),
    )


def growth(points: Sequence[tuple[float, float]]) -> float | None:
    """The exponent b of y = a·x^b, by least squares over the logarithms.

    None where fewer than two of the points have both above nothing.

    >>> growth([(1, 3.0), (10, 30.0), (100, 300.0)]), growth([(1, 1.0)])
    (1.0, None)
    """
    known = [(log(x), log(y)) for x, y in points if x > 0 and y > 0]
    if len(known) < 2:
        return None
    x0, y0 = (fmean(axis) for axis in zip(*known, strict=True))
    spread = sum((x - x0) ** 2 for x, _ in known)
    return round(sum((x - x0) * (y - y0) for x, y in known) / spread, 3) if spread else None
