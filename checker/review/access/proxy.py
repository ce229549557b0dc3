"""Believes what trusted proxies say of a request, and nobody else."""

from collections.abc import Sequence

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from checker.review.access.peers import client_behind, is_within, networks
from checker.review.access.person import Person, listed
from checker.settings import AccessSettings

_FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-proto", "x-forwarded-host", "x-real-ip")


class ProxyTrust:
    """Sets client and scheme of a request by what a trusted proxy says.

    Whatever else says such things is not heard: the headers are taken away, so that nothing behind
    this can believe them. Who names a user without being trusted is refused.
    """

    def __init__(self, app: ASGIApp, settings: AccessSettings) -> None:
        self._app = app
        self._trusted = networks(settings.trusted_proxies)
        self._user_header = settings.user_header.lower()
        self._groups_header = settings.groups_header.lower()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection (ASGI)."""
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
            return
        headers = MutableHeaders(scope=scope)
        peer = scope["client"][0] if scope.get("client") else ""
        trusted = is_within(peer, self._trusted)
        named = headers.getlist(self._user_header) if self._user_header else []
        # Twice, where the proxy adds its own line to one that the client sent.
        if len(named) > (1 if trusted else 0):
            refusal = PlainTextResponse("This header is not believed from here.\n", 403)
            await refusal(scope, receive, send)
            return
        if trusted:
            self._believe(scope, headers, peer)
            if named and named[0].strip():
                groups = headers.getlist(self._groups_header) if self._groups_header else []
                person = Person(f"proxy:{named[0].strip()}", named[0], named[0], listed(groups))
                scope.setdefault("state", {})["proxied"] = person
        _drop(headers, _FORWARDED)
        await self._app(scope, receive, send)

    def _believe(self, scope: Scope, headers: Headers, peer: str) -> None:
        forwarded = ",".join(headers.getlist("x-forwarded-for"))
        scope["client"] = (client_behind(peer, forwarded, self._trusted), 0)
        scheme = headers.get("x-forwarded-proto", "").strip().lower()
        if scheme in {"http", "https"}:
            scope["scheme"] = scheme


def _drop(headers: MutableHeaders, names: Sequence[str]) -> None:
    for name in names:
        if name in headers:
            del headers[name]
