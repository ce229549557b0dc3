"""Which findings are told to other systems: conflicts, from a severity on."""

from checker.records.alert import AlertEvent
from checker.records.finding import Finding, Kind, Severity
from checker.settings import AlertSettings


def is_told(finding: Finding, settings: AlertSettings) -> bool:
    """Whether a finding is of the sort that is told."""
    order = list(Severity)  # the gravest first
    gravity = order.index(Severity(settings.min_severity))
    return finding.kind is Kind.CONFLICT and order.index(finding.severity) <= gravity


def event_of(
    before: Finding | None, after: Finding | None, settings: AlertSettings
) -> AlertEvent | None:
    """What to tell of a finding that was ``before`` and is ``after`` now; None for nothing.

    To its receivers a finding that became grave enough has opened, and one that became a
    development has closed.
    """
    was = before is not None and is_told(before, settings)
    now = after is not None and is_told(after, settings)
    if was and now:
        return AlertEvent.CHANGED
    if now:
        return AlertEvent.OPENED
    return AlertEvent.CLOSED if was else None
