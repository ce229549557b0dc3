"""Stories: what grouping decides is carried out, and how it came about is kept."""

from checker.records.grouping import Assignments, Merge, Split
from tests.store.made import NOON, article, assign, hours, shelve


def members(store, story):
    return [one.id for one in store.stories.story(story).articles]


def history(store, story):
    return [
        (one.reason.value, one.article, one.left, one.joined)
        for one in store.stories.history(story)
    ]


def test_articles_are_put_into_stories_oldest_first(store):
    for text_id, before in (("b", 1), ("c", 3), ("a", 2)):
        store.copy.add(article(text_id, NOON - hours(before), text_id=text_id), text_id)
    store.stories.assign(Assignments(stories={"a": "s1", "b": "s1", "c": "s1"}), run=2)
    store.stories.rename("s1", "A storm")
    assert members(store, "s1") == ["c", "a", "b"]
    assert store.stories.story("s1").topic == "A storm"
    assert (store.stories.of("a"), store.stories.of("z")) == ("s1", None)
    assert store.stories.members() == dict.fromkeys("abc", "s1")
    assert store.stories.story("s9") is None


def test_assigning_again_changes_nothing(store):
    assign(store, s1=["a", "b"])
    touches, number = store.stories.pending(), store.changes.latest()
    store.stories.assign(Assignments(stories={"a": "s1"}))
    assert (store.stories.pending(), store.changes.latest()) == (touches, number)
    assert len(store.stories.history("s1")) == 2


def test_articles_move_and_leave(store):
    assign(store, run=1, s1=["a", "b"], s2=["c"])
    store.stories.assign(Assignments(stories={"b": "s2"}, left=("a",)), run=2)
    assert members(store, "s1") == []
    assert members(store, "s2") == ["b", "c"]
    assert history(store, "s1")[2:] == [("assigned", "b", "s1", "s2"), ("left", "a", "s1", None)]
    assert store.stories.touched_since(2) == ["s1", "s2"]
    assert store.stories.touched_since(3) == []


def test_merges_and_splits_are_carried_out_together(store):
    assign(store, s1=["a", "b"], s2=["c"], s3=["d"])
    store.stories.assign(
        Assignments(
            stories={"b": "s4"},
            merges=(Merge(into="s1", merged="s2"),),
            splits=(Split(story="s1", into="s4", articles=("b",)),),
        )
    )
    assert members(store, "s1") == ["a", "c"]
    assert members(store, "s4") == ["b"]
    assert history(store, "s4") == [("split", "b", "s1", "s4")]
    assert history(store, "s2")[-1] == ("merged", None, "s2", "s1")


def test_a_merged_story_leads_to_what_it_became(store):
    assign(store, s1=["a"], s2=["b"], s3=["c"])
    store.stories.merge("s2", "s3")
    store.stories.merge("s1", "s2")
    assert store.stories.story("s3").id == "s1"
    assert members(store, "s3") == ["a", "b", "c"]
    assert list(store.stories.pending()) == ["s1"]


def test_a_story_is_split(store):
    assign(store, s1=["a", "b", "c"])
    store.stories.split("s1", "s2", ["b", "c"], run=5)
    assert (members(store, "s1"), members(store, "s2")) == (["a"], ["b", "c"])
    assert store.stories.touched_since(5) == ["s1", "s2"]


def test_only_active_articles_are_in_a_story(store):
    assign(store, s1=["a", "b"])
    shelve(store, "b", "Hold.", version=2, status="withheld")
    shelve(store, "c", "Later.", embargo=NOON + hours(1))
    store.stories.assign(Assignments(stories={"c": "s1"}))
    assert [one.id for one in store.stories.story("s1", NOON).articles] == ["a"]
    assert [one.id for one in store.stories.story("s1", NOON + hours(1)).articles] == ["a", "c"]
