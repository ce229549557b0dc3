"""Feeds over HTTP, fetched only when they have changed (RFC 9110, 13: conditional requests)."""

import io
import time
from typing import NamedTuple

import httpx

from checker.errors import SourceError
from checker.ingest.article import to_article
from checker.ingest.opening import open_member
from checker.ingest.place import Place, fault_of
from checker.ingest.stream import Gauge, Member, Stream
from checker.records.article import Article
from checker.records.base import Record
from checker.records.fault import Fault
from checker.settings import IngestSettings
from checker.version import __version__

_REDIRECTS = 5
_STALL = 15.0
"""Seconds without a byte after which a server is given up."""


class FeedState(Record):
    """What is kept of a feed from one fetch to the next."""

    url: str
    etag: str = ""
    last_modified: str = ""


class Fetched(NamedTuple):
    """What a fetch gave. Nothing and no fault where the feed has not changed."""

    articles: tuple[Article, ...]
    faults: tuple[Fault, ...]
    state: FeedState


def fetch_feed(state: FeedState, limits: IngestSettings) -> Fetched:
    """The articles of a feed, unless it is as it was.

    A fetch that fails is a fault, and the state stays, so that the next one asks again. A feed
    may also be anything else that can be read as a file: an archive, ninjs, a page.
    """
    place = Place(state.url, (), httpx.URL(state.url).host if _is_web(state.url) else "feed")
    try:
        if not _is_web(state.url):
            raise SourceError(place, "is no address of the web (http or https)")
        body, fresh = _fetch(state, place, limits)
    except SourceError as error:
        return Fetched((), (fault_of(error),), state)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        told = str(error) or type(error).__name__
        return Fetched((), (place.fault(f"cannot be fetched: {told}"),), state)
    if body is None:
        return Fetched((), (), state)
    gauge = Gauge(place, len(body), limits)
    readings = list(open_member(Member(place, Stream(io.BytesIO(body))), gauge))
    return Fetched(
        tuple(to_article(draft) for reading in readings for draft in reading.drafts),
        tuple(fault for reading in readings for fault in reading.faults),
        fresh,
    )


def _is_web(url: str) -> bool:
    return url.startswith(("http://", "https://"))


def _fetch(
    state: FeedState, place: Place, limits: IngestSettings
) -> tuple[bytes | None, FeedState]:
    """The body and the state to be kept; no body where nothing has changed."""
    headers = {"User-Agent": f"checker/{__version__}"}
    if state.etag:
        headers["If-None-Match"] = state.etag
    if state.last_modified:
        headers["If-Modified-Since"] = state.last_modified
    with (
        httpx.Client(follow_redirects=True, max_redirects=_REDIRECTS, timeout=_STALL) as client,
        client.stream("GET", state.url, headers=headers) as answer,
    ):
        if answer.status_code == httpx.codes.NOT_MODIFIED:
            return None, state
        if answer.status_code != httpx.codes.OK:
            told = f"{answer.status_code} {answer.reason_phrase}"
            raise SourceError(place, f"was answered with {told.strip()}")
        return _body(answer, place, limits), FeedState(
            url=state.url,
            etag=answer.headers.get("ETag", ""),
            last_modified=answer.headers.get("Last-Modified", ""),
        )


def _body(answer: httpx.Response, place: Place, limits: IngestSettings) -> bytes:
    ends = time.monotonic() + limits.feed_seconds
    body = bytearray()
    for piece in answer.iter_bytes():
        body += piece
        if len(body) > limits.max_bytes:
            raise SourceError(place, f"is larger than {limits.max_bytes} bytes (ingest.max_bytes)")
        if time.monotonic() > ends:
            told = f"took longer than {limits.feed_seconds} s (ingest.feed_seconds)"
            raise SourceError(place, told)
    return bytes(body)
