"""The files shipped with the checker: models and presets, and the tables inside its packages.

In an installed wheel models and presets are inside the package; in a source checkout they stand
beside it.
"""

import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

from checker.errors import CheckerError

_PACKAGE = Path(__file__).resolve().parent


def shipped(folder: str) -> Path:
    """The shipped folder of that name, 'models' or 'configs'.

    Raises:
        CheckerError: the installation is incomplete.

    """
    for place in (_PACKAGE / folder, _PACKAGE.parent / folder):
        if place.is_dir():
            return place
    raise CheckerError(
        f"incomplete installation: the folder {folder!r} is missing beside {_PACKAGE}"
    )


def packaged(package: str, name: str) -> str:
    """The text of a file inside one of our packages: 'checker.facts', 'units.tsv'."""
    return files(package).joinpath(name).read_text(encoding="utf-8")


def packaged_lines(package: str, name: str) -> list[str]:
    """The lines of such a file without its comments, which begin with '#'."""
    return [line for line in packaged(package, name).splitlines() if not line.startswith("#")]


def packaged_table(package: str, name: str) -> dict[str, Any]:
    """The content of such a file, in TOML."""
    return tomllib.loads(packaged(package, name))
