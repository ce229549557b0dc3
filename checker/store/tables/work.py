"""Tables of the work itself: runs, who holds the store, what was read, what is remembered."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    Float,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
)  # fmt: skip

from checker.store.tables.base import Moment, Words, metadata

runs = Table(
    "runs",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("started", Moment, nullable=False),
    Column("finished", Moment),
    Column("config", String, nullable=False),
    Column("models", JSON, nullable=False),
    Column("counts", JSON, nullable=False),
    Column("stage_seconds", JSON, nullable=False),
    sqlite_autoincrement=True,
)
leases = Table(
    "leases",
    metadata,
    Column("name", String, primary_key=True),
    Column("holder", String, nullable=False),
    Column("host", String, nullable=False),
    Column("process", Integer, nullable=False),
    Column("since", Moment, nullable=False),
    Column("heartbeat", Moment, nullable=False),
)
quarantine = Table(
    "quarantine",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("path", Words, nullable=False),
    Column("fault", Words, nullable=False),
    Column("run", Integer, nullable=False, index=True),
    Column("time", Moment, nullable=False),
)
files = Table(
    "files",
    metadata,
    Column("path", Words, primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("mtime", Float, nullable=False),
    Column("content", String, nullable=False),
    Column("run", Integer, nullable=False),
)
feeds = Table(
    "feeds",
    metadata,
    Column("url", Words, primary_key=True),
    Column("etag", Words, nullable=False),
    Column("last_modified", Words, nullable=False),
    Column("time", Moment, nullable=False),
)
remembered = Table(
    "remembered",
    metadata,
    Column("kind", String, primary_key=True),
    Column("key", String, primary_key=True),
    Column("content", LargeBinary, nullable=False),
    Column("used", Moment, nullable=False),
    Index("ix_remembered_used", "used"),
)
