"""A batch run in a process of its own, to be killed: killable.py WIRE STORE OUT."""

import sys
from pathlib import Path
from threading import Event

import structlog

from checker.pipeline.batch import Inputs, Order, Tally, run_batch
from checker.pipeline.executors.engine import Engine
from checker.settings import load_settings
from tests.pipeline.batch.fake import Load


def main(wire, store, out, engine="local"):
    """Run once, with one worker that takes its time."""
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))
    settings = load_settings()
    quick = settings.batch.model_copy(update={"workers": 1, "shard_articles": 2})
    order = Order(
        Inputs((Path(wire),)), store, Path(out), ("json",), Engine(engine), load=Load(seconds=0.02)
    )
    run_batch(order, settings.model_copy(update={"batch": quick}), Tally(), Event())


if __name__ == "__main__":
    main(*sys.argv[1:])
