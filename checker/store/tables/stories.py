"""Tables of the stories, of which article is in which, and of how that changed."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table

from checker.store.tables.base import Moment, Words, metadata

stories = Table(
    "stories",
    metadata,
    Column("id", String, primary_key=True),
    Column("topic", Words, nullable=False),
    Column("created", Moment, nullable=False),
    Column("updated", Moment, nullable=False),
    Column("run", Integer, nullable=False, index=True),  # the last that touched it; 0 for none
    Column("touches", Integer, nullable=False),
    Column("checked", Integer, nullable=False),  # how many of the touches its report knows of
    # Hash of what its report hangs on besides its articles: settings and models.
    Column("basis", String, nullable=False, server_default=""),
    Column("merged_into", ForeignKey("stories.id")),
)
members = Table(
    "members",
    metadata,
    Column("article", ForeignKey("texts.id"), primary_key=True),
    Column("story", ForeignKey("stories.id"), nullable=False, index=True),
)
moves = Table(
    "moves",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("time", Moment, nullable=False),
    Column("run", Integer, nullable=False),
    Column("reason", String, nullable=False),
    Column("article", String),  # None where a whole story moved
    Column("left", String, index=True),
    Column("joined", String, index=True),
)
