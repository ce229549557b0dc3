"""Writing contrast pairs for training and for measuring.

    python -m checker.contrast ARTICLES OUT --articles N --seed S [--config NAME|FILE]

ARTICLES is a gzipped JSON-lines file of articles; OUT/train.jsonl.gz and OUT/heldout.jsonl.gz hold
the pairs. One article in ten is held out, chosen by its address, so that no sentence is in both.
"""

import argparse
import gzip
import json
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from rich.progress import track

from checker.claims import Parser
from checker.contrast.generate import Article, Generator
from checker.contrast.split import PARTS, part_of
from checker.registry import locate
from checker.settings import load_settings

_TOGETHER = 50
"""Articles whose pairs are written together."""


def main() -> None:
    """Read articles, and write the pairs made from them."""
    arguments = _arguments()
    settings = load_settings(arguments.config)
    parser = Parser.load(
        locate(settings.parser, offline=settings.offline), settings.parser.batch_size
    )
    write(
        islice(read_articles(arguments.articles_file), arguments.articles),
        arguments.out,
        Generator(parser, arguments.seed),
        arguments.articles,
    )


def read_articles(path: Path) -> Iterator[Article]:
    """The articles of a gzipped JSON-lines file, one at a time."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def write(articles: Iterator[Article], out: Path, generator: Generator, total: int) -> None:
    """Write the pairs of each article to the part it belongs to.

    Every few articles a whole gzip member is added, so that the files can be read as they grow.
    """
    out.mkdir(parents=True, exist_ok=True)
    for part in PARTS:
        (out / f"{part}.jsonl.gz").unlink(missing_ok=True)
    for some in batched(track(articles, "contrast pairs", total)):
        lines: dict[str, list[str]] = {part: [] for part in PARTS}
        for article in some:
            part = part_of(article["url"])
            lines[part] += [f"{pair.model_dump_json()}\n" for pair in generator.pairs(article)]
        for part in PARTS:
            with gzip.open(out / f"{part}.jsonl.gz", "at", encoding="utf-8") as file:
                file.writelines(lines[part])


def batched(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """``articles`` in runs of those written together."""
    remaining = iter(articles)
    while some := list(islice(remaining, _TOGETHER)):
        yield some


def _arguments() -> argparse.Namespace:
    reader = argparse.ArgumentParser(prog="python -m checker.contrast", description=__doc__)
    reader.add_argument("articles_file", metavar="ARTICLES", type=Path)
    reader.add_argument("out", metavar="OUT", type=Path)
    reader.add_argument("--articles", type=int, default=10_000, help="read at most so many")
    reader.add_argument("--config", help="preset or TOML file that names the parser")
    reader.add_argument("--seed", type=int, default=1)
    return reader.parse_args()


if __name__ == "__main__":
    main()
