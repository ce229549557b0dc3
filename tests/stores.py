"""Stores of both back ends for tests; the fixtures ``url`` and ``store`` give them out."""

from sqlalchemy import text

from checker.store.tables.base import metadata

BACK_ENDS = ("sqlite", "postgresql")


def empty(store):
    """Remove all that is in a store, as if nothing had ever been."""
    with store.database.transaction() as connection:
        if not store.database.is_sqlite:
            # The audit log refuses by a trigger, and numbers would go on where they were.
            connection.execute(text("SET LOCAL session_replication_role = replica"))
            restart = "SELECT setval(oid, 1, false) FROM pg_class WHERE relkind = 'S'"
            connection.execute(text(restart))
        for table in reversed(metadata.sorted_tables):
            if table.name != "audit" or not store.database.is_sqlite:
                connection.execute(text(f'DELETE FROM "{table.name}"'))
