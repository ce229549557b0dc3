"""How well articles are grouped into the stories they tell, beside a plain peer.

The peer cuts average-linkage agglomeration over the cosines of the same leads at one threshold,
the best for it on the part that the checker was tuned on.
"""

from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path
from time import perf_counter

import numpy as np

from checker.evaluate.clustering import b_cubed, conll, pairs
from checker.evaluate.grouped import Grouped, Part, among, read_grouped
from checker.grouping import Grouper
from checker.pipeline import Progress, silent
from checker.pipeline.profiles import ProfileModels, read_profiles
from checker.records.base import Record
from checker.records.profile import Profile
from checker.settings import Settings

_PEER = 0.65
"""Cosine from which the peer holds two groups of articles to be one story."""
_OTHERS = 1_000
"""How many other articles are put among those whose stories are known."""


class GroupingFigures(Record):
    """How well one way of grouping fits what is known."""

    true: int
    """Stories that there are, and that were found."""
    found: int
    precision: float
    """B³."""
    recall: float
    f1: float
    conll: float
    pair_precision: float
    pair_recall: float


class GroupingReport(Record):
    """The figures by way of grouping, and what it took."""

    articles: int
    rows: dict[str, GroupingFigures]
    milliseconds: float
    """Of assigning one article, the models left out."""

    def figures(self) -> dict[str, float]:
        """Every share by name, 'stories.precision'."""
        return {
            f"{name}.{figure}": share
            for name, row in self.rows.items()
            for figure, share in row.model_dump(exclude={"true", "found"}).items()
        }


def evaluate_grouping(
    path: Path,
    settings: Settings,
    *,
    part: Part = "all",
    sample: int | None = None,
    others: Path | None = None,
    progress: Progress = silent,
) -> GroupingReport:
    """Group the articles of a source of stories (see `read_grouped`) and score what comes out.

    ``others`` is a file of articles of other stories, which are put among them; whatever of these
    gets into a story is wrong there, and how they are grouped with each other is not looked at.

    Raises:
        GoldError: a file cannot be read, or holds no stories.
        SourceError: one of its articles is none.
        ModelError: the parser or the embedder is missing, damaged or unfit.

    """
    known = read_grouped(path, part=part, sample=sample)
    grouped = among(known, others, _OTHERS) if others else known
    models = ProfileModels.load(settings)
    profiles = read_profiles([one.article for one in grouped], models, progress)
    began = perf_counter()
    grouper = Grouper(settings.grouping)
    for number, profile in enumerate(profiles):
        progress("stories", number, len(profiles))
        grouper.assign([profile])
    ended = perf_counter()
    return GroupingReport(
        articles=len(grouped),
        rows=_rows(known, grouper.stories, plain_stories(profiles, _PEER)),
        milliseconds=1000 * (ended - began) / len(profiles),
    )


def plain_stories(profiles: Sequence[Profile], threshold: float) -> dict[str, str]:
    """The stories that the plain peer makes of articles."""
    from sklearn.cluster import AgglomerativeClustering  # noqa: PLC0415 - slow to import

    names = [profile.article for profile in profiles]
    vectors = np.array([np.frombuffer(profile.vector, dtype="<f4") for profile in profiles])
    if len(names) < 2:
        return {name: name for name in names}
    labels = AgglomerativeClustering(
        n_clusters=None, metric="cosine", linkage="average", distance_threshold=1.0 - threshold
    ).fit_predict(vectors)
    return {name: str(label) for name, label in zip(names, labels.tolist(), strict=True)}


def _rows(
    known: Sequence[Grouped], found: Mapping[str, str], plain: Mapping[str, str]
) -> dict[str, GroupingFigures]:
    stories = {one.article.id: one.story for one in known}
    topics = {one.article.id: one.topic for one in known}
    rows = {"stories": fit(stories, found), "stories, peer": fit(stories, plain)}
    if topics != stories:
        rows |= {"topics": fit(topics, found), "topics, peer": fit(topics, plain)}
    return rows


def fit(true: Mapping[str, str], found: Mapping[str, str]) -> GroupingFigures:
    """The figures of the stories ``found`` of articles, of some of which the ``true`` is known.

    Another article counts, as one of a story of its own, if it was put with one that is known.
    """
    reached = {found[article] for article in true}
    strayed = {a: f"other {a}" for a, story in found.items() if story in reached and a not in true}
    counted = dict(chain(strayed.items(), true.items()))
    whole = b_cubed(counted, found)
    together = pairs(counted, found)
    return GroupingFigures(
        true=len(set(true.values())),
        found=len(reached),
        precision=whole.precision,
        recall=whole.recall,
        f1=whole.f1,
        conll=conll(counted, found),
        pair_precision=together.precision,
        pair_recall=together.recall,
    )
