"""Stories kept up to date as articles come and go."""

from collections.abc import Collection, Iterable, Mapping

from checker.grouping.continuity import changes, named
from checker.grouping.copies import CopyIndex
from checker.grouping.likeness import likeness
from checker.grouping.partition import partition
from checker.grouping.shelf import ProfileShelf
from checker.records.grouping import Assignments
from checker.records.profile import Profile
from checker.settings import GroupingSettings

_FAINT = 0.01
"""Likeness under which articles are held to have none: few have more, and they are kept."""


class Grouper:
    """The stories of the articles at hand.

    How the articles are cut into stories depends on which articles there are, never on the order
    in which they came; only the ids of stories have a history. Articles are linked if they are
    alike by the threshold; average linkage never joins what no link joins, so only those parts
    of the web of links that an article touches are looked at again when it comes or goes.
    """

    def __init__(
        self,
        settings: GroupingSettings,
        profiles: Iterable[Profile] = (),
        stories: Mapping[str, str] | None = None,
    ) -> None:
        """``profiles`` and ``stories`` are what earlier runs have left, as for `recall`."""
        self._settings = settings
        self._shelf = ProfileShelf()
        self._copies = CopyIndex(settings.copy_similarity)
        self._stories: dict[str, str] = {}
        self._links: dict[str, dict[str, float]] = {}
        self._others: set[str] = set()
        self.recall(profiles, stories or {})

    def recall(self, profiles: Iterable[Profile], stories: Mapping[str, str]) -> None:
        """Have articles at hand that were grouped before; ``stories`` are those of all articles.

        Stories that have nothing to do with new articles may be without profiles; they are told
        of so that no other gets their id.
        """
        self._links.clear()  # few are asked for again: dear to tell each of many newcomers
        for profile in profiles:
            self._put(profile)
        self._stories.update((a, story) for a, story in stories.items() if a in self._shelf)
        self._others = {story for a, story in stories.items() if a not in self._shelf}

    @property
    def stories(self) -> Mapping[str, str]:
        """The story of each article at hand."""
        return self._stories

    def assign(self, new: Iterable[Profile]) -> Assignments:
        """Take in new articles, or new versions of known ones, and find their stories."""
        came = {
            profile.article: profile
            for profile in new
            if profile.article not in self._stories or self._shelf[profile.article] != profile
        }
        loose = {other for article in came for other in self._drop(article)}
        for profile in came.values():
            self._put(profile)
        return self._regroup({*came, *loose})

    def withdraw(self, articles: Iterable[str]) -> Assignments:
        """Take articles out; what only they held together comes apart."""
        gone = tuple(sorted({article for article in articles if article in self._shelf}))
        loose = {other for article in gone for other in self._drop(article)}
        return self._regroup(loose - set(gone), left=gone)

    def _put(self, profile: Profile) -> None:
        self._shelf.add(profile)
        self._copies.add(profile.article, profile.runs)
        # Those that know their links are told of a new one; others look when they are asked.
        if self._links:
            for other, alike in self._linked(profile.article).items():
                if other in self._links:
                    self._links[other][profile.article] = alike

    def _drop(self, article: str) -> Collection[str]:
        """Forget an article, and tell which others were linked with it; its story stays known."""
        if article not in self._shelf:
            return ()
        linked = self._linked(article)
        for other in linked:
            self._links.get(other, {}).pop(article, None)
        del self._links[article]
        self._shelf.remove(article)
        self._copies.remove(article)
        return linked

    def _linked(self, article: str) -> dict[str, float]:
        """How like others are to an article, as far as they are at all."""
        known = self._links.get(article)
        if known is None:
            near, evidence = self._shelf.near(article, self._settings.window_days)
            known = dict(zip(near, likeness(evidence).tolist(), strict=True))
            for other in self._copies.find(self._shelf[article].runs):
                if other in known:
                    known[other] = 1.0
            known = {other: alike for other, alike in known.items() if alike >= _FAINT}
            self._links[article] = known
        return known

    def _regroup(self, touched: Collection[str], left: tuple[str, ...] = ()) -> Assignments:
        before = {article: self._stories[article] for article in self._stories}
        emptied = {self._stories.pop(article) for article in left if article in self._stories}
        web = self._web(touched)
        groups = [g for part in web for g in partition(part, self._links, self._threshold)]
        stayed = {a: s for a, s in before.items() if a not in left}
        now = named(groups, stayed, self._first, self._others)
        for story, group in now.items():
            self._stories.update(dict.fromkeys(group, story))
        moved = {
            article: story
            for story, group in now.items()
            for article in sorted(group)
            if before.get(article) != story
        }
        merges, splits = changes(now, before, set(self._stories.values()))
        others = {before[article] for article in moved if article in before}
        return Assignments(
            stories=moved,
            merges=merges,
            splits=splits,
            left=left,
            touched=tuple(sorted({*moved.values(), *others, *emptied})),
        )

    @property
    def _threshold(self) -> float:
        return self._settings.similarity

    def _web(self, touched: Collection[str]) -> list[list[str]]:
        """The connected parts of the web of links that hold an article of ``touched``."""
        seen: set[str] = set()
        parts = []
        for article in sorted(touched):
            if article in seen:
                continue
            part, ahead = [], [article]
            seen.add(article)
            while ahead:
                part.append(ahead.pop())
                for other, alike in self._linked(part[-1]).items():
                    if alike >= self._threshold and other not in seen:
                        seen.add(other)
                        ahead.append(other)
            parts.append(part)
        return parts

    def _first(self, articles: Collection[str]) -> str:
        """The article that was published first; among equals the one whose id comes first."""
        return min(articles, key=self._age)

    def _age(self, article: str) -> tuple[bool, float, str]:
        published = self._shelf[article].published
        return (published is None, published.timestamp() if published else 0.0, article)
