"""checker report: sources of one story in, discrepancy report out."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli.options import Config
from checker.cli.terminal import StageBar, errors, output, stage_bar
from checker.errors import CheckerError, UsageError

if TYPE_CHECKING:
    from checker.records.finding import Report
    from checker.settings import Settings

_FORMATS = ("html", "json", "csv", "jsonl", "jsonld", "docx")
_CONFLICTS_FOUND = 3
_TOLD = ("conflict", "development", "variant", "agreement")
"""Kinds of findings that are counted on the screen."""


class FailOn(StrEnum):
    """What makes the command end with status 3."""

    NEVER = "never"
    CONFLICT = "conflict"


def report_command(
    stories: Annotated[
        list[Path],
        typer.Argument(metavar="STORY", help="Directories of sources, or story files."),
    ],
    out: Annotated[
        Path, typer.Option("--out", help="Where reports go, each into a folder of its story.")
    ] = Path("reports"),
    config: Config = "default",
    formats: Annotated[
        str,
        typer.Option("--format", help="Any of html, json, csv, jsonl, jsonld, docx; with commas."),
    ] = "html,json",
    fail_on: Annotated[
        FailOn, typer.Option("--fail-on", help="With 'conflict', exit 3 if there are conflicts.")
    ] = FailOn.NEVER,
) -> None:
    """Check the sources of each STORY against each other and write a discrepancy report."""
    from checker.records.finding import Kind  # noqa: PLC0415 - not needed for --help
    from checker.settings import load_settings  # noqa: PLC0415

    wanted = _parsed_formats(formats)
    settings = load_settings(config)
    conflicts = failed = 0
    told: dict[str, Path] = {}
    for path in stories:
        try:
            with stage_bar() as bar:
                report = _check(path, settings, told, bar)
                written = _write(report, out, wanted)
        except CheckerError as error:
            errors.print(f"checker: {error}", markup=False)
            failed = error.status
            continue
        conflicts += len(report.of_kind(Kind.CONFLICT))
        _tell(report, written)
    if failed:
        raise typer.Exit(failed)
    if conflicts and fail_on is FailOn.CONFLICT:
        raise typer.Exit(_CONFLICTS_FOUND)


def _parsed_formats(formats: str) -> tuple[str, ...]:
    wanted = tuple(dict.fromkeys(part.strip() for part in formats.split(",") if part.strip()))
    unknown = [name for name in wanted if name not in _FORMATS]
    if unknown or not wanted:
        raise UsageError(f"--format {formats!r}: choose from {', '.join(_FORMATS)}")
    return wanted


def _check(path: Path, settings: "Settings", told: dict[str, Path], bar: StageBar) -> "Report":
    """The report of one story. ``told`` are the stories before, whose reports must stay."""
    from checker.ingest import read_story  # noqa: PLC0415 - heavy, and not needed for --help
    from checker.pipeline import check_story, shared_models  # noqa: PLC0415

    story = read_story(path, settings.ingest)
    if story.id in told:
        raise CheckerError(f"{path}: its name {story.id!r} is taken by {told[story.id]}; rename it")
    told[story.id] = path
    for fault in story.skipped:
        errors.print(f"checker: skipped {fault}", markup=False)
    bar("loading models", 0, 0)
    return check_story(story, settings, shared_models(settings), bar)


def _write(report: "Report", out: Path, formats: tuple[str, ...]) -> tuple[Path, ...]:
    from checker.report import write_report  # noqa: PLC0415

    try:
        return write_report(report, out / report.story.id, formats)
    except OSError as error:
        raise CheckerError(f"{out}: cannot write the report: {error.strerror or error}") from error


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _tell(report: "Report", written: tuple[Path, ...]) -> None:
    from checker.records.finding import Kind  # noqa: PLC0415 - not needed for --help

    output.print(
        f"{report.story.id}: "
        + ", ".join(_counted(len(report.of_kind(Kind(kind))), kind) for kind in _TOLD)
        + f" ({report.run.seconds:.0f} s)",
        markup=False,
    )
    for finding in report.of_kind(Kind.CONFLICT):
        output.print(f"  {finding.severity.value:6} {finding.category.value:9} ", end="")
        output.print(finding.summary, markup=False)
    for path in written:
        output.print(f"  {path}", markup=False)
