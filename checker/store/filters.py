"""The shelf of saved filters, each user's own."""

from sqlalchemy import delete, insert, select

from checker.records.base import Record
from checker.store.database import Database
from checker.store.tables.desk import filters


class SavedFilter(Record):
    """A filter under the name that its user gave it."""

    id: int
    name: str
    query: str
    """What the desk's address says after '?'."""


class Filters:
    """Saved filters by user and name."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, user: str, name: str, query: str) -> None:
        """Keep a filter; one of that name is replaced."""
        with self._database.transaction() as connection:
            connection.execute(
                delete(filters).where(filters.c.user == user, filters.c.name == name)
            )
            connection.execute(insert(filters).values(user=user, name=name, query=query))

    def of(self, user: str) -> tuple[SavedFilter, ...]:
        """The user's filters by name."""
        sought = (
            select(filters.c.id, filters.c.name, filters.c.query)
            .where(filters.c.user == user)
            .order_by(filters.c.name)
        )
        with self._database.snapshot() as connection:
            return tuple(SavedFilter(**row) for row in connection.execute(sought).mappings())

    def delete(self, user: str, number: int) -> None:
        """Delete a filter, if it is the user's."""
        with self._database.transaction() as connection:
            connection.execute(
                delete(filters).where(filters.c.user == user, filters.c.id == number)
            )
