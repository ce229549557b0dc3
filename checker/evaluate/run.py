"""Running the checker, or the plain peer, over a folder of gold."""

from collections.abc import Callable
from pathlib import Path

from checker.evaluate.baseline import check_plainly
from checker.evaluate.gold import read_gold
from checker.evaluate.score import Score, score_story
from checker.evaluate.scores_file import write_scores
from checker.ingest import read_story
from checker.pipeline import Models, Progress, check_story, shared_models, silent
from checker.records.article import Story
from checker.records.finding import Report
from checker.report import write_report
from checker.settings import Settings

_Check = Callable[[Story, Settings, Models, Progress], Report]


def evaluate(
    folder: Path, settings: Settings, *, out: Path | None = None, progress: Progress = silent
) -> Score:
    """Score the checker on the gold stories of ``folder``; write reports to ``out`` if given.

    Raises:
        GoldError: the folder holds no gold, or a story and its report do not fit.

    """
    score = _run(folder, settings, check_story, out, progress)
    if out is not None:
        write_scores(out, score.figures())
    return score


def evaluate_baseline(folder: Path, settings: Settings, *, progress: Progress = silent) -> Score:
    """Score the plain peer on the same stories with the same models."""
    return _run(folder, settings, check_plainly, None, progress)


def _run(
    folder: Path, settings: Settings, check: _Check, out: Path | None, progress: Progress
) -> Score:
    stories = read_gold(folder)
    models = shared_models(settings)
    total = Score()
    for number, (path, gold) in enumerate(stories):
        progress(gold.story, number, len(stories))
        story = read_story(path, settings.ingest)
        report = check(story, settings, models, silent)
        if out is not None:
            write_report(report, out / report.story.id, ("html", "json"))
        total.add(score_story(gold, report.findings))
    return total
