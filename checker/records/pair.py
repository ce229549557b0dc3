"""Pairs of claims, the facts in them set against each other, and what the NLI model says."""

from checker.records.base import Record
from checker.records.fact import Comparison, Fact


class NliScores(Record):
    """How surely a hypothesis follows from a premise, is open given it, or contradicts it.

    Calibrated probabilities that add up to 1.
    """

    entailment: float
    neutral: float
    contradiction: float


class FactPair(Record):
    """A fact of the left claim set against one of the right claim, of comparable kinds.

    ``likeness`` is the cosine of what the two values are of ('household lose', 'home').
    ``forward`` scores the left claim *with the right one's value put in its place* as hypothesis,
    the right claim as premise; ``backward`` the other way round. If that entails, both claims
    speak of the same slot. None where it was not asked.
    """

    left: Fact
    right: Fact
    comparison: Comparison
    likeness: float = 0.0
    forward: NliScores | None = None
    backward: NliScores | None = None


class ClaimPair(Record):
    """Two claims that may speak of one thing.

    ``similarity`` is the cosine of their embeddings; ``forward`` scores the right claim as
    hypothesis with the left as premise, ``backward`` the other way round; both None where the
    pair was not worth the NLI model's time. ``sentences_contradict`` is how surely the sentences
    that the two claims were cut from contradict each other, the mean of both directions; it is
    asked only where the claims seem to.
    """

    left: str
    right: str
    similarity: float
    facts: tuple[FactPair, ...] = ()
    forward: NliScores | None = None
    backward: NliScores | None = None
    sentences_contradict: float = 0.0

    @property
    def _scores(self) -> tuple[NliScores, ...]:
        """Of the directions that were asked."""
        return tuple(s for s in (self.forward, self.backward) if s)

    @property
    def contradiction(self) -> float:
        """The stronger of the two directions: entailment one way never hides a contradiction."""
        return max((s.contradiction for s in self._scores), default=0.0)

    @property
    def mean_contradiction(self) -> float:
        """The mean of the two directions."""
        return sum(s.contradiction for s in self._scores) / max(1, len(self._scores))

    @property
    def entailment(self) -> float:
        """The stronger of the two directions."""
        return max((s.entailment for s in self._scores), default=0.0)

    @property
    def equivalence(self) -> float:
        """The weaker of the two directions: how surely each follows from the other."""
        return min((s.entailment for s in self._scores), default=0.0)

    @property
    def openness(self) -> float:
        """The weaker of the two directions: how surely neither tells anything of the other."""
        return min((s.neutral for s in self._scores), default=1.0)
