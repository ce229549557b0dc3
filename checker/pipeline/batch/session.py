"""A batch command from end to end: the store held, a crew at work, one round or many."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from checker.alerts import webhook_secret
from checker.pipeline.batch.files import Inputs
from checker.pipeline.batch.publish import Publisher
from checker.pipeline.batch.run import Batch
from checker.pipeline.batch.tally import Tally
from checker.pipeline.batch.worker import Hired, Load
from checker.pipeline.executors import Crew, Hire
from checker.pipeline.executors.engine import Engine, make_crew
from checker.pipeline.models import shared_models
from checker.settings import Settings
from checker.store import Store

LEASE = "batch"
"""Two runs at once would each do what the other does."""


@dataclass(frozen=True)
class Order:
    """What a batch command is to do."""

    inputs: Inputs
    store: str
    out: Path
    formats: tuple[str, ...] = ("html", "json")
    engine: Engine = Engine.LOCAL
    watch: bool = False
    load: Load = shared_models


def run_batch(order: Order, settings: Settings, tally: Tally, stop: Event) -> tuple[int, ...]:
    """Run once, or with ``order.watch`` until ``stop`` is set; the numbers of the runs.

    Once ``stop`` is set, what workers are at is finished and committed, and nothing more begun.

    Raises:
        StoreError: the store cannot be opened, or another batch run holds it.
        ModelError: a model is missing or damaged.
        SettingsError: there are webhooks, but no secret to sign with.

    """
    if settings.alerts.webhooks:
        webhook_secret()  # told now, and not after hours of work
    hire = Hired(settings, order.store, order.load)
    with (
        Store.open(order.store) as store,
        store.leases.hold(LEASE),
        _crew(order.engine, hire, settings) as crew,
    ):
        publisher = Publisher(order.out, order.formats)
        batch = Batch(store, crew, settings, publisher, stop.is_set)
        return tuple(_rounds(batch, order, settings, tally, stop))


def _rounds(
    batch: Batch, order: Order, settings: Settings, tally: Tally, stop: Event
) -> Iterator[int]:
    if not order.watch:
        yield batch.run(order.inputs, tally)
        return
    settle, poll = settings.batch.settle_seconds, settings.batch.poll_seconds
    yield batch.run(order.inputs, tally, settle)
    tally.progress("waiting", 0, 0)
    while not stop.wait(poll):
        batch.send_alerts(tally)
        if batch.is_due(order.inputs, settle):
            yield batch.run(order.inputs, tally, settle)
            tally.progress("waiting", 0, 0)


@contextmanager
def _crew(engine: Engine, hire: Hire, settings: Settings) -> Iterator[Crew]:
    crew = make_crew(engine, hire, settings.batch)
    try:
        yield crew
    finally:
        crew.close()
