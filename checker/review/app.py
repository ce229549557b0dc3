"""The application: routes put together over one store."""

from pathlib import Path

from fastapi import Depends, FastAPI
from fastapi.staticfiles import StaticFiles

from checker.review import health
from checker.review.user import Access, checked
from checker.settings import Settings
from checker.version import __version__

_STATIC = Path(__file__).with_name("static")


def create_app(store: object, settings: Settings, access: Access) -> FastAPI:
    """The review desk over a store.

    Every route but the health check and the static files asks ``access`` who is there.
    """
    app = FastAPI(
        title="checker review desk", version=__version__, docs_url=None, redoc_url=None,
        dependencies=[Depends(checked)],
    )  # fmt: skip
    app.state.store = store
    app.state.settings = settings
    app.state.access = access
    app.mount("/static", StaticFiles(directory=_STATIC), name="static")
    app.include_router(health.router)
    access.install(app)
    return app
