"""Headers that tell browsers what pages of the desk may do: nothing that is not needed."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = "; ".join((
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
))  # fmt: skip
"""The content security policy of every answer that brings none of its own."""

_ALWAYS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
_A_YEAR = "max-age=31536000"


def set_security_headers(headers: MutableHeaders, *, path: str, secure: bool) -> None:
    """Add what is missing; a route that knows better has set its own."""
    for name, content in _ALWAYS.items():
        headers.setdefault(name, content)
    if secure:
        headers.setdefault("strict-transport-security", _A_YEAR)
    if not path.startswith("/static/"):
        headers.setdefault("cache-control", "no-store")


class SecurityHeaders:
    """Puts the headers on every answer."""

    def __init__(self, app: ASGIApp, https: bool) -> None:
        self._app = app
        self._https = https

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection (ASGI)."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                secure = self._https or scope["scheme"] == "https"
                headers = MutableHeaders(scope=message)
                set_security_headers(headers, path=scope["path"], secure=secure)
            await send(message)

        await self._app(scope, receive, send_with_headers if scope["type"] == "http" else send)
