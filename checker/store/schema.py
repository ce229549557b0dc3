"""The schema of a store: brought up to date when it is opened, refused where it is newer."""

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from checker.errors import StoreError
from checker.store.database import Database

_MIGRATIONS = Path(__file__).with_name("migrations")


def upgrade(database: Database) -> None:
    """Bring the tables up to what this version of the checker needs.

    Raises:
        StoreError: a newer version wrote the store, or it cannot be opened.

    """
    with database.snapshot() as connection:
        if _is_current(connection, database.place):
            return
    # Another process may be doing the same: what is missing is asked again in the queue.
    with database.transaction() as connection:
        if not _is_current(connection, database.place):
            command.upgrade(_config(connection), "heads")


def _is_current(connection: Connection, place: str) -> bool:
    applied = set(MigrationContext.configure(connection).get_current_heads())
    known, heads = _revisions()
    if unknown := applied - known:
        raise StoreError(
            f"{place}: written by a newer version of checker (schema {', '.join(sorted(unknown))})"
        )
    return applied == heads


@cache
def _revisions() -> tuple[frozenset[str], frozenset[str]]:
    """The ids of all revisions that this version knows, and those of the newest."""
    script = ScriptDirectory.from_config(_config())
    known = frozenset(step.revision for step in script.walk_revisions())
    return known, frozenset(script.get_heads())


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
