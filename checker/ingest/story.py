"""Stories: a directory of sources, a story file, or one file with an article on each line."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

from checker.errors import SourceError, StorySourceError
from checker.ingest.article import to_article
from checker.ingest.blocks import shared_lines
from checker.ingest.draft import Draft, Reading
from checker.ingest.formats import html, json, jsonl, txt
from checker.records.article import Article, Story

_READERS: dict[str, Callable[[bytes, Path], Reading]] = {
    ".txt": txt.read,
    ".html": html.read,
    ".htm": html.read,
    ".xhtml": html.read,
    ".json": json.read,
    ".jsonl": jsonl.read,
    ".ndjson": jsonl.read,
}
FORMATS = tuple(_READERS)
"""The endings of the files that can be read."""
MAX_BYTES = 20_000_000
MAX_CHARACTERS = 400_000
_ID_LIMIT = 60


def read_story(
    path: Path, *, max_bytes: int = MAX_BYTES, max_characters: int = MAX_CHARACTERS
) -> Story:
    """Read a directory of sources, or one file, as a story.

    A file larger than ``max_bytes`` is not read, nor an article longer than ``max_characters``:
    that is no article. Sources that cannot be read are listed in
    ``skipped``, one line each, and the others are kept. The id is the directory's name, or the
    'story' of a story file, made fit to name a folder.

    Raises:
        StorySourceError: the path is missing, or nothing in it can be read.

    """
    if not path.exists():
        raise StorySourceError(path, "no such file or directory")
    reading = _read_directory(path, max_bytes) if path.is_dir() else _read_alone(path, max_bytes)
    drafts, doubles = _with_unique_ids(reading.drafts)
    drafts, endless = _of_fair_length(drafts, max_characters)
    faults = (*reading.faults, *doubles, *endless)
    if not drafts:
        raise StorySourceError(path, "; ".join(faults) or "holds no source")
    return Story(
        id=folder_name(reading.story),
        topic=reading.topic,
        articles=_articles(drafts),
        skipped=faults,
    )


def read_articles(path: Path, *, max_bytes: int = MAX_BYTES) -> tuple[Article, ...]:
    """Read all articles of one file, each for itself.

    Raises:
        SourceError: the file or any article in it cannot be read.

    """
    reading = _read_file(path, max_bytes)
    if reading.faults or not reading.drafts:
        raise SourceError(path, "; ".join(reading.faults) or "holds no article")
    return tuple(to_article(draft) for draft in reading.drafts)


def article_from(fields: dict[str, Any], identity: str) -> Article:
    """The article in a JSON object that was read already; ``identity`` is its id if it has none.

    Raises:
        SourceError: it has no text, or a field of the wrong type.

    """
    return to_article(json.read_article(fields, identity, identity))


def folder_name(name: str) -> str:
    """A name made fit to be one folder: no separators, no leading dots, not too long.

    >>> folder_name("../../etc/passwd"), folder_name("Vote: day 2"), folder_name("..")
    ('etc-passwd', 'Vote-day-2', 'story')
    """
    normal = unicodedata.normalize("NFC", name)
    return re.sub(r"[^\w.]+", "-", normal).strip(".-")[:_ID_LIMIT].strip(".-") or "story"


def _read_directory(folder: Path, max_bytes: int) -> Reading:
    drafts: list[Draft] = []
    faults: list[str] = []
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        raise StorySourceError(folder, f"cannot be listed: {error.strerror}") from error
    for entry in entries:
        if entry.name.startswith("."):
            continue
        try:
            reading = _read_file(entry, max_bytes)
            if reading.story:
                raise SourceError(entry, "is a story file and no source; give it by itself")
        except SourceError as error:
            faults.append(str(error))
        else:
            drafts.extend(_named_after(entry, reading))
            faults.extend(reading.faults)
    name = folder.resolve().name
    return Reading(drafts=tuple(drafts), faults=tuple(faults), story=name)


def _named_after(path: Path, reading: Reading) -> tuple[Draft, ...]:
    """The drafts of a file; an only one takes the file's name for its id."""
    if len(reading.drafts) + len(reading.faults) == 1:
        return tuple(draft.model_copy(update={"id": path.stem}) for draft in reading.drafts)
    return reading.drafts


def _read_alone(path: Path, max_bytes: int) -> Reading:
    try:
        reading = _read_file(path, max_bytes)
    except SourceError as error:
        raise StorySourceError(error.path, error.fault) from error
    return reading if reading.story else reading.model_copy(update={"story": path.stem})


def _read_file(path: Path, max_bytes: int) -> Reading:
    if path.is_dir():
        raise SourceError(path, "is a folder, not a source")
    if not path.is_file():
        raise SourceError(path, "no such file" if not path.exists() else "is no regular file")
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        known = ", ".join(FORMATS)
        raise SourceError(path, f"unsupported ending {path.suffix!r}; known: {known}")
    return reader(_read_bytes(path, max_bytes), path)


def _read_bytes(path: Path, max_bytes: int) -> bytes:
    try:
        with path.open("rb") as stream:
            raw = stream.read(max_bytes + 1)
    except OSError as error:
        raise SourceError(path, f"cannot be read: {error.strerror}") from error
    if len(raw) > max_bytes:
        raise SourceError(path, f"is larger than {max_bytes} bytes (ingest.max_bytes)")
    return raw


def _with_unique_ids(drafts: Iterable[Draft]) -> tuple[tuple[Draft, ...], tuple[str, ...]]:
    first: dict[str, Draft] = {}
    doubles: list[str] = []
    for draft in drafts:
        if draft.id in first:
            fault = f"the id {draft.id!r} is taken already by a source of {first[draft.id].path}"
            doubles.append(str(SourceError(draft.path, fault)))
        else:
            first[draft.id] = draft
    return tuple(first.values()), tuple(doubles)


def _of_fair_length(
    drafts: tuple[Draft, ...], most: int
) -> tuple[tuple[Draft, ...], tuple[str, ...]]:
    faults = (
        SourceError(
            draft.path,
            f"the text of {draft.id!r} has more than {most} characters (ingest.max_characters)",
        )
        for draft in drafts
        if len(draft.text) > most
    )
    return tuple(d for d in drafts if len(d.text) <= most), tuple(map(str, faults))


def _articles(drafts: tuple[Draft, ...]) -> tuple[Article, ...]:
    shared = shared_lines(draft.text for draft in drafts)
    return tuple(to_article(draft, shared, _about(drafts)) for draft in drafts)


def _about(drafts: tuple[Draft, ...]) -> date | None:
    """A day about which the story happened: the middle one of those its sources state."""
    days = sorted(draft.published.date() for draft in drafts if draft.published)
    return days[len(days) // 2] if days else None
