"""Claim-level fact-consistency checking for newsrooms.

>>> from checker import check_story, read_story, write_report
>>> report = check_story(read_story("seeds/noem-tour"))  # doctest: +SKIP
>>> write_report(report, "reports/noem-tour")  # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from checker.version import __version__ as __version__

if TYPE_CHECKING:
    from checker.evaluate import Score
    from checker.records.article import Story
    from checker.records.finding import Report
    from checker.settings import Settings

__all__ = ["check_story", "evaluate_gold", "load_settings", "read_story", "write_report"]

# The steps are imported when a verb is used: torch and its kin take seconds, `import checker` none.


def load_settings(source: str | Path | None = None) -> Settings:
    """The settings of a preset or a TOML file; the default preset if none is named.

    Raises:
        SettingsError: no such preset or file, or a bad key or value in it.

    """
    from checker.settings import load_settings as load  # noqa: PLC0415

    return load(source)


def read_story(path: str | Path, settings: Settings | None = None) -> Story:
    """The story in a directory of sources or in a story file.

    Sources that cannot be read are named in ``skipped``.

    Raises:
        StorySourceError: there is nothing to read at all.

    """
    from checker.ingest import read_story as read  # noqa: PLC0415

    return read(Path(path), (settings or load_settings()).ingest)


def check_story(story: Story, settings: Settings | None = None) -> Report:
    """Set the sources of a story against each other. The first call loads the models.

    Raises:
        ModelError: a model is missing, damaged or unfit.

    """
    from checker.pipeline import check_story as check  # noqa: PLC0415
    from checker.pipeline import shared_models  # noqa: PLC0415

    chosen = settings or load_settings()
    return check(story, chosen, shared_models(chosen))


def write_report(
    report: Report, folder: str | Path, formats: Collection[str] = ("html", "json")
) -> tuple[Path, ...]:
    """Write a report into a folder, in any of the formats html, json and csv; the files written."""
    from checker.report import write_report as write  # noqa: PLC0415

    return write(report, Path(folder), formats)


def evaluate_gold(
    gold: str | Path, settings: Settings | None = None, out: str | Path | None = None
) -> Score:
    """Score reports of the gold stories in a directory against their annotations.

    Raises:
        GoldError: the directory holds no gold, or it is not in the gold format.

    """
    from checker.evaluate import evaluate as score  # noqa: PLC0415

    return score(Path(gold), settings or load_settings(), out=Path(out) if out else None)
