"""People with accounts, and a desk with its real access for them."""

import re

import httpx

from checker.records.account import Role
from checker.review import create_app
from checker.review.access import DeskAccess, passwords
from checker.settings import load_settings

PASSWORD = "quiet harbour lantern 9"
ROLES = {"vera": Role.VIEWER, "edda": Role.EDITOR, "ada": Role.ADMIN}
_CSRF = re.compile(r'name="csrf" value="([^"]+)"')


def enrol(store, roles):
    """Give people accounts with the password of all tests."""
    for name, role in roles.items():
        store.accounts.add(name, name.title(), Role(role), password_hash=passwords.hashed(PASSWORD))


def guarded(store, worker=None, **access):
    """The desk over a store, by settings of access."""
    settings = load_settings()
    own = settings.access.model_validate(settings.access.model_dump() | access)
    settings = settings.model_copy(update={"access": own})
    return create_app(store, settings, DeskAccess(store, own), worker)


def csrf_of(page):
    """The token that a page's forms carry."""
    found = _CSRF.search(page)
    return found[1] if found else ""


def session_of(address, name):
    """The cookies of a browser that has signed in at a desk that is served there."""
    with httpx.Client(base_url=address) as client:
        page = client.get("/login").text
        sent = {"csrf": csrf_of(page), "name": name, "password": PASSWORD, "next": "/"}
        if client.post("/login", data=sent).status_code != 303:
            raise AssertionError(f"{name} could not sign in")
        return dict(client.cookies)
