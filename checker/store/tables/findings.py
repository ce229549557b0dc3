"""Tables of the findings, of their revisions, of the reports, and of what changed when."""

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)  # fmt: skip

from checker.records.finding import Finding, Report
from checker.store.tables.base import Moment, Packed, Words, metadata

findings = Table(
    "findings",
    metadata,
    Column("id", String, primary_key=True),
    Column("story", ForeignKey("stories.id"), nullable=False),
    Column("reported", String, nullable=False),  # the id in its report, unique in the story only
    Column("revision", Integer, nullable=False),
    Column("open", Boolean, nullable=False),
    Column("kind", String, nullable=False),
    Column("category", String, nullable=False),
    Column("severity", String, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("question", Words, nullable=False),
    Column("outlets", Words, nullable=False),  # their names, each between line ends
    Column("flags", Text, nullable=False),  # the same
    Column("evidence", String, nullable=False),  # hash of what makes a revision
    Column("first_seen", Moment, nullable=False),
    Column("last_changed", Moment, nullable=False),
    Column("content", Packed(Finding), nullable=False),
    UniqueConstraint("story", "reported"),
    Index("ix_findings_open_kind", "open", "kind"),
)
revisions = Table(
    "finding_revisions",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("finding", ForeignKey("findings.id"), nullable=False, index=True),
    Column("revision", Integer, nullable=False),
    Column("event", String, nullable=False),
    Column("time", Moment, nullable=False),
    Column("run", Integer, nullable=False),
    Column("story", String, nullable=False),
    Column("content", Packed(Finding), nullable=False),
)
reports = Table(
    "reports",
    metadata,
    Column("story", ForeignKey("stories.id"), primary_key=True),
    Column("run", Integer, nullable=False),
    Column("time", Moment, nullable=False),
    # The desk shows the findings of a story one after another, each with its report's outlets.
    Column("content", Packed(Report, remembered=64), nullable=False),
)
changes = Table(
    "changes",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("time", Moment, nullable=False),
    Column("kind", String, nullable=False),
    Column("finding", String, nullable=False),
    Column("story", String, nullable=False),
    sqlite_autoincrement=True,  # a number never comes twice, even after old ones were removed
)
