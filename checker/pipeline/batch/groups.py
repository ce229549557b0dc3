"""Stories kept up to date with the copy at hand: what came, what changed, what was withdrawn."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from checker.grouping import Grouper
from checker.pipeline.batch.profiles import Profiles
from checker.records.grouping import Assignments
from checker.settings import GroupingSettings
from checker.store import Store
from checker.text.slugs import whole_of

_REACH = 2
"""Windows that are looked back: an article is compared over one, and what it is like over another,
so that all that it is like is at hand with all that this is like."""


class Groups:
    """The grouping of all articles that may be used; lasts over the rounds of a watch.

    At hand are the profiles of those only that may have to do with what changed: of stories that
    nothing as young belongs to, what was found before stands.
    """

    def __init__(self, store: Store, profiles: Profiles, settings: GroupingSettings) -> None:
        self._store = store
        self._profiles = profiles
        self._settings = settings
        self._grouped: dict[str, str] = {}
        self._grouper: Grouper | None = None
        self._since: datetime | None = None
        """From when on articles are at hand; None where all are."""
        self._elsewhere: dict[str, str] = {}
        """The stories of the articles that are not at hand."""

    def update(self, contents: Mapping[str, str], run: int) -> None:
        """Regroup for the articles at hand, given with the hashes of their contents.

        One transaction for those that left and one for those that came: an interrupted update is
        made up for by the next, since how articles are grouped hangs on nothing but them.
        """
        parts, contents = _divided(contents)
        members = {a: s for a, s in self._store.stories.members().items() if a not in parts}
        gone = [article for article in members if article not in contents]
        if not self._is_current(members, contents):
            self._grouper = None
            self._grouped = {a: c for a, c in contents.items() if a in members}
            self._grouped |= self._earlier(members) | self._last_read(gone)
        fresh = {a: c for a, c in contents.items() if self._grouped.get(a) != c}
        if gone or fresh:
            grouper = self._reaching({*gone, *fresh}, members)
            if gone:
                self._apply(grouper.withdraw(gone), run)
                # Of which no profile is left, nothing is known that it held together.
                self._apply(Assignments(left=tuple(gone)), run)
            if fresh:
                self._apply(grouper.assign(self._profiles.known(fresh).values()), run)
        self._grouped = dict(contents)
        self._follow(parts, run)

    def _follow(self, parts: Collection[str], run: int) -> None:
        """Put each part of a text, however little it has in common with it, into its story."""
        if not parts:
            return
        members = self._store.stories.members()
        followed = {part: members[whole_of(part)] for part in parts if whole_of(part) in members}
        moved = {part: story for part, story in followed.items() if members.get(part) != story}
        if moved:
            self._apply(Assignments(stories=moved), run)

    def _apply(self, assignments: Assignments, run: int) -> None:
        self._store.stories.assign(assignments, run)

    def _is_current(self, members: Mapping[str, str], contents: Mapping[str, str]) -> bool:
        """Whether nobody else has put copy into stories since the last round."""
        if self._grouper is None:
            return False
        known = self._elsewhere | dict(self._grouper.stories)
        return all(known.get(a) == story for a, story in members.items() if a in contents)

    def _reaching(self, changed: Collection[str], members: Mapping[str, str]) -> Grouper:
        """The grouping of all that may have to do with articles that changed."""
        first = self._store.copy.earliest(changed)
        since = first and first - timedelta(days=_REACH * self._settings.window_days)
        grouper = self._grouper or Grouper(self._settings)
        if self._grouper is None or not self._reaches(since):
            near = self._near(since, members) - grouper.stories.keys()
            profiles = self._profiles.known({a: c for a, c in self._grouped.items() if a in near})
            grouper.recall(profiles.values(), members)
            there = grouper.stories
            self._elsewhere = {a: story for a, story in members.items() if a not in there}
            self._since, self._grouper = since, grouper
        return grouper

    def _reaches(self, since: datetime | None) -> bool:
        """Whether all articles from then on are at hand."""
        return self._since is None or (since is not None and self._since <= since)

    def _near(self, since: datetime | None, members: Mapping[str, str]) -> set[str]:
        """The articles from then on, and whatever is in a story with one."""
        if since is None:
            return set(self._grouped)
        young = self._store.copy.since(since)
        stories = {members[article] for article in young if article in members}
        return young | {article for article, story in members.items() if story in stories}

    def _last_read(self, articles: Collection[str]) -> dict[str, str]:
        """The newest version that could be read of each of some texts."""
        contents = {}
        for article in articles:
            known = {v.content: v.content for v in self._store.copy.versions(article)}
            contents[article] = next(iter(self._profiles.readable(known)), "")
        return contents

    def _earlier(self, members: Mapping[str, str]) -> dict[str, str]:
        """Of texts with versions that an interrupted run may not have grouped: the one before.

        Taken for what was grouped, it is compared with the newest once more.
        """
        contents = {}
        pending = set(self._store.stories.pending())
        for article, story in members.items():
            if story in pending:
                versions = self._store.copy.versions(article)
                if len(versions) > 1:
                    contents[article] = versions[1].content
        return contents


def _divided(contents: Mapping[str, str]) -> tuple[set[str], dict[str, str]]:
    """The parts of texts that are at hand themselves, and all other articles with their hashes."""
    parts = {a for a in contents if (whole := whole_of(a)) != a and whole in contents}
    return parts, {article: c for article, c in contents.items() if article not in parts}
