"""Tables of the articles and of all their versions."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
)

from checker.records.article import Article
from checker.store.tables.base import Moment, Packed, Words, metadata

# Of up to 18 digits, as dates are; SQLite knows integers of one size, and this name for it.
_COUNT = BigInteger().with_variant(Integer, "sqlite")

texts = Table(
    "texts",
    metadata,
    Column("id", String, primary_key=True),
    Column("canceled", Moment),
)
versions = Table(
    "versions",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("text", ForeignKey("texts.id"), nullable=False),
    Column("message", Words, nullable=False, index=True),  # its own id, where it has one
    Column("provider", Words, nullable=False),  # empty where nothing tells
    Column("version", _COUNT, nullable=False),  # as the provider counts
    Column("issued", Moment, nullable=False),  # when it was published; else when it was added
    Column("content", String, nullable=False),
    Column("slug", Words, nullable=False, index=True),  # the words that its versions share
    Column("embargo", Moment),
    Column("held", Boolean, nullable=False),  # withheld until another version comes
    Column("released", Boolean, nullable=False),  # its embargo has passed and was told of
    Column("added", Moment, nullable=False),
    Column("article", Packed(Article), nullable=False),
    UniqueConstraint("text", "content"),
    Index("ix_versions_order", "text", "version", "issued", "number"),
    Index("ix_versions_released_embargo", "released", "embargo"),
    sqlite_autoincrement=True,
)
# What notices killed, so that copy which comes after its notice stays out too.
kills = Table(
    "kills",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("name", Words, nullable=False, index=True),  # an id, or the words of a slug
    Column("provider", Words, nullable=False),
    Column("time", Moment, nullable=False),
)
