"""Averaging models that were trained from one start, by several recipes or seeds.

    python -m checker.train.average OUT MODEL MODEL...

writes into OUT the first model with the mean of all weights, in half precision. Models trained
from one start lie in one valley of the loss, and their mean is as good as an ensemble of them at
the cost of one (Wortsman et al. 2022, "Model soups").
"""

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from checker.errors import ModelError

_WEIGHTS = "model.safetensors"


def main(arguments: Sequence[str]) -> None:
    """Average the models in the folders after the first into that."""
    out, *folders = map(Path, arguments)
    average(folders, out)


def average(folders: Sequence[Path], out: Path) -> None:
    """Write to ``out`` the mean of the models in ``folders``, and the first one's other files.

    Raises:
        ModelError: their weights differ in name or shape.

    """
    import torch  # noqa: PLC0415 - seconds to import
    from safetensors.torch import load_file, save_file  # noqa: PLC0415

    weights = [load_file(folder / _WEIGHTS) for folder in folders]
    shapes = [{name: tensor.shape for name, tensor in each.items()} for each in weights]
    if any(other != shapes[0] for other in shapes):
        raise ModelError(f"{', '.join(map(str, folders))}: not models of one form")
    out.mkdir(parents=True, exist_ok=True)
    for path in folders[0].iterdir():
        if path.is_file() and path.name != _WEIGHTS:
            shutil.copy(path, out)
    means = {
        name: torch.stack([each[name].float() for each in weights]).mean(dim=0).half()
        for name in shapes[0]
    }
    save_file(means, out / _WEIGHTS, {"format": "pt"})


if __name__ == "__main__":
    main(sys.argv[1:])
