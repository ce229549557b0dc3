"""Messages and providers of copy are told apart, slugs are kept without signs of versions."""

import sqlalchemy as sa
from alembic import op

from checker.store.tables.base import Words
from checker.text.slugs import parse_slug

revision = "store3"
down_revision = "store2"


def upgrade() -> None:
    """Add the columns; slugs that are there lose what tells one version from another."""
    op.add_column("versions", sa.Column("message", Words(), nullable=False, server_default=""))
    op.add_column("versions", sa.Column("provider", Words(), nullable=False, server_default=""))
    op.add_column("kills", sa.Column("provider", Words(), nullable=False, server_default=""))
    op.create_index("ix_versions_message", "versions", ["message"])
    if op.get_bind().dialect.name == "postgresql":  # in SQLite integers are of any size
        op.alter_column("versions", "version", type_=sa.BigInteger())
    versions = sa.table("versions", sa.column("slug", Words()))
    told = op.get_bind().scalars(sa.select(versions.c.slug).distinct()).all()
    for slug in told:
        values = {"slug": parse_slug(slug).base}
        op.execute(sa.update(versions).where(versions.c.slug == slug).values(values))
