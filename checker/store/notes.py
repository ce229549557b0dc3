"""The shelf of notes that editors leave on findings for each other."""

from datetime import datetime

from sqlalchemy import insert, select, update

from checker.records.base import Record
from checker.store.clock import utc_now
from checker.store.database import Database
from checker.store.tables.desk import notes


class Note(Record):
    """A note, and who has said that it is dealt with."""

    id: int
    finding: str
    user: str
    time: datetime
    text: str
    resolved_by: str | None = None
    resolved: datetime | None = None


class Notes:
    """Notes by finding."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, finding: str, user: str, text: str) -> Note:
        """Leave a note."""
        note = {"finding": finding, "user": user, "time": utc_now(), "text": text}
        with self._database.transaction() as connection:
            row = connection.execute(insert(notes).values(note).returning(notes.c.id)).one()
        return Note(id=row.id, **note)

    def of(self, finding: str) -> tuple[Note, ...]:
        """The notes of a finding, oldest first."""
        sought = select(notes).where(notes.c.finding == finding).order_by(notes.c.id)
        with self._database.snapshot() as connection:
            return tuple(Note(**row) for row in connection.execute(sought).mappings())

    def resolve(self, number: int, user: str) -> str | None:
        """Say that a note is dealt with; its finding, None where there is no such note."""
        with self._database.transaction() as connection:
            connection.execute(
                update(notes)
                .where(notes.c.id == number, notes.c.resolved_by.is_(None))
                .values(resolved_by=user, resolved=utc_now())
            )
            finding: str | None = connection.scalar(
                select(notes.c.finding).where(notes.c.id == number)
            )
        return finding
