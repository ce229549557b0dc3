import pytest

from .desk import ferry, fill


@pytest.fixture
def ferry_store(store):
    """A store with one story of all kinds of findings, seven of them conflicts."""
    fill(store, ferry())
    return store
