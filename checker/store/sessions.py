"""Sessions: who is at which browser."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, insert, or_, select, update

from checker.records.account import Session
from checker.store.accounts import ACCOUNT_COLUMNS, account_of
from checker.store.database import Database
from checker.store.tables.access import account_table, session_table

_OWN = [session_table.c[field] for field in ("key", "entry", "started", "seen", "address", "agent")]


class Sessions:
    """The shelf of sessions, known by the hashes of their identifiers."""

    def __init__(self, database: "Database") -> None:
        self._database = database

    def begin(self, session: Session) -> None:
        """Begin a session."""
        values = session.model_dump(mode="python", exclude={"account"})
        values |= {"account": session.account.id, "entry": session.entry.value}
        with self._database.transaction() as connection:
            connection.execute(insert(session_table).values(values))

    def find(self, key: str) -> Session | None:
        """The session of that hash, with its account as it is now."""
        with self._database.snapshot() as connection:
            row = connection.execute(_joined().where(session_table.c.key == key)).one_or_none()
            return _session_of(row) if row else None

    def of(self, account: int) -> list[Session]:
        """The sessions of an account, the one seen last first."""
        wanted = _joined().where(session_table.c.account == account)
        with self._database.snapshot() as connection:
            rows = connection.execute(wanted.order_by(session_table.c.seen.desc()))
            return [_session_of(row) for row in rows]

    def touch(self, key: str, seen: datetime) -> None:
        """Note that the session's owner was here."""
        with self._database.transaction() as connection:
            connection.execute(
                update(session_table).where(session_table.c.key == key).values(seen=seen)
            )

    def end(self, key: str) -> None:
        """End a session."""
        with self._database.transaction() as connection:
            connection.execute(delete(session_table).where(session_table.c.key == key))

    def end_all(self, account: int) -> None:
        """End every session of an account."""
        with self._database.transaction() as connection:
            connection.execute(delete(session_table).where(session_table.c.account == account))

    def sweep(self, *, started: datetime, seen: datetime) -> None:
        """Forget the sessions that began, or were seen last, before then."""
        run_out = or_(session_table.c.started < started, session_table.c.seen < seen)
        with self._database.transaction() as connection:
            connection.execute(delete(session_table).where(run_out))


def _joined() -> Any:  # noqa: ANN401 - SQLAlchemy's select of many columns
    return select(*_OWN, *ACCOUNT_COLUMNS).join(
        account_table, account_table.c.id == session_table.c.account
    )


def _session_of(row: Row[Any]) -> Session:
    own = {column.name: getattr(row, column.name) for column in _OWN}
    return Session(account=account_of(row), **own)
