"""Alerts: what is told of a finding, how it is signed, and that it gets through."""

import json
import time
from datetime import UTC, datetime, timedelta

import pytest

from checker.alerts import Delivery, deliver, event_of, message, sign, verify, webhook_secret
from checker.alerts.deliver import retry_at
from checker.errors import SettingsError
from checker.records.alert import Alert, Letter
from checker.settings import AlertSettings
from tests.alerts.receiver import receiver
from tests.store.made import NOON, finding

SECRET = "a secret of two dozen characters"
GRAVE, SLIGHT = finding(severity="high"), finding(severity="low")
GONE = finding(kind="development")


class Waiting:
    """An outbox of one message; each look at it is as late as need be."""

    def __init__(self, target):
        self.letter = Letter(
            number=1, target=target, key="f1/1/opened", body='{"ü": 1}', created=NOON, attempts=0
        )
        self.done = self.again = None

    def due(self, now, limit=100, besides=()):
        return [] if self.done or self.letter.target in besides else [self.letter]

    def claim(self, number, until):
        return True

    def sent(self, number):
        self.done = "sent"

    def failed(self, number, fault, again):
        attempts = self.letter.attempts + 1
        self.letter = self.letter.model_copy(update={"attempts": attempts, "fault": fault})
        self.again, self.done = again, None if again else "dead"


@pytest.fixture
def hook():
    with receiver() as hook:
        yield hook


def test_a_message_is_sent_again_until_it_is_taken(hook):
    outbox, settings = Waiting(hook.url), AlertSettings()
    hook.statuses = [503, 302, 500]
    assert [deliver(outbox, SECRET, settings) for _ in range(5)] == [
        Delivery(postponed=1), Delivery(postponed=1), Delivery(postponed=1),
        Delivery(sent=1), Delivery(),
    ]  # fmt: skip
    assert outbox.letter.fault == "status 500"
    assert {headers["Idempotency-Key"] for headers, _ in hook.requests} == {"f1/1/opened"}
    headers, body = hook.requests[-1]
    assert body == '{"ü": 1}'.encode()
    assert headers["Content-Type"] == "application/json"
    assert verify(SECRET, headers["Checker-Signature"], body, int(time.time()))


def test_a_message_is_given_up_at_last(hook):
    outbox, settings = Waiting(hook.url), AlertSettings(max_attempts=2)
    hook.statuses = [500, 500, 500]
    told = [deliver(outbox, SECRET, settings) for _ in range(3)]
    assert told == [Delivery(postponed=1), Delivery(given_up=1), Delivery()]
    assert outbox.done == "dead"


@pytest.mark.parametrize("target", ["http://127.0.0.1:9/", "no url at all", "ftp://x/", "http://["])
def test_a_target_that_is_not_there_is_a_fault_like_others(target):
    outbox = Waiting(target)
    assert deliver(outbox, SECRET, AlertSettings()) == Delivery(postponed=1)
    assert outbox.letter.fault


def test_the_wait_doubles_up_to_six_hours():
    waits = [retry_at(attempts, NOON) - NOON for attempts in (1, 2, 3, 11, 12, 5000)]
    assert waits[:3] == [timedelta(seconds=30 * 2**n) for n in range(3)]
    assert waits[3:] == [timedelta(hours=6)] * 3


def test_a_signature_holds_for_one_body_one_secret_and_a_while():
    header = sign(SECRET, 1000, b"body")
    assert header == "t=1000,v1=" + header[-64:]
    assert verify(SECRET, header, b"body", 1200)
    assert not verify(SECRET, header, b"body", 1400)
    assert not verify(SECRET, header, b"body", 600)
    assert not verify(SECRET, header, b"other", 1000)
    assert not verify("another secret", header, b"body", 1000)
    assert not verify(SECRET, header.replace("1000", "1001"), b"body", 1000)
    for broken in ("", "t=1000", "v1=00", header.upper(), f"{header}0", "t=x,v1=" + "0" * 64):
        assert not verify(SECRET, broken, b"body", 1000)


def test_a_signature_is_what_rfc_2104_says():
    # Reckoned by openssl: printf '1000.body' | openssl dgst -sha256 -hmac key
    assert sign("key", 1000, b"body") == f"t=1000,v1={EXPECTED}"


EXPECTED = "062f6ed108cb94155be54ddfb5d8e80ef70ed54fe9bbf747b5507a21aaf1d704"


def test_the_secret_comes_from_the_environment(monkeypatch):
    monkeypatch.setenv("CHECKER_WEBHOOK_SECRET", SECRET)
    assert webhook_secret() == SECRET
    for bad in ("", "short"):
        monkeypatch.setenv("CHECKER_WEBHOOK_SECRET", bad)
        with pytest.raises(SettingsError, match="CHECKER_WEBHOOK_SECRET"):
            webhook_secret()


@pytest.mark.parametrize(
    ("before", "after", "event"),
    [
        (None, GRAVE, "opened"),
        (None, SLIGHT, None),
        (None, GONE, None),
        (GRAVE, GRAVE, "changed"),
        (SLIGHT, GRAVE, "opened"),
        (GRAVE, SLIGHT, "closed"),
        (GRAVE, GONE, "closed"),
        (GRAVE, None, "closed"),
        (SLIGHT, None, None),
    ],
)
def test_what_is_told_of_a_finding(before, after, event):
    assert event_of(before, after, AlertSettings()) == event


def test_lesser_conflicts_are_told_where_they_are_asked_for():
    assert event_of(None, SLIGHT, AlertSettings(min_severity="low")) == "opened"
    assert event_of(None, SLIGHT, AlertSettings(min_severity="medium")) is None


def test_a_message_holds_the_story_and_the_exact_quotes():
    alert = Alert(
        event="changed", time=datetime(2031, 5, 6, 12, tzinfo=UTC), story="s1", topic="A storm",
        finding=GRAVE, revision=3, sources={"a": "The A"},
    )  # fmt: skip
    told = json.loads(message(alert))
    assert told["id"] == alert.key
    assert (told["event"], told["time"]) == ("changed", "2031-05-06T12:00:00+00:00")
    assert told["story"] == {"id": "s1", "topic": "A storm"}
    finding = told["finding"]
    assert [finding[name] for name in ("id", "revision", "kind", "category", "severity")] == [
        "f1", 3, "conflict", "number", "high"
    ]  # fmt: skip
    assert finding["sides"] == [
        {"value": "12", "evidence": [{"source": "a", "name": "The A", "quote": "12 boats of f1"}]},
        {"value": "15", "evidence": [{"source": "b", "name": "b", "quote": "15 boats of f1"}]},
    ]
