"""The shelf of what waits at the desk: findings over all stories, the most urgent first."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    RowMapping,
    ScalarSelect,
    and_,
    case,
    func,
    or_,
    select,
    true,
    tuple_,
)

from checker.records.base import Record
from checker.records.finding import Category, Kind, Severity
from checker.records.judgement import Dismissal, Verdict
from checker.store.database import Database
from checker.store.judgements import has_read
from checker.store.standing import State
from checker.store.tables.desk import assignments, standings
from checker.store.tables.findings import findings
from checker.store.tables.stories import stories

_MOST = 300
"""Stories that a filter offers; others are reached by the list of stories."""
_SEVERITIES = tuple(Severity)
_GRAVITY = case(
    {severity.value: place for place, severity in enumerate(_SEVERITIES)},
    value=findings.c.severity,
)
_STATE = case(
    (standings.c.finding.is_(None), State.OPEN.value),
    (
        and_(standings.c.revision > 0, standings.c.revision < findings.c.revision),
        State.CHANGED.value,
    ),
    else_=standings.c.state,
)
# Most urgent first; the id makes the order whole, so that next and previous never stick.
_ORDER = (_GRAVITY, -findings.c.confidence, findings.c.id)


class Wanted(Record):
    """A filter over findings; what is empty lets everything through."""

    states: tuple[State, ...] = ()
    unread_by: str = ""
    """Leave out what this user has judged and what waits for a second reader only."""
    assigned: str = ""
    kind: str = ""
    category: str = ""
    severity: str = ""
    outlet: str = ""
    story: str = ""


class Line(Record):
    """A finding as a list shows it."""

    id: str
    story: str
    topic: str
    question: str
    kind: Kind
    category: Category
    severity: Severity
    confidence: float
    revision: int
    state: State
    verdict: Verdict | None
    dismissal: Dismissal | None
    readers: tuple[str, ...]
    last: int
    """The newest entry of its history; 0 for none."""
    assigned: str
    answers: tuple[str, ...]
    """The value of each side."""

    def may_be_seen_by(self, user: str) -> bool:
        """Whether the verdict may be told to ``user``: not if he may be the second reader."""
        return self.state is not State.SECOND or user in self.readers


class Progress(Record):
    """How many of a story's conflicts are done with."""

    done: int
    total: int


class StoryLine(Progress):
    """A story as the queue shows it."""

    id: str
    topic: str
    todo: int
    """How many of its findings the filter lets through."""
    worst: Severity | None


class Choices(Record):
    """What a filter can be set to."""

    outlets: tuple[tuple[str, str], ...]
    stories: tuple[tuple[str, str], ...]


