"""Training the judge: two logistic regressions over gold stories.

    python -m checker.train.judge models/judge ../shared/gold/train models/judge/recipe/stories

writes weights.json into the first folder and prints how the judge does by leave-one-story-out
cross-validation. The examples are pairs of claims of one story; they are positive where they lie
on two sides of a gold conflict (or, for values, of a development: the values then fill one slot
at different times).
"""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from checker.evaluate import GoldItem, GoldStory, read_gold
from checker.findings.claim_features import claim_features
from checker.findings.dossier import Dossier
from checker.findings.value_features import value_features
from checker.findings.values import judged_values
from checker.ingest import read_story
from checker.pipeline import open_dossier, shared_models
from checker.records.base import Span
from checker.records.finding import Kind
from checker.registry import record_model
from checker.resources import shipped
from checker.settings import Settings, load_settings

_STRENGTH = 0.3
"""Inverse of the L2 penalty, chosen by cross-validation on gold/train."""
_SUSPICIOUS = 0.3
"""Contradiction from which a pair of statements is an example."""


class Example(NamedTuple):
    """The features of a pair, whether it is positive, and the story it comes from."""

    features: Mapping[str, float]
    positive: bool
    story: str


def main(arguments: Sequence[str]) -> None:
    """Train on the gold stories of all folders but the first, and write into that."""
    out, *folders = map(Path, arguments)
    settings = load_settings()
    slot: list[Example] = []
    statement: list[Example] = []
    for path, story in (found for folder in folders for found in read_gold(folder)):
        dossier = _open(path, settings)
        slot.extend(slot_examples(story, dossier))
        statement.extend(statement_examples(story, dossier))
    out.mkdir(parents=True, exist_ok=True)
    weights = {"slot": fit(slot), "statement": fit(statement)}
    for name, examples in (("slot", slot), ("statement", statement)):
        sys.stdout.write(f"{name}: {cross_validated(examples)}\n")
    text = json.dumps(weights, indent=1, sort_keys=True)
    (out / "weights.json").write_text(text + "\n", encoding="utf-8")
    if out.resolve() == (shipped("models") / "judge").resolve():
        record_model("embedded:judge", out)


def _open(path: Path, settings: Settings) -> Dossier:
    story = read_story(path, **settings.ingest.model_dump())
    return open_dossier(story, settings, shared_models(settings))


def slot_examples(gold: GoldStory, dossier: Dossier) -> Iterator[Example]:
    """Pairs of differing values."""
    for pair, facts in judged_values(dossier):
        left, right = dossier.claim(pair.left).article, dossier.claim(pair.right).article
        positive = any(
            _apart(gold, item, (left, facts.left), (right, facts.right))
            for item in gold.gold
            if item.kind in {Kind.CONFLICT, Kind.DEVELOPMENT}
        )
        yield Example(value_features(dossier, pair, facts), positive, gold.story)


def statement_examples(gold: GoldStory, dossier: Dossier) -> Iterator[Example]:
    """Pairs of claims that the NLI model holds to contradict each other."""
    for pair in dossier.pairs:
        if pair.contradiction < _SUSPICIOUS:
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


def _sides(gold: GoldStory, item: GoldItem, source: str, span: Span) -> set[int]:
    return {
        number
        for number, side in enumerate(item.sides)
        for quote in side.evidence
        if quote.source == source and any(map(span.overlaps, gold.places(quote)))
    }


def fit(examples: Sequence[Example]) -> dict[str, float]:
    """Weights for the features as they are, with an intercept; scaling is folded in."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - slow to import

    names = sorted(examples[0].features)
    matrix = _matrix(examples, names)
    scale = matrix.std(axis=0)
    scale[scale == 0] = 1.0
    model = LogisticRegression(C=_STRENGTH, max_iter=2000)
    model.fit(matrix / scale, [e.positive for e in examples])
    weights = model.coef_[0] / scale
    return {
        "intercept": round(float(model.intercept_[0]), 4),
        **{name: round(float(w), 4) for name, w in zip(names, weights, strict=True)},
    }


def _matrix(examples: Sequence[Example], names: Sequence[str]) -> npt.NDArray[np.float64]:
    return np.array([[float(e.features[n]) for n in names] for e in examples])


def cross_validated(examples: Sequence[Example]) -> dict[str, float]:
    """Figures over held-out stories: average precision, and precision and recall at a half."""
    from sklearn.metrics import average_precision_score  # noqa: PLC0415

    from checker.findings.features import weighed  # noqa: PLC0415
    from checker.findings.judge import logistic  # noqa: PLC0415

    likely: list[float] = []
    truth: list[bool] = []
    for story in sorted({e.story for e in examples}):
        weights = fit([e for e in examples if e.story != story])
        held_out = [e for e in examples if e.story == story]
        likely += [logistic(weighed(e.features, weights)) for e in held_out]
        truth += [e.positive for e in held_out]
    sure = [t for p, t in zip(likely, truth, strict=True) if p >= 0.5]
    return {
        "examples": len(truth),
        "positive": sum(truth),
        "average_precision": round(float(average_precision_score(truth, likely)), 3),
        "precision_at_half": round(sum(sure) / len(sure), 3) if sure else 0.0,
        "recall_at_half": round(sum(sure) / max(1, sum(truth)), 3),
    }


if __name__ == "__main__":
    main(sys.argv[1:])
