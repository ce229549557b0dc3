"""Related pairs: claims of real stories that the checker would compare, nearly all in harmony.

    python -m checker.contrast.related STORIES OUT

STORIES is a gzipped JSON-lines file of stories told by two or three outlets. Of the pairs that
matching chooses between outlets very few are contradictions (PropSegmEnt, Chen et al. 2023, counts
0.2 to 0.4 % between propositions across documents), so 'not a contradiction' is seldom a wrong
label. It shows the model what the pairs it is asked about look like. One story in ten is held out.
"""

import gzip
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from rich.progress import track

from checker.contrast.split import PARTS, part_of
from checker.ingest.article import to_article
from checker.ingest.draft import Draft
from checker.pipeline import Models, match_claims, shared_models
from checker.records.article import Story
from checker.records.fact import Level
from checker.records.labelled import LabelledPair
from checker.records.pair import ClaimPair
from checker.settings import Settings, load_settings

_ONE_SLOT = 0.5
"""Likeness from which differing values may well answer one question: such pairs are left out."""


def main(arguments: Sequence[str]) -> None:
    """Write the related pairs of every story to the part it belongs to."""
    stories, out = map(Path, arguments)
    out.mkdir(parents=True, exist_ok=True)
    settings = load_settings()
    models = shared_models(settings)
    with gzip.open(stories, "rt", encoding="utf-8") as lines:
        told = [json.loads(line) for line in lines]
    with ExitStack() as opened:
        files = {
            part: opened.enter_context(gzip.open(out / f"{part}.jsonl.gz", "wt", encoding="utf-8"))
            for part in PARTS
        }
        for story in track(told, "related pairs"):
            part = part_of(str(story["story"]))
            for pair in related_pairs(to_story(story), settings, models):
                files[part].write(f"{pair.model_dump_json()}\n")


def to_story(told: dict[str, Any]) -> Story:
    """A story of the corpus, with 'story' and 'sources' of 'title' and 'text', for the checker."""
    return Story(
        id=str(told["story"]),
        articles=tuple(
            to_article(Draft(id=str(number), text=source["text"], title=source["title"]))
            for number, source in enumerate(told["sources"])
        ),
    )


def related_pairs(story: Story, settings: Settings, models: Models) -> Iterator[LabelledPair]:
    """Pairs between sources as matching chooses them, in both directions."""
    matched = match_claims(story, settings, models)
    claims = {claim.id: claim for claim in matched.claims}
    for pair in matched.pairs:
        left, right = claims[pair.left], claims[pair.right]
        if left.article == right.article or _may_conflict(pair) or left.text == right.text:
            continue
        for premise, hypothesis in ((left.text, right.text), (right.text, left.text)):
            yield LabelledPair(
                source="related",
                premise=premise,
                hypothesis=hypothesis,
                label="not_contradiction",
            )


def _may_conflict(pair: ClaimPair) -> bool:
    return any(
        facts.comparison.level is Level.DIFFERENT and facts.likeness >= _ONE_SLOT
        for facts in pair.facts
    )


if __name__ == "__main__":
    main(sys.argv[1:])
