"""``checker alerts``: what waits to be sent to other systems, what was given up, and sending it."""

from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli.options import Config
from checker.cli.terminal import errors, output

if TYPE_CHECKING:
    from checker.records.alert import Letter

_FAILED = 1
alerts_app = typer.Typer(
    help="Show alerts that wait or were given up, and send them.", no_args_is_help=True
)
StoreOption = Annotated[
    str, typer.Option("--store", help="The store: a file (SQLite), or postgresql://….")
]


@alerts_app.command("list")
def list_command(store: StoreOption) -> None:
    """List alerts that were given up, and those that wait to be sent."""
    from checker.store import Store  # noqa: PLC0415 - heavy

    with Store.open(store) as kept:
        for letter in kept.outbox.dead():
            _tell("given up", letter)
        for letter in kept.outbox.waiting():
            _tell("waiting", letter)


@alerts_app.command("retry")
def retry_command(
    store: StoreOption,
    numbers: Annotated[
        list[int] | None, typer.Argument(metavar="NUMBER", help="These alerts only.")
    ] = None,
) -> None:
    """Have alerts that were given up sent again, by the next run or 'checker alerts send'."""
    from checker.store import Store  # noqa: PLC0415 - heavy

    with Store.open(store) as kept:
        revived = kept.outbox.revive(numbers or ())
    output.print(f"{revived} to be sent again", markup=False)


@alerts_app.command("send")
def send_command(
    store: StoreOption,
    config: Config = "default",
) -> None:
    """Send the alerts that are due, the desk's too; exit 1 if any was not acknowledged."""
    from checker.alerts import deliver, webhook_secret  # noqa: PLC0415 - heavy
    from checker.settings import load_settings  # noqa: PLC0415
    from checker.store import Store  # noqa: PLC0415

    settings = load_settings(config).alerts
    secret = webhook_secret()
    with Store.open(store) as kept:
        delivery = deliver(kept.outbox, secret, settings)
    output.print(
        f"{delivery.sent} sent, {delivery.postponed} postponed, {delivery.given_up} given up",
        markup=False,
    )
    if delivery.postponed or delivery.given_up:
        errors.print(f"checker: not all alerts were sent: checker alerts list --store {store}",
                     markup=False)  # fmt: skip
        raise typer.Exit(_FAILED)


def _tell(state: str, letter: "Letter") -> None:
    fault = f": {letter.fault}" if letter.fault else ""
    output.print(
        f"{letter.number}  {state}  {letter.target}  {letter.key}"
        f"  {letter.created:%Y-%m-%d %H:%M}  tried {letter.attempts} times{fault}",
        markup=False,
    )
