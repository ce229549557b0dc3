"""checker evaluate: how good the reports are, measured on gold stories."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli.terminal import output, stage_bar

if TYPE_CHECKING:
    from checker.evaluate import Score


def evaluate_command(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Directory of gold stories.")],
    out: Annotated[
        Path, typer.Option("--out", help="Where the reports and scores.json go.")
    ] = Path("reports/evaluation"),
    config: Annotated[
        str, typer.Option("--config", help="Name of a preset, or a settings file.")
    ] = "default",
    misses: Annotated[
        bool, typer.Option("--misses", help="List what was missed, and the false alarms.")
    ] = False,
    baseline: Annotated[
        bool,
        typer.Option(
            "--baseline",
            help="Measure the plain peer too: neighbouring sentences, contradiction over 0.7.",
        ),
    ] = False,
) -> None:
    """Write a report of each GOLD story and score the findings against its annotations."""
    from checker.evaluate import evaluate, evaluate_baseline  # noqa: PLC0415 - heavy
    from checker.settings import load_settings  # noqa: PLC0415

    settings = load_settings(config)
    with stage_bar() as bar:
        rows = {"checker": evaluate(gold, settings, out=out, progress=bar)}
        if baseline:
            rows["plain peer"] = evaluate_baseline(gold, settings, progress=bar)
    for name, score in rows.items():
        _tell(name, score)
    if misses:
        for line in rows["checker"].misses:
            output.print(line, markup=False)


def _tell(name: str, score: "Score") -> None:
    output.print(f"{name}: {score.stories} stories", markup=False)
    for label, value in score.figures().items():
        output.print(f"  {label:28} {value}", markup=False)
