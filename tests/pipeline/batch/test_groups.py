"""Stories kept up to date over a store, which brings no more than it must."""

from datetime import UTC, datetime, timedelta

import pytest

from checker.pipeline.batch.groups import Groups
from checker.pipeline.batch.profiles import Profiles
from checker.records.article import Article
from checker.settings import load_settings
from checker.store import Store
from tests.grouping.synthetic import NOON, profile


class Watched(Profiles):
    """Profiles that note which were brought."""

    def known(self, contents):
        found = super().known(contents)
        self.brought |= set(found)
        return found


class Shelves:
    """A store with articles of events, and the grouping over it."""

    def __init__(self, root):
        self.settings = load_settings()
        self.store = Store.open(root / "store.db")
        self.began()

    def began(self):
        """Another process takes over."""
        self.profiles = Watched(self.store.remembered, self.settings)
        self.groups = Groups(self.store, self.profiles, self.settings.grouping)

    def put(self, name, event, days=0.0, published=True):
        """An article on the shelf, published so many days after the first; its id."""
        content = f"{name} tells of event {event}".ljust(24, ".")
        time = NOON + timedelta(days=days) if published else None
        article = Article(id=name, name=name, text=name, published=time)
        id_ = self.store.copy.add(article, content).id
        made = profile(id_, event, hours=24 * days, published=published)
        self.profiles.keep(content, made)
        return id_

    def update(self):
        """A round; the articles whose profiles it brought."""
        self.profiles.brought = set()
        self.groups.update(self.store.copy.contents(datetime.now(UTC)), 1)
        return self.profiles.brought

    def story(self, article):
        return self.store.stories.of(article)


@pytest.fixture
def shelves(tmp_path):
    return Shelves(tmp_path)


def test_what_is_too_old_to_matter_is_not_brought(shelves):
    old, recent = shelves.put("old", 1), shelves.put("recent", 2, days=300)
    shelves.update()
    shelves.began()
    new = shelves.put("new", 2, days=310)
    assert shelves.update() == {recent, new}
    assert shelves.story(new) == shelves.story(recent) != shelves.story(old)


def test_nothing_new_brings_nothing(shelves):
    shelves.put("old", 1)
    shelves.update()
    assert shelves.update() == set()
    shelves.began()
    assert shelves.update() == set()


def test_a_story_is_brought_whole(shelves):
    parts = [shelves.put(f"part{n}", 1, days=25 * n) for n in range(5)]
    with shelves.store.transaction():
        shelves.update()
        shelves.store.stories.split("x", "one", parts)
    shelves.began()
    new = shelves.put("new", 1, days=125)
    assert shelves.update() == {*parts, new}


def test_an_article_without_a_time_may_belong_anywhere(shelves):
    old, recent = shelves.put("old", 1), shelves.put("recent", 2, days=300)
    shelves.update()
    shelves.began()
    new = shelves.put("new", 1, published=False)
    assert shelves.update() == {old, recent, new}
    assert shelves.story(new) == shelves.story(old)
    shelves.began()
    newer = shelves.put("newer", 2, days=310)
    assert shelves.update() >= {recent, new, newer}


def test_a_watch_reaches_further_back_when_old_copy_comes(shelves):
    old, recent = shelves.put("old", 1), shelves.put("recent", 2, days=300)
    shelves.update()
    shelves.began()
    shelves.put("new", 2, days=310)
    shelves.update()
    late = shelves.put("late", 1, days=1)
    assert shelves.update() == {old, late}  # what is at hand already is not brought again
    assert shelves.story(late) == shelves.story(old)
    assert shelves.put("newest", 2, days=320) in shelves.update()
    assert shelves.story(recent) != shelves.story(old)


def test_a_watch_brings_only_what_is_new(shelves):
    shelves.put("recent", 2)
    shelves.update()
    new = shelves.put("new", 2, days=1)
    assert shelves.update() == {new}


@pytest.mark.parametrize("anew", [True, False])
def test_what_only_a_withdrawn_article_held_together_comes_apart(shelves, anew):
    ends = [shelves.put("first", 1), shelves.put("last", 1, days=40)]
    between = shelves.put("between", 1, days=20)
    shelves.update()
    with shelves.store.transaction():
        shelves.store.stories.split("x", "one", [*ends, between])
    if anew:
        shelves.began()
    else:
        shelves.update()
    shelves.store.copy.cancel(between)
    shelves.update()
    assert shelves.story(between) is None
    assert len({shelves.story(end) for end in ends}) == 2
    assert shelves.update() == set()


def test_a_withdrawn_article_that_nobody_can_read_leaves_its_story(shelves):
    lost, stays = shelves.put("lost", 1), shelves.put("stays", 2)
    shelves.update()
    shelves.profiles._made_by = "another version of the code"
    shelves.store.copy.cancel(lost)
    shelves.update()
    assert shelves.story(lost) is None
    assert shelves.story(stays)
