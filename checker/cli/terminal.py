"""What the terminal shows: results on stdout, progress, faults and logs on stderr."""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import structlog
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeElapsedColumn,
)  # fmt: skip
from rich.text import Text

output = Console(soft_wrap=True, highlight=False)
errors = Console(stderr=True, soft_wrap=True, highlight=False)


def configure_logs(*, verbose: bool) -> None:
    """Log to stderr: everything if ``verbose``, else warnings only."""
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(
            logging.INFO if verbose else logging.WARNING
        ),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    logging.getLogger().setLevel(logging.INFO if verbose else logging.ERROR)


class StageBar:
    """A progress bar that shows one stage at a time."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._task = progress.add_task("starting", total=None)
        self._stage = ""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Show a stage and how far it is."""
        if stage != self._stage:  # its pace is its own
            self._stage = stage
            self._progress.reset(self._task)
        self._progress.update(self._task, description=stage, completed=done, total=total or None)


class RateColumn(ProgressColumn):
    """Units a second."""

    def render(self, task: Task) -> Text:
        """The pace of the stage, once it is known."""
        return Text(f"{task.speed:.2f}/s" if task.speed else "")


@contextmanager
def stage_bar(*pace: ProgressColumn) -> Iterator[StageBar]:
    """A progress bar on stderr while the context lasts; nothing where stderr is no terminal.

    ``pace`` are columns that it shows besides.
    """
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        *pace,
    )
    hidden = not errors.is_terminal
    with Progress(
        *columns,
        console=errors,
        transient=True,
        disable=hidden,
        redirect_stdout=output.is_terminal,  # else results would be shown, and not be in their file
    ) as progress:
        yield StageBar(progress)
