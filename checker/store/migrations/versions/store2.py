"""Stories know which settings and models they were checked with."""

import sqlalchemy as sa
from alembic import op

revision = "store2"
down_revision = "store1"


def upgrade() -> None:
    """Add the column; what was checked before counts as checked with others."""
    op.add_column("stories", sa.Column("basis", sa.String(), nullable=False, server_default=""))
