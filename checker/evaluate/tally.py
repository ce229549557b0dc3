"""Shares of what was right, by figure, with a line for each miss.

A figure is named 'claims.recall': what is measured, and in which way. Where a thing has both a
precision and a recall, its F1 follows from them.
"""

from collections import Counter, defaultdict


class Tally:
    """Counts of right and wrong by figure, in the order in which figures were first noted."""

    def __init__(self) -> None:
        self._of: Counter[str] = Counter()
        self._right: Counter[str] = Counter()
        self.misses: defaultdict[str, list[str]] = defaultdict(list)
        """What was wrong or wanting, by figure."""

    def note(self, figure: str, right: bool, miss: str = "") -> None:
        """Count one case of a figure; ``miss`` says what it was, if it was not right."""
        self._of[figure] += 1
        self._right[figure] += right
        if not right and miss:
            self.misses[figure].append(miss)

    def counts(self) -> dict[str, tuple[int, int]]:
        """How many were right, and of how many, by figure."""
        return {figure: (self._right[figure], whole) for figure, whole in self._of.items()}

    def figures(self) -> dict[str, float | None]:
        """Each figure as a share from 0 to 1; an F1 stands behind its precision and recall."""
        shares = {figure: self._right[figure] / whole for figure, whole in self._of.items()}
        figures: dict[str, float | None] = {}
        for figure, share in shares.items():
            figures[figure] = share
            thing, _, way = figure.rpartition(".")
            other = {"precision": "recall", "recall": "precision"}.get(way)
            if other and f"{thing}.{other}" in figures:
                figures[f"{thing}.f1"] = f1(share, shares[f"{thing}.{other}"])
        return figures


def f1(precision: float, recall: float) -> float:
    """The harmonic mean of a precision and a recall.

    >>> f1(0.5, 1.0), f1(0.0, 0.0)
    (0.6666666666666666, 0.0)
    """
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
