"""How a long run tells how far it is."""

from typing import Protocol


class Progress(Protocol):
    """Is told of stages; ``total`` is 0 where the amount of work is not known beforehand."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """``done`` of ``total`` units of a stage are finished."""


def silent(stage: str, done: int, total: int) -> None:
    """Report nothing."""
