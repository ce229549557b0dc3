"""Keys that a bearer shows: session identifiers and API tokens, of which only hashes are kept."""

import secrets
from hashlib import sha256

_API = "chk_"
"""What API tokens begin with, so that one in a public file is recognised."""


def new_key() -> str:
    """A session identifier of 256 random bits."""
    return secrets.token_urlsafe(32)


def new_api_key() -> str:
    """An API token of 256 random bits."""
    return _API + new_key()


def digest(key: str) -> str:
    """What is kept of a key. It is random and long, so that a plain hash cannot be reversed."""
    return sha256(key.encode()).hexdigest()
