"""Options that several commands take alike."""

from typing import Annotated

import typer

Config = Annotated[str, typer.Option("--config", help="Name of a preset, or a settings file.")]
