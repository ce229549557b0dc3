"""Signing in by name and password, slowly where it fails often."""

import re
import unicodedata
from datetime import datetime, timedelta
from enum import Enum, auto
from typing import TYPE_CHECKING

from checker.records.account import Account, Act
from checker.review.access import passwords
from checker.review.access.peers import household
from checker.review.access.sessions import Clock, utc_now
from checker.settings import AccessSettings

if TYPE_CHECKING:
    from checker.store import Store

_NAME = 100
"""Characters of a name that was tried which are looked at."""
_LOGIN_NAME = re.compile(r"[a-z0-9][a-z0-9._@+-]{0,63}")


class Refusal(Enum):
    """Why somebody is not let in."""

    WRONG = auto()
    """Name or password, which of them is not told."""
    TOO_OFTEN = auto()
    """Too many attempts failed."""


class PasswordLogin:
    """Checks passwords. Attempts are counted in the store, so that all processes count together."""

    def __init__(self, store: "Store", settings: AccessSettings, clock: Clock = utc_now) -> None:
        self._store = store
        self._settings = settings
        self._clock = clock

    def try_password(self, name: str, password: str, address: str) -> Account | Refusal:
        """The account, or why nobody is let in; both are written to the audit log.

        An attempt counts before the password is looked at, so that many at once gain nothing. A
        name that does not exist is counted, checked and refused as any other.
        """
        tried, now = canonical_name(name), self._clock()
        if not self._has_room(tried, address, now):
            self._store.audit.append(Act.LOGIN_SLOWED, tried, address=address)
            return Refusal.TOO_OFTEN
        account = self._store.accounts.named(tried)
        kept = self._store.accounts.password_hash(tried)
        checked = passwords.check(password, kept)
        if not checked.right or account is None or account.disabled:
            self._store.audit.append(Act.LOGIN_FAILED, tried, address=address)
            return Refusal.WRONG
        if checked.rehashed:
            self._store.accounts.rehash(account.name, checked.rehashed)
        self._store.attempts.forget(_account_key(tried))
        # Only this one: a newsroom shares an address, and so may somebody who guesses.
        self._store.attempts.forget(_address_key(address), now)
        return account

    def _has_room(self, name: str, address: str, now: datetime) -> bool:
        limits = {
            _account_key(name): self._settings.attempts_per_account,
            _address_key(address): self._settings.attempts_per_address,
        }
        window = timedelta(minutes=self._settings.attempt_minutes)
        return self._store.attempts.reserve(limits, now, window)


def canonical_name(name: str) -> str:
    """A login name as it is kept: whoever types 'Ana' and 'ana' is one person."""
    return tidy(unicodedata.normalize("NFKC", name).casefold(), _NAME)


def tidy(text: str, length: int) -> str:
    """One line of text as a store can hold it: no controls, no halves of characters."""
    clean = "".join(" " if unicodedata.category(letter)[0] == "C" else letter for letter in text)
    return " ".join(clean.split())[:length]


def is_login_name(name: str) -> bool:
    """Whether a name may be that of an account: one word, such as 'ana.lima' or an address.

    Plain letters only, so that no name looks like another's.
    """
    return bool(_LOGIN_NAME.fullmatch(name))


def _account_key(name: str) -> str:
    return f"account:{name}"


def _address_key(address: str) -> str:
    return f"address:{household(address)}"
