"""What a training keeps of its way: a state to be taken up again, and a log."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def save_state(path: Path, state: Mapping[str, Any]) -> None:
    """Keep a state of tensors and numbers; the one before stays until this one is whole."""
    import torch  # noqa: PLC0415 - seconds to import

    fresh = path.with_suffix(".new")
    torch.save(dict(state), fresh)
    fresh.replace(path)


def saved_state(path: Path, device: str) -> dict[str, Any] | None:
    """The state that was kept, its tensors on ``device``; None where there is none."""
    import torch  # noqa: PLC0415

    if not path.exists():
        return None
    state: dict[str, Any] = torch.load(path, map_location=device, weights_only=True)
    return state


def write_line(work: Path, line: Mapping[str, Any]) -> None:
    """Add a line to the log in ``work`` (log.jsonl), and show it."""
    with (work / "log.jsonl").open("a", encoding="utf-8") as log:
        log.write(json.dumps(line) + "\n")
    sys.stderr.write(f"{line}\n")
