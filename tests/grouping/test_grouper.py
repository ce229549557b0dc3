from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.grouping import Grouper
from checker.records.grouping import Merge, Split
from checker.settings import GroupingSettings

from .synthetic import NOON, between, profile

SETTINGS = GroupingSettings()
EVENTS = [profile(f"a{e}-{n}", e, noise=0.4, hours=n) for e in range(5) for n in range(4)]


def grouped(*batches):
    grouper = Grouper(SETTINGS)
    for batch in batches:
        grouper.assign(batch)
    return grouper


def partition(stories):
    groups = {}
    for article, story in stories.items():
        groups.setdefault(story, set()).add(article)
    return {frozenset(group) for group in groups.values()}


BY_EVENT = partition({p.article: p.article[:2] for p in EVENTS})


def replay(table, changes):
    """A store's table of stories after changes, as the record says they are to be applied."""
    merged = {merge.merged: merge.into for merge in changes.merges}
    table = {article: merged.get(story, story) for article, story in table.items()}
    table |= changes.stories
    return {article: story for article, story in table.items() if article not in changes.left}


def test_articles_of_one_event_make_one_story():
    assert partition(grouped(EVENTS).stories) == BY_EVENT


def test_the_same_articles_get_the_same_ids():
    assert grouped(EVENTS).stories == grouped(EVENTS[::-1]).stories


def test_known_articles_change_nothing():
    grouper = grouped(EVENTS)
    again = grouper.assign(EVENTS)
    assert (again.stories, again.merges, again.splits, again.touched) == ({}, (), (), ())


@settings(max_examples=25, deadline=None)
@given(st.permutations(EVENTS), st.integers(0, 19))
def test_what_is_recalled_later_is_as_what_was_there_from_the_start(articles, size):
    stories = dict(grouped(articles[1:]).stories)
    at_once = Grouper(SETTINGS, articles[1:], stories)
    step_by_step = Grouper(SETTINGS, articles[1 : 1 + size], stories)
    new = profile("new", 7)
    for grouper in (at_once, step_by_step):
        grouper.assign([new])
    known = stories | {"new": at_once.stories["new"]}
    step_by_step.recall(articles[1 + size :], known)
    assert step_by_step.assign(articles[:1]) == at_once.assign(articles[:1])
    assert step_by_step.stories == at_once.stories
    assert step_by_step.withdraw(["new"]) == at_once.withdraw(["new"])


@settings(max_examples=25, deadline=None)
@given(st.permutations(EVENTS), st.integers(1, 20))
def test_no_order_of_arrival_changes_which_articles_are_together(arriving, size):
    batches = [arriving[at : at + size] for at in range(0, len(arriving), size)]
    assert partition(grouped(*batches).stories) == BY_EVENT


@settings(max_examples=25, deadline=None)
@given(st.permutations(EVENTS), st.sets(st.sampled_from([p.article for p in EVENTS])))
def test_what_is_told_brings_a_table_up_to_date(arriving, cancelled):
    grouper, table = Grouper(SETTINGS), {}
    for new in arriving:
        table = replay(table, grouper.assign([new]))
        assert table == grouper.stories
    for gone in cancelled:
        table = replay(table, grouper.withdraw([gone]))
        assert table == grouper.stories
    rest = [p for p in EVENTS if p.article not in cancelled]
    assert partition(table) == partition(grouped(rest).stories)


def test_a_grouper_goes_on_from_what_was_stored():
    earlier = grouped(EVENTS[:15])
    later = Grouper(SETTINGS, EVENTS[:15], earlier.stories)
    told = later.assign(EVENTS[15:])
    assert told.stories == earlier.assign(EVENTS[15:]).stories
    assert later.stories == earlier.stories


def test_no_new_story_gets_the_id_of_one_that_is_not_at_hand():
    (taken,) = grouped(EVENTS[:1]).stories.values()
    later = Grouper(SETTINGS, (), {"elsewhere": taken})
    later.assign(EVENTS[:1])
    assert set(later.stories) == {EVENTS[0].article}
    assert taken not in later.stories.values()


def test_a_new_article_joins_its_story_and_touches_no_other():
    grouper = grouped(EVENTS)
    told = grouper.assign([profile("new", 3, noise=0.2, hours=9)])
    assert told.stories == {"new": grouper.stories["a3-0"]}
    assert told.touched == (grouper.stories["a3-0"],)


def test_articles_of_one_event_far_apart_in_time_are_two_stories():
    late = [p.model_copy(update={"article": f"late-{n}", "published": NOON + timedelta(days=90)})
            for n, p in enumerate(EVENTS[:4])]  # fmt: skip
    assert len(partition(grouped(EVENTS[:4], late).stories)) == 2


def test_a_link_between_two_stories_makes_them_one_and_its_end_makes_them_two():
    left = [profile(f"left-{n}", 11, noise=0.1, hours=n) for n in range(2)]
    right = [profile(f"right-{n}", 12, noise=0.1, hours=n + 3) for n in range(1)]
    grouper = grouped(left, right)
    first, second = grouper.stories["left-0"], grouper.stories["right-0"]
    assert first != second
    links = [between(f"link-{n}", 11, 12, hours=1) for n in range(4)]
    told = grouper.assign(links)
    assert told.merges == (Merge(into=first, merged=second),)
    assert set(grouper.stories.values()) == {first}
    assert told.touched == tuple(sorted({first, second}))
    told = grouper.withdraw([link.article for link in links])
    into = grouper.stories["right-0"]
    assert told.splits == (Split(story=first, into=into, articles=("right-0",)),)
    assert partition(grouper.stories) == {frozenset({"left-0", "left-1"}), frozenset({"right-0"})}


def test_a_new_version_replaces_the_old_one():
    grouper = grouped(EVENTS)
    old = grouper.stories["a1-2"]
    told = grouper.assign([profile("a1-2", 4, noise=0.2)])
    assert told.stories == {"a1-2": grouper.stories["a4-0"]}
    assert told.touched == tuple(sorted({old, grouper.stories["a4-0"]}))


def test_the_only_article_of_a_story_leaves_it_empty():
    grouper = grouped([*EVENTS, profile("alone", 99)])
    story = grouper.stories["alone"]
    told = grouper.withdraw(["alone", "never there"])
    assert (told.left, told.touched, told.stories) == (("alone",), (story,), {})


def test_copies_are_of_one_story_though_their_words_differ():
    runs = b"".join(n.to_bytes(8, "little") for n in range(100))
    one = profile("one", 21, noise=0.1, runs=runs)
    strange = profile("other", 21, noise=0.1, runs=runs)
    strange = strange.model_copy(update={"words": {"x": 1.0}, "names": {"y": 1.0}})
    assert len(partition(grouped([one, strange]).stories)) == 1
    apart = strange.model_copy(update={"runs": b""})
    assert len(partition(grouped([one, apart]).stories)) == 2


def test_an_article_without_a_time_is_near_every_other():
    grouper = grouped(EVENTS, [profile("undated", 2, noise=0.2, published=False)])
    assert grouper.stories["undated"] == grouper.stories["a2-0"]
