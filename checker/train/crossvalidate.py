"""What a judge is worth on stories it has not seen: on pairs, and on whole reports."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from checker.evaluate import GoldStory, Score, score_story
from checker.findings import Dossier, decide
from checker.findings.features import weighed
from checker.findings.judge import Judge, logistic
from checker.findings.link import Key
from checker.settings import FindingSettings

FOLDS = 6
_EDGES = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
"""Of the ranges of confidence in which findings are counted."""


class Example(NamedTuple):
    """The features of a pair, whether it is positive, and the story it comes from.

    ``between`` are the places of the two values, if it is a pair of values.
    """

    features: Mapping[str, float]
    positive: bool
    story: str
    between: tuple[Key, Key] | None = None


class Opened(NamedTuple):
    """A gold story with its dossier, and the examples it holds for each of the judge's weights."""

    gold: GoldStory
    dossier: Dossier
    slot: tuple[Example, ...]
    alike: tuple[Example, ...]
    statement: tuple[Example, ...]


def on_pairs(
    examples: Sequence[Example], fit: Callable[[Sequence[Example]], Mapping[str, float]]
) -> dict[str, float]:
    """Average precision, and precision and recall at a half, each story by weights of the others.

    ``fit`` makes weights of examples.
    """
    from sklearn.metrics import average_precision_score  # noqa: PLC0415 - slow to import

    likely: list[float] = []
    truth: list[bool] = []
    for story in sorted({e.story for e in examples}):
        weights = fit([e for e in examples if e.story != story])
        unseen = [e for e in examples if e.story == story]
        likely += [logistic(weighed(e.features, weights)) for e in unseen]
        truth += [e.positive for e in unseen]
    sure = [t for p, t in zip(likely, truth, strict=True) if p >= 0.5]
    return {
        "examples": len(truth),
        "positive": sum(truth),
        "average_precision": round(float(average_precision_score(truth, likely)), 3),
        "precision_at_half": round(sum(sure) / len(sure), 3) if sure else 0.0,
        "recall_at_half": round(sum(sure) / max(1, sum(truth)), 3),
    }


def on_reports(
    stories: Sequence[Opened],
    train: Callable[[Sequence[Opened]], Judge],
    settings: FindingSettings,
) -> Score:
    """The score of every story's findings, by a judge trained on the stories of other folds."""
    total = Score()
    for fold in range(FOLDS):
        judge = train([story for place, story in enumerate(stories) if place % FOLDS != fold])
        for story in stories[fold::FOLDS]:
            total.add(score_story(story.gold, decide(story.dossier, settings, judge)))
    return total


def reliability(score: Score) -> Iterator[tuple[float, int, float]]:
    """For each range of confidence: its lower edge, the conflicts in it, and the share right."""
    for low, high in pairwise(_EDGES):
        inside = [right for likely, right in score.judged if low <= likely < high]
        if inside:
            yield low, len(inside), sum(inside) / len(inside)
