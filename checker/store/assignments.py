"""The shelf of assignments: who is to judge a finding."""

from sqlalchemy import delete, insert, select

from checker.store.clock import utc_now
from checker.store.database import Database
from checker.store.tables.desk import assignments


class Assignments:
    """At most one user for each finding."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def assign(self, finding: str, user: str, by: str) -> None:
        """Give the finding to ``user``, whoever had it; to nobody where ``user`` is empty."""
        with self._database.transaction() as connection:
            connection.execute(delete(assignments).where(assignments.c.finding == finding))
            if user:
                connection.execute(
                    insert(assignments).values(finding=finding, user=user, by=by, time=utc_now())
                )

    def of(self, finding: str) -> str:
        """Who is to judge the finding; '' where nobody is named."""
        sought = select(assignments.c.user).where(assignments.c.finding == finding)
        with self._database.snapshot() as connection:
            return connection.scalar(sought) or ""
