"""Writing contrast pairs for training and for measuring.

    python -m checker.contrast ARTICLES OUT --articles N --seed S

ARTICLES is a gzipped JSON-lines file of articles; OUT/train.jsonl.gz and OUT/heldout.jsonl.gz hold
the pairs. One article in ten is held out, chosen by its address, so that no sentence is in both.
"""

import argparse
import gzip
import hashlib
import json
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import islice
from pathlib import Path

from rich.progress import track

from checker.claims import Parser
from checker.contrast.generate import Article, Generator
from checker.registry import locate
from checker.settings import load_settings

_FLUSHED = 50
"""Articles after which what is written can be read."""


def main() -> None:
    """Read articles, and write the pairs made from them."""
    arguments = _arguments()
    settings = load_settings()
    parser = Parser.load(
        locate(settings.parser, offline=settings.offline), settings.parser.batch_size
    )
    write(
        islice(read_articles(arguments.articles_file), arguments.articles),
        arguments.out,
        Generator(parser, arguments.seed),
        arguments.articles,
    )


def held_out(url: str) -> bool:
    """Whether the article at ``url`` is kept for measuring."""
    return hashlib.sha256(url.encode()).digest()[0] % 10 == 0


def read_articles(path: Path) -> Iterator[Article]:
    """The articles of a gzipped JSON-lines file, one at a time."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def write(articles: Iterator[Article], out: Path, generator: Generator, total: int) -> None:
    """Write the pairs of each article to the part it belongs to, readable as they grow."""
    out.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        train, heldout = (
            stack.enter_context(gzip.open(out / f"{part}.jsonl.gz", "wt", encoding="utf-8"))
            for part in ("train", "heldout")
        )
        for number, article in enumerate(track(articles, "contrast pairs", total), 1):
            part = heldout if held_out(article["url"]) else train
            part.writelines(f"{pair.model_dump_json()}\n" for pair in generator.pairs(article))
            if number % _FLUSHED == 0:
                train.flush()
                heldout.flush()


def _arguments() -> argparse.Namespace:
    reader = argparse.ArgumentParser(prog="python -m checker.contrast", description=__doc__)
    reader.add_argument("articles_file", metavar="ARTICLES", type=Path)
    reader.add_argument("out", metavar="OUT", type=Path)
    reader.add_argument("--articles", type=int, default=10_000, help="read at most so many")
    reader.add_argument("--seed", type=int, default=1)
    return reader.parse_args()


if __name__ == "__main__":
    main()
