"""Findings written down together with the alerts that they give rise to."""

from collections.abc import Collection, Mapping
from datetime import UTC, datetime

from checker.alerts import Delivery, deliver, event_of, message, webhook_secret
from checker.pipeline.basis import basis_of
from checker.records.alert import Alert, AlertEvent
from checker.records.finding import Finding, Report
from checker.settings import Settings
from checker.store import Store
from checker.store.findings import StoredFinding
from checker.store.ledger import FindingChanges


def record_findings(
    store: Store,
    settings: Settings,
    story: str,
    report: Report,
    run: int = 0,
    touches: int | None = None,
) -> FindingChanges:
    """Bring the findings of a story up to its new report, and write the alerts that follow.

    Both in one transaction: no alert is lost, and none is sent of what was not written.
    """
    with store.transaction():
        is_told = bool(settings.alerts.webhooks)
        before = store.findings.open(story=story) if is_told else ()
        changes = store.findings.record(story, report, run, touches, basis_of(settings))
        if is_told:
            _tell_all(store, settings, changes, {one.finding.id: one.finding for one in before})
        return changes


def tell_withdrawn(store: Store, settings: Settings, findings: Collection[str]) -> None:
    """Write the alerts of findings a source of which was withdrawn.

    To be called in the transaction in which the notice was carried out.
    """
    for id_ in findings:
        stored = store.findings.finding(id_)
        if stored and event_of(None, stored.finding, settings.alerts):
            _put(store, settings, stored, AlertEvent.WITHDRAWN)


def send_alerts(store: Store, settings: Settings) -> Delivery:
    """Send the alerts that are due.

    Raises:
        SettingsError: there are webhooks, but no secret to sign with.

    """
    if not settings.alerts.webhooks:
        return Delivery()
    return deliver(store.outbox, webhook_secret(), settings.alerts)


def _tell_all(
    store: Store, settings: Settings, changes: FindingChanges, before: Mapping[str, Finding]
) -> None:
    for id_ in (*changes.opened, *changes.changed):
        _tell(store, settings, id_, before.get(id_))
    for id_ in changes.closed:
        _tell(store, settings, id_, before.get(id_), is_there=False)
    for id_ in changes.unchanged:
        _tell_gravity(store, settings, id_, before.get(id_))


def _tell(
    store: Store, settings: Settings, id_: str, before: Finding | None, *, is_there: bool = True
) -> None:
    stored = store.findings.finding(id_)
    if stored is None:
        return
    if event := event_of(before, stored.finding if is_there else None, settings.alerts):
        _put(store, settings, stored, event)


def _tell_gravity(store: Store, settings: Settings, id_: str, before: Finding | None) -> None:
    """Tell of a finding that is as it was, but for how grave it is."""
    stored = store.findings.finding(id_)
    if stored is None or before is None or stored.finding.severity is before.severity:
        return
    event = event_of(before, stored.finding, settings.alerts)
    if event and event is not AlertEvent.CHANGED:
        _put(store, settings, stored, event, datetime.now(UTC))


def _put(
    store: Store,
    settings: Settings,
    stored: StoredFinding,
    event: AlertEvent,
    time: datetime | None = None,
) -> None:
    report = store.findings.report(stored.story)
    alert = Alert(
        event=event,
        time=time or stored.last_changed,
        story=stored.story,
        topic=report.story.topic if report else "",
        finding=stored.finding,
        revision=stored.revision,
        sources={source.id: source.name for source in report.sources} if report else {},
    )
    for target in settings.alerts.webhooks:
        store.outbox.put(target, alert.key, message(alert))
