"""Stories kept up to date with the copy at hand: what came, what changed, what was withdrawn."""

from collections.abc import Mapping

from checker.grouping import Grouper
from checker.pipeline.batch.profiles import Profiles
from checker.records.grouping import Assignments
from checker.settings import GroupingSettings
from checker.store import Store


class Groups:
    """The grouping of all articles that may be used; lasts over the rounds of a watch."""

    def __init__(self, store: Store, profiles: Profiles, settings: GroupingSettings) -> None:
        self._store = store
        self._profiles = profiles
        self._settings = settings
        self._grouper: Grouper | None = None
        self._grouped: dict[str, str] = {}

    def update(self, contents: Mapping[str, str], run: int) -> None:
        """Regroup for the articles at hand, given with the hashes of their contents.

        One transaction for those that left and one for those that came: an interrupted update is
        made up for by the next, since how articles are grouped hangs on nothing but them.
        """
        grouper = self._grouper = self._current(contents)
        known = self._grouped
        gone = [article for article in grouper.stories if article not in contents]
        if gone:
            self._apply(grouper.withdraw(gone), run)
        fresh = {a: c for a, c in contents.items() if known.get(a) != c}
        if fresh:
            self._apply(grouper.assign(self._profiles.known(fresh).values()), run)
        self._grouped = dict(contents)

    def _apply(self, assignments: Assignments, run: int) -> None:
        self._store.stories.assign(assignments, run)

    def _current(self, contents: Mapping[str, str]) -> Grouper:
        """The grouping of the last round, unless others have put copy into stories since."""
        members = self._store.stories.members()
        if self._grouper and all(
            self._grouper.stories.get(article) == story
            for article, story in members.items()
            if article in contents
        ):
            return self._grouper
        return self._restored(contents)

    def _restored(self, contents: Mapping[str, str]) -> Grouper:
        """The grouping as earlier runs left it."""
        members = self._store.stories.members()
        earlier = self._earlier(members, set(self._store.stories.pending()))
        self._grouped = {a: c for a, c in contents.items() if a in members} | earlier
        profiles = self._profiles.known(self._grouped)
        return Grouper(self._settings, profiles.values(), members)

    def _earlier(self, members: Mapping[str, str], pending: set[str]) -> dict[str, str]:
        """Of texts with versions that an interrupted run may not have grouped: the one before.

        Taken for what was grouped, it is compared with the newest once more.
        """
        contents = {}
        for article, story in members.items():
            if story in pending:
                versions = self._store.copy.versions(article)
                if len(versions) > 1:
                    contents[article] = versions[1].content
        return contents
