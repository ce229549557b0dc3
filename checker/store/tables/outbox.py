"""The table of messages to be sent, written in the transaction that makes them true."""

from sqlalchemy import Boolean, Column, Index, Integer, String, Table, Text, UniqueConstraint

from checker.store.tables.base import Moment, Words, metadata

outbox = Table(
    "outbox",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("target", String, nullable=False),
    Column("key", String, nullable=False),  # the same for the same message, however often made
    Column("body", Text, nullable=False),
    Column("created", Moment, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("due", Moment),  # None once it is sent or given up
    Column("sent", Moment),
    Column("dead", Boolean, nullable=False),  # given up
    Column("fault", Words, nullable=False),  # of the last attempt
    UniqueConstraint("target", "key"),
    Index("ix_outbox_due", "due"),
    sqlite_autoincrement=True,
)
