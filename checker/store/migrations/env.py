"""What alembic runs: the steps that are missing, inside the transaction it was given."""

from alembic import context

from checker.store.tables.base import metadata

# The metadata is there for its way of naming constraints; each step says itself what it makes.
context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
