"""The gate: nothing behind it is reached without a visitor, but for a short list of paths."""

import time
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

import anyio
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from checker.records.account import Act, Role
from checker.review.access.faults import LOST, refusal
from checker.review.access.origin import is_from_elsewhere
from checker.review.access.person import NotAdmitted
from checker.review.access.visitor import BadToken, Visitor

if TYPE_CHECKING:
    from checker.review.access.desk import DeskAccess

SAFE = {"GET", "HEAD", "OPTIONS"}
PUBLIC = {"/health", "/login", "/login/oidc", "/login/oidc/callback"}
"""What is reached without signing in; beside it the static files."""
_STATIC = "/static/"
_FIRST_OF_ALL = {"/account/password", "/logout"}
"""Where those may go who have to change their password."""
_WATCH = 5.0
"""Seconds after which a stream asks again whether its session is alive."""


class Gate:
    """Lets requests in.

    It refuses what other sites send, finds out who asks, and sends strangers to the login page. It
    bounds what is sent to us, and ends streams whose session has ended.
    """

    def __init__(self, app: ASGIApp, access: "DeskAccess") -> None:
        self._app = app
        self._access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection (ASGI)."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return
        request = Request(scope, receive)
        answer = await self._refused(request)
        if answer is not None:
            await answer(scope, receive, send)
            return
        visitor: Visitor | None = request.state.visitor
        bounded = _Bounded(receive, self._limit(request, visitor))
        if (length := request.headers.get("content-length", "0")).isdecimal() and bounded.exceeds(
            int(length)
        ):
            await _too_large(request)(scope, receive, send)
            return
        if visitor is None or visitor.session is None:
            await self._app(scope, bounded, send)
            return
        if visitor.fresh:
            send = self._introducing(request, visitor, send)
        await self._watched(visitor, scope, bounded, send)

    async def _refused(self, request: Request) -> Response | None:
        request.state.visitor = None
        if request.method not in SAFE and is_from_elsewhere(
            request.headers, self._access.origin(request)
        ):
            await run_in_threadpool(self._access.audit, request, Act.REFUSED, detail="cross-origin")
            return refusal(request, HTTPStatus.FORBIDDEN, "This request came from another site.")
        try:
            visitor = await run_in_threadpool(self._access.recognise, request)
        except BadToken:
            answer = refusal(request, HTTPStatus.UNAUTHORIZED, "This token is not valid.")
            answer.headers["www-authenticate"] = "Bearer"
            return answer
        except NotAdmitted as error:
            return refusal(request, HTTPStatus.FORBIDDEN, str(error))
        request.state.visitor = visitor
        if visitor is None:
            return None if _is_public(request.url.path) else _to_login(request)
        changes = visitor.account.must_change and visitor.session is not None
        if changes and not (_is_public(request.url.path) or request.url.path in _FIRST_OF_ALL):
            return RedirectResponse("/account/password", HTTPStatus.SEE_OTHER)
        return None

    def _limit(self, request: Request, visitor: Visitor | None) -> int:
        settings = self._access.settings
        uploads = request.headers.get("content-type", "").startswith("multipart/")
        uploads = uploads or request.url.path.startswith("/api/")
        trusted = visitor is not None and visitor.role.covers(Role.EDITOR)
        return settings.upload_bytes if uploads and trusted else settings.body_bytes

    def _introducing(self, request: Request, visitor: Visitor, send: Send) -> Send:
        """Give the browser the cookie of a session that a proxy's word has begun."""
        carrier = Response()
        self._access.cookies.set(carrier, request, "session", visitor.key)

        async def send_with_cookie(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).append("set-cookie", carrier.headers["set-cookie"])
            await send(message)

        return send_with_cookie

    async def _watched(self, visitor: Visitor, scope: Scope, receive: Receive, send: Send) -> None:
        """Run a request; if it streams, end it soon after its session has ended."""
        asked = time.monotonic()
        streams = False
        with anyio.CancelScope() as running:

            async def send_while_alive(message: Message) -> None:
                nonlocal asked, streams
                if message["type"] == "http.response.start":
                    streams = any(
                        name.lower() == b"content-type" and content.startswith(b"text/event-stream")
                        for name, content in message["headers"]
                    )
                elif streams and time.monotonic() - asked >= _WATCH:
                    asked = time.monotonic()
                    if not await run_in_threadpool(self._access.is_alive, visitor):
                        await send({"type": "http.response.body", "body": b"", "more_body": False})
                        running.cancel()
                        return
                await send(message)

            await self._app(scope, receive, send_while_alive)


class _Bounded:
    """Receives a body up to a limit, whatever its length was said to be."""

    def __init__(self, receive: Receive, limit: int) -> None:
        self._receive = receive
        self._limit = limit
        self._read = 0

    def exceeds(self, length: int) -> bool:
        """Whether a body of so many bytes is too large."""
        return length > self._limit

    async def __call__(self) -> Message:
        """The next part of the body.

        Raises:
            HTTPException: 413, the body is too large.

        """
        message = await self._receive()
        self._read += len(message.get("body", b""))
        if self.exceeds(self._read):
            raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, _TOO_LARGE)
        return message


_TOO_LARGE = "This is larger than the desk takes."


def _too_large(request: Request) -> Response:
    return refusal(request, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, _TOO_LARGE)


def _is_public(path: str) -> bool:
    return path in PUBLIC or path.startswith(_STATIC)


def _to_login(request: Request) -> Response:
    streams = "text/event-stream" in request.headers.get("accept", "")
    if streams or request.url.path.startswith("/api/"):
        return refusal(request, HTTPStatus.UNAUTHORIZED, "Sign in first.")
    lost = request.method not in SAFE
    if request.headers.get("hx-request"):
        answer = refusal(request, HTTPStatus.UNAUTHORIZED, "Sign in first.")
        shown = urlsplit(request.headers.get("referer", ""))
        form = _form(shown.path, shown.query)
        answer.headers["hx-redirect"] = f"{form}&lost=yes" if lost else form
        return answer
    if lost:
        return refusal(request, HTTPStatus.UNAUTHORIZED, f"{LOST} Sign in first.")
    return RedirectResponse(_form(request.url.path, request.url.query), HTTPStatus.SEE_OTHER)


def _form(path: str, query: str) -> str:
    """The address of the form that leads back to a page."""
    return f"/login?next={quote(path + (f'?{query}' if query else ''), safe='')}"
