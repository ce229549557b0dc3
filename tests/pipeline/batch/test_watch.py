"""Watching: what comes is taken in as it comes, until somebody says stop.

Only the models are stand-ins. The loop is tested in a thread of this process; what signals do to
the command, and what it says, in processes of its own, which take their time to start.
"""

import json
import re
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from checker.pipeline.batch import Inputs, Order, Tally, run_batch, session
from checker.settings import load_settings
from checker.store import Store
from tests.pipeline.batch.conftest import Here
from tests.pipeline.batch.fake import SUBJECTS, Load, told, write
from tests.pipeline.batch.serving import feed

ROOT = Path(__file__).parents[3]
PATIENCE = 90
QUICK = """[batch]
workers = 1
shard_articles = 2
poll_seconds = 0.1
settle_seconds = 0.0
feed_poll_seconds = 0.2
metrics_file = "{metrics}"
"""

pytestmark = pytest.mark.slow


class Desk:
    """A folder of wire copy, a store and reports, for one command after the other."""

    def __init__(self, root):
        self.wire, self.store, self.out = root / "wire", root / "store.db", root / "out"
        self.metrics, self.config = root / "checker.prom", root / "mine.toml"
        self.wire.mkdir()
        self.config.write_text(QUICK.format(metrics=self.metrics))
        self.process = None

    def start(self, *inputs, options=(), before=()):
        program = [sys.executable, "-m", "tests.pipeline.batch.watching", *before, "batch"]
        given = ["--store", self.store, "--out", self.out, "--config", self.config, *options]
        self.process = subprocess.Popen(
            [*map(str, (*program, *(inputs or (self.wire,)), *given))],
            cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip

    def end(self, *signals):
        """Exit status, stdout and stderr, once it has ended by itself or by these signals."""
        for number in signals:
            self.process.send_signal(number)
        out, err = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, out, err

    def until(self, counter, least):
        """Wait until a counter of the metrics has come so far, or further."""
        ends = time.monotonic() + PATIENCE
        while time.monotonic() < ends and self.process.poll() is None:
            if self.counted(counter) >= least:
                return
            time.sleep(0.05)
        pytest.fail(f"{counter} never came to {least}: {self.end(signal.SIGKILL)}")

    def counted(self, counter):
        """What a counter of the metrics has come to."""
        told = self.metrics.read_text() if self.metrics.is_file() else ""
        found = re.search(rf"^checker_{counter}_total (\d+)$", told, re.MULTILINE)
        return int(found[1]) if found else 0

    def names(self):
        return sorted(
            source["name"]
            for path in self.out.glob("*/report.json")
            for source in json.loads(path.read_text())["sources"]
        )


@pytest.fixture
def desk(tmp_path):
    desk = Desk(tmp_path)
    yield desk
    if desk.process and desk.process.poll() is None:
        desk.process.kill()
        desk.process.communicate()


def test_a_watch_takes_in_what_comes_and_stops_when_it_is_told_to(desk):
    write(desk.wire, "one", told("storm", 14, "Mail"))
    desk.start(options=["--watch"], before=["--verbose"])
    desk.until("checked", 1)
    write(desk.wire, "two", told("storm", 41, "Gazette"))
    desk.until("checked", 2)
    status, out, err = desk.end(signal.SIGINT)
    assert status == 0, err
    first, second, total, stopped, index = out.splitlines()
    assert first.endswith("run 1: 1 file, 1 new article, 1 story checked, 1 finding opened")
    assert "run 2: 1 file, 1 new article, 1 story checked" in second
    assert total.startswith("in all: 2 files, 2 new articles, 2 stories checked")
    assert stopped.startswith("stopped")
    assert index.endswith("index.html")
    assert "run_finished" in err
    assert desk.names() == ["Gazette", "Mail"]
    with Store.open(desk.store) as store:
        assert store.stories.pending() == {}
        assert store.leases.hold("batch").__enter__().__exit__(None, None, None) is None
        assert store.runs.last().finished


def test_a_watch_that_is_stopped_at_work_leaves_the_rest_to_the_next_run(desk):
    for number, subject in enumerate(SUBJECTS):
        write(desk.wire, subject, told(subject, number, "Mail"), told(subject, 50, "Gazette"))
    desk.start(options=["--watch"])
    desk.until("read", 2)
    status, _, err = desk.end(signal.SIGTERM)
    assert status == 0, err
    with Store.open(desk.store) as store:
        done = store.runs.last().counts
    assert done.get("read", 0) < 2 * len(SUBJECTS)
    with watching(desk) as watch:
        watch.until("checked", 1)
    with Store.open(desk.store) as store:
        counts = store.runs.last().counts
        assert counts.get("read", 0) + done.get("read", 0) == 2 * len(SUBJECTS)
        assert store.stories.pending() == {}
    assert len(desk.names()) == 2 * len(SUBJECTS)


class Watch:
    """A watch in a thread, and what it has told of its rounds."""

    def __init__(self, desk, inputs):
        self.tally, self.stop, self.rounds = Tally(), threading.Event(), []
        self.tally.on_round = self.rounds.append
        self._order = Order(
            Inputs.of(map(str, inputs or (desk.wire,))), str(desk.store), desk.out, ("json",),
            watch=True, load=Load(),
        )  # fmt: skip
        self._settings = load_settings(desk.config)
        self._ended = ThreadPoolExecutor(1).submit(self._run)

    def _run(self):
        return run_batch(self._order, self._settings, self.tally, self.stop)

    def until(self, counter, least):
        """Wait until the rounds that have ended have counted so many."""
        ends = time.monotonic() + PATIENCE
        while sum(ran.counts.get(counter, 0) for ran in self.rounds) < least:
            if self._ended.done() or time.monotonic() > ends:
                self.end()
                pytest.fail(f"{counter} never came to {least}: {self.rounds}")
            time.sleep(0.02)

    def end(self):
        """Stop it; the numbers of its runs."""
        self.stop.set()
        return self._ended.result(timeout=PATIENCE)


@contextmanager
def watching(desk, *inputs):
    """A watch that lasts as long as the context; its one worker works in its thread."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(session, "make_crew", lambda _engine, hire, _settings: Here(hire))
        watch = Watch(desk, inputs)
        try:
            yield watch
        finally:
            watch.end()


def test_each_round_is_told_by_itself_and_so_it_is_kept(desk):
    write(desk.wire, "one", told("storm", 14, "Mail"), told("flood", 3, "Mail"))
    with watching(desk) as watch:
        watch.until("checked", 2)
        write(desk.wire, "two", told("storm", 41, "Gazette"))
        watch.until("checked", 3)
    first, second = watch.rounds
    assert (first.counts["articles"], second.counts["articles"]) == (2, 1)
    assert (second.counts["checked"], second.counts["conflicts"]) == (1, 1)
    assert watch.tally.counts["articles"] == 3
    with Store.open(desk.store) as store:
        last = store.runs.last()
    assert (last.number, last.counts) == (second.number, {**second.counts, "withheld": 0})
    assert last.stage_seconds["walking"] < watch.tally.seconds["walking"]


def test_a_watch_takes_from_feeds_what_is_new_and_makes_no_runs_of_nothing(desk):
    with feed(told("storm", 14, "Mail")) as served, feed(told("flood", 3, "Mail")) as plain:
        plain.conditional = False
        with watching(desk, served.url, plain.url) as watch:
            watch.until("checked", 2)
            served.entries.append(told("parade", 5, "Mail"))
            watch.until("checked", 3)
            asked = len(plain.asked)
            while len(plain.asked) < asked + 4:
                time.sleep(0.02)
    assert served.asked[0] == (None, 200)
    assert ('"1"', 200) in served.asked
    assert served.asked[-1] == ('"2"', 304)
    assert {status for _, status in plain.asked} == {200}
    with Store.open(desk.store) as store:
        assert store.inputs.feed(served.url).etag == '"2"'
        assert store.runs.last().number == 2


def test_an_embargo_ends_by_itself(desk):
    story = told("storm", 14, "Mail")
    until = datetime.now(UTC) + timedelta(seconds=2)
    ninjs = {
        "uri": "urn:mail:1", "type": "text", "version": "1", "headline": story["title"],
        "versioncreated": story["published"], "body_text": story["text"],
        "pubstatus": "usable", "embargoed": until.isoformat(),
    }  # fmt: skip
    (desk.wire / "later.json").write_text(json.dumps(ninjs))
    with watching(desk) as watch:
        watch.until("articles", 1)
        checked = watch.tally.counts["checked"]
        assert not checked or datetime.now(UTC) >= until
        watch.until("checked", 1)
        assert datetime.now(UTC) >= until
    assert len(desk.names()) == 1
