"""Articles of which it is known which tell one story."""

import re
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal, NamedTuple

from lxml import etree
from pydantic import TypeAdapter

from checker.errors import GoldError
from checker.evaluate.lines import read_lines, sources_in
from checker.evaluate.sample import drawn
from checker.ingest import article_from, read_story
from checker.records.article import Article

Part = Literal["even", "odd", "all"]
_TEXT = re.compile(r"(?:.*/)?(?P<topic>\d+)_\d+ecb(?P<plus>plus)?\.xml")
_BEFORE = re.compile(r" (?=[.,:;?!%)\]]|(?:'(?:s|re|ve|ll|d|m)?|n't)(?: |$))|(?<=[($\[]) ")
"""Spaces that a tokenised text has and a written one has not."""


class Grouped(NamedTuple):
    """An article with the story it tells."""

    article: Article
    story: str
    topic: str
    """A wider group of alike stories, where there are such: else the story."""


def read_grouped(path: Path, *, part: Part = "all", sample: int | None = None) -> list[Grouped]:
    """The articles of a source of stories.

    That is ECB+ (Cybulska & Vossen 2014) as a zip, where a story is a sub-event; or stories with
    their ``sources``, in gzipped JSON lines; or a directory of story files. ``part`` takes topics
    of even or odd number, stories in lines or files of even or odd place; ``sample`` so many of
    these, always the same.

    Raises:
        GoldError: it cannot be read, or holds no such story.

    """
    if path.suffix == ".zip":
        topics = _of_part(_ecb(path), part)
    elif path.is_dir():
        files = sorted(path.glob("*.json"))
        topics = _of_part({n: _story(file) for n, file in enumerate(files)}, part)
    else:
        rows = read_lines(path, TypeAdapter(dict[str, Any]))
        topics = _of_part({n: _line(row, n) for n, row in enumerate(rows)}, part)
    taken = drawn(topics, sample, lambda found: found[0].topic)
    if not taken:
        raise GoldError(f"{path}: holds no stories")
    return [grouped for found in taken for grouped in found]


def among(grouped: list[Grouped], path: Path, size: int) -> list[Grouped]:
    """The articles with ``size`` others among them, each a story of its own.

    The others are dated as the first are, in turn, so that no time tells them apart.

    Raises:
        GoldError: the others cannot be read.
        SourceError: one of them is no article.

    """
    rows = drawn(read_lines(path, TypeAdapter(dict[str, Any])), size, str)
    times = [one.article.published for one in grouped]
    others = [
        Grouped(
            article_from(row, f"other-{n}").model_copy(update={"published": times[n % len(times)]}),
            f"other-{n}",
            f"other-{n}",
        )
        for n, row in enumerate(rows)
    ]
    return [*grouped, *others]


def _of_part(topics: dict[int, list[Grouped]], part: Part) -> list[list[Grouped]]:
    rest = {"even": {0}, "odd": {1}, "all": {0, 1}}[part]
    return [found for number, found in topics.items() if number % 2 in rest and found]


def _story(file: Path) -> list[Grouped]:
    story = read_story(file)
    return [
        Grouped(a.model_copy(update={"id": f"{story.id}/{a.id}"}), story.id, story.id)
        for a in story.articles
    ]


def _line(row: dict[str, Any], number: int) -> list[Grouped]:
    story = str(row.get("story", number))
    sources = enumerate(sources_in(row))
    return [
        Grouped(article_from(source, f"{story}/{place}"), story, story) for place, source in sources
    ]


def _ecb(path: Path) -> dict[int, list[Grouped]]:
    topics: dict[int, list[Grouped]] = {}
    try:
        with zipfile.ZipFile(path) as archive:
            for name in sorted(archive.namelist()):
                if match := _TEXT.fullmatch(name):
                    topic = int(match["topic"])
                    article = article_from({"text": _ecb_text(archive.read(name))}, Path(name).stem)
                    story = f"{topic}{match['plus'] or ''}"
                    topics.setdefault(topic, []).append(Grouped(article, story, str(topic)))
    except (OSError, zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        raise GoldError(f"{path}: cannot be read: {error}") from error
    return dict(sorted(topics.items()))


def _ecb_text(raw: bytes) -> str:
    """The text as it was written, as far as its tokens tell: the first sentence on its own line.

    The address of the page, which some texts begin with, would give their story away.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    sentences: dict[str, list[str]] = {}
    for token in etree.fromstring(raw, parser).iter("token"):
        sentences.setdefault(token.get("sentence", ""), []).append(token.text or "")
    written = [_written(words) for words in sentences.values() if words[0].lower() != "http"]
    return "\n\n".join(filter(None, (" ".join(written[:1]), " ".join(written[1:]))))


def _written(words: Iterable[str]) -> str:
    return _BEFORE.sub("", " ".join(words)).replace("`` ", '"').replace(" ''", '"')
