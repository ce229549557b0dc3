"""Which processor models run on."""

from checker.errors import ModelError


def resolve_device(device: str) -> str:
    """'cuda' or 'cpu' for the setting 'auto', 'cpu' or 'cuda'. Imports torch unless 'cpu'.

    Raises:
        ModelError: 'cuda' is demanded and there is none.

    """
    if device == "cpu":
        return device
    import torch  # noqa: PLC0415 - seconds to import

    if torch.cuda.is_available():
        return "cuda"
    if device == "cuda":
        raise ModelError("device = 'cuda' is set, but torch finds no CUDA device here")
    return "cpu"
