"""How a finding stands after its judgements: whose readings are in force, and what follows."""

from collections import Counter
from collections.abc import Iterable, Sequence
from enum import StrEnum

from checker.records.base import Record
from checker.records.judgement import Dismissal, Judgement, Verdict


class State(StrEnum):
    """What a finding waits for."""

    OPEN = "open"
    """For somebody to judge it."""
    CHANGED = "changed"
    """To be judged again: its evidence is no longer what was judged."""
    SECOND = "second"
    """For a second reader."""
    DISPUTED = "disputed"
    """For a third reader, or for one of two to think again: no verdict has most readers."""
    HELD = "held"
    """For somebody to take it up again."""
    SETTLED = "settled"
    """For nothing."""


class Standing(Record):
    """What the judgements of a finding come to."""

    state: State = State.OPEN
    verdict: Verdict | None = None
    """What most readers hold; None where nobody has judged, or there is a tie."""
    dismissal: Dismissal | None = None
    readers: tuple[str, ...] = ()
    """Whose judgements are in force, in the order of the judgements."""
    revision: int = 0
    """The revision that they judged; 0 where nobody has."""
    last: int = 0
    """The newest entry in the history, whatever it is; 0 where there is none."""
    two: bool = False
    """It needs a second reader, by an editor's wish or by the settings."""

    def at(self, revision: int) -> State:
        """The state of the finding, now that it is of that revision."""
        return State.CHANGED if 0 < self.revision < revision else self.state


def in_force(history: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Each reader's newest judgement that he has not taken back, oldest first.

    Only the newest revision that anybody has judged counts: a judgement of other evidence says
    nothing of this one.
    """
    entries = tuple(history)
    undone = {entry.undoes for entry in entries if entry.undoes is not None}
    readings: dict[str, Judgement] = {}
    for entry in entries:
        if entry.verdict is not None and entry.id not in undone:
            readings.pop(entry.user, None)
            readings[entry.user] = entry
    newest = max((reading.revision for reading in readings.values()), default=0)
    return tuple(reading for reading in readings.values() if reading.revision == newest)


def standing(history: Sequence[Judgement], *, two: bool) -> Standing:
    """What the history of a finding comes to; ``two`` says that it needs a second reader.

    The verdict that most readers hold is the finding's. A reader who holds it back has no vote
    where another has judged.
    """
    readings = in_force(history)
    last = history[-1].id if history else 0
    if not readings:
        return Standing(last=last, two=two)
    votes = [r for r in readings if r.verdict is not Verdict.HOLD] or list(readings)
    verdict = _most(votes)
    same = [reading for reading in votes if reading.verdict is verdict]
    return Standing(
        state=_state(verdict, len(votes), two=two),
        verdict=verdict,
        dismissal=same[-1].dismissal if same else None,
        readers=tuple(reading.user for reading in readings),
        revision=readings[0].revision,
        last=last,
        two=two,
    )


def _most(votes: Sequence[Judgement]) -> Verdict | None:
    """The verdict with the most votes; None on a tie."""
    counts = Counter(vote.verdict for vote in votes).most_common(2)
    tied = len(counts) == 2 and counts[0][1] == counts[1][1]
    return None if tied else counts[0][0]


def _state(verdict: Verdict | None, votes: int, *, two: bool) -> State:
    if verdict is None:
        return State.DISPUTED
    if verdict is Verdict.HOLD:
        return State.HELD
    return State.SECOND if two and votes == 1 else State.SETTLED
