"""Feeds: asked now and then, and what they brought kept until it is taken in."""

import time
from collections.abc import Callable, Iterable

from checker.ingest import FeedState, Fetched, fetch_feed
from checker.pipeline.batch.seal import content_of
from checker.records.fault import Fault
from checker.settings import Settings
from checker.store import Store


class Feeds:
    """What was fetched and waits to be shelved."""

    def __init__(
        self, store: Store, settings: Settings, stopping: Callable[[], bool] = lambda: False
    ) -> None:
        self._store = store
        self._settings = settings
        self._stopping = stopping
        self._asked: dict[str, float] = {}
        self._failing: dict[str, tuple[Fault, ...]] = {}
        self._brought: dict[str, tuple[str, ...]] = {}
        self.waiting: list[Fetched] = []

    def ask(self, urls: Iterable[str]) -> None:
        """Fetch the feeds that were not asked for a while, as far as they have changed.

        A feed that fails again and again in the same way is told of once. One whose server knows
        no conditions, and brings what it brought before, has not changed.
        """
        for url in urls:
            if self._stopping():
                return
            last = self._asked.get(url)
            now = time.monotonic()
            if last is not None and now - last < self._settings.batch.feed_poll_seconds:
                continue
            self._asked[url] = now
            known = self._store.inputs.feed(url)
            state = FeedState(
                url=url,
                etag=known.etag if known else "",
                last_modified=known.last_modified if known else "",
            )
            fetched = fetch_feed(state, self._settings.ingest)
            brought = tuple(map(content_of, fetched.articles)) or self._brought.get(url, ())
            news = (brought, fetched.faults) != (
                self._brought.get(url, ()),
                self._failing.get(url, ()),
            )
            self._brought[url], self._failing[url] = brought, fetched.faults
            if news:
                self.waiting.append(fetched)

    def taken(self) -> list[Fetched]:
        """What waits; it waits no longer."""
        waiting, self.waiting = self.waiting, []
        return waiting
