import shutil

import pytest

from checker.store import Store

from .desk import ferry, fill


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory):
    """The file of an empty store: to make its tables takes longer than most tests."""
    path = tmp_path_factory.mktemp("store") / "empty.db"
    Store.open(path).close()
    return path


@pytest.fixture
def store(tmp_path, empty_store):
    path = tmp_path / "desk.db"
    shutil.copyfile(empty_store, path)
    with Store.open(path) as store:
        yield store


@pytest.fixture
def ferry_store(store):
    """A store with one story of all kinds of findings, seven of them conflicts."""
    fill(store, ferry())
    return store
