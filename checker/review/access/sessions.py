"""Sessions: how long they last, and the cookie that carries them."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Literal

from starlette.requests import HTTPConnection
from starlette.responses import Response

from checker.records.account import Account, Entry, Session
from checker.review.access.keys import digest, new_key
from checker.settings import AccessSettings

if TYPE_CHECKING:
    from checker.store import Store

_AGENT = 200
"""Characters of a browser's name that are kept."""
_RESOLUTION = timedelta(minutes=1)
"""A request nearer than this to the last one is not noted, to spare the store a write."""

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


class Sessions:
    """The sessions of all browsers, kept in the store, so that every process knows them."""

    def __init__(self, store: "Store", settings: AccessSettings, clock: Clock = utc_now) -> None:
        self._shelf = store.sessions
        self._idle = timedelta(minutes=settings.idle_minutes)
        self._longest = timedelta(hours=settings.session_hours)
        self._clock = clock

    def begin(self, account: Account, entry: Entry, address: str, agent: str) -> str:
        """Begin a session; its identifier, which nobody has had before."""
        key = new_key()
        now = self._clock()
        self._shelf.sweep(started=now - self._longest, seen=now - self._idle)
        self._shelf.begin(
            Session(
                key=digest(key), account=account, entry=entry,
                started=now, seen=now, address=address, agent=agent[:_AGENT],
            )
        )  # fmt: skip
        return key

    def resume(self, key: str) -> Session | None:
        """The session of that identifier, if it is alive; its owner was here just now."""
        session = self.alive(key)
        if session and self._clock() - session.seen >= _RESOLUTION:
            self._shelf.touch(session.key, self._clock())
        return session

    def alive(self, key: str) -> Session | None:
        """The session of that identifier, if it has neither ended nor run out."""
        session = self._shelf.find(digest(key))
        now = self._clock()
        if session is None or session.account.disabled:
            return None
        if now - session.started >= self._longest or now - session.seen >= self._idle:
            self._shelf.end(session.key)
            return None
        return session

    def end(self, key: str) -> None:
        """End the session of that identifier."""
        self._shelf.end(digest(key))


Kind = Literal["session", "visit", "oidc"]
"""What a cookie holds: a session, a visit before login, or a login at the provider."""


class Cookies:
    """The desk's cookies: out of reach of scripts and of requests that other sites make."""

    def __init__(self, settings: AccessSettings) -> None:
        self._always_secure = settings.secure_cookies or settings.public_url.startswith("https:")

    def is_secure(self, connection: HTTPConnection) -> bool:
        """Whether the desk is reached by https."""
        return self._always_secure or connection.url.scheme == "https"

    def read(self, connection: HTTPConnection, kind: Kind) -> str | None:
        """What the browser brings of that kind."""
        return connection.cookies.get(self._name(connection, kind))

    def set(
        self,
        response: Response,
        connection: HTTPConnection,
        kind: Kind,
        content: str,
        seconds: int | None = None,
    ) -> None:
        """Give the browser a cookie, until it is closed or for so many seconds."""
        response.set_cookie(
            self._name(connection, kind), content, max_age=seconds, path="/",
            secure=self.is_secure(connection), httponly=True, samesite="lax",
        )  # fmt: skip

    def clear(self, response: Response, connection: HTTPConnection, kind: Kind) -> None:
        """Take a cookie back."""
        response.delete_cookie(
            self._name(connection, kind), path="/",
            secure=self.is_secure(connection), httponly=True, samesite="lax",
        )  # fmt: skip

    def _name(self, connection: HTTPConnection, kind: Kind) -> str:
        # Browsers take a __Host- cookie only over https, and let no neighbouring host set it.
        return f"__Host-checker-{kind}" if self.is_secure(connection) else f"checker-{kind}"
