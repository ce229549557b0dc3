"""The commands put together, and how errors and exit statuses come out of them."""

import sys

import typer

from checker.cli.alerts import alerts_app
from checker.cli.batch import batch_command
from checker.cli.evaluate import evaluate_app
from checker.cli.models import models_app
from checker.cli.report import report_command
from checker.cli.review import review_app
from checker.cli.terminal import configure_logs, errors
from checker.errors import CheckerError
from checker.version import __version__

app = typer.Typer(
    name="checker",
    help="Find where several accounts of one story conflict, and show the exact words.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"checker {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    verbose: bool = typer.Option(False, "--verbose", "-v", help="Write a log to stderr."),
    version: bool = typer.Option(
        False, "--version", callback=_print_version, is_eager=True, help="Show the version."
    ),
) -> None:
    configure_logs(verbose=verbose)


app.command("report")(report_command)
app.command("batch")(batch_command)
app.add_typer(alerts_app, name="alerts")
app.add_typer(evaluate_app, name="evaluate")
app.add_typer(models_app, name="models")
app.add_typer(review_app, name="review")


def main() -> None:
    """Run the command line: status 0 done, 1 failed, 2 wrong usage, 3 conflicts where asked for."""
    try:
        app()
    except CheckerError as error:
        errors.print(f"checker: {error}", markup=False)
        sys.exit(error.status)
