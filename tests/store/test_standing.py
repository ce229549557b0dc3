from datetime import UTC, datetime

import pytest

from checker.records.judgement import Judgement, Verdict
from checker.store.standing import State, in_force, standing

TIME = datetime(2030, 1, 1, tzinfo=UTC)


def history(*told):
    """Entries 'ann conflict', 'bo undo 1', with '@2' behind for another revision than 1."""
    entries = []
    for number, line in enumerate(told, 1):
        words, _, revision = line.partition("@")
        user, verdict, *of = words.split()
        undoes = int(of[0]) if verdict == "undo" else None
        dismissal = of[0] if of and undoes is None else None
        entries.append(
            Judgement(
                id=number,
                finding="f",
                revision=int(revision or 1),
                user=user,
                time=TIME,
                verdict=None if undoes else Verdict(verdict),
                dismissal=dismissal,
                undoes=undoes,
            )
        )
    return tuple(entries)


CASES = {
    "nobody": ([], False, State.OPEN, None),
    "one": (["ann conflict"], False, State.SETTLED, "conflict"),
    "one where two are needed": (["ann conflict"], True, State.SECOND, "conflict"),
    "two agree": (["ann conflict", "bo conflict"], True, State.SETTLED, "conflict"),
    "two differ": (["ann conflict", "bo no_conflict"], True, State.DISPUTED, None),
    "two differ unasked": (["ann conflict", "bo not_enough"], False, State.DISPUTED, None),
    "a third decides": (
        ["ann conflict", "bo no_conflict", "cy no_conflict"], True, State.SETTLED, "no_conflict",
    ),
    "by talk": (
        ["ann conflict", "bo no_conflict", "bo conflict"], True, State.SETTLED, "conflict",
    ),
    "held": (["ann hold"], True, State.HELD, "hold"),
    "held by one of two": (["ann hold", "bo conflict"], False, State.SETTLED, "conflict"),
    "undone": (["ann conflict", "ann undo 1"], False, State.OPEN, None),
    "undone to the one before": (
        ["ann conflict", "ann hold", "ann undo 2"], False, State.SETTLED, "conflict",
    ),
    "judged anew": (["ann conflict", "bo conflict", "ann no_conflict@2"], False, State.SETTLED,
                    "no_conflict"),
}  # fmt: skip


@pytest.mark.parametrize(("told", "two", "state", "verdict"), CASES.values(), ids=CASES)
def test_states(told, two, state, verdict):
    found = standing(history(*told), two=two)
    assert (found.state, found.verdict) == (state, verdict)
    assert found.last == len(told)


def test_changed_evidence_brings_a_finding_back():
    found = standing(history("ann conflict"), two=False)
    assert found.at(1) is State.SETTLED
    assert found.at(2) is State.CHANGED
    assert standing((), two=False).at(7) is State.OPEN


def test_the_reason_is_that_of_the_verdict():
    told = history("ann no_conflict wording", "bo no_conflict development", "cy conflict")
    assert standing(told, two=True).dismissal == "development"


def test_one_reading_of_each_user_is_in_force():
    told = history("ann conflict", "bo hold", "ann no_conflict wording")
    assert [reading.id for reading in in_force(told)] == [2, 3]
