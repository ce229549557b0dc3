"""Tokens that show a form to be ours: bound to one session, different on every page."""

import hmac
import secrets
from hashlib import sha256

FIELD = "csrf"
"""The form field that carries the token."""
HEADER = "x-csrf-token"
"""The header that carries it where there is no form."""


def csrf_token(secret: bytes, session: str) -> str:
    """A new token for the session of that identifier.

    It is salted, so that it never stands twice in compressed pages (the BREACH attack).
    """
    salt = secrets.token_urlsafe(12)
    return f"{salt}.{_signature(secret, session, salt)}"


def is_csrf_token(secret: bytes, session: str, token: str) -> bool:
    """Whether ``token`` was made for the session of that identifier."""
    salt, _, signature = token.partition(".")
    return hmac.compare_digest(signature.encode(), _signature(secret, session, salt).encode())


def _signature(secret: bytes, session: str, salt: str) -> str:
    return hmac.new(secret, f"csrf:{salt}:{session}".encode(), sha256).hexdigest()
