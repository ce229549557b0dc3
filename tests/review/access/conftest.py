"""A desk with its real access, and people who are signed in to it."""

import pytest
from fastapi.testclient import TestClient

from checker.review.access.secret import SESSION_SECRET
from tests.review.people import PASSWORD, ROLES, csrf_of, enrol, guarded


class Browser(TestClient):
    """A browser at the desk, whose forms carry the token of the page they were on."""

    def csrf(self, path="/account"):
        return csrf_of(self.get(path).text)

    def submit(self, path, on="/account", **fields):
        return self.post(path, data={"csrf": self.csrf(on), **fields})

    def sign_in(self, name, password=PASSWORD, to="/"):
        return self.submit("/login", on="/login", name=name, password=password, next=to)


@pytest.fixture
def desk(store, cheap_argon2, monkeypatch):
    """Makes a desk by settings of access; three people have accounts, one of each role."""
    monkeypatch.setenv(SESSION_SECRET, "s" * 40)
    enrol(store, ROLES)
    return lambda **changes: guarded(store, **changes)


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
