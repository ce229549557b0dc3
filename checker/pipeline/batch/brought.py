"""A story that somebody brings in: shelved like any other copy, and checked at once.

Who brings articles in says that they are one story; that counts for more than grouping does.
"""

from collections import Counter
from collections.abc import Sequence

from checker.pipeline.alerting import record_findings
from checker.pipeline.analyst import Analyst
from checker.pipeline.batch.profiles import Profiles, profile_of
from checker.pipeline.batch.seal import content_of
from checker.pipeline.batch.story import story_of
from checker.pipeline.progress import Progress
from checker.pipeline.story import check_story
from checker.records.article import Article, Story
from checker.records.grouping import Assignments, Merge
from checker.records.profile import Profile
from checker.settings import Settings
from checker.store import Store
from checker.store.copy import shelf_id


class Bringing:
    """Takes stories into a store. ``analyst`` remembers what it reads there."""

    def __init__(self, store: Store, settings: Settings, analyst: Analyst) -> None:
        self._store = store
        self._settings = settings
        self._analyst = analyst
        self._profiles = Profiles(store.remembered, settings)

    def bring(self, story: Story, progress: Progress) -> str:
        """Shelve the articles of a story, check it, and record what is found; its id.

        That is ``story.id``, unless some of the articles are in a story already: then the others
        join it, and several such stories become one. Nothing is shelved before all is read, so
        that no batch run meets copy that it would have to leave out.
        """
        articles = [
            article.model_copy(update={"id": shelf_id(article, content_of(article))})
            for article in story.articles
        ]
        profiles = []
        for number, article in enumerate(articles):
            progress("reading", number, len(articles))
            profiles.append(profile_of(article, self._analyst))
        with self._store.transaction():
            skipped = story.skipped + self._shelve(articles, profiles)
            name = self._joined(articles, story)
        self._check(name, skipped, progress)
        return name

    def _shelve(self, articles: Sequence[Article], profiles: Sequence[Profile]) -> tuple[str, ...]:
        """Put articles on the shelf; a line for each that may not be used, or no longer is."""
        unused = []
        for article, profile in zip(articles, profiles, strict=True):
            content = content_of(article)
            self._profiles.keep(content, profile)
            if not self._store.copy.add(article, content).active:
                unused.append(
                    f"{article.name}, {article.title or article.id}: withdrawn, held back, or "
                    "replaced by another version that is in the store"
                )
        return tuple(unused)

    def _joined(self, articles: Sequence[Article], story: Story) -> str:
        """Make the articles one story, and tell which."""
        ids = {article.id for article in articles}
        stories = Counter(filter(None, map(self._store.stories.of, sorted(ids))))
        name, *others = sorted(stories, key=lambda id_: (-stories[id_], id_)) or [story.id]
        self._store.stories.assign(
            Assignments(
                stories=dict.fromkeys(sorted(ids), name),
                merges=tuple(Merge(into=name, merged=other) for other in others),
            )
        )
        if not stories:
            self._store.stories.rename(name, story.topic)
        return name

    def _check(self, name: str, skipped: tuple[str, ...], progress: Progress) -> None:
        touches = self._store.stories.pending().get(name)  # before the articles are read
        story = story_of(self._store, self._profiles, name)
        story = story.model_copy(update={"skipped": skipped})
        report = check_story(story, self._settings, self._analyst, progress)
        record_findings(self._store, self._settings, name, report, touches=touches)
