"""What a worker has found out, held back until it is committed with the rest of its shard."""

from collections.abc import Collection, Mapping

from checker.pipeline.remembered import Remembered

Entries = dict[str, dict[str, bytes]]
"""Bytes by kind and key."""


class Gathered:
    """A memory that reads from another, and keeps for itself what is new.

    So a worker never writes to the store: whoever commits a shard writes all it brought.
    """

    def __init__(self, kept: Remembered) -> None:
        self._kept = kept
        self._new: Entries = {}

    def get_many(self, kind: str, keys: Collection[str]) -> Mapping[str, bytes]:
        """What is kept under those of the keys that are known, here or there."""
        own = self._new.get(kind, {})
        known = {key: own[key] for key in keys if key in own}
        missing = [key for key in keys if key not in known]
        return {**self._kept.get_many(kind, missing), **known} if missing else known

    def put_many(self, kind: str, entries: Mapping[str, bytes]) -> None:
        """Keep more."""
        self._new.setdefault(kind, {}).update(entries)

    def hand_over(self) -> Entries:
        """All that is new, which is forgotten here."""
        new, self._new = self._new, {}
        return new
