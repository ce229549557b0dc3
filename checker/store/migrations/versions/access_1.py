"""Accounts, sessions, tokens, attempts to sign in, and an audit log that only grows."""

from alembic import op
from sqlalchemy import Boolean, Column, ForeignKey, Integer, String, Text, false

from checker.store.tables.base import Moment

revision = "access_1"
down_revision = None
branch_labels = ("access",)
depends_on = None

_REFUSAL = "the audit log is append-only"
_TRIGGERS = {
    "sqlite": [
        f"CREATE TRIGGER audit_no_{change.lower()} BEFORE {change} ON audit "
        f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
        for change in ("UPDATE", "DELETE")
    ],
    "postgresql": [
        "CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{_REFUSAL}'; END $$",
        "CREATE TRIGGER audit_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON audit "
        "FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()",
    ],
}


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "accounts",
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
    op.create_table(
        "sessions",
        Column("key", String(64), primary_key=True),
        Column("account", Integer, ForeignKey("accounts.id"), nullable=False, index=True),
        Column("entry", String(16), nullable=False),
        Column("started", Moment, nullable=False),
        Column("seen", Moment, nullable=False),
        Column("address", Text, nullable=False),
        Column("agent", Text, nullable=False),
    )
    op.create_table(
        "api_tokens",
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
    op.create_table(
        "login_attempts",
        Column("id", Integer, primary_key=True),
        Column("key", Text, nullable=False, index=True),
        Column("time", Moment, nullable=False, index=True),
    )
    op.create_table(
        "audit",
        Column("id", Integer, primary_key=True),
        Column("time", Moment, nullable=False),
        Column("actor", Text, nullable=False),
        Column("act", Text, nullable=False),
        Column("subject", Text, nullable=False),
        Column("address", Text, nullable=False),
        Column("detail", Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_audit_actor", "audit", ["actor", "id"])
    op.create_index("ix_audit_act", "audit", ["act", "id"])
    for trigger in _TRIGGERS[op.get_bind().dialect.name]:
        op.execute(trigger)
