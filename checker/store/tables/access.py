"""Tables of who may use the desk, and of what was done there."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table, Text, false

from checker.store.tables.base import Moment, metadata

account_table = Table(
    "accounts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(100), nullable=False, unique=True),
    Column("label", String(100), nullable=False),
    Column("role", String(16), nullable=False),
    Column("password_hash", Text),
    Column("identity", Text, unique=True),
    Column("must_change", Boolean, nullable=False, server_default=false()),
    Column("disabled", Boolean, nullable=False, server_default=false()),
    Column("created", Moment, nullable=False),
    Column("last_login", Moment),
)
session_table = Table(
    "sessions",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("account", Integer, ForeignKey("accounts.id"), nullable=False, index=True),
    Column("entry", String(16), nullable=False),
    Column("started", Moment, nullable=False),
    Column("seen", Moment, nullable=False),
    Column("address", Text, nullable=False),
    Column("agent", Text, nullable=False),
)
token_table = Table(
    "api_tokens",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("account", Integer, ForeignKey("accounts.id"), nullable=False, index=True),
    Column("key", String(64), nullable=False, unique=True),
    Column("label", Text, nullable=False),
    Column("role", String(16), nullable=False),
    Column("created", Moment, nullable=False),
    Column("expires", Moment, nullable=False),
    Column("last_used", Moment),
    sqlite_autoincrement=True,
)
attempt_table = Table(
    "login_attempts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, index=True),
    Column("time", Moment, nullable=False, index=True),
)
audit_table = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("time", Moment, nullable=False),
    Column("actor", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Index("ix_audit_actor", "actor", "id"),
    Index("ix_audit_act", "act", "id"),
    sqlite_autoincrement=True,
)
