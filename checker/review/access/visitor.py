"""Who makes a request."""

from typing import TYPE_CHECKING, NamedTuple

from starlette.requests import HTTPConnection

from checker.records.account import Account, Role, Session
from checker.review.access.keys import digest
from checker.review.access.sessions import Cookies, Sessions, utc_now

if TYPE_CHECKING:
    from checker.store import Store


class Visitor(NamedTuple):
    """A person who has signed in, or a program that shows a token of one."""

    account: Account
    role: Role
    """What this request may do; a token may do less than its owner."""
    session: Session | None = None
    """None where a token was shown."""
    key: str = ""
    """The session's identifier."""
    fresh: bool = False
    """The session has begun with this request, and the browser does not know it yet."""


class BadToken(Exception):
    """A token was shown that is none, or one that has run out."""


class Recognition:
    """Recognises visitors by session cookie or, for the API, by token."""

    def __init__(self, store: "Store", sessions: Sessions, cookies: Cookies) -> None:
        self._store = store
        self._sessions = sessions
        self._cookies = cookies

    def visitor(self, connection: HTTPConnection) -> Visitor | None:
        """Who makes the request; None where nobody has signed in.

        Raises:
            BadToken: a token is shown and not good.

        """
        shown = connection.headers.get("authorization")
        if shown is not None and connection.url.path.startswith("/api/"):
            return self._bearer(shown)
        key = self._cookies.read(connection, "session")
        session = self._sessions.resume(key) if key else None
        if key is None or session is None:
            return None
        return Visitor(session.account, session.account.role, session, key)

    def _bearer(self, shown: str) -> Visitor:
        scheme, _, key = shown.partition(" ")
        token = self._store.tokens.used(digest(key.strip()), utc_now())
        if scheme.lower() != "bearer" or token is None or token.account.disabled:
            raise BadToken
        role = token.role if token.account.role.covers(token.role) else token.account.role
        return Visitor(token.account, role)
