"""Tidying: what the settings no longer want kept goes, once a day."""

from datetime import UTC, datetime, timedelta

import structlog

from checker.settings import StoreSettings
from checker.store import Store

_log = structlog.get_logger(__name__)


def tidy(store: Store, settings: StoreSettings, now: datetime | None = None) -> bool:
    """Remove from a store what is out of bounds; False where an earlier run of the day has.

    To be called before the run that calls it is finished.
    """
    now = now or datetime.now(UTC)
    earlier = store.runs.last(finished=True)
    if earlier and earlier.finished and earlier.finished.date() >= now.date():
        return False
    pruned = store.prune(settings.keep_versions, now - timedelta(days=settings.keep_days))
    _log.info("store_tidied", **pruned.model_dump())
    return True
