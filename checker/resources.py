"""Where the files shipped with the checker lie: models and settings presets.

In an installed wheel they are inside the package; in a source checkout they stand beside it.
"""

from pathlib import Path

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
