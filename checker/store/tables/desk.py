"""The tables of the review desk: what editors say of findings, and what they ask of the desk."""

from sqlalchemy import (
    Boolean,
    Column,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from checker.store.tables.base import Moment, metadata

judgements = Table(
    "judgements",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("finding", String, nullable=False),
    # The entry before it in the finding's history, 0 for none. That no two entries follow the
    # same one is what keeps editors from writing over each other.
    Column("follows", Integer, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("user", String, nullable=False),
    Column("time", Moment, nullable=False),
    Column("verdict", String),
    Column("dismissal", String),
    Column("note", Text, nullable=False),
    Column("undoes", Integer),
    UniqueConstraint("finding", "follows"),
    Index(None, "user", "id"),
    sqlite_autoincrement=True,  # an id never comes twice
)

# What a finding's history comes to, kept beside it so that queues need not read histories.
standings = Table(
    "standings",
    metadata,
    Column("finding", String, primary_key=True),
    Column("state", String, nullable=False),
    Column("verdict", String),
    Column("dismissal", String),
    Column("readers", Text, nullable=False),  # names, each between line ends
    Column("revision", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    Column("two", Boolean, nullable=False),  # an editor has asked for a second reader
)

notes = Table(
    "notes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("finding", String, nullable=False, index=True),
    Column("user", String, nullable=False),
    Column("time", Moment, nullable=False),
    Column("text", Text, nullable=False),
    Column("resolved_by", String),
    Column("resolved", Moment),
)

assignments = Table(
    "assignments",
    metadata,
    Column("finding", String, primary_key=True),
    Column("user", String, nullable=False, index=True),
    Column("by", String, nullable=False),
    Column("time", Moment, nullable=False),
)

filters = Table(
    "filters",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("user", String, nullable=False),
    Column("name", String, nullable=False),
    Column("query", Text, nullable=False),
    UniqueConstraint("user", "name"),
)

preferences = Table(
    "preferences",
    metadata,
    Column("user", String, primary_key=True),
    Column("blind", Boolean, nullable=False),
    Column("own_keys", Text, nullable=False),
)

jobs = Table(
    "jobs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("user", String, nullable=False),
    Column("time", Moment, nullable=False),
    Column("topic", Text, nullable=False),
    Column("state", String, nullable=False, index=True),
    Column("stage", String, nullable=False),
    Column("done", Integer, nullable=False),
    Column("total", Integer, nullable=False),
    Column("fault", Text, nullable=False),
    Column("story", String, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("beat", Moment),  # when its worker last gave a sign of life
)

job_sources = Table(
    "job_sources",
    metadata,
    Column("job", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
)
