"""What is remembered, runs, quarantine, inputs, and who may work."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update

from checker.errors import LeaseLost, StoreError
from checker.store.clock import utc_now
from checker.store.inputs import InputFile
from checker.store.tables.work import leases, remembered


def test_what_is_remembered_is_found_by_kind_and_key(store):
    store.remembered.put_many("nli", {"k1": b"one", "k2": b"\x00\xff"})
    store.remembered.put_many("nli", {"k1": b"other", "k3": b""})
    store.remembered.put_many("vectors", {"k1": b"vector"})
    found = store.remembered.get_many("nli", ["k1", "k2", "k3", "k4"])
    assert found == {"k1": b"one", "k2": b"\x00\xff", "k3": b""}
    assert store.remembered.get_many("vectors", ["k1"]) == {"k1": b"vector"}
    assert store.remembered.get_many("reading", []) == {}
    assert store.remembered.known("nli", ["k1", "k3", "k4"]) == {"k1", "k3"}


def test_any_number_of_keys_may_be_asked_for(store):
    entries = {f"k{number}": str(number).encode() for number in range(1201)}
    store.remembered.put_many("nli", entries)
    assert store.remembered.get_many("nli", [*entries, "k9999"]) == entries


def test_what_is_used_is_not_forgotten(store):
    store.remembered.put_many("nli", {"used": b"1", "unused": b"2"})
    with store.database.transaction() as connection:
        connection.execute(update(remembered).values(used=utc_now() - timedelta(days=40)))
    store.remembered.get_many("nli", ["used"])
    assert store.remembered.prune(utc_now() - timedelta(days=30)) == 1
    assert set(store.remembered.get_many("nli", ["used", "unused"])) == {"used"}


class Reads:
    """The keys that a store was asked for."""

    def __init__(self, store, monkeypatch):
        self.keys = []
        read = store.remembered._used
        monkeypatch.setattr(
            store.remembered, "_used", lambda kind, keys: self.keys.extend(keys) or read(kind, keys)
        )

    def taken(self):
        keys, self.keys[:] = list(self.keys), []
        return keys


def test_what_is_known_is_asked_for_once_a_day(store, monkeypatch):
    reads = Reads(store, monkeypatch)
    store.remembered.put_many("profile", {"k1": b"1"})
    assert store.remembered.known("profile", ["k1", "k2"]) == {"k1"}
    assert reads.taken() == ["k1", "k2"]
    store.remembered.put_many("profile", {"k2": b"2"})
    assert store.remembered.known("profile", ["k1", "k2"]) == {"k1", "k2"}
    assert reads.taken() == ["k2"]
    assert store.remembered.known("other", ["k1"]) == set()
    tomorrow = utc_now() + timedelta(days=1.1)
    monkeypatch.setattr("checker.store.remembered.utc_now", lambda: tomorrow)
    reads.taken()
    assert store.remembered.known("profile", ["k1", "k2"]) == {"k1", "k2"}
    assert reads.taken() == ["k1", "k2"]
    with store.database.snapshot() as connection:
        assert set(connection.scalars(select(remembered.c.used))) == {tomorrow}


def test_what_was_pruned_is_no_longer_known(store):
    store.remembered.put_many("profile", {"k1": b"1"})
    assert store.remembered.known("profile", ["k1"]) == {"k1"}
    store.remembered.prune(utc_now() + timedelta(days=1))
    assert store.remembered.known("profile", ["k1"]) == set()


def test_runs_are_numbered_and_finished(store):
    assert store.runs.last() is None
    first = store.runs.begin("c1", {"nli": "m1"})
    store.runs.finish(first, {"articles": 3}, {"read": 1.5})
    second = store.runs.begin("c2", {})
    assert second > first
    assert store.runs.last().number == second
    assert store.runs.last().finished is None
    done = store.runs.last(finished=True)
    assert (done.number, done.counts, done.stage_seconds) == (first, {"articles": 3}, {"read": 1.5})
    assert done.started <= done.finished <= datetime.now(UTC)


def test_quarantine_keeps_every_fault(store):
    store.quarantine.add("in/a.zip!b.xml", "not well-formed", run=1)
    store.quarantine.add("in/\udcff.txt", "half a \ud83d", run=2)
    assert [entry.path for entry in store.quarantine.entries()] == [
        "in/a.zip!b.xml",
        "in/\ufffd.txt",
    ]
    assert [entry.fault for entry in store.quarantine.entries(2)] == ["half a \ufffd"]


def test_a_file_is_done_as_long_as_it_stays_as_it_was(store):
    path = "in/\udcff.xml"
    others = [f"in/{number}.xml" for number in range(1100)]
    assert store.inputs.states([path, *others]) == {}
    store.inputs.done(InputFile(path=path, size=10, mtime=1.25, content="h1", run=1))
    assert store.inputs.states([*others, path]) == {path: (10, 1.25)}
    store.inputs.done(InputFile(path=path, size=11, mtime=2.5, content="h2", run=2))
    assert store.inputs.states([path]) == {path: (11, 2.5)}
    assert store.inputs.file(path).content == "h2"


def test_a_feed_is_where_it_was_left(store):
    assert store.inputs.feed("https://wire.example/feed") is None
    store.inputs.feed_read("https://wire.example/feed", etag='"1"')
    store.inputs.feed_read("https://wire.example/feed", etag='"2"', last_modified="Tue")
    state = store.inputs.feed("https://wire.example/feed")
    assert (state.etag, state.last_modified) == ('"2"', "Tue")


def test_a_second_batch_is_refused(store, other):
    with store.leases.hold("batch run"):
        with pytest.raises(
            StoreError, match=rf"batch run is running already \(process {os.getpid()}"
        ):
            other.leases.hold("batch run").__enter__()
        with other.leases.hold("something else"):
            pass
    with other.leases.hold("batch run"):
        pass


def age(store, **values):
    with store.database.transaction() as connection:
        connection.execute(update(leases).values(**values))


def test_a_lease_of_a_process_that_is_gone_is_taken_over(store, other):
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    with store.leases.hold("batch run", beat=60):
        age(store, process=gone.pid)
        with other.leases.hold("batch run"):
            pass


def test_who_lost_the_lease_writes_nothing_more(store, other):
    with store.leases.hold("batch run", beat=60):
        store.remembered.put_many("nli", {"before": b""})
        age(store, host="elsewhere", heartbeat=utc_now() - timedelta(seconds=90))
        with other.leases.hold("batch run"):
            with pytest.raises(LeaseLost, match="took over"):
                store.remembered.put_many("nli", {"after": b""})
            other.remembered.put_many("nli", {"other": b""})
        with pytest.raises(LeaseLost):  # nor once the other has ended: its work may be done
            store.remembered.put_many("nli", {"after": b""})
    assert set(store.remembered.get_many("nli", ["before", "after", "other"])) == {
        "before",
        "other",
    }
    store.remembered.put_many("nli", {"without a lease": b""})


def test_a_holder_elsewhere_is_dead_without_a_sign_of_life(store, other):
    with store.leases.hold("batch run", beat=60):
        age(store, host="elsewhere", heartbeat=utc_now() - timedelta(seconds=30))
        with pytest.raises(StoreError, match="on elsewhere"):
            other.leases.hold("batch run").__enter__()
        age(store, heartbeat=utc_now() - timedelta(seconds=90))
        with other.leases.hold("batch run"):
            pass


def test_a_holder_gives_signs_of_life(store):
    with store.leases.hold("batch run", beat=0.02) as lease:
        age(store, heartbeat=utc_now() - timedelta(seconds=30))
        for _ in range(500):
            with store.database.snapshot() as connection:
                beat = connection.scalar(leases.select().with_only_columns(leases.c.heartbeat))
            if utc_now() - beat < timedelta(seconds=20):
                break
            lease._stopped.wait(0.01)
        assert utc_now() - beat < timedelta(seconds=20)
