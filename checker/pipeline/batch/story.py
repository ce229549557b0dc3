"""A story as it stands in the store, ready to be checked."""

from checker.pipeline.batch.profiles import Profiles
from checker.records.article import Article, Story
from checker.store import Store
from checker.store.clock import utc_now


def story_of(store: Store, profiles: Profiles, name: str) -> Story:
    """A story's articles that could be read, with what its corrections have put right."""
    story = store.stories.story(name) or Story(id=name, articles=())
    contents = store.copy.contents(utc_now(), [article.id for article in story.articles])
    readable = profiles.readable(contents)
    articles = tuple(a for a in story.articles if a.id in readable)
    topic = story.topic or next((a.title for a in articles if a.title), "")
    earlier = tuple(before for a in articles if (before := _before(store, a, contents[a.id])))
    return story.model_copy(
        update={"id": name, "articles": articles, "topic": topic, "corrected": earlier}
    )


def _before(store: Store, article: Article, content: str) -> Article | None:
    """What a text said before it was corrected, if it is a correction."""
    if not (article.wire and article.wire.correction):
        return None
    older = [v.article for v in store.copy.versions(article.id) if v.content != content]
    return older[0] if older else None
