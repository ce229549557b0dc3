"""Findings and the alerts that they give rise to, written together."""

import json

import pytest

from checker.errors import SettingsError
from checker.pipeline.alerting import record_findings, send_alerts, tell_withdrawn
from checker.settings import AlertSettings, load_settings
from checker.store import Store
from checker.store.clock import utc_now
from tests.alerts.receiver import receiver
from tests.store.made import assign, finding, report

SECRET = "a secret of two dozen characters"


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "store.db") as store:
        yield store


def settings(*webhooks):
    return load_settings().model_copy(update={"alerts": AlertSettings(webhooks=webhooks)})


def told(store):
    bodies = [json.loads(letter.body) for letter in store.outbox.due(utc_now())]
    return [
        (body["event"], body["finding"]["id"].split(".")[0], body["finding"]["revision"])
        for body in bodies
    ]


def test_each_event_of_a_grave_conflict_is_told_once(store):
    given = settings("https://desk.example/hook")
    grave, slight = finding("f1"), finding("f2", severity="low")
    for findings in ((grave, slight), (grave, slight), (finding("f1", ("12", "16")), slight), ()):
        record_findings(store, given, "s1", report(*findings))
    assert told(store) == [("opened", "f1", 1), ("changed", "f1", 2), ("closed", "f1", 2)]
    record_findings(store, given, "s1", report(finding("f1", ("12", "16"))))
    assert told(store)[3:] == [("opened", "f1", 2)]


def test_a_conflict_that_became_a_development_is_told_as_closed(store):
    given = settings("https://desk.example/hook")
    record_findings(store, given, "s1", report(finding("f1")))
    record_findings(store, given, "s1", report(finding("f1", kind="development")))
    assert told(store) == [("opened", "f1", 1), ("closed", "f1", 2)]


def test_a_conflict_that_only_becomes_graver_is_told_and_so_is_the_way_back(store):
    given = settings("https://desk.example/hook")
    for severity in ("low", "high", "high", "medium", "high"):
        record_findings(store, given, "s1", report(finding("f1", severity=severity)))
    assert [event for event, _, _ in told(store)] == ["opened", "closed", "opened"]


def test_a_target_that_fails_hides_nothing_from_the_others(store, monkeypatch):
    monkeypatch.setenv("CHECKER_WEBHOOK_SECRET", SECRET)
    with receiver() as one, receiver() as other:
        one.statuses = [500] * 9
        for number in range(130):
            store.outbox.put(one.url, f"k{number}", "{}")
        store.outbox.put(other.url, "k", "{}")
        assert send_alerts(store, settings(one.url, other.url)).sent == 1
        assert len(one.requests) == 1


def test_a_withdrawn_source_is_told(store):
    given = settings("https://desk.example/hook")
    assign(store, s1=["a", "b"])
    record_findings(store, given, "s1", report(finding("f1"), finding("f2", severity="low")))
    with store.transaction():
        tell_withdrawn(store, given, store.copy.cancel("a").findings)
    assert told(store) == [("opened", "f1", 1), ("withdrawn", "f1", 1)]


def test_every_webhook_gets_its_own(store, monkeypatch):
    monkeypatch.setenv("CHECKER_WEBHOOK_SECRET", SECRET)
    with receiver() as one, receiver() as other:
        one.statuses = [500]
        given = settings(one.url, other.url)
        record_findings(store, given, "s1", report(finding("f1")))
        delivery = send_alerts(store, given)
        assert (delivery.sent, delivery.postponed) == (1, 1)
        assert (len(one.requests), len(other.requests)) == (1, 1)
    body = json.loads(other.requests[0][1])
    assert body["story"]["topic"] == "Boats in a storm"
    assert body["finding"]["sides"][0]["evidence"][0]["name"] == "The A"


def test_without_a_secret_nothing_is_sent(store, monkeypatch):
    monkeypatch.delenv("CHECKER_WEBHOOK_SECRET", raising=False)
    assert send_alerts(store, settings()).sent == 0
    with pytest.raises(SettingsError):
        send_alerts(store, settings("https://desk.example/hook"))