class Queue:
    """Open findings joined with what readers made of them. It only reads."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def lines(self, wanted: Wanted, count: int, skip: int = 0) -> tuple[Line, ...]:
        """Findings that the filter lets through, as a list shows them."""
        sought = (
            select(
                findings.c.id, findings.c.story, findings.c.question, findings.c.kind,
                findings.c.category, findings.c.severity, findings.c.confidence,
                findings.c.revision, findings.c.content, _STATE.label("state"), stories.c.topic,
                standings.c.verdict, standings.c.dismissal, standings.c.readers,
                func.coalesce(standings.c.last, 0).label("last"),
                func.coalesce(assignments.c.user, "").label("assigned"),
            )
            .select_from(
                _joined()
                .join(stories, stories.c.id == findings.c.story)
                .outerjoin(assignments, assignments.c.finding == findings.c.id)
            )
            .where(_condition(wanted))
            .order_by(*_ORDER)
            .offset(skip)
            .limit(count)
        )  # fmt: skip
        with self._database.snapshot() as connection:
            return tuple(map(_line, connection.execute(sought).mappings()))

    def count(self, wanted: Wanted) -> int:
        """How many findings the filter lets through."""
        return self.counts([wanted])[0]

    def counts(self, wanted: Sequence[Wanted]) -> tuple[int, ...]:
        """How many findings each of the filters lets through, in one look at them all."""
        held = [_condition(one) for one in wanted]
        through = [func.coalesce(func.sum(case((one, 1), else_=0)), 0) for one in held]
        sought = select(*through).select_from(_joined()).where(or_(*held))
        with self._database.snapshot() as connection:
            return tuple(connection.execute(sought).one())

    def first(self, wanted: Wanted) -> str | None:
        """The most urgent finding that the filter lets through."""
        return self._nearest(wanted, true())

    def after(self, wanted: Wanted, finding: str) -> str | None:
        """The one that follows ``finding``, whether or not the filter lets that through."""
        return self._nearest(wanted, tuple_(*_ORDER) > _place(finding))

    def before(self, wanted: Wanted, finding: str) -> str | None:
        """The one that precedes ``finding``."""
        return self._nearest(wanted, tuple_(*_ORDER) < _place(finding), backwards=True)

    def ahead(self, wanted: Wanted, finding: str) -> int:
        """How many the filter lets through from ``finding`` on, itself included."""
        sought = (
            select(func.count())
            .select_from(_joined())
            .where(_condition(wanted), tuple_(*_ORDER) >= _place(finding))
        )
        with self._database.snapshot() as connection:
            return connection.execute(sought).scalar_one()

    def topic(self, story: str) -> str:
        """The story's topic; its id where it has none."""
        with self._database.snapshot() as connection:
            topic = connection.scalar(select(stories.c.topic).where(stories.c.id == story))
        return topic or story

    def progress(self, story: str) -> Progress:
        """How many of the story's conflicts are done with."""
        sought = (
            select(func.count(), func.sum(_is_done()))
            .select_from(_joined())
            .where(_condition(Wanted(kind=Kind.CONFLICT, story=story)))
        )
        with self._database.snapshot() as connection:
            total, done = connection.execute(sought).one()
        return Progress(done=done or 0, total=total)

    def stories(self, wanted: Wanted, count: int) -> tuple[StoryLine, ...]:
        """Stories with findings that the filter lets through, the most urgent first."""
        through = case((_condition(wanted), 1), else_=0)
        is_conflict = findings.c.kind == Kind.CONFLICT.value
        worst = func.min(case((_condition(wanted), _GRAVITY)))
        sought = (
            select(
                findings.c.story.label("id"),
                stories.c.topic,
                func.sum(through).label("todo"),
                worst.label("worst"),
                func.sum(case((is_conflict, _is_done()), else_=0)).label("done"),
                func.sum(case((is_conflict, 1), else_=0)).label("total"),
            )
            .select_from(_joined().join(stories, stories.c.id == findings.c.story))
            .where(findings.c.open)
            .group_by(findings.c.story, stories.c.topic)
            .having(func.sum(through) > 0)
            .order_by(worst, func.sum(through).desc(), findings.c.story)
            .limit(count)
        )
        with self._database.snapshot() as connection:
            return tuple(map(_story_line, connection.execute(sought).mappings()))

    def choices(self) -> Choices:
        """The outlets and the stories of open findings, by name."""
        quoted = select(findings.c.outlets).where(findings.c.open).distinct()
        told = (
            select(stories.c.id, stories.c.topic)
            .where(stories.c.id.in_(select(findings.c.story).where(findings.c.open)))
            .order_by(stories.c.topic, stories.c.id)
            .limit(_MOST)
        )
        with self._database.snapshot() as connection:
            names = {
                name
                for row in connection.execute(quoted)
                for name in row.outlets.split("\n")
                if name
            }
            named = tuple((row.id, row.topic or row.id) for row in connection.execute(told))
        return Choices(outlets=tuple((name, name) for name in sorted(names)), stories=named)

    def _nearest(
        self, wanted: Wanted, beyond: ColumnElement[bool], *, backwards: bool = False
    ) -> str | None:
        order = [part.desc() for part in _ORDER] if backwards else _ORDER
        sought = (
            select(findings.c.id)
            .select_from(_joined())
            .where(_condition(wanted), beyond)
            .order_by(*order)
            .limit(1)
        )
        with self._database.snapshot() as connection:
            return connection.scalar(sought)


def _joined() -> FromClause:
    return findings.outerjoin(standings, standings.c.finding == findings.c.id)


def _is_done() -> ColumnElement[int]:
    return case((_STATE.in_([State.SETTLED.value]), 1), else_=0)


@lru_cache(maxsize=1024)  # to build it takes longer than to find one story's findings by it
def _condition(wanted: Wanted) -> ColumnElement[bool]:
    held: list[ColumnElement[bool]] = [findings.c.open]
    if wanted.states:
        held.append(_STATE.in_([state.value for state in wanted.states]))
    if wanted.unread_by:
        # What the user has judged of this very evidence waits for somebody else.
        read = and_(has_read(wanted.unread_by), _STATE.in_([State.SECOND.value]))
        held.append(or_(standings.c.finding.is_(None), ~read))
    if wanted.assigned:
        mine = select(assignments.c.finding).where(assignments.c.user == wanted.assigned)
        held.append(findings.c.id.in_(mine))
    if wanted.outlet:
        held.append(findings.c.outlets.contains(f"\n{wanted.outlet}\n", autoescape=True))
    for column, value in (
        (findings.c.kind, wanted.kind),
        (findings.c.category, wanted.category),
        (findings.c.severity, wanted.severity),
        (findings.c.story, wanted.story),
    ):
        if value:
            held.append(column == value)
    return and_(*held)


def _place(finding: str) -> ScalarSelect[Any]:
    """Where the finding stands in the order; beside one that is not there nothing stands."""
    return select(*_ORDER).where(findings.c.id == finding).correlate(None).scalar_subquery()


def _line(row: RowMapping) -> Line:
    readers = tuple(name for name in (row["readers"] or "").split("\n") if name)
    answers = tuple(side.value for side in row["content"].sides)
    told = {name: value for name, value in row.items() if name != "content"}
    told |= {"topic": row["topic"] or row["story"], "readers": readers, "answers": answers}
    return Line(**told)


def _story_line(row: RowMapping) -> StoryLine:
    worst = None if row["worst"] is None else _SEVERITIES[row["worst"]]
    return StoryLine(**{**row, "topic": row["topic"] or row["id"], "worst": worst})
