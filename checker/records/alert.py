"""Alerts: what is sent out when a finding that matters appears, changes or goes."""

from datetime import datetime
from enum import StrEnum

from checker.records.base import Record
from checker.records.finding import Finding


class AlertEvent(StrEnum):
    """What happened to the finding."""

    OPENED = "opened"
    CHANGED = "changed"
    CLOSED = "closed"
    """The newest report no longer has it, or it is no longer of the sort that is told."""
    WITHDRAWN = "withdrawn"
    """A source of it was killed by its provider."""


class Alert(Record):
    """What is to be told about a finding."""

    event: AlertEvent
    time: datetime
    story: str
    topic: str
    finding: Finding
    revision: int
    sources: dict[str, str]
    """The names of the sources it quotes, by their ids."""

    @property
    def key(self) -> str:
        """The same for the same event: a receiver that has seen it may drop the alert."""
        return f"{self.finding.id}/{self.revision}/{self.event}/{self.time.timestamp():.6f}"


class Letter(Record):
    """A message on its way to a target."""

    number: int
    target: str
    key: str
    body: str
    created: datetime
    attempts: int
    """How often it was tried."""
    fault: str = ""
    """Why the last attempt failed."""
