"""Pairs of claims as the checker asks the NLI model about them, labelled by gold stories.

    python -m checker.train.asked OUT STORIES...

reads the stories of each folder as a report would, up to the pairs that are put to the model, and
writes them to OUT (gzipped JSON lines), in both directions. Two claims contradict where they bear
two sides of one conflict, and do not otherwise: conflicts are annotated completely. The clauses
that people marked are better English than claims cut from copy, and are met far less often beside
claims that have nothing to do with them; a model that saw only those cries wolf.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from rich.progress import track

from checker.evaluate import GoldItem, GoldStory, read_gold
from checker.evaluate.gold import GoldQuote
from checker.evaluate.pairs import write_pairs
from checker.findings.features import content_words
from checker.ingest import read_story
from checker.pipeline import Models, match_claims, shared_models
from checker.pipeline.story import Matched
from checker.records.article import Story
from checker.records.base import Span
from checker.records.claim import Claim
from checker.records.finding import Kind
from checker.records.labelled import LabelledPair
from checker.settings import Settings, load_settings

_SAID = 0.5
"""Share of a marked clause's content words from which a passage is taken to say what it says."""


def main(arguments: Sequence[str]) -> None:
    """Write the pairs of the stories of all folders but the first argument, into that."""
    out, *folders = map(Path, arguments)
    settings = load_settings()
    models = shared_models(settings)
    stories = [story for folder in folders for story in read_gold(folder)]
    asked = (
        pair
        for path, gold in track(stories, "pairs of claims")
        for pair in asked_pairs(path, gold, settings, models)
    )
    write_pairs(out, asked)


def asked_pairs(
    path: Path, gold: GoldStory, settings: Settings, models: Models
) -> Iterator[LabelledPair]:
    """The pairs of one story: claims, and the sentences that they were cut from."""
    story = read_story(path, settings.ingest)
    return labelled_pairs(gold, story, match_claims(story, settings, models))


def labelled_pairs(gold: GoldStory, story: Story, matched: Matched) -> Iterator[LabelledPair]:
    """The pairs of a story that was matched, labelled by its gold."""
    claims = {claim.id: claim for claim in matched.claims}
    texts = {article.id: article.text for article in story.articles}

    def sentence(claim: Claim) -> Passage:
        whole = matched.sentences[claim.article][claim.sentence]
        text = texts[claim.article][whole.start : whole.end]
        return Passage(claim.article, (whole,), " ".join(text.split()))

    asked = dict.fromkeys(
        (form(claims[pair.left]), form(claims[pair.right]))
        for pair in matched.pairs
        for form in (_claim, sentence)
    )
    for left, right in asked:
        yield from labelled(gold, left, right)


def _claim(claim: Claim) -> "Passage":
    return Passage(claim.article, claim.spans, claim.text)


class Passage(NamedTuple):
    """What the model is asked about: where it stands in a source, and in which words."""

    article: str
    spans: tuple[Span, ...]
    text: str


def labelled(gold: GoldStory, left: Passage, right: Passage) -> Iterator[LabelledPair]:
    """Two passages in both directions; none where it is not sure that they say what was marked."""
    conflicts = [item for item in gold.gold if item.kind is Kind.CONFLICT]
    apart = [item for item in conflicts if _sides_differ(gold, item, left, right)]
    told = [item for item in apart if _sides_differ(gold, item, left, right, least=_SAID)]
    if apart and not told:
        return
    for premise, hypothesis in ((left.text, right.text), (right.text, left.text)):
        yield LabelledPair(
            source="asked/conflict" if told else "asked/other",
            premise=premise,
            hypothesis=hypothesis,
            label="contradiction" if told else "not_contradiction",
        )


def _sides_differ(
    gold: GoldStory, item: GoldItem, left: Passage, right: Passage, least: float = 0.0
) -> bool:
    ones, others = (_sides(gold, item, passage, least) for passage in (left, right))
    return any(one != other for one in ones for other in others)


def _sides(gold: GoldStory, item: GoldItem, passage: Passage, least: float) -> set[int]:
    """The sides that a passage touches and says at least a share of."""
    return {
        number
        for number, side in enumerate(item.sides)
        for quote in side.evidence
        if quote.source == passage.article
        and any(span.overlaps(place) for place in gold.places(quote) for span in passage.spans)
        and _share_said(quote, passage) >= least
    }


def _share_said(quote: GoldQuote, passage: Passage) -> float:
    wanted = content_words(quote.quote)
    return len(wanted & content_words(passage.text)) / len(wanted) if wanted else 1.0


if __name__ == "__main__":
    main(sys.argv[1:])
