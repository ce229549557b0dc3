"""Stories: a directory of sources, a story file, or one file with several articles."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from checker.errors import SourceError, StorySourceError
from checker.ingest.article import to_article
from checker.ingest.blocks import shared_lines
from checker.ingest.draft import Draft, Reading
from checker.ingest.formats import json
from checker.ingest.opening import open_file
from checker.ingest.place import place_of
from checker.ingest.wire.versions import current
from checker.records.article import Article, Story
from checker.records.fault import Fault
from checker.settings import IngestSettings

_LIMITS = IngestSettings()
_ID_LIMIT = 60


def read_story(path: Path, limits: IngestSettings = _LIMITS) -> Story:
    """Read a directory of sources, or one file, as a story.

    Sources that cannot be read, exceed a limit, are canceled or replaced by a newer version are
    listed in ``skipped``, one line each, and the others are kept. The id is the directory's name,
    or the 'story' of a story file, made fit to name a folder.

    Raises:
        StorySourceError: the path is missing, or nothing in it can be read.

    """
    if not path.exists():
        raise StorySourceError(path, "no such file or directory")
    reading = _read_directory(path, limits) if path.is_dir() else _read_alone(path, limits)
    holding, canceled = current(reading.drafts)
    drafts, doubles = _with_unique_ids(holding)
    faults = (*reading.faults, *canceled, *doubles)
    if not drafts:
        raise StorySourceError(path, _all_of(faults, path) or "holds no source")
    return Story(
        id=folder_name(reading.story),
        topic=reading.topic,
        articles=_articles(drafts),
        skipped=tuple(map(str, faults)),
    )


def read_articles(path: Path, limits: IngestSettings = _LIMITS) -> tuple[Article, ...]:
    """Read all articles of one file, each for itself.

    Raises:
        SourceError: the file or any article in it cannot be read.

    """
    reading = _read_file(path, limits)
    if reading.faults or not reading.drafts:
        raise SourceError(path, _all_of(reading.faults, path) or "holds no article")
    return tuple(to_article(draft) for draft in reading.drafts)


def read_copy(path: Path, limits: IngestSettings = _LIMITS) -> Iterator[Article | Fault]:
    """Every article of a file of wire copy, and a fault for all that is bad in it.

    Lazily: an archive of any size is read piece by piece. Nothing is raised for bad input. The id
    of an article is that of its text where the provider states one, else made of the file's name.
    """
    for reading in open_file(path, limits):
        yield from map(to_article, reading.drafts)
        yield from reading.faults


def _all_of(faults: Iterable[Fault], path: Path) -> str:
    """All faults in one line, without the name of a file that is named already."""
    return "; ".join(str(fault).removeprefix(f"{path}: ") for fault in faults)


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


def _read_directory(folder: Path, limits: IngestSettings) -> Reading:
    drafts: list[Draft] = []
    faults: list[Fault] = []
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        raise StorySourceError(folder, f"cannot be listed: {error.strerror}") from error
    for entry in entries:
        if entry.name.startswith("."):
            continue
        reading = _read_file(entry, limits)
        if reading.story:
            faults.append(place_of(entry).fault("is a story file and no source; give it by itself"))
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


def _read_alone(path: Path, limits: IngestSettings) -> Reading:
    reading = _read_file(path, limits)
    return reading if reading.story else reading.model_copy(update={"story": path.stem})


def _read_file(path: Path, limits: IngestSettings) -> Reading:
    """All that a file holds, at once."""
    readings = tuple(open_file(path, limits))
    if len(readings) == 1:
        return readings[0]
    return Reading(
        drafts=tuple(draft for reading in readings for draft in reading.drafts),
        faults=tuple(fault for reading in readings for fault in reading.faults),
    )


def _with_unique_ids(drafts: Iterable[Draft]) -> tuple[tuple[Draft, ...], tuple[Fault, ...]]:
    first: dict[str, Draft] = {}
    doubles: list[Fault] = []
    for draft in drafts:
        if draft.id in first:
            taken = f"the id {draft.id!r} is taken already by a source of {first[draft.id].path}"
            doubles.append(Fault(path=draft.path, reason=taken))
        else:
            first[draft.id] = draft
    return tuple(first.values()), tuple(doubles)


def _articles(drafts: tuple[Draft, ...]) -> tuple[Article, ...]:
    shared = shared_lines(draft.text for draft in drafts)
    return tuple(to_article(draft, shared, _about(drafts)) for draft in drafts)


def _about(drafts: tuple[Draft, ...]) -> date | None:
    """A day about which the story happened: the middle one of those its sources state."""
    days = sorted(draft.day for draft in drafts if draft.day)
    return days[len(days) // 2] if days else None
