"""Findings: known again from report to report; what changed of each, and what it was before."""

import pytest
from sqlalchemy import event, select, update

from checker.records.finding import ReportStory
from checker.store.findings import finding_at, revision_of
from checker.store.ledger import FindingChanges, evidence_hash, own_id
from checker.store.tables.findings import findings as table
from tests.store.made import assign, finding, kept, report

F1, F2, F3 = (own_id("s1", name) for name in ("f1", "f2", "f3"))
TWO = (finding("f1"), finding("f2", values=("3", "4")))


def record(store, *findings, story="s1", **told):
    return store.findings.record(story, report(*findings, story=story), **told)


def shown_as(found, *values):
    sides = zip(found.sides, values, strict=True)
    shown = tuple(side.model_copy(update={"value": value}) for side, value in sides)
    return found.model_copy(update={"sides": shown})


def events(store, name):
    return [(one.revision, one.event.value) for one in store.findings.history(name)]


def test_a_first_report_opens_its_findings(store):
    assert record(store, *TWO, run=7) == FindingChanges(opened=(F1, F2))
    first = store.findings.finding(F1)
    assert (first.finding, first.story, first.revision, first.open) == (kept(TWO[0]), "s1", 1, True)
    assert first.first_seen == first.last_changed
    assert store.findings.history(F1)[0].run == 7
    assert store.findings.report("s1") == report(*map(kept, TWO))
    assert store.findings.finding("f9") is None
    assert store.findings.report("s9") is None


def test_unrelated_copy_leaves_ids_and_revisions_alone(store):
    record(store, *TWO)
    before = store.findings.finding(F1)
    third = finding("f3", values=("red", "blue"), category="name")
    told = record(store, *TWO, third)
    assert told == FindingChanges(opened=(F3,), unchanged=(F1, F2))
    assert store.findings.finding(F1) == before


@pytest.mark.parametrize(
    ("changed", "rises"),
    [
        (finding("f1", values=("12", "16")), True),
        (finding("f1", sources=("a", "c")), True),
        (finding("f1", kind="development"), True),
        (finding("f1", category="name"), True),
        (finding("f1", values=("12", "15", "12"), sources=("a", "b", "c")), True),
        (finding("f1", values=("15", "12"), sources=("b", "a")), False),
        (finding("f1", start=40), False),
        (finding("f1", confidence=0.7, severity="low", summary="Otherwise put."), False),
    ],
)
def test_a_revision_rises_with_the_evidence_only(store, changed, rises):
    record(store, finding("f1"))
    told = record(store, changed)
    now = store.findings.finding(F1)
    assert now.finding == kept(changed)
    assert now.revision == (2 if rises else 1)
    assert (told.changed, told.unchanged) == (((F1,), ()) if rises else ((), (F1,)))
    assert len(store.findings.history(F1)) == (2 if rises else 1)


def test_another_wording_of_a_value_changes_nothing(store):
    record(store, finding("f1"))
    reworded = shown_as(finding("f1"), "about 12", "some 15")
    assert record(store, reworded).unchanged == (F1,)
    assert store.findings.finding(F1).finding == kept(reworded)
    assert store.findings.finding(F1).revision == 1


def test_what_an_older_checker_hashed_otherwise_is_known_to_be_the_same(store):
    record(store, *TWO)
    with store.database.transaction() as connection:
        connection.execute(update(table).values(evidence="of an older kind"))
    told = record(store, finding("f1"), finding("f2", values=("3", "4"), kind="development"))
    assert told == FindingChanges(changed=(F2,), unchanged=(F1,))
    with store.database.transaction() as connection:
        wanted = select(table.c.evidence).where(table.c.id == F1)
        assert connection.scalar(wanted) == evidence_hash(finding("f1"))


def test_what_vanishes_is_closed_and_comes_back_with_its_history(store):
    record(store, *TWO)
    assert record(store, TWO[1]).closed == (F1,)
    assert not store.findings.finding(F1).open
    assert [one.finding.id for one in store.findings.open()] == [F2]
    assert record(store, TWO[1]).closed == ()
    assert record(store, *TWO).opened == (F1,)
    assert events(store, F1) == [(1, "opened"), (1, "closed"), (1, "reopened")]
    assert store.findings.finding(F1).flags == ("reopened",)
    record(store)
    record(store, finding("f1", values=("12", "19")))
    assert events(store, F1)[-1] == (2, "reopened")


def test_what_a_finding_was_at_a_revision(store):
    later = finding("f1", values=("12", "16"))
    record(store, finding("f1"))
    record(store, later)
    with store.database.snapshot() as connection:
        assert finding_at(connection, F1, 1) == ("s1", kept(finding("f1")))
        assert finding_at(connection, F1, 2) == ("s1", kept(later))
        assert finding_at(connection, F1, 3) is None
        assert (revision_of(connection, F1), revision_of(connection, "f9")) == (2, 0)


