"""Measuring reports by what was planted in real stories, for which there is no gold.

What two sources of a story state alike is changed in one, one edit at a time, and the report of
the story with the edit read: a false edit is to be reported as a conflict at the place of the
edit and in its category, a harmless one is not to be. What is reported as a conflict in the story
as it was is a false alarm, unless its sources do conflict, which a person has to read.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from random import Random

from checker.evaluate.plant import Plant
from checker.evaluate.planted_results import (
    Alarm,
    Measured,
    Outcome,
    PlantedReport,
    read_results,
    write_results,
)
from checker.evaluate.planting import plants
from checker.evaluate.verdict import at_edit, verdict
from checker.findings import Dossier, decide
from checker.pipeline import Analyst, Progress, Remembering, open_dossier, shared_models, silent
from checker.pipeline.remembered import code_digest
from checker.records.article import Story
from checker.records.finding import Finding, Kind
from checker.settings import FindingSettings, Settings

RESULTS = "planted.jsonl"
_CODE = ("claims", "contrast", "facts", "findings", "match", "nli", "pipeline", "records", "text")


def evaluate_planted(
    stories: Sequence[Story],
    settings: Settings,
    *,
    out: Path,
    seed: int = 0,
    each: int = 4,
    progress: Progress = silent,
) -> PlantedReport:
    """Plant up to ``each`` false and ``each`` harmless edits in every story, and measure.

    The results of a story are written to ``out`` when it is done; those that are there already of
    the same run are taken from there.

    Raises:
        CheckerError: the results cannot be read or written.
        ModelError: a model is missing, damaged or unfit.

    """
    run = f"{settings.digest} {code_digest(_CODE)} {seed} {each}"
    done = read_results(out / RESULTS, run)
    for number, story in enumerate(stories):
        progress("stories", number, len(stories))
        if story.id not in done:
            analyst = Remembering(partial(shared_models, settings), settings, _Memory())
            chance = Random(f"{seed} {story.id}")  # noqa: S311  no secret
            alarms, outcomes = measure(story, settings, analyst, chance, each)
            done[story.id] = Measured(run=run, story=story.id, alarms=alarms, outcomes=outcomes)
            write_results(out / RESULTS, done.values())
    return PlantedReport(stories=tuple(done[story.id] for story in stories))


def measure(
    story: Story, settings: Settings, analyst: Analyst, rng: Random, each: int
) -> tuple[tuple[Alarm, ...], tuple[Outcome, ...]]:
    """What is reported of a story as it is, and what becomes of edits planted in it."""
    before = decide(open_dossier(story, settings, analyst), settings.findings)
    reads = {article.id: analyst.read(article) for article in story.articles}
    conflicts = _conflicts(before)
    known = {finding.id for finding in conflicts}
    outcomes = (
        outcome(plant, open_dossier(plant.made(story), settings, analyst), settings.findings, known)
        for plant in plants(reads, before, rng, each)
    )
    return tuple(map(_alarm, conflicts)), tuple(outcomes)


def outcome(
    plant: Plant, dossier: Dossier, settings: FindingSettings, known: Collection[str]
) -> Outcome:
    """What becomes of a plant; ``known`` are the conflicts there were without it."""
    findings = decide(dossier, settings)
    conflicts = _conflicts(findings)
    here = [finding for finding in conflicts if at_edit(plant, finding)]
    return Outcome(
        plant=plant,
        verdict=verdict(plant, dossier, findings),
        confidence=max((f.confidence for f in here), default=None),
        elsewhere=tuple(_alarm(f) for f in conflicts if f not in here and f.id not in known),
    )


def _conflicts(findings: Iterable[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.kind is Kind.CONFLICT]


def _alarm(finding: Finding) -> Alarm:
    return Alarm(category=finding.category, confidence=finding.confidence, summary=finding.summary)


class _Memory:
    """What was computed for one story: most of it is the same again with an edit."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], bytes] = {}

    def get_many(self, kind: str, keys: Collection[str]) -> Mapping[str, bytes]:
        return {key: self._kept[kind, key] for key in keys if (kind, key) in self._kept}

    def put_many(self, kind: str, entries: Mapping[str, bytes]) -> None:
        self._kept.update({(kind, key): entry for key, entry in entries.items()})
