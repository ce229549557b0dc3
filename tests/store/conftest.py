import shutil

import pytest
from sqlalchemy import text

from checker.store import Store
from checker.store.tables.base import metadata
from tests.store.cluster import cluster

BACK_ENDS = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def postgresql():
    """The URL of a PostgreSQL server of the tests' own."""
    with cluster() as (url, reason):
        if url is None:
            pytest.skip(reason)
        yield url


@pytest.fixture(scope="session")
def blank(tmp_path_factory):
    """A store of SQLite with nothing in it, to be copied."""
    path = tmp_path_factory.mktemp("blank") / "store.db"
    Store.open(path).close()
    return path


@pytest.fixture(params=BACK_ENDS)
def url(request, tmp_path, blank):
    """The URL of an empty store, of either back end."""
    if request.param == "sqlite":
        shutil.copy(blank, tmp_path / "store.db")
        return f"sqlite:///{tmp_path / 'store.db'}"
    url = request.getfixturevalue("postgresql")
    with Store.open(url) as store:
        empty(store)
    return url


@pytest.fixture
def store(url):
    """An empty store, of either back end."""
    with Store.open(url) as store:
        yield store


@pytest.fixture
def other(url):
    """The same store, opened a second time."""
    with Store.open(url) as other:
        yield other


def empty(store):
    """Remove all that is in a store, but for the audit log, which refuses."""
    with store.database.transaction() as connection:
        for table in reversed(metadata.sorted_tables):
            if table.name == "audit":
                continue
            connection.execute(text(f'DELETE FROM "{table.name}"'))
