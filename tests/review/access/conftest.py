"""Argon2 that costs next to nothing, for tests that only ask whether it is used."""

import pytest
from argon2 import PasswordHasher

from checker.review.access import passwords


@pytest.fixture
def cheap_argon2(monkeypatch):
    passwords._decoy.cache_clear()
    hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "_HASHER", hasher)
    yield hasher
    passwords._decoy.cache_clear()
