"""The shelf of inputs: which files were read to the end, and how far each feed was."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select

from checker.records.base import Record
from checker.store.clock import utc_now
from checker.store.database import Database
from checker.store.parts import parts
from checker.store.tables.base import storable
from checker.store.tables.work import feeds, files
from checker.store.upsert import put


class InputFile(Record):
    """A file that was read to the end."""

    path: str
    size: int
    """In bytes."""
    mtime: float
    """When it was last written, in seconds since 1970, as the file system tells."""
    content: str
    """Hash of its bytes."""
    run: int = 0


class FeedState(Record):
    """What a feed's server said when it was last read, to be sent back to it."""

    url: str
    etag: str = ""
    last_modified: str = ""
    time: datetime


class Inputs:
    """Files by path and feeds by URL."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def file(self, path: str) -> InputFile | None:
        """What is known of a file; None where it was never read to the end."""
        with self._database.snapshot() as connection:
            row = connection.execute(select(files).where(files.c.path == path)).mappings().first()
        return InputFile.model_validate(dict(row)) if row else None

    def states(self, paths: Collection[str]) -> dict[str, tuple[int, float]]:
        """The size and the time of the files among these that were read to the end."""
        found: dict[str, tuple[int, float]] = {}
        wanted = select(files.c.path, files.c.size, files.c.mtime)
        with self._database.snapshot() as connection:
            for some in parts(map(storable, paths)):
                for row in connection.execute(wanted.where(files.c.path.in_(some))):
                    found[row.path] = (row.size, row.mtime)
        return {path: found[kept] for path in paths if (kept := storable(path)) in found}

    def done(self, file: InputFile) -> None:
        """Note that a file was read to the end."""
        with self._database.transaction() as connection:
            put(connection, files, file.model_dump())

    def feed(self, url: str) -> FeedState | None:
        """What is known of a feed."""
        with self._database.snapshot() as connection:
            row = connection.execute(select(feeds).where(feeds.c.url == url)).mappings().first()
        return FeedState.model_validate(dict(row)) if row else None

    def feed_read(self, url: str, etag: str = "", last_modified: str = "") -> None:
        """Note that a feed was read, and what its server said of it."""
        state = FeedState(url=url, etag=etag, last_modified=last_modified, time=utc_now())
        with self._database.transaction() as connection:
            put(connection, feeds, state.model_dump())
