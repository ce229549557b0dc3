"""The database: one clear line for every fault, and no write lost among many writers."""

import sqlite3
import subprocess
import sys
import threading
from datetime import datetime

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, StatementError

from checker.errors import StoreError
from checker.store import Store
from checker.store.database import store_url, write_ahead
from checker.store.tables.base import metadata
from tests.store.made import finding, report


def test_migrations_make_the_tables_that_the_shelves_use(store):
    with store.database.snapshot() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_opening_again_leaves_everything_there(url):
    for text_ in ("one", "two"):
        with Store.open(url) as store:
            store.quarantine.add(text_, "")
            kept = store.quarantine.entries()
    assert [entry.path for entry in kept] == ["one", "two"]


def test_a_newer_schema_is_refused(store, url):
    with store.database.transaction() as connection:
        connection.execute(text("INSERT INTO alembic_version VALUES ('store99')"))
    try:
        with pytest.raises(StoreError, match=r"newer version of checker \(schema store99\)"):
            Store.open(url)
    finally:
        with store.database.transaction() as connection:
            connection.execute(text("DELETE FROM alembic_version WHERE version_num = 'store99'"))


@pytest.mark.parametrize(
    ("url", "fault"),
    [
        ("mysql://here/x", "not mysql://"),
        ("://", "not the URL of a store"),
        ("postgresql://here:port/x", "not the URL of a store"),
        ("sqlite://", "name it"),
        ("sqlite:///:memory:", "name it"),
        ("nowhere/at/all/store.db", "there is no folder"),
    ],
)
def test_a_wrong_url_is_told_in_one_line(url, fault):
    with pytest.raises(StoreError, match=fault) as told:
        Store.open(url)
    assert "\n" not in str(told.value)


def test_urls_are_read():
    assert store_url("postgres://u@h/n").drivername == "postgresql+psycopg"
    assert store_url("postgresql://u@h/n").database == "n"


def test_a_server_that_is_not_there_is_told_without_its_password():
    with pytest.raises(StoreError) as told:
        Store.open("postgresql://editor:sesame@127.0.0.1:1/desk")
    assert "127.0.0.1" in str(told.value)
    assert "sesame" not in str(told.value)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize(
    "content", [b"Not a database, only words.\n" * 40, b"SQLite format 3\0" * 300]
)
def test_a_file_that_is_no_store_is_told(tmp_path, content):
    path = tmp_path / "store.db"
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"store\.db: ") as told:
        Store.open(path)
    assert "\n" not in str(told.value)
    assert path.read_bytes() == content


def test_damage_inside_a_store_is_told(tmp_path, blank):
    path = tmp_path / "store.db"
    content = bytearray(blank.read_bytes())
    content[8192:] = b"\x5a" * (len(content) - 8192)
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"store\.db: "):
        Store.open(path).findings.record("s1", report())


def test_a_damaged_record_is_told(store):
    store.findings.record("s1", report())
    with store.database.transaction() as connection:
        connection.execute(text("UPDATE reports SET content = :none"), {"none": b"none"})
    with pytest.raises(StoreError, match="report cannot be read"):
        store.findings.report("s1")


def write_and_fail(store):
    with store.transaction():
        store.quarantine.add("one", "")
        store.runs.begin("c", {})
        assert len(store.quarantine.entries()) == 1
        raise ZeroDivisionError


def test_a_transaction_is_kept_whole_or_not_at_all(store, other):
    with pytest.raises(ZeroDivisionError):
        write_and_fail(store)
    assert store.quarantine.entries() == []
    with store.transaction():
        store.quarantine.add("one", "")
        assert other.quarantine.entries() == []
    assert len(other.quarantine.entries()) == 1


def test_what_a_shelf_may_not_do_is_its_own_error(store):
    with pytest.raises(IntegrityError), store.database.transaction() as connection:
        connection.execute(text("INSERT INTO members VALUES ('a', 'no such story')"))


def test_times_have_a_zone(store):
    with pytest.raises(StatementError, match="no time zone"):
        store.copy.cancel("w1", datetime(2031, 5, 6))


def test_many_writers_lose_nothing(store, other):
    faults = []

    def write(who, number):
        try:
            for turn in range(15):
                with who.transaction():
                    count = len(who.quarantine.entries())
                    who.quarantine.add(f"{number}.{turn}", str(count))
        except Exception as error:  # noqa: BLE001 - looked at below, in the main thread
            faults.append(error)

    threads = [
        threading.Thread(target=write, args=((store, other)[number % 2], number))
        for number in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not faults
    # Each saw all that was written before it.
    assert sorted(int(entry.fault) for entry in store.quarantine.entries()) == list(range(90))


WRITER = """
import sys
from checker.store import Store
with Store.open(sys.argv[1]) as store:
    for turn in range(20):
        store.quarantine.add(sys.argv[2], str(turn))
"""


class Locked:
    """A cursor of a file that another process has locked for some tries."""

    def __init__(self, tries, fault="database is locked"):
        self.left, self.fault = tries, fault

    def execute(self, _):
        self.left -= 1
        if self.left >= 0:
            raise sqlite3.OperationalError(self.fault)


def test_a_file_that_another_process_sets_up_is_waited_for():
    write_ahead(Locked(2))
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        write_ahead(Locked(2), patience=-1)
    with pytest.raises(sqlite3.OperationalError, match="open"):
        write_ahead(Locked(1, "unable to open database file"))


@pytest.mark.slow
def test_processes_may_make_one_store_at_once_and_write_to_it(tmp_path):
    path = tmp_path / "new.db"
    running = [
        subprocess.Popen([sys.executable, "-c", WRITER, path, str(number)], stderr=subprocess.PIPE)
        for number in range(3)
    ]
    faults = [process.communicate()[1] for process in running]
    assert faults == [b""] * 3
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT count(*) FROM quarantine").fetchone() == (60,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_what_is_read_inside_a_snapshot_is_read_at_one_moment(store):
    with store.snapshot():
        before = store.changes.latest()
        store.findings.record("s1", report(finding("f1")))  # writes, beside it
        assert store.changes.latest() == before
        with store.snapshot():
            assert store.changes.latest() == before
    assert store.changes.latest() > before
