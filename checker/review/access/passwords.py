"""Passwords: what is asked of them, and how they are hashed and checked."""

import secrets
import unicodedata
from functools import cache
from threading import BoundedSemaphore
from typing import NamedTuple

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

MAX_LENGTH = 256
"""Characters; a longer password is work for us and no safer."""
_DISTINCT = 5
"""Different characters that a password has at least."""

# RFC 9106, section 4, second recommended option. Each check takes 64 MiB, so few run at once.
_HASHER = PasswordHasher(time_cost=3, memory_cost=65536, parallelism=4)
_ROOM = BoundedSemaphore(4)


class Check(NamedTuple):
    """What came of checking a password."""

    right: bool
    rehashed: str | None = None
    """The hash to keep from now on, where the kept one was made with older parameters."""


def fault_of(password: str, name: str, minimum: int) -> str | None:
    """Why a password is not accepted for the account ``name``; None if it is.

    Length is what counts (NIST SP 800-63B, section 3.1.1.2): no classes of characters are asked
    for, and nothing expires.
    """
    if len(password) < minimum:
        return f"A password needs at least {minimum} characters."
    if len(password) > MAX_LENGTH:
        return f"A password may have {MAX_LENGTH} characters at most."
    plain = password.casefold()
    if len(name) > 2 and name.casefold() in plain:
        return "The password must not contain the name of the account."
    if len(set(plain)) < _DISTINCT:
        return "The password repeats too few characters."
    return None


def hashed(password: str) -> str:
    """An argon2id hash of a password, which carries its salt and parameters."""
    with _ROOM:
        return _HASHER.hash(_canonical(password))


def check(password: str, kept: str | None) -> Check:
    """Check a password against the hash that is kept.

    Where there is none (no such account, or one that signs in elsewhere) a decoy is checked, so
    that the answer takes as long and tells nobody which names exist.
    """
    if len(password) > MAX_LENGTH:
        return Check(False)
    try:
        with _ROOM:
            _HASHER.verify(kept or _decoy(), _canonical(password))
    except (VerificationError, InvalidHashError):
        return Check(False)
    if kept is None:
        return Check(False)
    return Check(True, hashed(password) if _HASHER.check_needs_rehash(kept) else None)


def temporary() -> str:
    """A password to hand over, which the account's owner has to change."""
    return "-".join(secrets.token_hex(3) for _ in range(4))


@cache
def _decoy() -> str:
    return _HASHER.hash(secrets.token_hex())


def _canonical(password: str) -> str:
    # The same characters typed on two systems may come composed or decomposed.
    return unicodedata.normalize("NFC", password)
