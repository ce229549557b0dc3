"""The shelf of findings: as they stand, what they were before, and each story's newest report."""

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, case, select, update

from checker.records.base import Record
from checker.records.finding import Category, Finding, Kind, Report, Severity
from checker.store.database import Database
from checker.store.ledger import Event, FindingChanges, Flag, Ledger, flags_of
from checker.store.tables.findings import findings, reports, revisions
from checker.store.tables.stories import stories
from checker.store.touch import ensure_stories
from checker.store.upsert import put

_GRAVITY = case(
    {severity.value: place for place, severity in enumerate(Severity)}, value=findings.c.severity
)


class StoredFinding(Record):
    """A finding as it stands."""

    finding: Finding
    story: str
    revision: int
    """Rises when the evidence, the kind, the category or the values change; from 1."""
    open: bool
    """False where the newest report of its story no longer has it."""
    flags: tuple[Flag, ...] = ()
    first_seen: datetime
    last_changed: datetime
    """When it was opened, closed, or came to its revision."""


class Revision(Record):
    """An entry in the history of a finding: what it was when something happened to it."""

    revision: int
    event: Event
    time: datetime
    run: int
    story: str
    finding: Finding


class At(NamedTuple):
    """What a finding was at one of its revisions."""

    story: str
    finding: Finding


class Findings:
    """Findings by id, and the newest report of each story."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def record(
        self,
        story_id: str,
        report: Report,
        run: int = 0,
        touches: int | None = None,
        basis: str = "",
    ) -> FindingChanges:
        """Bring the findings of a story up to its new report.

        ``touches`` is what ``stories.pending`` told when the articles were read: copy that came
        since then leaves the story pending. Without it the report is taken to know of everything.
        ``basis`` is a hash of what the report hangs on besides the articles.
        """
        with self._database.transaction() as connection:
            ensure_stories(connection, {story_id: report.story.topic}, run)
            ledger = Ledger(connection, story_id, report, run)
            changes = ledger.record()
            put(connection, reports, ledger.report_row())
            connection.execute(
                update(stories)
                .where(stories.c.id == story_id)
                .values(
                    checked=stories.c.touches if touches is None else touches,
                    basis=basis,
                    # Grouping names no topic; the report knows one.
                    topic=case((stories.c.topic == "", report.story.topic), else_=stories.c.topic),
                )
            )
            return changes

    def open(
        self,
        *,
        story: str | None = None,
        kind: Kind | None = None,
        category: Category | None = None,
        severity: Severity | None = None,
        limit: int | None = None,
    ) -> list[StoredFinding]:
        """Open findings, of these sorts only where any are named; the most urgent first."""
        # Both are indexed, and SQLite would go through all that are open rather than a story's.
        is_open = findings.c.open if story is None else findings.c.open.is_not(False)
        wanted = select(findings).where(is_open)
        for column, value in (
            (findings.c.story, story),
            (findings.c.kind, kind),
            (findings.c.category, category),
            (findings.c.severity, severity),
        ):
            if value is not None:
                wanted = wanted.where(column == str(value))
        wanted = wanted.order_by(_GRAVITY, findings.c.confidence.desc(), findings.c.id)
        with self._database.snapshot() as connection:
            return [_stored(row) for row in connection.execute(wanted.limit(limit))]

    def finding(self, id: str) -> StoredFinding | None:  # noqa: A002
        """A finding as it stands, open or closed."""
        with self._database.snapshot() as connection:
            row = connection.execute(select(findings).where(findings.c.id == id)).one_or_none()
        return _stored(row) if row else None

    def history(self, id: str) -> tuple[Revision, ...]:  # noqa: A002
        """What happened to a finding, oldest first."""
        wanted = select(revisions).where(revisions.c.finding == id).order_by(revisions.c.number)
        with self._database.snapshot() as connection:
            rows = connection.execute(wanted).all()
        return tuple(
            Revision(
                revision=row.revision, event=row.event, time=row.time, run=row.run,
                story=row.story, finding=row.content,
            )
            for row in rows
        )  # fmt: skip

    def report(self, story_id: str) -> Report | None:
        """The newest report of a story, whole."""
        with self._database.snapshot() as connection:
            return connection.scalar(select(reports.c.content).where(reports.c.story == story_id))


def revision_of(connection: Connection, finding: str) -> int:
    """The revision that a finding has come to; 0 where there is no such finding."""
    return connection.scalar(select(findings.c.revision).where(findings.c.id == finding)) or 0


def finding_at(connection: Connection, finding: str, revision: int) -> At | None:
    """What a finding was when it came to that revision."""
    wanted = (
        select(revisions.c.story, revisions.c.content)
        .where(revisions.c.finding == finding, revisions.c.revision == revision)
        .order_by(revisions.c.number)
    )
    row = connection.execute(wanted).first()
    return At(row.story, row.content) if row else None


def _stored(row: Row[Any]) -> StoredFinding:
    return StoredFinding(
        finding=row.content,
        story=row.story,
        revision=row.revision,
        open=row.open,
        flags=tuple(sorted(flags_of(row.flags))),
        first_seen=row.first_seen,
        last_changed=row.last_changed,
    )
