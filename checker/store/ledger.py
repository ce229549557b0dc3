"""The ledger of findings: what a report, a merge or a notice makes of those that are known.

A finding is known again, from report to report of its story, by the id that it has there; where an
answer that came or went has changed that, by the words of its sides. In the store it goes by its
first id and a mark of the story where it was first found, whichever story was recorded first.
"""

import hashlib
import json
from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from checker.records.base import Record
from checker.records.finding import Finding, Report
from checker.store.changes import ChangeKind, record_change, record_changes
from checker.store.clock import utc_now
from checker.store.continued import continued
from checker.store.tables.findings import findings, revisions
from checker.store.tables.stories import members


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


class FindingChanges(Record):
    """The ids of a story's findings, by what a new report means for them."""

    opened: tuple[str, ...] = ()
    """New ones, and ones that are back."""
    changed: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()


_Happened = tuple[Finding, int, Event]
"""What happened to a finding, which is of that revision now."""
Known = Row[*tuple[Any, ...]]
"""What is known of a finding of the story: a row of ``_known``."""


class Ledger:
    """One report set against what is known of its story."""

    def __init__(self, connection: Connection, story: str, report: Report, run: int) -> None:
        self._connection = connection
        self._story = story
        self._report = report
        self._run = run
        self._now = utc_now()
        self._outlets = {source.id: source.name for source in report.sources}
        self._known = self._known_again(_known(connection, story))
        self._found = self._with_own_ids()
        self._new: list[dict[str, Any]] = []
        """Rows of findings that are new; many are written at once, which takes a fraction."""
        self._happened: list[_Happened] = []

    def record(self) -> FindingChanges:
        """Write down every finding, and close those that the report no longer has."""
        told: dict[str, list[str]] = {name: [] for name in FindingChanges.model_fields}
        for reported, finding in self._found.items():
            told[self._keep(reported, finding)].append(finding.id)
        if self._new:
            self._connection.execute(insert(findings), self._new)
        _note(self._connection, self._story, self._happened, self._run)
        gone = [row.id for name, row in self._known.items() if row.open and name not in self._found]
        close(self._connection, gone, self._run)
        return FindingChanges(closed=tuple(gone), **{k: tuple(v) for k, v in told.items() if v})

    def report_row(self) -> dict[str, Any]:
        """The report, as it is kept: with the ids that its findings have in the store."""
        report = self._report.model_copy(update={"findings": tuple(self._found.values())})
        return {"story": self._story, "run": self._run, "time": self._now, "content": report}

    def _known_again(self, known: dict[str, Known]) -> dict[str, Known]:
        """What is known, by the ids that it has in this report."""
        reported = {found.id for found in self._report.findings}
        new = [found for found in self._report.findings if found.id not in known]
        gone = sorted(known.keys() - reported, key=lambda name: not known[name].open)
        if not (new and gone):
            return known
        contents = _contents(self._connection, [known[name].id for name in gone])
        now = continued({name: contents[known[name].id] for name in gone}, new)
        before = {name: known[name] for name in known if name not in now.values()}
        return before | {name: known[old] for name, old in now.items()}

    def _with_own_ids(self) -> dict[str, Finding]:
        """The findings by their ids in the report, under those they have in the store."""
        ids = {reported: row.id for reported, row in self._known.items()}
        new = [found.id for found in self._report.findings if found.id not in ids]
        ids |= _new_ids(self._connection, self._story, new)
        return {
            found.id: found.model_copy(update={"id": ids[found.id]})
            for found in self._report.findings
        }

    def _keep(self, reported: str, finding: Finding) -> str:
        """Write down a finding, a new one with others at the end of it.

        Tells the name of the field of FindingChanges that it belongs to.
        """
        row, evidence = self._known.get(reported), evidence_hash(finding)
        values = self._values(finding) | {"evidence": evidence, "reported": reported}
        if row is None:
            values |= {"id": finding.id, "story": self._story}
            values |= {"revision": 1, "first_seen": self._now, "last_changed": self._now}
            self._new.append(values | {"flags": ""})
            self._happened.append((finding, 1, Event.OPENED))
            return "opened"
        is_same, revision = self._is_same(row, evidence), row.revision
        if not is_same:
            revision += 1
            values |= {"revision": revision}
        if not (is_same and row.open):
            values |= {"last_changed": self._now}
        flags = {Flag.REOPENED} if not row.open else flags_of(row.flags) - {Flag.WITHDRAWN}
        self._update(finding.id, values | {"flags": _lines(flags)})
        if not row.open:
            self._happened.append((finding, revision, Event.REOPENED))
            return "opened"
        if is_same:
            return "unchanged"
        self._happened.append((finding, revision, Event.CHANGED))
        return "changed"

    def _is_same(self, row: Known, evidence: str) -> bool:
        """Whether a finding rests on what it rested on; an older checker hashed it otherwise."""
        if row.evidence == evidence:
            return True
        return evidence_hash(_contents(self._connection, [row.id])[row.id]) == evidence

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


