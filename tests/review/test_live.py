"""What the stream of news tells, and to whom."""

import asyncio

import pytest

from checker.records.judgement import Verdict
from checker.review import live
from checker.store.changes import ChangeKind, record_change
from checker.store.judgements import Entry

from .desk import FIRST, client


@pytest.fixture
def watch(ferry_store):
    """A watch that has looked once."""
    made = live.Watch(ferry_store)
    asyncio.run(made._look())
    return made


def told(watch, number):
    """What a reader who knows of ``number`` is told after the next look."""

    async def looked():
        await watch._look()
        return await asyncio.wait_for(watch.beyond(number), 1)

    return asyncio.run(looked())


def judge(store, finding=FIRST, user="bo"):
    last = store.judgements.standing(finding).last
    store.judgements.append(Entry(finding, 1, last, user, Verdict.HOLD))


def test_the_findings_that_changed_are_told(watch, ferry_store):
    number = watch.newest
    judge(ferry_store)
    judge(ferry_store, user="cy")
    assert told(watch, number) == (number + 2, (FIRST,))
    assert told(watch, number + 1) == (number + 2, (FIRST,))


def test_what_concerns_no_finding_may_concern_any(watch, ferry_store):
    number = watch.newest
    judge(ferry_store)
    with ferry_store.database.transaction() as connection:
        record_change(connection, ChangeKind.STORY, story="ferry")
    assert told(watch, number) == (number + 2, ())


@pytest.mark.parametrize("number", [0, 10**18])
def test_who_was_told_something_else_is_told_that_anything_may_have_changed(
    watch, ferry_store, number, monkeypatch
):
    judge(ferry_store)
    watch._lately.clear()
    assert told(watch, number) == (watch.newest, ())


def test_who_has_missed_much_is_told_that_anything_may_have_changed(ferry_store, monkeypatch):
    monkeypatch.setattr(live, "_REMEMBERED", 2)
    watch = live.Watch(ferry_store)
    asyncio.run(watch._look())
    number = watch.newest
    for user in ("bo", "cy", "di"):
        judge(ferry_store, user=user)
    assert told(watch, number) == (number + 3, ())
    assert told(watch, number + 1) == (number + 3, (FIRST,))


def test_news_of_another_finding_are_no_news_of_this_one(ferry_store):
    page = client(ferry_store).get(f"/findings/{FIRST}").text
    assert f'data-finding="{FIRST}"' in page
