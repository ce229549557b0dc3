"""Delivery: what is due is sent; what fails is tried again, ever later, and given up at last."""

import time
from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from typing import Protocol

import httpx
import structlog

from checker.alerts.signature import HEADER, sign
from checker.records.alert import Letter
from checker.records.base import Record
from checker.settings import AlertSettings
from checker.version import __version__

_log = structlog.get_logger(__name__)

_FIRST = timedelta(seconds=30)
"""How long after the first failure a message is tried again; twice as long after each more."""
_LONGEST = timedelta(hours=6)
_FAULT = 300
"""Characters of a fault that are kept."""


class Outbox(Protocol):
    """Where messages wait; the store has one."""

    def due(self, now: datetime, limit: int = 100, besides: Collection[str] = ()) -> list[Letter]:
        """The messages to be sent now, oldest first; none of the targets ``besides``."""

    def claim(self, number: int, until: datetime) -> bool:
        """Make sure that nobody else sends a message meanwhile; False where somebody does."""

    def sent(self, number: int) -> None:
        """Note that a message was acknowledged."""

    def failed(self, number: int, fault: str, again: datetime | None) -> None:
        """Note that a message could not be sent: to be tried again then, or given up."""


class Delivery(Record):
    """What became of the messages that were due."""

    sent: int = 0
    postponed: int = 0
    given_up: int = 0


def deliver(
    outbox: Outbox,
    secret: str,
    settings: AlertSettings,
    transport: httpx.BaseTransport | None = None,
) -> Delivery:
    """Send what is due, each message to its target.

    A message counts as sent when its target answers with a status of 200 to 299. It carries the
    headers Checker-Signature and Idempotency-Key; redirects are not followed. A target that
    failed is left alone until the next call.
    """
    counts = dict.fromkeys(Delivery.model_fields, 0)
    failing: set[str] = set()
    # A sender that dies holds its message up for as long as this, and no longer.
    reach = timedelta(seconds=settings.timeout * 4)
    with httpx.Client(timeout=settings.timeout, transport=transport) as client:
        while letters := outbox.due(datetime.now(UTC), limit=1, besides=failing):
            letter = letters[0]
            if not outbox.claim(letter.number, datetime.now(UTC) + reach):
                continue
            fault = _fault(client, letter, secret)
            counts[_noted(outbox, letter, fault, settings)] += 1
            if fault:
                failing.add(letter.target)
                _log.warning("alert_not_sent", target=letter.target, fault=fault)
    return Delivery(**counts)


def retry_at(attempts: int, now: datetime) -> datetime:
    """When a message that failed for the ``attempts``-th time is tried again."""
    doublings = min(attempts - 1, 20)
    wait: timedelta = _FIRST * (1 << doublings)
    return now + min(_LONGEST, wait)


def _noted(outbox: Outbox, letter: Letter, fault: str, settings: AlertSettings) -> str:
    if not fault:
        outbox.sent(letter.number)
        return "sent"
    attempts = letter.attempts + 1
    if attempts >= settings.max_attempts:
        outbox.failed(letter.number, fault, None)
        return "given_up"
    outbox.failed(letter.number, fault, retry_at(attempts, datetime.now(UTC)))
    return "postponed"


def _fault(client: httpx.Client, letter: Letter, secret: str) -> str:
    """Send a message; tells why that failed, in a few words, or nothing where it did not."""
    body = letter.body.encode()
    headers = {
        "Content-Type": "application/json",
        "User-Agent": f"checker/{__version__}",
        "Idempotency-Key": letter.key,
        HEADER: sign(secret, int(time.time()), body),
    }
    try:
        answer = client.post(letter.target, content=body, headers=headers)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        return f"{type(error).__name__}: {error}"[:_FAULT]
    return "" if answer.is_success else f"status {answer.status_code}"