def own_id(story: str, reported: str) -> str:
    """The id in the store of what a report of a story calls ``reported``.

    Another story may have a finding on the same question with the same answers.
    """
    return f"{reported}{_mark(story)}"


def evidence_hash(finding: Finding) -> str:
    """A hash of what a judgement of the finding rests on.

    Where in its source a passage stands is left out: a new version may move it. So is the value as
    it is shown, which is in part the checker's own wording: it comes from the passages.
    """
    sides = sorted(
        [side.normalized or "", sorted({(e.source, e.quote) for e in side.evidence})]
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
        _note(connection, row.story, [(row.content, row.revision, Event.CLOSED)], run)


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


def return_findings(connection: Connection, story: str) -> None:
    """Give a story that was merged, and is one of its own again, the findings it brought along."""
    there = select(findings.c.reported).where(findings.c.story == story)
    own = findings.c.id.endswith(_mark(story), autoescape=True)
    connection.execute(
        update(findings).where(own, findings.c.reported.not_in(there)).values(story=story)
    )


def flag_withdrawn(connection: Connection, articles: Collection[str]) -> tuple[str, ...]:
    """Flag the open findings that rest, in part, on articles that were withdrawn."""
    in_stories = select(members.c.story).where(members.c.article.in_(articles))
    # Not `findings.c.open`: by that SQLite would go through all findings rather than the stories.
    wanted = select(findings).where(findings.c.open.is_not(False), findings.c.story.in_(in_stories))
    flagged = []
    for row in connection.execute(wanted).all():
        cited = {piece.source for side in row.content.sides for piece in side.evidence}
        if cited.isdisjoint(articles):
            continue
        flags = _lines(flags_of(row.flags) | {Flag.WITHDRAWN})
        connection.execute(update(findings).where(findings.c.id == row.id).values(flags=flags))
        record_change(connection, ChangeKind.CHANGED, finding=row.id, story=row.story)
        flagged.append(row.id)
    return tuple(flagged)


def flags_of(lines: str) -> set[Flag]:
    """The flags that a row holds."""
    return {Flag(line) for line in lines.split("\n") if line}


def _mark(story: str) -> str:
    return f".{hashlib.sha256(story.encode()).hexdigest()[:8]}"


def _note(connection: Connection, story: str, happened: Collection[_Happened], run: int) -> None:
    """Write down what happened to findings of a story."""
    if happened:
        now = utc_now()
        values = [
            {
                "finding": finding.id, "revision": revision, "event": event.value,
                "time": now, "run": run, "story": story, "content": finding,
            }
            for finding, revision, event in happened
        ]  # fmt: skip
        connection.execute(insert(revisions), values)
        record_changes(connection, story, {f.id: _kind_of(event) for f, _, event in happened})


def _kind_of(event: Event) -> ChangeKind:
    return ChangeKind.OPENED if event is Event.REOPENED else ChangeKind(event.value)


def _known(connection: Connection, story: str) -> dict[str, Known]:
    wanted = select(
        findings.c.id, findings.c.reported, findings.c.revision, findings.c.open,
        findings.c.evidence, findings.c.flags,
    ).where(findings.c.story == story)  # fmt: skip
    return {row.reported: row for row in connection.execute(wanted)}


def _contents(connection: Connection, ids: Collection[str]) -> dict[str, Finding]:
    wanted = select(findings.c.id, findings.c.content).where(findings.c.id.in_(ids))
    return {row.id: row.content for row in connection.execute(wanted)}


def _new_ids(connection: Connection, story: str, names: Collection[str]) -> dict[str, str]:
    """Ids for findings that are new to a story, by what its report calls them.

    One that was known as something else since may have kept the id: then a number is added.
    """
    ids: dict[str, str] = {}
    left, number = list(names), 1
    while left:
        mark = f"~{number}" if number > 1 else ""
        tried = {name: own_id(story, f"{name}{mark}") for name in left}
        wanted = select(findings.c.id).where(findings.c.id.in_(tried.values()))
        taken = set(connection.scalars(wanted))
        ids |= {name: id_ for name, id_ in tried.items() if id_ not in taken}
        left, number = [name for name in left if name not in ids], number + 1
    return ids


def _lines(values: Collection[str] | Any) -> str:  # noqa: ANN401
    """Values each between line ends, so that one can be looked for among them."""
    found = sorted({" ".join(str(value).split()) for value in values})
    return "\n" + "".join(f"{value}\n" for value in found) if found else ""
