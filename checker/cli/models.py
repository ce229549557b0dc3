"""checker models: what models are used, and whether their files are whole."""

from typing import TYPE_CHECKING

import typer

from checker.cli.options import Config
from checker.cli.terminal import output

if TYPE_CHECKING:
    from checker.registry import ModelStatus

models_app = typer.Typer(
    help="Show and check the models that a settings file names.", no_args_is_help=True
)


@models_app.command("list")
def list_command(config: Config = "default") -> None:
    """Show each model, where it is, and how large."""
    from checker.registry import list_models  # noqa: PLC0415 - not needed for --help
    from checker.settings import load_settings  # noqa: PLC0415

    _tell(list_models(load_settings(config)))


@models_app.command("verify")
def verify_command(config: Config = "default") -> None:
    """Check every file of each model; exit 1 if one is missing or damaged."""
    from checker.registry import verify  # noqa: PLC0415 - not needed for --help
    from checker.settings import load_settings  # noqa: PLC0415

    _tell(verify(load_settings(config)))


def _tell(statuses: "tuple[ModelStatus, ...]") -> None:
    for status in statuses:
        size = f"{status.size / 1e6:.0f} MB" if status.size else "-"
        output.print(
            f"{status.role:9} {status.model:40} {status.state.value:10} {size:>8}  "
            f"{status.folder or ''}",
            markup=False,
        )
        if status.fault:
            output.print(f"          {status.fault}", markup=False)
    if not all(status.ok for status in statuses):
        raise typer.Exit(1)
