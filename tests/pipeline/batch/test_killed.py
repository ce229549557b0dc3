"""Runs killed at random moments: nothing lost, nothing doubled, nothing done twice.

CHECKER_KILLS sets how many; all are of processes that are forked from one that has imported all.
"""

import itertools
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing, suppress
from pathlib import Path

import pytest
from sqlalchemy import text

from checker.store import Store
from tests.pipeline.batch.fake import SUBJECTS, told, write

ROOT = Path(__file__).parents[3]
KILLS = int(os.environ.get("CHECKER_KILLS", "2"))

pytestmark = pytest.mark.slow


class Runs:
    """A store and its reports, run over the same copy again and again."""

    def __init__(self, root, wire):
        self.store, self.out, self.wire = root / "store.db", root / "out", wire
        root.mkdir()

    def start(self, *engine):
        program = [sys.executable, "-m", "tests.pipeline.batch.killable"]
        return subprocess.Popen(
            [*program, self.wire, self.store, self.out, *engine],
            cwd=ROOT, stderr=subprocess.PIPE, start_new_session=True,
        )  # fmt: skip

    def finish(self, *engine):
        run = self.start(*engine)
        told = run.communicate(timeout=300)[1]
        assert run.returncode == 0, told.decode()

    def work(self):
        """How much the store holds: rises with every commit."""
        if not self.store.is_file():
            return 0
        with Store.open(self.store) as store:
            return len(rows(store))

    def left(self):
        """All that a run leaves: rows of the store without times and runs, and reports."""
        with Store.open(self.store) as store:
            kept = rows(store)
        reports = {}
        for path in sorted(self.out.glob("*/report.json")):
            report = json.loads(path.read_text())
            reports[path.parent.name] = (report["findings"], report["sources"])
        return kept, reports


class Nursery:
    """Runs in processes that are forked from one, so that each begins at once."""

    def __init__(self):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.pipeline.batch.killable"],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            text=True,
        )  # fmt: skip
        self.seconds = 0.0

    def finish(self, runs):
        """A run that nobody kills; how long it takes is remembered."""
        began = time.monotonic()
        self._begin(runs)
        assert self._told() == 0
        self.seconds = max(self.seconds, time.monotonic() - began)

    def kill(self, runs, seconds):
        """Kill a run that long after its beginning, with its worker; False where it had ended."""
        process = self._begin(runs)
        time.sleep(seconds)
        with suppress(ProcessLookupError):
            os.killpg(process, signal.SIGKILL)
        status = self._told()
        assert status in {0, -signal.SIGKILL}
        return status != 0

    def _begin(self, runs):
        line = json.dumps([str(runs.wire), str(runs.store), str(runs.out)])
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()
        return self._told()

    def _told(self):
        return int(self.process.stdout.readline())

    def close(self):
        self.process.stdin.close()
        self.process.wait(timeout=10)


@pytest.fixture
def nursery():
    nursery = Nursery()
    yield nursery
    nursery.close()


QUERIES = (
    "select text, content from versions",
    "select article, story from members",
    "select story, reported, revision, open, evidence from findings",
    "select finding, revision, event from finding_revisions",
    "select id, checked >= touches from stories",
    "select kind, key from remembered",
    "select path, content from files",
)


def rows(store):
    with store.database.snapshot() as connection:
        return sorted(
            (query, *map(str, row)) for query in QUERIES for row in connection.execute(text(query))
        )


@pytest.fixture(scope="module")
def wire(tmp_path_factory):
    folder = tmp_path_factory.mktemp("killed") / "wire"
    for number, subject in enumerate(SUBJECTS):
        write(folder, f"mail-{subject}", told(subject, 10 + number, "Mail"))
        write(folder, f"gazette-{subject}", told(subject, 20 + number, "Gazette"))
    return folder


def asleep_between_two_commits(run, store):
    """Stop a run while it is not writing, and have its last sign of life be long ago."""
    for _ in range(200):
        os.killpg(run.pid, signal.SIGSTOP)
        try:
            with closing(sqlite3.connect(store, timeout=0.1)) as connection, connection:
                connection.execute("update leases set heartbeat = '2001-01-01 00:00:00.000000'")
                return
        except sqlite3.OperationalError:  # it is locked
            os.killpg(run.pid, signal.SIGCONT)
            time.sleep(0.01)
    pytest.fail("the run was writing all the time")


def test_a_run_that_slept_through_another_writes_nothing(tmp_path):
    """One process stopped in the middle, another one does the work, the first one wakes."""
    for subject in SUBJECTS[:3]:
        write(tmp_path / "wire", subject, told(subject, 10, "Mail"), told(subject, 20, "Gazette"))
    runs = Runs(tmp_path / "run", tmp_path / "wire")
    sleeper = runs.start()
    try:
        while not runs.work():
            time.sleep(0.05)
        asleep_between_two_commits(sleeper, runs.store)
        runs.finish()
        done = runs.left()
        os.killpg(sleeper.pid, signal.SIGCONT)
        said = sleeper.communicate(timeout=120)[1].decode()
    finally:
        if sleeper.poll() is None:
            os.killpg(sleeper.pid, signal.SIGKILL)
            sleeper.communicate()
    assert sleeper.returncode != 0
    assert "another process took over" in said
    assert runs.left() == done


@pytest.fixture(scope="module")
def undisturbed(wire, tmp_path_factory):
    runs = Runs(tmp_path_factory.mktemp("undisturbed") / "run", wire)
    runs.finish()
    return runs.left()


KILLS_EACH = 4
"""After so many a run is let alone, and the next begins with an empty store."""


def test_killed_again_and_again_it_ends_as_if_it_never_was(
    nursery, wire, undisturbed, tmp_path, request
):
    """Moments are drawn from the whole length of a run, from the opening of the store on."""
    chance = random.Random(7)
    kept = []

    nursery.finish(Runs(tmp_path / "whole", wire))
    numbers = itertools.count()
    while len(kept) < KILLS:
        runs = Runs(tmp_path / f"run{next(numbers)}", wire)
        for _ in range(min(KILLS_EACH, KILLS - len(kept))):
            if nursery.kill(runs, chance.uniform(0, nursery.seconds)):
                kept.append(runs.work() / len(undisturbed[0]))
        nursery.finish(runs)
        kept_rows, reports = runs.left()
        wanted, found = Counter(undisturbed[0]), Counter(kept_rows)
        assert (sorted(wanted - found), sorted(found - wanted)) == ([], [])  # lost, doubled
        assert reports == undisturbed[1]
    request.node.user_properties.append(("share of the work done at each kill", kept))
    assert len(undisturbed[1]) == len(SUBJECTS)