def test_open_findings_are_told_by_sort_the_most_urgent_first(store):
    record(
        store,
        finding("f1", severity="low"),
        finding("f2", severity="high", confidence=0.7),
        finding("f3", severity="high", confidence=0.9, kind="development"),
        finding("f4", severity="medium", category="date"),
    )
    record(store, finding("g1"), story="s2")

    def ids(**wanted):
        return [one.finding.id.split(".")[0] for one in store.findings.open(**wanted)]

    assert ids(story="s1") == ["f3", "f2", "f4", "f1"]
    assert ids(kind="conflict", severity="high") == ["g1", "f2"]
    assert ids(category="date") == ["f4"]
    assert ids(limit=1) in (["f3"], ["g1"])


def test_two_stories_may_have_a_finding_of_one_id(store):
    record(store, *TWO)
    (other,) = record(store, finding("f1"), story="s2").opened
    assert other == own_id("s2", "f1") != F1
    assert record(store, finding("f1"), story="s2").unchanged == (other,)
    assert store.findings.finding(other).story == "s2"
    assert store.findings.report("s2").findings[0].id == other
    assert record(store, story="s2").closed == (other,)
    assert store.findings.finding(F1).open


def test_a_merge_takes_findings_along(store):
    assign(store, s1=["a"], s2=["b"])
    record(store, *TWO)
    (doubled, moved) = record(store, finding("f1"), finding("f7"), story="s2").opened
    store.stories.merge("s1", "s2", run=3)
    assert store.findings.finding(moved).story == "s1"
    assert not store.findings.finding(doubled).open
    told = record(store, *TWO, finding("f7"))
    assert told.unchanged == (F1, F2, moved)


def test_a_story_that_comes_back_from_a_merge_gets_its_findings_back(store):
    assign(store, s1=["a"], s2=["b"])
    record(store, *TWO)
    there = record(store, finding("f1"), finding("f7"), story="s2").opened
    store.stories.merge("s1", "s2")
    record(store, *TWO, finding("f7"), finding("f8"))
    assign(store, s2=["b"])
    assert "s2" in store.stories.pending()
    assert [store.findings.finding(name).story for name in there] == ["s2", "s2"]
    assert record(store, finding("f1"), finding("f7"), story="s2") == FindingChanges(
        opened=(there[0],), unchanged=(there[1],)
    )
    assert record(store, *TWO, finding("f7")).opened == (own_id("s1", "f7"),)


def test_copy_that_came_meanwhile_leaves_the_story_pending(store):
    assign(store, s1=["a"])
    touches = store.stories.pending()["s1"]
    store.stories.touch(["s1"])
    record(store, touches=touches)
    assert list(store.stories.pending()) == ["s1"]
    record(store, touches=store.stories.pending()["s1"])
    assert store.stories.pending() == {}


def test_another_basis_makes_stories_with_copy_due(store):
    assign(store, s1=["a"])
    record(store, *TWO, touches=store.stories.pending("one")["s1"], basis="one")
    record(store, finding("f1"), story="brought in", basis="one")
    assert store.stories.pending("one") == store.stories.pending() == {}
    assert list(store.stories.pending("two")) == ["s1"]
    record(store, *TWO, touches=store.stories.pending("two")["s1"], basis="two")
    assert store.stories.pending("two") == {}


def test_a_story_that_grouping_made_is_called_by_its_report(store):
    assign(store, s1=["a"])
    assert store.stories.story("s1").topic == ""
    record(store, *TWO)
    named = store.stories.story("s1").topic
    assert named == report(*TWO).story.topic != ""
    other = report(*TWO).model_copy(update={"story": ReportStory(id="s1", topic="Another")})
    store.findings.record("s1", other)
    assert store.stories.story("s1").topic == named


def test_every_change_has_a_number(store):
    record(store, *TWO)
    seen = store.changes.latest()
    record(store, finding("f1", values=("1", "2")))
    told = [
        (change.kind.value, change.finding, change.story) for change in store.changes.since(seen)
    ]
    assert told == [("changed", F1, "s1"), ("closed", F2, "s1")]
    assert [change.number for change in store.changes.since(0)] == list(
        range(store.changes.latest() - 3, store.changes.latest() + 1)
    )
    assert store.changes.since(0, limit=1)[0].number == store.changes.since(0)[0].number


def test_words_that_no_database_can_hold_do_no_harm(store):
    odd = finding("f1", question="How many \x00 boats \ud83d?", summary="Half a pair: \udea2")
    record(store, odd)
    assert store.findings.finding(F1).finding == kept(odd)
    assert record(store, odd).unchanged == (F1,)


def test_the_hash_of_evidence_does_not_depend_on_order():
    one = finding("f1", values=("1", "2", "3"), sources=("a", "b", "c"))
    assert evidence_hash(one) == evidence_hash(one.model_copy(update={"sides": one.sides[::-1]}))


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_of_a_story_no_more_findings_are_looked_at_than_it_has(store):
    asked = []
    with store.database.snapshot() as connection:
        event.listen(connection, "before_cursor_execute", lambda *told: asked.append(told[2:4]))
        record(store, *TWO)
        store.findings.open(story="s1")
        statement, values = asked[-1]
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values).all()
    assert any("(story=?)" in row.detail for row in plan)
