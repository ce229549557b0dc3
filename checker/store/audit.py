"""The audit log: what was done at the desk, by whom. It is appended to, never changed."""

from collections.abc import Iterator
from datetime import UTC, datetime

from sqlalchemy import insert, select

from checker.records.account import Act, AuditEntry
from checker.store.database import Database
from checker.store.tables.access import audit_table

_PAGE = 500


class Audit:
    """The shelf of the audit log; the database itself refuses to change or remove entries."""

    def __init__(self, database: "Database") -> None:
        self._database = database

    def append(
        self, act: Act, actor: str, *, subject: str = "", address: str = "", detail: str = ""
    ) -> None:
        """Write that somebody did something, now."""
        values = {
            "time": datetime.now(UTC), "actor": actor, "act": act.value,
            "subject": subject, "address": address, "detail": detail,
        }  # fmt: skip
        with self._database.transaction() as connection:
            connection.execute(insert(audit_table).values(values))

    def entries(
        self,
        *,
        actor: str = "",
        act: Act | None = None,
        before: int | None = None,
        limit: int = _PAGE,
    ) -> list[AuditEntry]:
        """Entries before one of that number, the newest first."""
        wanted = select(audit_table).order_by(audit_table.c.id.desc()).limit(limit)
        if actor:
            wanted = wanted.where(audit_table.c.actor == actor)
        if act is not None:
            wanted = wanted.where(audit_table.c.act == act.value)
        if before is not None:
            wanted = wanted.where(audit_table.c.id < before)
        with self._database.snapshot() as connection:
            return [AuditEntry.model_validate(row._mapping) for row in connection.execute(wanted)]

    def every(self) -> Iterator[AuditEntry]:
        """All entries, the newest first, without holding the store while they are read."""
        page = self.entries()
        while page:
            yield from page
            page = self.entries(before=page[-1].id)
