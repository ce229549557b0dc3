"""The first tables: copy, stories, findings, the work, and messages to be sent."""

import sqlalchemy as sa
from alembic import op

revision = "store1"
down_revision = None

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables."""
    _make_copy()
    _make_stories()
    _make_findings()
    _make_work()
    _make_outbox()


def _make_copy() -> None:
    op.create_table(
        "texts",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("canceled", _MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_texts"),
    )
    op.create_table(
        "versions",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("issued", _MOMENT, nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("embargo", _MOMENT, nullable=True),
        sa.Column("held", sa.Boolean(), nullable=False),
        sa.Column("released", sa.Boolean(), nullable=False),
        sa.Column("added", _MOMENT, nullable=False),
        sa.Column("article", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["text"], ["texts.id"], name="fk_versions_text"),
        sa.PrimaryKeyConstraint("number", name="pk_versions"),
        sa.UniqueConstraint("text", "content", name="uq_versions_text_content"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_versions_order", "versions", ["text", "version", "issued", "number"])
    op.create_index("ix_versions_released_embargo", "versions", ["released", "embargo"])
    op.create_index("ix_versions_slug", "versions", ["slug"])
    op.create_table(
        "kills",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("time", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_kills"),
    )
    op.create_index("ix_kills_name", "kills", ["name"])


def _make_stories() -> None:
    op.create_table(
        "stories",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("created", _MOMENT, nullable=False),
        sa.Column("updated", _MOMENT, nullable=False),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.Column("touches", sa.Integer(), nullable=False),
        sa.Column("checked", sa.Integer(), nullable=False),
        sa.Column("merged_into", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["merged_into"], ["stories.id"], name="fk_stories_merged_into"),
        sa.PrimaryKeyConstraint("id", name="pk_stories"),
    )
    op.create_index("ix_stories_run", "stories", ["run"])
    op.create_table(
        "members",
        sa.Column("article", sa.String(), nullable=False),
        sa.Column("story", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["texts.id"], name="fk_members_article"),
        sa.ForeignKeyConstraint(["story"], ["stories.id"], name="fk_members_story"),
        sa.PrimaryKeyConstraint("article", name="pk_members"),
    )
    op.create_index("ix_members_story", "members", ["story"])
    op.create_table(
        "moves",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("time", _MOMENT, nullable=False),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("article", sa.String(), nullable=True),
        sa.Column("left", sa.String(), nullable=True),
        sa.Column("joined", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("number", name="pk_moves"),
    )
    op.create_index("ix_moves_joined", "moves", ["joined"])
    op.create_index("ix_moves_left", "moves", ["left"])


def _make_findings() -> None:
    op.create_table(
        "findings",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("story", sa.String(), nullable=False),
        sa.Column("reported", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("open", sa.Boolean(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("severity", sa.String(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("outlets", sa.Text(), nullable=False),
        sa.Column("flags", sa.Text(), nullable=False),
        sa.Column("evidence", sa.String(), nullable=False),
        sa.Column("first_seen", _MOMENT, nullable=False),
        sa.Column("last_changed", _MOMENT, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["story"], ["stories.id"], name="fk_findings_story"),
        sa.PrimaryKeyConstraint("id", name="pk_findings"),
        sa.UniqueConstraint("story", "reported", name="uq_findings_story_reported"),
    )
    op.create_index("ix_findings_open_kind", "findings", ["open", "kind"])
    op.create_table(
        "finding_revisions",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("finding", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("time", _MOMENT, nullable=False),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.Column("story", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["finding"], ["findings.id"], name="fk_finding_revisions_finding"),
        sa.PrimaryKeyConstraint("number", name="pk_finding_revisions"),
    )
    op.create_index("ix_finding_revisions_finding", "finding_revisions", ["finding"])
    op.create_table(
        "reports",
        sa.Column("story", sa.String(), nullable=False),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.Column("time", _MOMENT, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["story"], ["stories.id"], name="fk_reports_story"),
        sa.PrimaryKeyConstraint("story", name="pk_reports"),
    )
    op.create_table(
        "changes",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("time", _MOMENT, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("finding", sa.String(), nullable=False),
        sa.Column("story", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_changes"),
        sqlite_autoincrement=True,
    )


def _make_work() -> None:
    op.create_table(
        "runs",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("started", _MOMENT, nullable=False),
        sa.Column("finished", _MOMENT, nullable=True),
        sa.Column("config", sa.String(), nullable=False),
        sa.Column("models", sa.JSON(), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("stage_seconds", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_runs"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "leases",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("holder", sa.String(), nullable=False),
        sa.Column("host", sa.String(), nullable=False),
        sa.Column("process", sa.Integer(), nullable=False),
        sa.Column("since", _MOMENT, nullable=False),
        sa.Column("heartbeat", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_leases"),
    )
    op.create_table(
        "quarantine",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("fault", sa.Text(), nullable=False),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.Column("time", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_quarantine"),
    )
    op.create_index("ix_quarantine_run", "quarantine", ["run"])
    op.create_table(
        "files",
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("mtime", sa.Float(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("path", name="pk_files"),
    )
    op.create_table(
        "feeds",
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("etag", sa.Text(), nullable=False),
        sa.Column("last_modified", sa.Text(), nullable=False),
        sa.Column("time", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("url", name="pk_feeds"),
    )
    op.create_table(
        "remembered",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("used", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("kind", "key", name="pk_remembered"),
    )
    op.create_index("ix_remembered_used", "remembered", ["used"])


def _make_outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("created", _MOMENT, nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("due", _MOMENT, nullable=True),
        sa.Column("sent", _MOMENT, nullable=True),
        sa.Column("dead", sa.Boolean(), nullable=False),
        sa.Column("fault", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_outbox"),
        sa.UniqueConstraint("target", "key", name="uq_outbox_target_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_outbox_due", "outbox", ["due"])
