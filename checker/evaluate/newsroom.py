"""A newsroom made up for a measurement: a wire that articles are written to, and runs over it."""

import json
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checker.evaluate.processes import Cost, cost_of
from checker.pipeline import Progress
from checker.pipeline.batch import Batch, Inputs, Publisher, Tally
from checker.pipeline.executors import Crew
from checker.report.write import replace
from checker.settings import Settings
from checker.store import Store

Source = dict[str, Any]
Staff = Callable[[Settings, str], Crew]
"""Makes a crew that works on the store of that URL; it counts the processor's seconds."""


def _unheard(_tally: Tally) -> None:
    """Nobody listens."""


@dataclass(frozen=True)
class Newsroom:
    """Has its wire and its reports under ``root``."""

    root: Path
    url: str
    store: Store
    settings: Settings
    staff: Staff
    sources: Sequence[Source]
    progress: Progress

    @property
    def wire(self) -> Path:
        """The folder of the articles."""
        return self.root / "wire"

    def brought(self) -> int:
        """How many articles are on the wire."""
        return sum(1 for _ in self.wire.glob("[0-9]*.json"))

    def bring_up_to(self, articles: int) -> None:
        """Write further articles to the wire, a file each, until there are so many."""
        self.wire.mkdir(parents=True, exist_ok=True)
        for number in range(self.brought(), articles):
            replace(self.wire / f"{number:07}.json", json.dumps(self.sources[number]).encode())

    def crew(self) -> Crew:
        """Workers, to be sent home by whoever asks for them."""
        return self.staff(self.settings, self.url)

    def batch(self, crew: Crew) -> Batch:
        """Runs with a crew."""
        publisher = Publisher(self.root / "reports", ("html", "json"))
        return Batch(self.store, crew, self.settings, publisher)

    def run(self, batch: Batch, on_shard: Callable[[Tally], None] = _unheard) -> Tally:
        """One run, told of after each shard."""
        tally = Tally(timer=time.process_time)

        def progress(stage: str, done: int, total: int) -> None:
            self.progress(stage, done, total)
            on_shard(tally)

        tally.progress = progress
        batch.run(Inputs((self.wire,)), tally)
        return tally

    def run_cold(self) -> None:
        """One run with workers that were not there before."""
        with closing(self.crew()) as crew:
            self.run(self.batch(crew))

    def cost_of_one(self, run: Callable[[], object]) -> Cost:
        """What a run takes after one more article was brought."""
        self.bring_up_to(self.brought() + 1)
        cost, _ = cost_of(run)
        return cost

    def stories(self) -> int:
        """How many stories there are."""
        return len(self.store.stories.with_copy())

    def store_mb(self) -> float | None:
        """What the files of the store hold together, if it is one of files."""
        if not self.store.database.is_sqlite:
            return None
        file = Path(self.store.database.place)
        return sum(one.stat().st_size for one in file.parent.glob(f"{file.name}*")) / 1e6
