"""A desk with its real access, and people who are signed in to it."""

import re

import pytest
from argon2 import PasswordHasher
from fastapi.testclient import TestClient

from checker.records.account import Role
from checker.review import create_app
from checker.review.access import DeskAccess, passwords
from checker.review.access.secret import SESSION_SECRET
from checker.settings import load_settings

PASSWORD = "quiet harbour lantern 9"
ROLES = {"vera": Role.VIEWER, "edda": Role.EDITOR, "ada": Role.ADMIN}


@pytest.fixture
def cheap_argon2(monkeypatch):
    """Argon2 that costs next to nothing, where a test only asks whether it is used."""
    passwords._decoy.cache_clear()
    hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "_HASHER", hasher)
    yield hasher
    passwords._decoy.cache_clear()


class Browser(TestClient):
    """A browser at the desk, whose forms carry the token of the page they were on."""

    def csrf(self, path="/account"):
        found = re.search(r'name="csrf" value="([^"]+)"', self.get(path).text)
        return found[1] if found else ""

    def submit(self, path, on="/account", **fields):
        return self.post(path, data={"csrf": self.csrf(on), **fields})

    def sign_in(self, name, password=PASSWORD, to="/"):
        return self.submit("/login", on="/login", name=name, password=password, next=to)


@pytest.fixture
def desk(store, cheap_argon2, monkeypatch):
    """Makes a desk by settings of access; three people have accounts, one of each role."""
    monkeypatch.setenv(SESSION_SECRET, "s" * 40)
    for name, role in ROLES.items():
        store.accounts.add(name, name.title(), role, password_hash=passwords.hashed(PASSWORD))

    def make(**changes):
        settings = load_settings()
        access = settings.access.model_validate(settings.access.model_dump() | changes)
        settings = settings.model_copy(update={"access": access})
        return create_app(store, settings, DeskAccess(store, access))

    return make


@pytest.fixture
def app(desk):
    return desk()


@pytest.fixture
def browser(app):
    """Opens browsers: a stranger's, or that of somebody who has signed in."""

    def browser(name=None, app=app, **options):
        opened = Browser(app, follow_redirects=False, **options)
        if name:
            assert opened.sign_in(name).status_code == 303
        return opened

    return browser
