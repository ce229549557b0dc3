"""From a story to its report: the one place where the steps meet."""

import time
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import NamedTuple

import numpy as np
import structlog

from checker.facts import compare
from checker.findings import Correction, Dossier, corrections, decide
from checker.match import (
    candidate_pairs,
    clusters,
    origins,
    rivals,
    with_likeness,
)  # fmt: skip
from checker.pipeline.analyst import Analyst
from checker.pipeline.models import model_names
from checker.pipeline.progress import Progress, silent
from checker.pipeline.read import comparable
from checker.pipeline.score import score_pairs
from checker.records.article import Article, BlockKind, Story
from checker.records.claim import Claim
from checker.records.finding import (
    MarkedBlock,
    NotCompared,
    Report,
    ReportSource,
    ReportStory,
    Run,
)
from checker.records.pair import ClaimPair
from checker.records.sentence import Sentence
from checker.settings import Settings
from checker.version import __version__

_log = structlog.get_logger(__name__)


class Matched(NamedTuple):
    """What is known of a story before the NLI model is asked."""

    sentences: dict[str, tuple[Sentence, ...]]
    """By source."""
    claims: tuple[Claim, ...]
    pairs: tuple[ClaimPair, ...]


def check_story(
    story: Story, settings: Settings, analyst: Analyst, progress: Progress = silent
) -> Report:
    """Read the claims of every source, set them against each other, and report what is found."""
    began = time.perf_counter()
    dossier = open_dossier(story, settings, analyst, progress)
    findings = decide(dossier, settings.findings)
    _log.info("story_checked", story=story.id, claims=len(dossier.claims), findings=len(findings))
    return Report(
        story=ReportStory(id=story.id, topic=story.topic),
        sources=tuple(_source(article, dossier.origins) for article in story.articles),
        findings=findings,
        not_compared=_not_compared(dossier),
        skipped=story.skipped,
        run=Run(
            checker=__version__,
            models=model_names(settings),
            config=settings.digest,
            seconds=round(time.perf_counter() - began, 2),
            counts=_counts(dossier),
        ),
    )


def open_dossier(
    story: Story,
    settings: Settings,
    analyst: Analyst,
    progress: Progress = silent,
    *,
    thorough: bool = False,
) -> Dossier:
    """Everything the findings are drawn from: sentences, claims, scored pairs, origins.

    Pairs are scored as far as findings hang on it; ``thorough``: all, to learn from.
    """
    sentences, claims, pairs = match_claims(story, settings, analyst, progress)
    matched = Dossier(
        articles=story.articles,
        sentences=sentences,
        claims=claims,
        pairs=pairs,
        origins=origins(
            {article.id: _own_text(article) for article in story.articles},
            settings.match.origin_similarity,
        ),
        compare=compare,
        corrections=tuple(
            change
            for before in story.corrected
            for now in story.articles
            if now.id == before.id
            for change in _corrections(before, now, analyst)
        ),
    )
    scored = score_pairs(
        matched, settings.findings, analyst, partial(progress, "comparing"), thorough=thorough
    )
    return replace(matched, pairs=scored)


def _corrections(before: Article, now: Article, analyst: Analyst) -> tuple[Correction, ...]:
    """The values that differ between two versions of a text."""
    earlier = before.model_copy(update={"id": f"{before.id} before"})
    read = {article.id: analyst.read(article) for article in (earlier, now)}
    versions = Dossier(
        articles=(earlier, now),
        sentences={source: said.sentences for source, said in read.items()},
        claims=tuple(claim for said in read.values() for claim in said.claims),
        pairs=(),
        origins={},
        compare=compare,
    )
    return corrections(versions)


def match_claims(
    story: Story, settings: Settings, analyst: Analyst, progress: Progress = silent
) -> Matched:
    """The claims of every source, and the pairs of them that are worth comparing."""
    sentences: dict[str, tuple[Sentence, ...]] = {}
    claims: list[Claim] = []
    for number, article in enumerate(story.articles):
        progress("reading", number, len(story.articles))
        read = analyst.read(article)
        sentences[article.id] = read.sentences
        claims.extend(read.claims)
    progress("matching", 0, 0)
    matched = comparable(claims)
    if len(story.articles) == 1:
        matched = rivals(matched, compare)
    return Matched(sentences, tuple(claims), _pairs(matched, settings, analyst))


def _pairs(
    claims: tuple[Claim, ...], settings: Settings, analyst: Analyst
) -> tuple[ClaimPair, ...]:
    if not claims:
        return ()
    vectors = analyst.vectors(list(dict.fromkeys(claim.text for claim in claims)))
    own = np.stack([vectors[claim.text] for claim in claims])
    groups = clusters(claims, own, settings.match.cluster_similarity)
    pairs = candidate_pairs(claims, own, groups, compare, settings.match)
    return with_likeness(pairs, {claim.id: claim for claim in claims}, analyst.vectors)


def _own_text(article: Article) -> str:
    return "\n".join(b.cut(article.text) for b in article.blocks if b.kind is not BlockKind.JUNK)


def _source(article: Article, origin: Mapping[str, str]) -> ReportSource:
    return ReportSource(
        id=article.id,
        name=article.name,
        title=article.title,
        published=article.published,
        day_only=article.day_only,
        origin=origin[article.id],
        text=article.text,
        blocks=tuple(
            MarkedBlock(start=b.start, end=b.end, kind=b.kind, reason=b.reason)
            for b in article.blocks
        ),
    )


def _not_compared(dossier: Dossier) -> tuple[NotCompared, ...]:
    return tuple(
        NotCompared(
            source=claim.article,
            start=claim.start,
            end=claim.end,
            quote=dossier.article(claim.article).text[claim.start : claim.end],
            reason=claim.unresolved,
        )
        for claim in dossier.claims
        if claim.unresolved
    )


def _counts(dossier: Dossier) -> dict[str, int]:
    return {
        "sentences": sum(map(len, dossier.sentences.values())),
        "claims": len(dossier.claims),
        "facts": sum(len(claim.facts) for claim in dossier.claims),
        "pairs": len(dossier.pairs),
    }
