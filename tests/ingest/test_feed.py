"""Feeds from a server on this machine: conditional requests, redirects, limits and faults."""

import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from checker.ingest.sources.feed import FeedState, fetch_feed
from checker.settings import IngestSettings

FEED = (Path(__file__).parent / "cases" / "wire" / "rss_normal.xml").read_bytes()
LIMITS = IngestSettings()


class Handler(BaseHTTPRequestHandler):
    """Serves a feed with its state, and several ways of going wrong."""

    asked: ClassVar[list[dict[str, str]]] = []

    def do_GET(self) -> None:
        self.asked.append(dict(self.headers))
        getattr(self, f"do_{self.path[1:]}")()

    def answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_feed(self) -> None:
        if self.headers.get("If-None-Match") == '"1"':
            self.answer(304)
        else:
            made = "Wed, 07 May 2031 08:00:00 GMT"
            self.answer(200, gzip.compress(FEED), ETag='"1"', Last_Modified=made,
                        Content_Encoding="gzip")  # fmt: skip

    def do_moved(self) -> None:
        self.answer(301, Location="/feed")

    def do_loop(self) -> None:
        self.answer(302, Location="/loop")

    def do_error(self) -> None:
        self.answer(503)

    def do_bomb(self) -> None:
        self.answer(200, gzip.compress(b"<" * 30_000_000), Content_Encoding="gzip")

    def do_broken(self) -> None:
        self.answer(200, b"<rss><channel>")

    def do_lies(self) -> None:
        self.answer(200, b"no gzip at all", Content_Encoding="gzip")

    def do_slow(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(40):
            self.wfile.write(b"<")
            self.wfile.flush()
            time.sleep(0.1)

    def log_message(self, *_: object) -> None:
        """Silence."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def test_a_feed_is_read_once_and_then_only_when_it_changes(address):
    first = fetch_feed(FeedState(url=f"{address}/feed"), LIMITS)
    assert [article.id for article in first.articles] == ["quay-5501", "https://quay.example/frost"]
    assert [fault.member for fault in first.faults] == ["entry 3"]
    assert first.faults[0].path == f"{address}/feed"
    assert first.state.etag == '"1"'
    again = fetch_feed(first.state, LIMITS)
    assert (again.articles, again.faults, again.state) == ((), (), first.state)
    assert Handler.asked[-1]["If-Modified-Since"] == "Wed, 07 May 2031 08:00:00 GMT"


def test_redirects_are_followed(address):
    assert len(fetch_feed(FeedState(url=f"{address}/moved"), LIMITS).articles) == 2


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("loop", "cannot be fetched"),
        ("error", "was answered with 503"),
        ("bomb", "ingest.max_bytes"),
        ("broken", "no well-formed XML"),
        ("lies", "cannot be fetched"),
        ("slow", "ingest.feed_seconds"),
    ],
)
def test_what_goes_wrong_is_a_fault(address, path, reason):
    state = FeedState(url=f"{address}/{path}", etag="x")
    fetched = fetch_feed(state, IngestSettings(feed_seconds=1))
    assert not fetched.articles
    assert reason in fetched.faults[0].reason
    if path != "broken":
        assert fetched.state == state


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:9/feed", "http://[bad/feed", "file:///etc/passwd", "x"]
)
def test_addresses_that_lead_nowhere(url):
    (fault,) = fetch_feed(FeedState(url=url), LIMITS).faults
    assert fault.path == url
    assert fault.reason
