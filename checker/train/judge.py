"""Training the judge: four logistic regressions over gold stories.

    python -m checker.train.judge models/judge ../shared/gold/train models/judge/recipe/stories

writes weights.json into the first folder and prints how the judge does by leave-one-story-out
cross-validation. The examples are pairs of claims of one story; they are positive where they lie
on two sides of a gold conflict (or, for values, of a development: the values then fill one slot
at different times); for compatible values, where they lie in one agreement or variant.
"""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np
import numpy.typing as npt

from checker.evaluate import GoldItem, GoldStory, read_gold
from checker.findings.claim_features import claim_features
from checker.findings.compared import between, compatible_values, judged_values
from checker.findings.dossier import Dossier
from checker.findings.features import weighed
from checker.findings.first_look import FirstLook, Looked
from checker.findings.judge import Judge, logistic
from checker.findings.value_features import likeness_features, value_features
from checker.ingest import read_story
from checker.pipeline import SUSPECTED, open_dossier, shared_models
from checker.records.base import Span
from checker.records.finding import Kind
from checker.registry import record_model
from checker.resources import shipped
from checker.settings import Settings, load_settings
from checker.train.crossvalidate import Example, Opened, on_pairs, on_reports, reliability

_STRENGTH = 0.03
"""Inverse of the L2 penalty, chosen by cross-validation over the training stories."""
_STORY_STRENGTH = 0.5
"""The same for the second look, at few features."""
_INNER = 8
"""Parts of the stories, of which each has its first looks by weights of the others."""
_CONSTANT = 1e-9
"""Deviation under which a feature is the same everywhere, but for rounding."""


def main(arguments: Sequence[str]) -> None:
    """Train on the gold stories of all folders but the first, and write into that."""
    out, *folders = map(Path, arguments)
    settings = load_settings()
    stories = [
        opened(path, gold, settings) for folder in folders for path, gold in read_gold(folder)
    ]
    judge = train(stories)
    out.mkdir(parents=True, exist_ok=True)
    text = json.dumps(asdict(judge), indent=1, sort_keys=True)
    (out / "weights.json").write_text(text + "\n", encoding="utf-8")
    if out.resolve() == (shipped("models") / "judge").resolve():
        record_model("embedded:judge", out)
    for line in _figures(stories, settings):
        sys.stdout.write(f"{line}\n")


def opened(path: Path, gold: GoldStory, settings: Settings) -> Opened:
    """A gold story with its dossier and its examples."""
    story = read_story(path, settings.ingest)
    dossier = open_dossier(story, settings, shared_models(settings), thorough=True)
    return Opened(
        gold,
        dossier,
        slot=tuple(slot_examples(gold, dossier)),
        alike=tuple(alike_examples(gold, dossier)),
        statement=tuple(statement_examples(gold, dossier)),
    )


def train(stories: Sequence[Opened]) -> Judge:
    """A judge fitted on the pairs of some stories."""
    return Judge(
        slot=fit([e for story in stories for e in story.slot]),
        alike=fit([e for story in stories for e in story.alike]),
        story=fit(story_examples(stories), _STORY_STRENGTH),
        statement=fit([e for story in stories for e in story.statement]),
    )


def _figures(stories: Sequence[Opened], settings: Settings) -> Iterator[str]:
    """How the judge does on held-out stories: on pairs, and on whole reports."""
    yield f"slot: {on_pairs([e for story in stories for e in story.slot], fit)}"
    yield f"alike: {on_pairs([e for story in stories for e in story.alike], fit)}"
    yield f"statement: {on_pairs([e for story in stories for e in story.statement], fit)}"
    score = on_reports(stories, train, settings.findings)
    yield f"reports: {score.figures()}"
    for low, count, right in reliability(score):
        yield f"confidence from {low}: {count} conflicts, {right:.2f} right"


def slot_examples(gold: GoldStory, dossier: Dossier) -> Iterator[Example]:
    """Pairs of differing values."""
    for pair, facts in judged_values(dossier):
        left, right = dossier.claim(pair.left).article, dossier.claim(pair.right).article
        positive = any(
            _apart(gold, item, (left, facts.left), (right, facts.right))
            for item in gold.gold
            if item.kind in {Kind.CONFLICT, Kind.DEVELOPMENT}
        )
        places = between(dossier, pair, facts)
        yield Example(value_features(dossier, pair, facts), positive, gold.story, places)


