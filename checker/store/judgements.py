"""The shelf of judgements: appended, never changed, and none lost to another's."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, RowMapping, insert, select
from sqlalchemy.exc import IntegrityError

from checker.errors import StoreError
from checker.records.judged import JudgedFinding
from checker.records.judgement import Dismissal, Judgement, Verdict
from checker.store.changes import ChangeKind, record_change
from checker.store.clock import utc_now
from checker.store.database import Database
from checker.store.findings import finding_at, revision_of
from checker.store.standing import Standing, State, in_force, standing
from checker.store.tables.desk import judgements, standings
from checker.store.upsert import put

_PAGE = 1000


class StaleJudgement(StoreError):
    """What an editor judged is no longer what he saw; nothing was written.

    ``other`` is the entry that came in between, where there was one.
    """

    def __init__(self, told: str, other: Judgement | None = None) -> None:
        super().__init__(told)
        self.told = told
        self.other = other


class Entry(NamedTuple):
    """What is to be appended, and what its author had before him when he wrote it."""

    finding: str
    revision: int
    """The revision of the finding that he saw."""
    last: int
    """The newest entry of its history that he saw; 0 where there was none."""
    user: str
    verdict: Verdict | None = None
    dismissal: Dismissal | None = None
    note: str = ""
    undoes: int | None = None


class Judgements:
    """The histories of findings, and how each stands."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def append(self, entry: Entry, *, two: bool = False) -> Judgement:
        """Append to a finding's history; ``two`` says that the finding needs two readers.

        Raises:
            StaleJudgement: the finding or its history is no longer what the author saw.

        """
        try:
            with self._database.transaction() as connection:
                _compare(connection, entry)
                judgement = _inserted(connection, entry)
                _stand(connection, entry.finding, two=two)
                record_change(connection, ChangeKind.JUDGED, finding=entry.finding)
        except IntegrityError as error:
            # Of two entries that follow the same one, the table refuses the second.
            with self._database.transaction() as connection:
                raise _overtaken(connection, entry.finding) from error
        return judgement

    def history(self, finding: str) -> tuple[Judgement, ...]:
        """Every entry of a finding, oldest first."""
        with self._database.snapshot() as connection:
            return _history(connection, finding)

    def readings(self, findings: Collection[str]) -> dict[str, tuple[Judgement, ...]]:
        """The judgements in force of each of some findings; those that nobody read are left out."""
        histories: dict[str, list[Judgement]] = {}
        sought = select(judgements).where(judgements.c.finding.in_(findings))
        with self._database.snapshot() as connection:
            for row in connection.execute(sought.order_by(judgements.c.id)).mappings():
                histories.setdefault(row["finding"], []).append(_judgement(row))
        return {finding: in_force(history) for finding, history in histories.items()}

    def standing(self, finding: str) -> Standing:
        """What the finding's history comes to."""
        with self._database.snapshot() as connection:
            row = _row(connection, finding)
        return standing_of(row) if row else Standing()

    def newest_of(self, user: str) -> Judgement | None:
        """The user's newest judgement that he has not taken back."""
        mine = judgements.alias()
        undone = select(mine.c.undoes).where(mine.c.user == user, mine.c.undoes.is_not(None))
        sought = (
            select(judgements)
            .where(judgements.c.user == user, judgements.c.verdict.is_not(None))
            .where(judgements.c.id.not_in(undone))
            .order_by(judgements.c.id.desc())
            .limit(1)
        )
        with self._database.snapshot() as connection:
            row = connection.execute(sought).mappings().first()
        return _judgement(row) if row else None

    def ask_second(self, finding: str, wanted: bool) -> None:
        """Say that the finding needs two readers, or that one is enough."""
        with self._database.transaction() as connection:
            _stand(connection, finding, two=wanted, decided=True)
            record_change(connection, ChangeKind.JUDGED, finding=finding)

    def entries(self, after: int = 0, *, reader: str = "") -> Iterator[Judgement]:
        """Every entry of every history beyond the id ``after``, in order.

        Entries that ``reader`` must not see yet, since he may be their finding's second reader,
        are left out.
        """
        hidden = select(standings.c.finding).where(
            standings.c.state == State.SECOND.value, ~has_read(reader)
        )
        while True:
            sought = (
                select(judgements)
                .where(judgements.c.id > after, judgements.c.finding.not_in(hidden))
                .order_by(judgements.c.id)
                .limit(_PAGE)
            )
            with self._database.snapshot() as connection:
                rows = connection.execute(sought).mappings().all()
            yield from map(_judgement, rows)
            if len(rows) < _PAGE:
                return
            after = rows[-1]["id"]

    def settled(self) -> Iterator[JudgedFinding]:
        """Every finding whose readers hold it to be a conflict or none, as they judged it."""
        sought = (
            select(standings, judgements.c.time)
            .join(judgements, judgements.c.id == standings.c.last)
            .where(standings.c.state == State.SETTLED.value)
            .where(standings.c.verdict.in_([Verdict.CONFLICT.value, Verdict.NO_CONFLICT.value]))
            .order_by(standings.c.finding)
        )
        with self._database.snapshot() as connection:
            rows = connection.execute(sought).mappings().all()
            judged = [_judged(connection, row) for row in rows]
        yield from (one for one in judged if one)


