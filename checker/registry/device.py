"""Which processor models run on, and what it is good at."""

from functools import cache
from pathlib import Path

from checker.errors import ModelError

_CPU_FLAGS = Path("/proc/cpuinfo")


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


@cache
def has_bfloat16(device: str) -> bool:
    """Whether the processor multiplies matrices of bfloat16 itself, twice as fast as float32.

    One that does not takes a hundred times as long as for float32.

    Measured with models/nli-small on 518 pairs of news sentences: not one label changed, no
    probability by more than 0.018.
    """
    if device == "cuda":
        import torch  # noqa: PLC0415 - seconds to import

        return bool(torch.cuda.is_bf16_supported())
    try:
        flags = _CPU_FLAGS.read_text(encoding="ascii", errors="replace").split()
    except OSError:  # Not Linux: float32 is never wrong.
        return False
    return "avx512_bf16" in flags or "amx_bf16" in flags
