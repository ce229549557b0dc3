"""Pairs of claims and what the models say of them."""

from checker.records.base import Record


class NliScores(Record):
    """Calibrated probabilities that a hypothesis follows from, is open given, or contradicts a premise."""

    entailment: float
    neutral: float
    contradiction: float


class ClaimPair(Record):
    """Two claims that may speak of one thing.

    ``similarity`` is the cosine of their embeddings; ``forward`` scores the right claim as
    hypothesis with the left as premise, ``backward`` the other way round; both None where the
    pair was not worth the NLI model's time.
    """

    left: str
    right: str
    similarity: float
    forward: NliScores | None = None
    backward: NliScores | None = None

    @property
    def contradiction(self) -> float:
        """The stronger of the two directions: entailment one way never hides a contradiction."""
        return max((s.contradiction for s in (self.forward, self.backward) if s), default=0.0)

    @property
    def entailment(self) -> float:
        """The stronger of the two directions."""
        return max((s.entailment for s in (self.forward, self.backward) if s), default=0.0)

    @property
    def equivalence(self) -> float:
        """The weaker of the two directions: how surely each follows from the other."""
        return min((s.entailment for s in (self.forward, self.backward) if s), default=0.0)
