"""A story as it stands in the store, ready to be checked."""

from checker.pipeline.batch.profiles import Profiles
from checker.pipeline.batch.seal import content_of
from checker.records.article import Article, Story
from checker.store import Store


def story_of(store: Store, profiles: Profiles, name: str) -> Story:
    """A story's articles that could be read, with what its corrections have put right."""
    story = store.stories.story(name) or Story(id=name, articles=())
    readable = profiles.readable({a.id: content_of(a) for a in story.articles})
    articles = tuple(a for a in story.articles if a.id in readable)
    topic = story.topic or next((a.title for a in articles if a.title), "")
    earlier = tuple(before for a in articles if (before := _before(store, a)))
    return story.model_copy(
        update={"id": name, "articles": articles, "topic": topic, "corrected": earlier}
    )


def _before(store: Store, article: Article) -> Article | None:
    """What a text said before it was corrected, if it is a correction."""
    if not (article.wire and article.wire.correction):
        return None
    content = content_of(article)
    older = [v.article for v in store.copy.versions(article.id) if v.content != content]
    return older[0] if older else None
