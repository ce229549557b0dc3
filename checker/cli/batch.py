"""``checker batch``: new wire copy into a store, checked and reported."""

import signal
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime
from enum import StrEnum
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import TimeRemainingColumn

from checker.cli.options import Config
from checker.cli.terminal import RateColumn, StageBar, errors, output, stage_bar
from checker.errors import CheckerError
from checker.version import __version__

if TYPE_CHECKING:
    from checker.pipeline.batch import Round, Tally
    from checker.pipeline.batch.tally import Aside

_FAILED, _FOUND = 1, 3
_MOST_LISTED = 20
"""Inputs that were left out, listed at the end; the store knows of all."""
_COUNTED = {
    "files": ("file", "files"),
    "articles": ("new article", "new articles"),
    "withdrawn": ("withdrawn", "withdrawn"),
    "checked": ("story checked", "stories checked"),
    "opened": ("finding opened", "findings opened"),
    "conflicts": ("of them a conflict", "of them conflicts"),
    "changed": ("changed", "changed"),
    "closed": ("closed", "closed"),
    "quarantined": ("left out", "left out"),
}


class EngineName(StrEnum):
    """Where the work is done."""

    LOCAL = "local"
    RAY = "ray"


class FailOn(StrEnum):
    """What makes the command end with status 3."""

    NEVER = "never"
    CONFLICT = "conflict"
    QUARANTINE = "quarantine"


def batch_command(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="INPUT", help="Files and directories of wire copy; URLs of feeds."),
    ],
    store: Annotated[
        str,
        typer.Option("--store", help="Where all is kept: a file (SQLite), or postgresql://…."),
    ],
    engine: Annotated[
        EngineName, typer.Option("--engine", help="Processes of this machine, or a Ray cluster.")
    ] = EngineName.LOCAL,
    watch: Annotated[
        bool, typer.Option("--watch", help="Go on until stopped, as new copy comes.")
    ] = False,
    out: Annotated[
        Path, typer.Option("--out", help="Where reports, index and list of findings go.")
    ] = Path("reports"),
    config: Config = "default",
    fail_on: Annotated[
        FailOn,
        typer.Option("--fail-on", help="Exit 3 if conflicts were opened, or inputs left out."),
    ] = FailOn.NEVER,
) -> None:
    """Read new wire copy, group it into stories, check those it touches, and report."""
    from checker.pipeline.batch import Inputs, Order, Tally, run_batch, served  # noqa: PLC0415
    from checker.pipeline.executors.engine import Engine  # noqa: PLC0415
    from checker.settings import load_settings  # noqa: PLC0415

    settings = load_settings(config)
    order = Order(
        inputs=Inputs.of(inputs),
        store=store,
        out=out,
        engine=Engine(engine.value),
        watch=watch,
    )
    tally = Tally()
    if watch:
        tally.on_round = partial(_tell_round, store)
    with ExitStack() as stack:
        bar = stack.enter_context(stage_bar(RateColumn(), TimeRemainingColumn()))
        tally.progress = _progress(bar, tally, settings.batch.metrics_file)
        if (port := settings.batch.metrics_port) is not None:
            try:
                stack.enter_context(served(tally, port))
            except OSError as error:
                raise CheckerError(f"port {port}: cannot serve metrics: {error}") from error
        stop = stack.enter_context(_stopped_gently())
        try:
            runs = run_batch(order, settings, tally, stop)
        except OSError as error:
            raise CheckerError(f"{out}: cannot write the reports: {error}") from error
    _tell(tally, stop, out, watch=watch)
    if not watch:
        _tell_faults(store, runs)
    _tell_alerts(store)
    if not watch and not all(path.exists() for path in order.inputs.paths):
        raise typer.Exit(_FAILED)
    if _is_failure(fail_on, tally):
        raise typer.Exit(_FOUND)


