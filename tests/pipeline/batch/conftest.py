"""Batch runs in this process, over stores of SQLite."""

import pytest

from checker.pipeline.batch import Batch, Hired, Inputs, Publisher, Tally
from checker.pipeline.executors.crew import work
from checker.settings import load_settings
from checker.store import Store
from tests.pipeline.batch.fake import Load


class Here:
    """A crew of one worker in this process."""

    def __init__(self, hire):
        self.worker, self.job = hire(), None
        self.done = []

    def has_room(self):
        return self.job is None

    def give(self, job):
        self.job = job

    def take(self):
        job, self.job = self.job, None
        self.done.append((job.task, job.units))
        return job, work(self.worker, job)

    def close(self):
        pass


class Newsroom:
    """A store, its inputs and its reports, each in a folder of the test."""

    def __init__(self, root, settings):
        self.root, self.settings = root, settings
        self.wire, self.out = root / "wire", root / "out"
        self.wire.mkdir()
        self.url = f"sqlite:///{root / 'store.db'}"
        self.store = Store.open(self.url)

    def run(self, *inputs):
        """One run in a process of its own, as it were; what it did, and the number of it."""
        crew = Here(Hired(self.settings, self.url, Load()))
        tally = Tally()
        batch = Batch(self.store, crew, self.settings, Publisher(self.out, ["json"]))
        self.number = batch.run(Inputs(inputs or (self.wire,)), tally)
        self.crew, self.tally = crew, tally
        return tally.counts

    def watch(self):
        """Makes runs in one process, as a watch does; each call is a run."""
        crew = Here(Hired(self.settings, self.url, Load()))
        batch = Batch(self.store, crew, self.settings, Publisher(self.out, ["json"]))
        return lambda: batch.run(Inputs((self.wire,)), Tally())

    def tasks(self, name):
        """How many units the last run had worked on for a task."""
        return sum(len(units) for task, units in self.crew.done if task == name)


@pytest.fixture
def newsroom(tmp_path):
    return Newsroom(tmp_path, load_settings())
