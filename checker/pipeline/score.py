"""The dear step: asking the NLI model about candidate pairs, all in one batch."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from statistics import fmean

from checker.match.substitute import substitute
from checker.pipeline.analyst import Analyst, Question
from checker.records.claim import Claim
from checker.records.fact import Level
from checker.records.pair import ClaimPair, FactPair, NliScores

SUSPECTED = 0.3
"""Contradiction of two claims from which their sentences are asked about too."""


def score_pairs(
    pairs: Sequence[ClaimPair],
    claims: Mapping[str, Claim],
    sentence: Callable[[Claim], str],
    analyst: Analyst,
    on_progress: Callable[[int, int], None],
) -> tuple[ClaimPair, ...]:
    """The pairs with the NLI model's scores, in both directions, of claims and of their slots.

    Where two claims seem to contradict each other, so must what stands around them: the sentences
    that they were cut from, as ``sentence`` gives them, are asked about in a second batch.
    """

    def ask(questions: Iterable[Question]) -> dict[Question, NliScores]:
        once = list(dict.fromkeys(questions))
        if not once:
            return {}
        scores = analyst.score(once, lambda done: on_progress(done, len(once)))
        return dict(zip(once, scores, strict=True))

    scores = ask(question for pair in pairs for question in _questions(pair, claims))
    scored = [_scored(pair, claims, scores) for pair in pairs]
    around = {
        pair: _both_ways(sentence(claims[pair.left]), sentence(claims[pair.right]))
        for pair in scored
        if pair.contradiction >= SUSPECTED
    }
    scores = ask(question for both in around.values() for question in both)
    return tuple(
        pair.model_copy(
            update={"sentences_contradict": fmean(scores[q].contradiction for q in around[pair])}
        )
        if pair in around
        else pair
        for pair in scored
    )


def _questions(pair: ClaimPair, claims: Mapping[str, Claim]) -> Iterator[Question]:
    left, right = claims[pair.left], claims[pair.right]
    yield from _both_ways(left.text, right.text)
    slot = worth_testing(pair)
    if slot:
        yield from (q for q in _slot_questions(slot, left, right) if q)


def _both_ways(one: str, other: str) -> tuple[Question, Question]:
    return (one, other), (other, one)


def worth_testing(pair: ClaimPair) -> FactPair | None:
    """The values whose slot is put to the test: of those that differ, the most alike.

    Another test of the same pair would cost as much as another pair, and tell less.
    """
    different = (f for f in pair.facts if f.comparison.level is Level.DIFFERENT)
    return max(different, key=lambda f: f.likeness, default=None)


def _slot_questions(
    pair: FactPair, left: Claim, right: Claim
) -> tuple[Question | None, Question | None]:
    forward = substitute(left, pair.left, pair.right)
    backward = substitute(right, pair.right, pair.left)
    return (
        (right.text, forward) if forward else None,
        (left.text, backward) if backward else None,
    )


def _scored(
    pair: ClaimPair, claims: Mapping[str, Claim], scores: Mapping[Question, NliScores]
) -> ClaimPair:
    left, right = claims[pair.left], claims[pair.right]
    slot = worth_testing(pair)
    facts = tuple(_scored_slot(f, left, right, scores) if f is slot else f for f in pair.facts)
    return pair.model_copy(
        update={
            "facts": facts,
            "forward": scores[left.text, right.text],
            "backward": scores[right.text, left.text],
        }
    )


def _scored_slot(
    pair: FactPair, left: Claim, right: Claim, scores: Mapping[Question, NliScores]
) -> FactPair:
    forward, backward = _slot_questions(pair, left, right)
    return pair.model_copy(
        update={
            "forward": scores[forward] if forward else None,
            "backward": scores[backward] if backward else None,
        }
    )
