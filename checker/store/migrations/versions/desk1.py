"""The desk: judgements, standings, notes, assignments, filters, preferences, jobs."""

import sqlalchemy as sa
from alembic import op

revision = "desk1"
down_revision = "store1"

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables."""
    _make_judging()
    _make_working()


def _make_judging() -> None:
    op.create_table(
        "judgements",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("finding", sa.String, nullable=False),
        sa.Column("follows", sa.Integer, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("user", sa.String, nullable=False),
        sa.Column("time", _MOMENT, nullable=False),
        sa.Column("verdict", sa.String),
        sa.Column("dismissal", sa.String),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("undoes", sa.Integer),
        sa.UniqueConstraint("finding", "follows"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_judgements_user_id", "judgements", ["user", "id"])
    op.create_table(
        "standings",
        sa.Column("finding", sa.String, primary_key=True),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("verdict", sa.String),
        sa.Column("dismissal", sa.String),
        sa.Column("readers", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("last", sa.Integer, nullable=False),
        sa.Column("two", sa.Boolean, nullable=False),
    )
    op.create_table(
        "notes",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("finding", sa.String, nullable=False),
        sa.Column("user", sa.String, nullable=False),
        sa.Column("time", _MOMENT, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("resolved_by", sa.String),
        sa.Column("resolved", _MOMENT),
    )
    op.create_index("ix_notes_finding", "notes", ["finding"])
    op.create_table(
        "assignments",
        sa.Column("finding", sa.String, primary_key=True),
        sa.Column("user", sa.String, nullable=False),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("time", _MOMENT, nullable=False),
    )
    op.create_index("ix_assignments_user", "assignments", ["user"])


def _make_working() -> None:
    op.create_table(
        "filters",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("user", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("query", sa.Text, nullable=False),
        sa.UniqueConstraint("user", "name"),
    )
    op.create_table(
        "preferences",
        sa.Column("user", sa.String, primary_key=True),
        sa.Column("blind", sa.Boolean, nullable=False),
        sa.Column("own_keys", sa.Text, nullable=False),
    )
    op.create_table(
        "jobs",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("user", sa.String, nullable=False),
        sa.Column("time", _MOMENT, nullable=False),
        sa.Column("topic", sa.Text, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("stage", sa.String, nullable=False),
        sa.Column("done", sa.Integer, nullable=False),
        sa.Column("total", sa.Integer, nullable=False),
        sa.Column("fault", sa.Text, nullable=False),
        sa.Column("story", sa.String, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("beat", _MOMENT),
    )
    op.create_index("ix_jobs_state", "jobs", ["state"])
    op.create_table(
        "job_sources",
        sa.Column("job", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
