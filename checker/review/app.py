"""The application: routes put together over one store."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import Depends, FastAPI
from fastapi.staticfiles import StaticFiles

from checker import report
from checker.review import (
    api,
    assignment,
    exports,
    finding,
    health,
    judging,
    live,
    preferences,
    queue,
    stories,
    upload,
)
from checker.review.user import Access, checked
from checker.review.worker import Worker
from checker.settings import Settings
from checker.store import Store
from checker.version import __version__

_STATIC = Path(__file__).with_name("static")
_REPORT_STATIC = Path(report.__file__).with_name("static")
_PARTS = (
    health, queue, judging, finding, assignment, stories, exports, upload, preferences, live, api,
)  # fmt: skip


def create_app(
    store: Store, settings: Settings, access: Access, worker: Worker | None = None
) -> FastAPI:
    """The review desk over a store.

    Every route but the health check and the static files asks ``access`` who is there. ``worker``
    checks the stories that users bring in while the application runs.
    """
    app = FastAPI(
        title="checker review desk",
        version=__version__,
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=_running,
        dependencies=[Depends(checked)],
    )
    app.state.store = store
    app.state.settings = settings
    app.state.access = access
    app.state.worker = worker or Worker(store, settings)
    app.mount("/static/report", StaticFiles(directory=_REPORT_STATIC), name="report static")
    app.mount("/static", StaticFiles(directory=_STATIC), name="static")
    for part in _PARTS:
        app.include_router(part.router)
    access.install(app)
    return app


@asynccontextmanager
async def _running(app: FastAPI) -> AsyncIterator[None]:
    app.state.worker.start()
    async with live.watching(app):
        yield
    app.state.worker.stop()
