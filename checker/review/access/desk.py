"""Access to the desk, as its pages see it: who asks, tokens of forms, and what is logged."""

from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from fastapi import FastAPI, HTTPException, Request
from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection
from starlette.responses import Response

from checker.records.account import Account, Act, Entry
from checker.review.access import account, admin, signin
from checker.review.access.csrf import FIELD, HEADER, csrf_token, is_csrf_token
from checker.review.access.faults import install_faults
from checker.review.access.gate import SAFE, Gate
from checker.review.access.headers import SecurityHeaders
from checker.review.access.keys import new_key
from checker.review.access.login import PasswordLogin
from checker.review.access.oidc import Oidc
from checker.review.access.person import Person, admitted, has_role_still
from checker.review.access.proxy import ProxyTrust
from checker.review.access.secret import oidc_secret, session_secret
from checker.review.access.sessions import Cookies, Sessions
from checker.review.access.visitor import Recognition, Visitor
from checker.review.user import User
from checker.settings import AccessSettings

if TYPE_CHECKING:
    from checker.store import Store

_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


class DeskAccess:
    """How people prove who they are: local accounts, an OpenID provider, or a trusted proxy.

    Raises:
        SettingsError: a secret cannot be had, or the provider's library is missing.

    """

    def __init__(self, store: "Store", settings: AccessSettings) -> None:
        self.store = store
        self.settings = settings
        self.cookies = Cookies(settings)
        self.sessions = Sessions(store, settings)
        self.passwords = PasswordLogin(store, settings)
        self._secret = session_secret(settings.secret_file)
        self._recognition = Recognition(store, self.sessions, self.cookies)
        self.oidc: Oidc | None = None
        if settings.oidc_issuer:
            client_secret = oidc_secret(settings.oidc_secret_file)
            self.oidc = Oidc(settings, self.cookies, self._secret, client_secret)

    def install(self, app: FastAPI) -> None:
        """Add the routes and the middleware of access, once, when the app is made."""
        https = self.settings.secure_cookies or self.settings.public_url.startswith("https:")
        for router in (signin.router, account.router, admin.router):
            app.include_router(router)
        app.add_middleware(Gate, access=self)
        app.add_middleware(ProxyTrust, settings=self.settings)
        app.add_middleware(SecurityHeaders, https=https)
        install_faults(app, https=https)

    def user(self, request: Request) -> User | None:
        """Who asks, and the role of the request; None where nobody has signed in."""
        visitor = visitor_of(request)
        return User(name=visitor.account.name, role=visitor.role) if visitor else None

    def csrf_token(self, request: Request) -> str:
        """A token for the forms of this session; '' where there is no session to bind it to."""
        bound = self._bound_to(request)
        return csrf_token(self._secret, bound) if bound else ""

    async def check(self, request: Request) -> None:
        """Refuse an unsafe request that brings no token of its session.

        A bearer's token is not sent by browsers of their own accord, so nothing is asked of it.

        Raises:
            HTTPException: 403.

        """
        visitor = visitor_of(request)
        if request.method in SAFE or (visitor is not None and visitor.session is None):
            return
        shown = request.headers.get(HEADER)
        if shown is None and request.headers.get("content-type", "").startswith(_FORMS):
            # Parsed once for all that ask; the gate has bounded the whole, so no part needs it.
            form = await request.form(max_part_size=self.settings.upload_bytes)
            field = form.get(FIELD)
            shown = field if isinstance(field, str) else None
        bound = self._bound_to(request)
        if not shown or not bound or not is_csrf_token(self._secret, bound, shown):
            await run_in_threadpool(
                self.audit, request, Act.REFUSED, detail="no token of this session"
            )
            raise HTTPException(
                HTTPStatus.FORBIDDEN, "This page has grown old. Load it again and repeat."
            )

    def audit(self, request: Request, act: Act, subject: str = "", detail: str = "") -> None:
        """Write to the audit log what the visitor did."""
        visitor = visitor_of(request)
        self.store.audit.append(
            act, visitor.account.name if visitor else "",
            subject=subject, address=address_of(request), detail=detail,
        )  # fmt: skip

    def recognise(self, request: Request) -> Visitor | None:
        """Who makes the request, by token, session or trusted proxy.

        Raises:
            BadToken: a token is shown and not good.
            NotAdmitted: the proxy names somebody who may not enter.

        """
        visitor = self._recognition.visitor(request)
        if visitor is not None and visitor.session is None:
            return visitor
        by_proxy = (
            visitor is not None
            and visitor.account.identity is not None
            and (visitor.session is not None and visitor.session.entry is Entry.PROXY)
        )
        person: Person | None = getattr(request.state, "proxied", None)
        if person is None:
            return None if by_proxy else visitor  # signed out at the proxy, so here too
        if by_proxy and visitor and has_role_still(visitor.account, person, self.settings):
            return visitor
        found = admitted(self.store, person, self.settings, address_of(request))
        return self._arrived(request, found, Entry.PROXY)

    def let_in(self, request: Request, answer: Response, found: Account, entry: Entry) -> None:
        """Begin a session for somebody who has just proved who he is, and end the one before."""
        before = self.cookies.read(request, "session")
        if before:
            self.sessions.end(before)
        visitor = self._arrived(request, found, entry)
        self.cookies.set(answer, request, "session", visitor.key)
        self.cookies.clear(answer, request, "visit")

    def visit(self, request: Request) -> str:
        """What binds forms before there is a session."""
        visit = self.cookies.read(request, "visit") or new_key()
        request.state.visit = visit
        return visit

    def is_alive(self, visitor: Visitor) -> bool:
        """Whether the visitor's session is still good."""
        return self.sessions.alive(visitor.key) is not None

    def origin(self, connection: HTTPConnection) -> str:
        """The origin of our own pages."""
        own = urlsplit(self.settings.public_url or str(connection.base_url))
        return f"{own.scheme}://{own.netloc}"

    def _arrived(self, request: Request, found: Account, entry: Entry) -> Visitor:
        agent = request.headers.get("user-agent", "")
        key = self.sessions.begin(found, entry, address_of(request), agent)
        self.store.accounts.logged_in(found.name)
        self.store.audit.append(
            Act.LOGIN, found.name, address=address_of(request), detail=entry.value
        )
        session = self.sessions.alive(key)
        return Visitor(found, found.role, session, key, fresh=True)

    def _bound_to(self, request: Request) -> str | None:
        visitor = visitor_of(request)
        if visitor is not None:
            return visitor.key or None
        return getattr(request.state, "visit", None) or self.cookies.read(request, "visit")


def visitor_of(request: Request) -> Visitor | None:
    """Who makes the request, as the gate has found."""
    visitor: Visitor | None = getattr(request.state, "visitor", None)
    return visitor


def address_of(connection: HTTPConnection) -> str:
    """The client's address, behind proxies that we trust."""
    return connection.client.host if connection.client else ""
