"""The shelf of findings: known again from run to run, with every revision they went through."""

import hashlib
import json
from collections.abc import Collection, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, case, insert, select, update

from checker.records.base import Record
from checker.records.finding import Category, Finding, Kind, Report, Severity
from checker.store.changes import ChangeKind, record_change
from checker.store.clock import utc_now
from checker.store.database import Database
from checker.store.tables.findings import findings, reports, revisions
from checker.store.tables.stories import members, stories
from checker.store.touch import ensure_stories
from checker.store.upsert import put

_GRAVITY = case(
    {severity.value: place for place, severity in enumerate(Severity)}, value=findings.c.severity
)


class Flag(StrEnum):
    """Why a finding wants attention, beyond what it says."""

    REOPENED = "reopened"
    """It was gone and is back."""
    WITHDRAWN = "withdrawn"
    """A source of it was withdrawn, and its story has not been checked since."""


class Event(StrEnum):
    """What happened to a finding."""

    OPENED = "opened"
    CHANGED = "changed"
    CLOSED = "closed"
    REOPENED = "reopened"


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


class FindingChanges(Record):
    """The ids of a story's findings, by what a new report means for them."""

    opened: tuple[str, ...] = ()
    """New ones, and ones that are back."""
    changed: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()


class At(NamedTuple):
    """What a finding was at one of its revisions."""

    story: str
    finding: Finding


