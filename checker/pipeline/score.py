"""The dear step: asking the NLI model about pairs of claims, all in one batch."""

from collections.abc import Callable, Iterable, Sequence
from statistics import fmean

from checker.findings import Dossier, contradicted, worth_asking
from checker.match.substitute import substitute
from checker.pipeline.analyst import Analyst, Question
from checker.records.claim import Claim
from checker.records.pair import ClaimPair, FactPair, NliScores
from checker.settings import FindingSettings

SUSPECTED = 0.3
"""Contradiction of two claims from which the judge learns of them; less than it decides on."""


def score_pairs(
    dossier: Dossier,
    settings: FindingSettings,
    analyst: Analyst,
    on_progress: Callable[[int, int], None],
    *,
    thorough: bool = False,
) -> tuple[ClaimPair, ...]:
    """The pairs with the NLI model's scores, in both directions, of claims and of their slots.

    Those on whose scores no finding can hang go without. Where two claims contradict each other,
    so must what stands around them: the sentences that they were cut from are asked about in a
    second batch. ``thorough`` asks of every pair, and of sentences wherever claims seem to
    contradict: the judge learns from more than it is asked.
    """

    def ask(questions: Iterable[Question]) -> dict[Question, NliScores]:
        once = list(dict.fromkeys(questions))
        if not once:
            return {}
        scores = analyst.score(once, lambda done: on_progress(done, len(once)))
        return dict(zip(once, scores, strict=True))

    worth = worth_asking(dossier, settings)
    asked = {
        place: _questions(dossier, pair, worth.get((pair.left, pair.right)))
        for place, pair in enumerate(dossier.pairs)
        if thorough or (pair.left, pair.right) in worth
    }
    scores = ask(q for questions in asked.values() for q in questions if q)
    pairs = list(dossier.pairs)
    for place, questions in asked.items():
        tested = worth.get((pairs[place].left, pairs[place].right))
        pairs[place] = _scored(pairs[place], tested, [scores[q] if q else None for q in questions])
    around = {
        place: _both_ways(_sentence(dossier, pair.left), _sentence(dossier, pair.right))
        for place, pair in enumerate(pairs)
        if (thorough and pair.contradiction >= SUSPECTED) or contradicted(dossier, pair, settings)
    }
    scores = ask(question for both in around.values() for question in both)
    for place, both in around.items():
        sure = fmean(scores[question].contradiction for question in both)
        pairs[place] = pairs[place].model_copy(update={"sentences_contradict": sure})
    return tuple(pairs)


def _questions(
    dossier: Dossier, pair: ClaimPair, tested: FactPair | None
) -> tuple[Question | None, ...]:
    """Of the claims and of the slot of the values tested, each in both directions."""
    left, right = dossier.claim(pair.left), dossier.claim(pair.right)
    slot = _slot_questions(tested, left, right) if tested else (None, None)
    return *_both_ways(left.text, right.text), *slot


def _both_ways(one: str, other: str) -> tuple[Question, Question]:
    return (one, other), (other, one)


def _slot_questions(
    pair: FactPair, left: Claim, right: Claim
) -> tuple[Question | None, Question | None]:
    forward = substitute(left, pair.left, pair.right)
    backward = substitute(right, pair.right, pair.left)
    return (
        (right.text, forward) if forward else None,
        (left.text, backward) if backward else None,
    )


def _sentence(dossier: Dossier, claim_id: str) -> str:
    """The sentence that a claim was cut from, on one line."""
    return " ".join(dossier.sentence(dossier.claim(claim_id)).text.split())


def _scored(
    pair: ClaimPair, tested: FactPair | None, answers: Sequence[NliScores | None]
) -> ClaimPair:
    forward, backward, slot_forward, slot_backward = answers
    facts = tuple(
        f.model_copy(update={"forward": slot_forward, "backward": slot_backward})
        if f is tested
        else f
        for f in pair.facts
    )
    return pair.model_copy(update={"facts": facts, "forward": forward, "backward": backward})
