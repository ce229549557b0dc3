"""News of the store as it comes, by server-sent events (HTML standard, section 9.2).

Each server process watches the store's changes for all its readers together, so that those made by
other processes are told too, and many readers cost no more than one. Readers are told which
findings changed: a page of another finding need not ask for news of its own.
"""

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import NamedTuple

import structlog
from fastapi import APIRouter, FastAPI, Request
from fastapi.responses import StreamingResponse
from starlette.concurrency import run_in_threadpool

from checker.errors import StoreError
from checker.review.user import Viewer
from checker.store import Store
from checker.store.changes import Change

router = APIRouter()
_EVERY = 1.0
"""Seconds between two looks at the store."""
_REMEMBERED = 200
"""Changes of which it is remembered what changed."""
_LONGEST = 20
"""Digits of the number that a browser says it was last told."""
_SIGN_OF_LIFE = 15.0
"""Seconds after which a silent stream says that it is still there, so that proxies keep it."""
_log = structlog.get_logger(__name__)


class News(NamedTuple):
    """What has happened since a reader was last told."""

    newest: int
    """The number of the newest change."""
    findings: tuple[str, ...]
    """The findings that changed; empty where that is not known, or something else changed, too."""


class Watch:
    """The newest changes of the store, and a bell that rings when there are more."""

    def __init__(self, store: Store) -> None:
        self.newest = 0
        self._store = store
        self._lately: deque[Change] = deque(maxlen=_REMEMBERED)
        self._risen = asyncio.Condition()

    async def run(self) -> None:
        """Look at the store again and again, until cancelled."""
        while True:
            try:
                await self._look()
            except StoreError as error:  # the database may come back
                _log.warning("store_not_watched", fault=str(error))
            await asyncio.sleep(_EVERY)

    async def beyond(self, number: int) -> News:
        """What has happened since the change of that ``number``, as soon as something has."""
        async with self._risen:
            await self._risen.wait_for(lambda: self.newest != number)
            since = [change for change in self._lately if change.number > number]
        known = len(since) == self.newest - number and all(change.finding for change in since)
        told = dict.fromkeys(change.finding for change in since) if known else ()
        return News(self.newest, tuple(told))

    async def _look(self) -> None:
        newest = await run_in_threadpool(self._store.changes.latest)
        if newest == self.newest:
            return
        # The last of them are enough: a reader who has missed more is told so.
        before = max(self.newest, newest - _REMEMBERED)
        changes = await run_in_threadpool(self._store.changes.since, before, _REMEMBERED)
        async with self._risen:
            self._lately.extend(changes)
            self.newest = changes[-1].number if changes else newest
            self._risen.notify_all()


@asynccontextmanager
async def watching(app: FastAPI) -> AsyncIterator[None]:
    """Watch the store while the application runs."""
    app.state.watch = Watch(app.state.store)
    task = asyncio.create_task(app.state.watch.run())
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


@router.get("/live")
async def live(request: Request, user: Viewer) -> StreamingResponse:
    """A stream of events 'change', each with the findings that changed, or with none for 'any'."""
    watch: Watch = request.app.state.watch
    since = request.headers.get("last-event-id", "")
    number = int(since) if since.isdecimal() and len(since) < _LONGEST else watch.newest
    return StreamingResponse(
        _events(watch, number),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


async def _events(watch: Watch, number: int) -> AsyncIterator[str]:
    yield "retry: 3000\n\n"
    while True:
        try:
            news = await asyncio.wait_for(watch.beyond(number), _SIGN_OF_LIFE)
        except TimeoutError:
            yield ": still here\n\n"
        else:
            number = news.newest
            yield f"event: change\nid: {number}\ndata: {json.dumps(news.findings)}\n\n"
