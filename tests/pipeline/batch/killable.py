"""A batch run in a process of its own, to be killed: killable.py WIRE STORE OUT [ENGINE].

Without arguments it waits for lines of JSON on stdin, [WIRE, STORE, OUT] each, and forks a process
for every run, which then need not import anything: it answers with the id of the process, which
leads a group of its own, and with the status that it ended with.
"""

import json
import os
import sys
from importlib import import_module
from multiprocessing import Pipe
from pathlib import Path
from threading import Event

import structlog

from checker.pipeline.basis import basis_of
from checker.pipeline.batch import Inputs, Order, Tally, run_batch, session
from checker.pipeline.executors.crew import work
from checker.pipeline.executors.engine import Engine
from checker.settings import load_settings
from tests.pipeline.batch.fake import Load


def main(wire, store, out, engine="local"):
    """Run once, with one worker that takes its time."""
    settings = load_settings()
    quick = settings.batch.model_copy(update={"workers": 1, "shard_articles": 2})
    order = Order(
        Inputs((Path(wire),)), store, Path(out), ("json",), Engine(engine), load=Load(seconds=0.02)
    )
    run_batch(order, settings.model_copy(update={"batch": quick}), Tally(), Event())


class Forked:
    """A crew of one worker, in a process that was forked before any store was open."""

    def __init__(self):
        self.line, theirs = Pipe()
        self.job = None
        if os.fork() == 0:
            self.line.close()
            self.serve(theirs)
        theirs.close()

    def serve(self, line):
        """Work until the line is closed: for whoever sends first how to hire, and then jobs."""
        try:
            worker = line.recv()()
            while True:
                line.send(work(worker, line.recv()))
        except EOFError:
            os._exit(0)

    def hired(self, _engine, hire, _settings):
        self.line.send(hire)
        return self

    def has_room(self):
        return self.job is None

    def give(self, job):
        self.job = job
        self.line.send(job)

    def take(self):
        job, self.job = self.job, None
        return job, self.line.recv()

    def close(self):
        self.line.close()


def serve():
    """Fork a process for each run that is asked for."""
    basis_of(load_settings())  # models are hashed, and all is imported, before any fork
    import_module("scipy.cluster.hierarchy")
    for line in sys.stdin:
        process = os.fork()
        if process == 0:
            os.setsid()
            session.make_crew = Forked().hired
            main(*json.loads(line))
            os._exit(0)
        answer(process)
        answer(os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]))


def answer(number):
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))
    main(*sys.argv[1:]) if sys.argv[1:] else serve()
