"""What a process has taken of the processor, as Linux tells (proc(5))."""

import os
from pathlib import Path

_USER, _CHILDREN_SYSTEM = 11, 14
"""Places in /proc/PID/stat behind the name: utime, stime, cutime and cstime."""


def processor_seconds(process: int) -> float | None:
    """Seconds that a process and its ended children have taken; None where nothing is known."""
    try:
        told = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:  # it is gone, or this is another system
        return None
    ticks = told.rpartition(")")[2].split()[_USER : _CHILDREN_SYSTEM + 1]
    return sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")
