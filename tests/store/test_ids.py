"""Ids of findings: the same whichever story is recorded first, and for as long as a story lives."""

import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.records.grouping import Assignments, Merge
from checker.store import Store
from checker.store.ledger import own_id
from tests.store.made import assign, finding, report
from tests.stores import empty

NAMES = ("f1", "f2", "f3")
REPORTS = st.lists(st.sets(st.sampled_from(NAMES)), min_size=1, max_size=3)
"""What one story's reports find, one after the other."""


@pytest.fixture(scope="module")
def scratch(tmp_path_factory, blank):
    path = tmp_path_factory.mktemp("ids") / "store.db"
    shutil.copy(blank, path)
    with Store.open(path) as store:
        yield store


def record(store, story, names):
    found = [finding(name) for name in sorted(names)]
    return store.findings.record(story, report(*found, story=story))


def left(store, stories):
    """Every id of each story, with what happened to it."""
    ids = [own_id(story, name) for story in stories for name in NAMES]
    return {id_: [one.event for one in store.findings.history(id_)] for id_ in ids}


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(lives=st.lists(REPORTS, min_size=2, max_size=4), chance=st.randoms(use_true_random=False))
def test_ids_do_not_hang_on_which_story_is_recorded_first(scratch, lives, chance):
    """Each story's own reports keep their order; how they fall between each other is chance."""
    stories = {f"s{number}": reports for number, reports in enumerate(lives)}
    found = []
    for _ in range(2):
        empty(scratch)
        turns = [story for story, reports in stories.items() for _ in reports]
        chance.shuffle(turns)
        ahead = {story: iter(reports) for story, reports in stories.items()}
        for story in turns:
            record(scratch, story, next(ahead[story]))
        found.append(left(scratch, stories))
        told = {one.finding.id for one in scratch.findings.open()}
        assert told == {own_id(s, name) for s, reports in stories.items() for name in reports[-1]}
    assert found[0] == found[1]


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(
    steps=st.lists(st.tuples(st.sampled_from(["record", "merge", "part"]), st.sets(
        st.sampled_from(NAMES))), max_size=8),
    chance=st.randoms(use_true_random=False),
)  # fmt: skip
def test_ids_outlast_merges_and_are_never_given_twice(scratch, steps, chance):
    """Two stories that become one and part again: no report of either is ever refused."""
    empty(scratch)
    assign(scratch, s1=["a"], s2=["b"])
    known = {"s1": {}, "s2": {}}
    for step, names in steps:
        if step == "merge":
            merges = (Merge(into="s1", merged="s2"),)
            scratch.stories.assign(Assignments(merges=merges, stories={"b": "s1"}))
        elif step == "part":
            scratch.stories.assign(Assignments(stories={"b": "s2"}))
        due = ["s1", "s2"] if scratch.stories.of("b") == "s2" else ["s1"]
        for story in chance.sample(due, len(due)):
            record(scratch, story, names)
            kept = scratch.findings.report(story).findings
            now = dict(zip(sorted(names), (one.id for one in kept), strict=True))
            if step == "record":
                before = known[story]
                assert all(now[name] == before[name] for name in now.keys() & before.keys())
            known[story] = {**known[story], **now}
            assert {scratch.findings.finding(id_).story for id_ in now.values()} <= {story}
