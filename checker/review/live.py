"""News of the store as it comes, by server-sent events (HTML standard, section 9.2).

Each server process watches the store's sequence number for all its readers together, so that
changes made by other processes are told too, and many readers cost no more than one.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import structlog
from fastapi import APIRouter, FastAPI, Request
from fastapi.responses import StreamingResponse
from starlette.concurrency import run_in_threadpool

from checker.errors import StoreError
from checker.review.user import Viewer
from checker.store import Store

router = APIRouter()
_EVERY = 1.0
"""Seconds between two looks at the store."""
_SIGN_OF_LIFE = 15.0
"""Seconds after which a silent stream says that it is still there, so that proxies keep it."""
_log = structlog.get_logger(__name__)


class Watch:
    """The newest change of the store, and a bell that rings when it rises."""

    def __init__(self, store: Store) -> None:
        self.newest = 0
        self._store = store
        self._risen = asyncio.Condition()

    async def run(self) -> None:
        """Look at the store again and again, until cancelled."""
        while True:
            try:
                newest = await run_in_threadpool(self._store.changes.latest)
            except StoreError as error:  # the database may come back
                _log.warning("store_not_watched", fault=str(error))
            else:
                if newest != self.newest:
                    async with self._risen:
                        self.newest = newest
                        self._risen.notify_all()
            await asyncio.sleep(_EVERY)

    async def beyond(self, number: int) -> int:
        """The newest change, as soon as it is another than ``number``."""
        async with self._risen:
            await self._risen.wait_for(lambda: self.newest != number)
            return self.newest


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
    """A stream of events 'change', each with the number of the newest change."""
    watch: Watch = request.app.state.watch
    since = request.headers.get("last-event-id", "")
    number = int(since) if since.isdecimal() else watch.newest
    return StreamingResponse(
        _events(watch, number),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


async def _events(watch: Watch, number: int) -> AsyncIterator[str]:
    yield "retry: 3000\n\n"
    while True:
        try:
            number = await asyncio.wait_for(watch.beyond(number), _SIGN_OF_LIFE)
        except TimeoutError:
            yield ": still here\n\n"
        else:
            yield f"event: change\nid: {number}\ndata: {number}\n\n"