class Findings:
    """Findings by id, and the newest report of each story."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def record(
        self, story_id: str, report: Report, run: int = 0, touches: int | None = None
    ) -> FindingChanges:
        """Bring the findings of a story up to its new report.

        ``touches`` is what ``stories.pending`` told when the articles were read: copy that came
        since then leaves the story pending. Without it the report is taken to know of everything.
        """
        with self._database.transaction() as connection:
            ensure_stories(connection, {story_id: report.story.topic}, run)
            recorder = _Recorder(connection, story_id, report, run)
            changes = recorder.record()
            put(connection, reports, recorder.report_row())
            connection.execute(
                update(stories)
                .where(stories.c.id == story_id)
                .values(
                    checked=stories.c.touches if touches is None else touches,
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
        wanted = select(findings).where(findings.c.open)
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


class _Recorder:
    """One report set against what is known of its story."""

    def __init__(self, connection: Connection, story: str, report: Report, run: int) -> None:
        self._connection = connection
        self._story = story
        self._report = report
        self._run = run
        self._now = utc_now()
        self._outlets = {source.id: source.name for source in report.sources}
        self._known = _known(connection, story)
        self._found = self._with_own_ids()

    def record(self) -> FindingChanges:
        """Write down every finding, and close those that the report no longer has."""
        told: dict[str, list[str]] = {name: [] for name in FindingChanges.model_fields}
        for reported, finding in self._found.items():
            told[self._keep(reported, finding)].append(finding.id)
        gone = [
            row.id for row in self._known.values() if row.open and row.reported not in self._found
        ]
        close(self._connection, gone, self._run)
        return FindingChanges(closed=tuple(gone), **{k: tuple(v) for k, v in told.items() if v})

    def report_row(self) -> dict[str, Any]:
        """The report, as it is kept: with the ids that its findings have in the store."""
        report = self._report.model_copy(update={"findings": tuple(self._found.values())})
        return {"story": self._story, "run": self._run, "time": self._now, "content": report}

    def _with_own_ids(self) -> dict[str, Finding]:
        """The findings by their ids in the report, under those they have in the store."""
        ids = {reported: row.id for reported, row in self._known.items()}
        fresh = [f.id for f in self._report.findings if f.id not in ids]
        taken = set(self._connection.scalars(select(findings.c.id).where(findings.c.id.in_(fresh))))
        # Another story may have a finding on the same question with the same answers.
        mark = hashlib.sha256(self._story.encode()).hexdigest()[:8]
        ids |= {name: f"{name}.{mark}" if name in taken else name for name in fresh}
        return {
            finding.id: finding.model_copy(update={"id": ids[finding.id]})
            for finding in self._report.findings
        }

    def _keep(self, reported: str, finding: Finding) -> str:
        """Write down a finding; tells the name of the field of FindingChanges it belongs to."""
        row, evidence = self._known.get(reported), evidence_hash(finding)
        values = self._values(finding) | {"evidence": evidence}
        if row is None:
            values |= {"id": finding.id, "story": self._story, "reported": reported}
            values |= {"revision": 1, "first_seen": self._now, "last_changed": self._now}
            self._connection.execute(insert(findings).values(values | {"flags": ""}))
            self._happened(finding, 1, Event.OPENED)
            return "opened"
        is_same, revision = row.evidence == evidence, row.revision
        if not is_same:
            revision += 1
            values |= {"revision": revision}
        if not (is_same and row.open):
            values |= {"last_changed": self._now}
        flags = {Flag.REOPENED} if not row.open else _flags(row.flags) - {Flag.WITHDRAWN}
        self._update(finding.id, values | {"flags": _lines(flags)})
        if not row.open:
            self._happened(finding, revision, Event.REOPENED)
            return "opened"
        if is_same:
            return "unchanged"
        self._happened(finding, revision, Event.CHANGED)
        return "changed"

    def _values(self, finding: Finding) -> dict[str, Any]:
        cited = {piece.source for side in finding.sides for piece in side.evidence}
        return {
            "open": True,
            "kind": finding.kind.value,
            "category": finding.category.value,
            "severity": finding.severity.value,
            "confidence": finding.confidence,
            "question": finding.question,
            "outlets": _lines(self._outlets.get(source, source) for source in cited),
            "content": finding,
        }

    def _update(self, id: str, values: Mapping[str, Any]) -> None:  # noqa: A002
        self._connection.execute(update(findings).where(findings.c.id == id).values(**values))

    def _happened(self, finding: Finding, revision: int, event: Event) -> None:
        _note(self._connection, self._story, finding, revision, event, self._run)


def evidence_hash(finding: Finding) -> str:
    """A hash of what a judgement of the finding rests on.

    Where in its source a passage stands is left out: a new version may move it.
    """
    sides = sorted(
        [side.value, side.normalized or "", sorted({(e.source, e.quote) for e in side.evidence})]
        for side in finding.sides
    )
    content = json.dumps([finding.kind, finding.category, sides])
    return hashlib.sha256(content.encode()).hexdigest()[:16]


def close(connection: Connection, ids: Collection[str], run: int) -> None:
    """Close findings."""
    for row in connection.execute(select(findings).where(findings.c.id.in_(ids))).all():
        connection.execute(
            update(findings)
            .where(findings.c.id == row.id)
            .values(open=False, flags="", last_changed=utc_now())
        )
        _note(connection, row.story, row.content, row.revision, Event.CLOSED, run)


def move_findings(connection: Connection, left: str, joined: str, run: int) -> None:
    """Give the findings of a story to the one that it was merged into.

    Where that one has the same finding, the other's is closed and stays behind.
    """
    there = select(findings.c.reported).where(findings.c.story == joined)
    doubled = select(findings.c.id).where(
        findings.c.story == left, findings.c.open, findings.c.reported.in_(there)
    )
    close(connection, list(connection.scalars(doubled)), run)
    connection.execute(
        update(findings)
        .where(findings.c.story == left, findings.c.reported.not_in(there))
        .values(story=joined)
    )


def flag_withdrawn(connection: Connection, articles: Collection[str]) -> tuple[str, ...]:
    """Flag the open findings that rest, in part, on articles that were withdrawn."""
    in_stories = select(members.c.story).where(members.c.article.in_(articles))
    wanted = select(findings).where(findings.c.open, findings.c.story.in_(in_stories))
    flagged = []
    for row in connection.execute(wanted).all():
        cited = {piece.source for side in row.content.sides for piece in side.evidence}
        if cited.isdisjoint(articles):
            continue
        flags = _lines(_flags(row.flags) | {Flag.WITHDRAWN})
        connection.execute(update(findings).where(findings.c.id == row.id).values(flags=flags))
        record_change(connection, ChangeKind.CHANGED, finding=row.id, story=row.story)
        flagged.append(row.id)
    return tuple(flagged)


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


def _note(
    connection: Connection, story: str, finding: Finding, revision: int, event: Event, run: int
) -> None:
    values = {
        "finding": finding.id, "revision": revision, "event": event.value,
        "time": utc_now(), "run": run, "story": story, "content": finding,
    }  # fmt: skip
    connection.execute(insert(revisions).values(values))
    kind = ChangeKind.OPENED if event is Event.REOPENED else ChangeKind(event.value)
    record_change(connection, kind, finding=finding.id, story=story)


def _known(connection: Connection, story: str) -> dict[str, Row[*tuple[Any, ...]]]:
    wanted = select(
        findings.c.id, findings.c.reported, findings.c.revision, findings.c.open,
        findings.c.evidence, findings.c.flags,
    ).where(findings.c.story == story)  # fmt: skip
    return {row.reported: row for row in connection.execute(wanted)}


def _stored(row: Row[Any]) -> StoredFinding:
    return StoredFinding(
        finding=row.content,
        story=row.story,
        revision=row.revision,
        open=row.open,
        flags=tuple(sorted(_flags(row.flags))),
        first_seen=row.first_seen,
        last_changed=row.last_changed,
    )


def _flags(lines: str) -> set[Flag]:
    return {Flag(line) for line in lines.split("\n") if line}


def _lines(values: Collection[str] | Any) -> str:  # noqa: ANN401
    """Values each between line ends, so that one can be looked for among them."""
    found = sorted({" ".join(str(value).split()) for value in values})
    return "\n" + "".join(f"{value}\n" for value in found) if found else ""
