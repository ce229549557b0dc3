import pytest
from argon2 import PasswordHasher

from checker.review.access import passwords

from .desk import ferry, fill


@pytest.fixture
def ferry_store(store):
    """A store with one story of all kinds of findings, seven of them conflicts."""
    fill(store, ferry())
    return store


@pytest.fixture
def cheap_argon2(monkeypatch):
    """Argon2 that costs next to nothing, where a test only asks whether it is used."""
    passwords._decoy.cache_clear()
    hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "_HASHER", hasher)
    yield hasher
    passwords._decoy.cache_clear()
