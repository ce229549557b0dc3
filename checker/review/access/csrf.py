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
    return _same(signature, _signature(secret, session, salt))


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode("utf-8", "surrogatepass"), other.encode())


def _signature(secret: bytes, session: str, salt: str) -> str:
    signed = f"csrf:{len(salt)}:{salt}:{session}".encode("utf-8", "surrogatepass")
    return hmac.new(secret, signed, sha256).hexdigest()