def has_read(user: str) -> ColumnElement[bool]:
    """Whether the judgement of ``user`` is among those in force."""
    return standings.c.readers.contains(f"\n{user}\n", autoescape=True)


def standing_of(row: RowMapping) -> Standing:
    """The standing that a row of the table holds."""
    return Standing(
        state=State(row["state"]),
        verdict=Verdict(row["verdict"]) if row["verdict"] else None,
        dismissal=Dismissal(row["dismissal"]) if row["dismissal"] else None,
        readers=tuple(name for name in row["readers"].split("\n") if name),
        revision=row["revision"],
        last=row["last"],
        two=row["two"],
    )


def _judged(connection: Connection, row: RowMapping) -> JudgedFinding | None:
    stands = standing_of(row)
    past = finding_at(connection, row["finding"], stands.revision)
    if past is None or stands.verdict is None:
        return None
    return JudgedFinding(
        story=past.story,
        revision=stands.revision,
        finding=past.finding,
        verdict=stands.verdict,
        dismissal=stands.dismissal,
        readers=stands.readers,
        time=row["time"],
    )


def _compare(connection: Connection, entry: Entry) -> None:
    """See that the author knows the finding as it is, and its whole history."""
    if entry.undoes is None and revision_of(connection, entry.finding) != entry.revision:
        raise StaleJudgement("Its evidence has changed since you opened it.")
    row = _row(connection, entry.finding)
    if (row["last"] if row else 0) != entry.last:
        raise _overtaken(connection, entry.finding)


def _overtaken(connection: Connection, finding: str) -> StaleJudgement:
    history = _history(connection, finding)
    return StaleJudgement("Somebody else judged it while you read.", history[-1])


def _inserted(connection: Connection, entry: Entry) -> Judgement:
    values = {
        "finding": entry.finding, "revision": entry.revision, "user": entry.user,
        "time": utc_now(), "note": entry.note, "undoes": entry.undoes,
        "verdict": entry.verdict, "dismissal": entry.dismissal,
    }  # fmt: skip
    number = connection.execute(
        insert(judgements).values(follows=entry.last, **values).returning(judgements.c.id)
    ).scalar_one()
    return Judgement(id=number, **values)


def _stand(connection: Connection, finding: str, *, two: bool, decided: bool = False) -> None:
    """Work out anew how a finding stands.

    Once two readers are needed they stay so, until somebody has ``decided`` otherwise.
    """
    before = _row(connection, finding)
    two = two or bool(before and before["two"] and not decided)
    stands = standing(_history(connection, finding), two=two)
    row = stands.model_dump() | {"readers": "".join(f"\n{name}\n" for name in stands.readers)}
    put(connection, standings, {"finding": finding, **row})


def _row(connection: Connection, finding: str) -> RowMapping | None:
    sought = select(standings).where(standings.c.finding == finding)
    return connection.execute(sought).mappings().first()


def _history(connection: Connection, finding: str) -> tuple[Judgement, ...]:
    sought = select(judgements).where(judgements.c.finding == finding).order_by(judgements.c.id)
    return tuple(map(_judgement, connection.execute(sought).mappings()))


def _judgement(row: RowMapping) -> Judgement:
    return Judgement(**{name: row[name] for name in Judgement.model_fields})