def _progress(bar: StageBar, tally: "Tally", metrics: Path | None) -> Callable[..., None]:
    """Shows each step, and writes the metrics after it."""
    from checker.pipeline.batch import write_metrics  # noqa: PLC0415

    def told(stage: str, done: int, total: int) -> None:
        bar(stage, done, total)
        if metrics is not None:
            try:
                write_metrics(tally, metrics)
            except OSError as error:
                raise CheckerError(f"{metrics}: cannot write metrics: {error}") from error

    return told


@contextmanager
def _stopped_gently() -> Iterator[Event]:
    """An event that the first interrupt or termination sets; the second interrupt ends at once."""
    stop = Event()

    def gently(number: int, _frame: object) -> None:
        if stop.is_set() and number == signal.SIGINT:
            raise KeyboardInterrupt
        stop.set()

    before = {number: signal.signal(number, gently) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _tell_round(store: str, ran: "Round") -> None:
    """What one run of a watch came to, and what it left out; nothing where it found nothing."""
    if told := _counted(ran.counts):
        now = datetime.now().astimezone()
        if waiting := _left_aside(ran.aside):
            told = f"{told}; held back: {waiting}"
        output.print(f"{now:%Y-%m-%d %H:%M}  run {ran.number}: {told}", markup=False)
        _tell_faults(store, (ran.number,))


def _tell(tally: "Tally", stop: Event, out: Path, *, watch: bool) -> None:
    told = _counted(tally.counts) or "nothing new"
    output.print(f"in all: {told}" if watch else told, markup=False)
    if waiting := _left_aside(tally.aside):
        output.print(f"held back: {waiting}", markup=False)
    if newer := tally.aside.newer:
        errors.print(
            f"checker: {newer} stories stay as a newer version of the checker left them; this is"
            f" {__version__}",
            markup=False,
        )
    if stop.is_set():
        output.print("stopped; the next run goes on from here", markup=False)
    output.print(f"  {out / 'index.html'}", markup=False)


def _left_aside(aside: "Aside") -> str:
    """Copy that waits for its release, in words."""
    times = [one.until for one in aside.withheld if one.until]
    parts = (
        f"{len(times)} under embargo, the next until {times[0]:%Y-%m-%d %H:%M} UTC"
        if times
        else "",
        f"{on_hold} on hold" if (on_hold := len(aside.withheld) - len(times)) else "",
    )
    return "; ".join(filter(None, parts))


def _counted(counts: Mapping[str, int]) -> str:
    """Counts in words, without what there was none of."""
    return ", ".join(
        f"{count} {one if count == 1 else more}"
        for name, (one, more) in _COUNTED.items()
        if (count := counts.get(name, 0))
    )


def _tell_faults(store: str, runs: Sequence[int]) -> None:
    """What was left out, on stderr; no more lines than anybody reads."""
    from checker.store import Store  # noqa: PLC0415

    with Store.open(store) as kept:
        faults = [entry for run in runs for entry in kept.quarantine.entries(run)]
    for entry in faults[:_MOST_LISTED]:
        errors.print(f"checker: left out {entry.path}: {entry.fault}", markup=False)
    if len(faults) > _MOST_LISTED:
        errors.print(f"checker: … and {len(faults) - _MOST_LISTED} more", markup=False)


def _tell_alerts(store: str) -> None:
    """Alerts that nobody took: who waits for them does not know."""
    from checker.store import Store  # noqa: PLC0415

    with Store.open(store) as kept:
        dead, waiting = len(kept.outbox.dead()), len(kept.outbox.waiting())
    if dead or waiting:
        errors.print(
            f"checker: alerts not sent: {dead} given up, {waiting} waiting"
            f" (checker alerts list --store {store})",
            markup=False,
        )


def _is_failure(fail_on: FailOn, tally: "Tally") -> bool:
    match fail_on:
        case FailOn.CONFLICT:
            return tally.counts["conflicts"] > 0
        case FailOn.QUARANTINE:
            return tally.counts["quarantined"] > 0
    return False
