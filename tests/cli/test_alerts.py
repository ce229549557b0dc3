"""Alerts by command: what waits, what was given up, and sending it again."""

import pytest

from checker.store import Store
from tests.alerts.receiver import receiver


@pytest.fixture
def store(tmp_path):
    return str(tmp_path / "store.db")


@pytest.fixture
def hook(monkeypatch):
    monkeypatch.setenv("CHECKER_WEBHOOK_SECRET", "a secret of two dozen characters")
    with receiver() as hook:
        yield hook


def write(store, hook, *keys):
    with Store.open(store) as kept:
        for key in keys:
            kept.outbox.put(hook.url, key, "{}")


def test_what_is_due_is_sent(run, store, hook):
    write(store, hook, "f1/1/opened", "f2/1/opened")
    assert run("alerts", "send", "--store", store) == (0, "2 sent, 0 postponed, 0 given up\n", "")
    assert [h["Idempotency-Key"] for h, _ in hook.requests] == ["f1/1/opened", "f2/1/opened"]
    assert run("alerts", "list", "--store", store) == (0, "", "")


def test_what_was_given_up_is_listed_and_sent_again(run, store, hook, tmp_path):
    config = tmp_path / "mine.toml"
    config.write_text("[alerts]\nmax_attempts = 1\n")
    write(store, hook, "f1/1/opened")
    hook.statuses = [500]
    status, out, err = run("alerts", "send", "--store", store, "--config", config)
    assert (status, out) == (1, "0 sent, 0 postponed, 1 given up\n")
    assert "checker alerts list" in err
    _, out, _ = run("alerts", "list", "--store", store)
    assert all(word in out for word in ("1  given up", hook.url, "f1/1/opened", "status 500"))
    assert run("alerts", "retry", "9", "--store", store)[1] == "0 to be sent again\n"
    assert run("alerts", "retry", "--store", store)[1] == "1 to be sent again\n"
    assert "waiting" in run("alerts", "list", "--store", store)[1]
    assert run("alerts", "send", "--store", store)[0] == 0


def test_without_a_secret_it_is_told(run, store, monkeypatch):
    monkeypatch.delenv("CHECKER_WEBHOOK_SECRET", raising=False)
    status, _, err = run("alerts", "send", "--store", store)
    assert status == 2
    assert "CHECKER_WEBHOOK_SECRET" in err
