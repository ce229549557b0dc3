"""Stories of several sources without annotations: files of them, folders, and lines of a corpus."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from checker.errors import GoldError
from checker.evaluate.lines import read_lines, sources_in
from checker.evaluate.sample import drawn
from checker.ingest import article_from, read_story
from checker.records.article import Story
from checker.settings import Settings

_FEWEST = 2
"""Sources of a story in which they can say a thing alike."""


def read_stories(
    paths: Iterable[Path], settings: Settings, *, sample: int | None, seed: int
) -> list[Story]:
    """The stories of two sources or more: story files, folders of them, or gzipped JSON lines.

    A line has a 'story' and its 'sources', each an article with its 'text'. ``sample`` takes so
    many of all, the same for the same ``seed``.

    Raises:
        GoldError: a file of lines cannot be read, or there is no such story.
        SourceError: a story file or an article cannot be read.

    """
    told = [story for path in paths for story in _stories(path, settings)]
    several = [story for story in told if len(story.articles) >= _FEWEST]
    if not several:
        raise GoldError(f"{', '.join(map(str, paths))}: no story of two sources there")
    return drawn(several, sample, lambda story: f"{seed} {story.id}")


def _stories(path: Path, settings: Settings) -> Iterator[Story]:
    if path.is_dir():
        for file in sorted(path.glob("*.json")):
            yield read_story(file, settings.ingest)
    elif path.suffix == ".json":
        yield read_story(path, settings.ingest)
    else:
        for number, row in enumerate(read_lines(path, TypeAdapter(dict[str, Any]))):
            yield _story(row, f"{path.name.partition('.')[0]}-{row.get('story', number)}")


def _story(row: dict[str, Any], name: str) -> Story:
    """A story told in one line."""
    sources = enumerate(sources_in(row))
    return Story(
        id=name,
        articles=tuple(article_from(source, f"{name}/{place}") for place, source in sources),
    )
