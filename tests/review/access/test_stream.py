"""Streams end with the session that they were opened in."""

import anyio
import pytest
from starlette.requests import Request

from checker.records.account import Entry
from checker.review.access import gate
from checker.review.access.visitor import Visitor


def sent_to(app, visitor, media, monkeypatch, after):
    """What a stream's reader gets when ``after`` happens behind the second part."""
    monkeypatch.setattr(gate, "_WATCH", 0.0)
    got = []

    async def stream(scope, receive, send):
        headers = [(b"content-type", media)]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        for number in range(5):
            await send({"type": "http.response.body", "body": b"%d" % number, "more_body": True})
            if number == 1:
                after()

    async def send(message):
        got.append(message)

    watching = gate.Gate(stream, app.state.access)
    request = Request({"type": "http", "headers": []})
    anyio.run(watching._watched, visitor, request.scope, request.receive, send)
    return b"".join(message.get("body", b"") for message in got), got[-1].get("more_body")


@pytest.fixture
def visitor(app, store):
    account = store.accounts.named("edda")
    key = app.state.access.sessions.begin(account, Entry.PASSWORD, "", "")
    return Visitor(account, account.role, app.state.access.sessions.alive(key), key)


def test_a_stream_ends_with_its_session(app, visitor, store, monkeypatch):
    def disable():
        store.accounts.set_disabled("edda", True)

    got = sent_to(app, visitor, b"text/event-stream; charset=utf-8", monkeypatch, disable)
    assert got == (b"01", False)


def test_a_stream_goes_on_with_its_session(app, visitor, monkeypatch):
    got = sent_to(app, visitor, b"text/event-stream", monkeypatch, lambda: None)
    assert got == (b"01234", True)


def test_an_answer_that_has_begun_is_sent_whole(app, visitor, store, monkeypatch):
    def disable():
        store.accounts.set_disabled("edda", True)

    assert sent_to(app, visitor, b"text/csv", monkeypatch, disable) == (b"01234", True)
