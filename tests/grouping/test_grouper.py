from checker.grouping import Grouper
from checker.settings import GroupingSettings

from .synthetic import profile

SETTINGS = GroupingSettings()
EVENTS = [profile(f"a{e}-{n}", e, noise=0.4, hours=n) for e in range(6) for n in range(4)]
BY_ARTICLE = {p.article: p for p in EVENTS}


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


def test_articles_of_one_event_make_one_story():
    assert partition(grouped(EVENTS).stories) == BY_EVENT
