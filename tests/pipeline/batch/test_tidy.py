"""Tidying: once a day, and never what is still wanted."""

from datetime import timedelta

from checker.pipeline.batch.tidy import tidy
from checker.settings import StoreSettings
from checker.store import Store
from checker.store.clock import utc_now
from tests.store.made import shelve

KEEP = StoreSettings(keep_versions=2, keep_days=10)


def test_the_first_run_of_a_day_tidies(tmp_path):
    with Store.open(tmp_path / "store.db") as store:
        for version in range(1, 5):
            shelve(store, "w1", f"Version {version}.", version=version)
        store.remembered.put_many("nli", {"k": b"score"})
        assert tidy(store, KEEP)
        assert [one.version for one in store.copy.versions("w1")] == [4, 3]
        assert store.remembered.get_many("nli", ["k"])
        store.runs.finish(store.runs.begin("c", {}), {}, {})
        assert not tidy(store, KEEP)
        assert tidy(store, KEEP, utc_now() + timedelta(days=11))
        assert not store.remembered.get_many("nli", ["k"])
        assert store.copy.article("w1").text == "Version 4."