def story_examples(stories: Sequence[Opened]) -> list[Example]:
    """The pairs of differing values again, with what the other values of their story make of them.

    What a story's other values are worth is taken from weights that have not seen the story.
    """
    found: list[Example] = []
    for part in range(_INNER):
        known = [story for place, story in enumerate(stories) if place % _INNER != part]
        slot = fit([e for story in known for e in story.slot])
        alike = fit([e for story in known for e in story.alike])
        for story in stories[part::_INNER]:
            differing = list(_looked(story.slot, slot))
            looks = FirstLook(differing, _looked(story.alike, alike))
            found += [
                e._replace(features=looks.features(*look))
                for e, look in zip(story.slot, differing, strict=True)
            ]
    return found


def _looked(examples: Sequence[Example], weights: Mapping[str, float]) -> Iterator[Looked]:
    for example in examples:
        if example.between:
            yield *example.between, logistic(weighed(example.features, weights))


def alike_examples(gold: GoldStory, dossier: Dossier) -> Iterator[Example]:
    """Pairs of compatible values."""
    for pair, facts in compatible_values(dossier):
        left, right = dossier.claim(pair.left).article, dossier.claim(pair.right).article
        positive = any(
            _together(gold, item, (left, facts.left), (right, facts.right)) for item in gold.gold
        )
        places = between(dossier, pair, facts)
        yield Example(likeness_features(dossier, pair, facts), positive, gold.story, places)


def statement_examples(gold: GoldStory, dossier: Dossier) -> Iterator[Example]:
    """Pairs of claims that the NLI model holds to contradict each other."""
    for pair in dossier.pairs:
        if pair.contradiction < SUSPECTED:
            continue
        left, right = dossier.claim(pair.left), dossier.claim(pair.right)
        positive = any(
            _apart(
                gold,
                item,
                (left.article, Span(start=left.start, end=left.end)),
                (right.article, Span(start=right.start, end=right.end)),
            )
            for item in gold.gold
            if item.kind is Kind.CONFLICT
        )
        yield Example(claim_features(dossier, pair), positive, gold.story)


def _apart(
    gold: GoldStory, item: GoldItem, left: tuple[str, Span], right: tuple[str, Span]
) -> bool:
    """Whether two passages lie on different sides of a gold item."""
    on_left, on_right = (_sides(gold, item, *passage) for passage in (left, right))
    return any(a != b for a in on_left for b in on_right)


def _together(
    gold: GoldStory, item: GoldItem, left: tuple[str, Span], right: tuple[str, Span]
) -> bool:
    """Whether two passages lie on one side of a gold agreement, or on two of a variant."""
    if item.kind is Kind.VARIANT:
        return _apart(gold, item, left, right)
    on_left, on_right = (_sides(gold, item, *passage) for passage in (left, right))
    return item.kind is Kind.AGREEMENT and bool(on_left & on_right)


def _sides(gold: GoldStory, item: GoldItem, source: str, span: Span) -> set[int]:
    return {
        number
        for number, side in enumerate(item.sides)
        for quote in side.evidence
        if quote.source == source and any(map(span.overlaps, gold.places(quote)))
    }


def fit(examples: Sequence[Example], strength: float = _STRENGTH) -> dict[str, float]:
    """Weights for the features as they are, with an intercept; scaling is folded in.

    ``strength`` is the inverse of the L2 penalty.
    """
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - slow to import

    names = sorted(examples[0].features)
    matrix = _matrix(examples, names)
    scale = matrix.std(axis=0)
    scale[scale < _CONSTANT] = 1.0
    model = LogisticRegression(C=strength, max_iter=2000)
    model.fit(matrix / scale, [e.positive for e in examples])
    weights = model.coef_[0] / scale
    return {
        "intercept": round(float(model.intercept_[0]), 4),
        **{name: round(float(w), 4) for name, w in zip(names, weights, strict=True)},
    }


def _matrix(examples: Sequence[Example], names: Sequence[str]) -> npt.NDArray[np.float64]:
    return np.array([[float(e.features[n]) for n in names] for e in examples])


if __name__ == "__main__":
    main(sys.argv[1:])
