"""Findings that another report calls by another id, and that are the same all the same."""

import pytest

from checker.store.continued import continued
from checker.store.ledger import own_id
from tests.store.made import assign, finding, report

F1, F2 = own_id("s1", "f1"), own_id("s1", "f2")


def words(*sides, name="f2", **changed):
    """A finding whose sides quote, each, 'source:words' and so on."""
    made = finding(name, values=tuple(map(str, range(len(sides)))), sources=("x",) * len(sides))
    told = (
        side.model_copy(
            update={
                "evidence": tuple(
                    side.evidence[0].model_copy(
                        update=dict(zip(("source", "quote"), one.split(":"), strict=True))
                    )
                    for one in quotes
                )
            }
        )
        for side, quotes in zip(made.sides, sides, strict=True)
    )
    return made.model_copy(update={"sides": tuple(told), **changed})


BEFORE = words(["a:12 boats"], ["b:15  boats"])


@pytest.mark.parametrize(
    ("after", "same"),
    [
        (words(["a:12 boats"], ["b:15 boats"], ["c:19 boats"]), True),
        (words(["c:19 boats"], ["b:15 boats", "d:15"], ["a:12 boats"]), True),
        (words(["a:12 boats"], ["c:19 boats"]), False),
        (words(["a:12 boats", "b:15 boats"], ["c:19 boats"]), False),
        (words(["a:12 boats"], ["c:15 boats"]), False),
        (words(["a:12 boats"], ["b:15 boats"], category="date"), False),
        (words(["a:12 boats", "b:15 boats"]), False),
    ],
    ids=["third answer", "in another order", "other answer", "one side now", "other outlet",
         "of another sort", "agreement"],
)  # fmt: skip
def test_what_was_asked_is_asked_still(after, same):
    assert continued({"old": BEFORE}, [after]) == ({"f2": "old"} if same else {})


def test_each_goes_on_with_the_one_it_is_most_like():
    three = words(["a:12 boats"], ["b:15 boats"], ["c:19 boats"])
    gone = {"two": BEFORE, "three": three}
    more = words(["a:12 boats"], ["b:15 boats"], ["c:19 boats"], ["d:4"], name="f3")
    assert continued(gone, [more]) == {"f3": "three"}
    again = words(["a:12 boats"], ["b:15 boats"], ["e:7"], name="f4")
    assert continued(gone, [again, more]) == {"f3": "three", "f4": "two"}


def joined(name="f2"):
    """The finding f1 with a third answer, under another id."""
    known = finding("f1")
    return known.model_copy(update={"id": name, "sides": (*known.sides, *finding(
        name, values=("19",), sources=("c",)).sides)})  # fmt: skip


def record(store, *findings, story="s1"):
    return store.findings.record(story, report(*findings, story=story))


def test_a_third_answer_changes_a_finding_and_leaves_its_id(store):
    record(store, finding("f1"))
    assert record(store, joined()).changed == (F1,)
    now = store.findings.finding(F1)
    assert (now.revision, len(now.finding.sides), now.finding.id) == (2, 3, F1)
    assert store.findings.report("s1").findings[0].id == F1
    assert record(store, joined()).unchanged == (F1,)
    assert store.findings.finding(F2) is None


def test_an_answer_that_goes_again_changes_it_back(store):
    record(store, finding("f1"))
    record(store, joined())
    assert record(store, finding("f1")).changed == (F1,)
    assert store.findings.finding(F1).revision == 3
    record(store)
    assert record(store, joined()).opened == (F1,)


def test_where_both_are_there_each_has_an_id(store):
    record(store, finding("f1"))
    record(store, joined())
    told = record(store, finding("f1"), joined())
    assert told.unchanged == (F1,)
    (other,) = told.opened
    assert other == own_id("s1", "f1~2")
    assert record(store, finding("f1"), joined()).unchanged == (other, F1)


def test_a_story_that_was_merged_takes_its_findings_back_whatever_they_are_called(store):
    assign(store, s1=["a"], s2=["b"])
    (there,) = record(store, finding("f1"), story="s2").opened
    store.stories.merge("s1", "s2")
    assert record(store, joined()).changed == (there,)
    assign(store, s2=["b"])
    assert store.findings.finding(there).story == "s2"
    assert record(store, finding("f1"), story="s2").changed == (there,)
