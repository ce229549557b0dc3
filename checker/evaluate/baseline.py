"""The plain peer: what the checker must be better than.

Neighbouring sentences of different sources by embedding, and a conflict wherever the NLI model's
contradiction is over 0.7 in either direction (the way of NewsSense, Milbauer et al. 2023).
"""

import numpy as np

from checker.claims import split_sentences
from checker.pipeline import Models, Progress
from checker.pipeline.models import model_names
from checker.records.article import Story
from checker.records.finding import (
    Category,
    Evidence,
    Finding,
    Kind,
    Report,
    ReportSource,
    ReportStory,
    Run,
    Severity,
    Side,
)
from checker.records.sentence import Sentence
from checker.settings import Settings
from checker.version import __version__

_NEIGHBOURS = 20
_CONTRADICTION = 0.7


def check_plainly(story: Story, settings: Settings, models: Models, progress: Progress) -> Report:
    """A report of contradicting neighbour sentences and nothing else."""
    sentences = [s for article in story.articles for s in split_sentences(article)]
    pairs = _neighbours(sentences, models)
    questions = [(a.text, b.text) for a, b in pairs] + [(b.text, a.text) for a, b in pairs]
    scores = [s.contradiction for s in models.nli.score(questions)]
    both_ways = zip(pairs, scores[: len(pairs)], scores[len(pairs) :], strict=True)
    findings = tuple(
        _finding(number, pair, max(forward, backward))
        for number, (pair, forward, backward) in enumerate(both_ways)
        if max(forward, backward) > _CONTRADICTION
    )
    progress("compared", len(pairs), len(pairs))
    return Report(
        story=ReportStory(id=story.id, topic=story.topic),
        sources=tuple(
            ReportSource(
                id=a.id,
                name=a.name,
                title=a.title,
                published=a.published,
                origin=a.id,
                text=a.text,
                day_only=a.day_only,
            )
            for a in story.articles
        ),
        findings=findings,
        run=Run(
            checker=__version__,
            models=model_names(settings),
            config=settings.digest,
            seconds=0.0,
        ),
    )


def _neighbours(sentences: list[Sentence], models: Models) -> list[tuple[Sentence, Sentence]]:
    vectors = models.embedder.embed([s.text for s in sentences])
    similarity = vectors @ vectors.T
    chosen: set[tuple[int, int]] = set()
    for index, row in enumerate(similarity):
        others = [
            int(j) for j in np.argsort(-row) if sentences[j].article != sentences[index].article
        ]
        chosen.update((min(index, j), max(index, j)) for j in others[:_NEIGHBOURS])
    return [(sentences[i], sentences[j]) for i, j in sorted(chosen)]


def _finding(number: int, pair: tuple[Sentence, Sentence], contradiction: float) -> Finding:
    return Finding(
        id=f"plain-{number}",
        kind=Kind.CONFLICT,
        category=Category.STATEMENT,
        severity=Severity.MEDIUM,
        confidence=contradiction,
        question="Do these sentences contradict each other?",
        summary="",
        reasons=(),
        sides=tuple(
            Side(
                value=s.text,
                evidence=(Evidence(source=s.article, start=s.start, end=s.end, quote=s.text),),
            )
            for s in pair
        ),
    )
