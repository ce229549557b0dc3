"""Profiles: the little that grouping has to know of an article."""

from datetime import datetime

from pydantic import ConfigDict

from checker.records.base import Record


class Profile(Record):
    """An article as grouping sees it; some kilobytes, so that very many fit in memory.

    ``model_dump_json`` and ``model_validate_json`` turn it into text and back.
    """

    model_config = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")

    article: str
    published: datetime | None = None
    """In UTC."""
    vector: bytes
    """The embedding of its title and lead: float32, little-endian, of length 1."""
    names: dict[str, float]
    """How telling each word is that is part of a person's, place's or organisation's name."""
    words: dict[str, float]
    """How telling each of its words is, names among them; the most telling ones only."""
    runs: bytes
    """A hash of each run of words (`checker.text.runs`), in order: uint64, little-endian."""
