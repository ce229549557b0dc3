"""Profiles of articles, remembered by what they were made from."""

import hashlib
from collections.abc import Collection, Mapping
from typing import Protocol

from checker.grouping import OPENING, lead, make_profile
from checker.pipeline.analyst import Analyst
from checker.pipeline.remembered import READING_CODE, Remembered, code_digest
from checker.records.article import Article
from checker.records.profile import Profile
from checker.registry import model_digest
from checker.settings import Settings

_PROFILE, _UNREADABLE = "profile", "unreadable"


class Shelf(Remembered, Protocol):
    """A memory that can be asked what it holds without bringing it."""

    def known(self, kind: str, keys: Collection[str]) -> Collection[str]:
        """Those of the keys under which something is kept."""


def profile_of(article: Article, analyst: Analyst) -> Profile:
    """Read an article, and make the profile that it is grouped by."""
    read = analyst.read(article)
    opened = read.sentences[:OPENING]
    opening = lead(article, opened)
    return make_profile(article, opened, analyst.vectors([opening])[opening])


class Profiles:
    """The profiles of articles by the hash of their content, and which cannot be read at all."""

    def __init__(self, remembered: Shelf, settings: Settings) -> None:
        self._remembered = remembered
        self._made_by = "/".join(
            (
                model_digest(settings.parser),
                model_digest(settings.embedder),
                str(settings.embedder.max_length),
                code_digest((*READING_CODE, "grouping")),
            )
        )

    def known(self, contents: Mapping[str, str]) -> dict[str, Profile]:
        """Of articles, given with the hashes of their contents, the profiles that are known."""
        found = self._remembered.get_many(_PROFILE, [self._key(c) for c in contents.values()])
        return {
            article: Profile.model_validate_json(found[key])
            for article, content in contents.items()
            if (key := self._key(content)) in found
        }

    def unread(self, contents: Mapping[str, str]) -> list[str]:
        """The articles that were never read, nor found to be unreadable."""
        keys = {article: self._key(content) for article, content in contents.items()}
        read = self._remembered.known(_PROFILE, keys.values())
        left = {article: key for article, key in keys.items() if key not in read}
        given_up = self._remembered.known(_UNREADABLE, left.values())
        return [article for article, key in left.items() if key not in given_up]

    def readable(self, contents: Mapping[str, str]) -> dict[str, str]:
        """Those of the articles that have been read."""
        keys = {article: self._key(content) for article, content in contents.items()}
        known = self._remembered.known(_PROFILE, keys.values())
        return {article: contents[article] for article, key in keys.items() if key in known}

    def keep(self, content: str, profile: Profile) -> None:
        """Remember the profile of an article of that content."""
        written = profile.model_dump_json().encode()
        self._remembered.put_many(_PROFILE, {self._key(content): written})

    def give_up(self, content: str, reason: str) -> None:
        """Remember that an article of that content cannot be read."""
        self._remembered.put_many(_UNREADABLE, {self._key(content): reason.encode()})

    def _key(self, content: str) -> str:
        return hashlib.sha256(f"{self._made_by}/{content}".encode()).hexdigest()[:32]
