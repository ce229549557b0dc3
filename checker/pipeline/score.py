"""The dear step: asking the NLI model about candidate pairs, all in one batch."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from checker.match.substitute import substitute
from checker.pipeline.analyst import Analyst, Question
from checker.records.claim import Claim
from checker.records.fact import Level
from checker.records.pair import ClaimPair, FactPair, NliScores


def score_pairs(
    pairs: Sequence[ClaimPair],
    claims: Mapping[str, Claim],
    analyst: Analyst,
    on_progress: Callable[[int, int], None],
) -> tuple[ClaimPair, ...]:
    """The pairs with the NLI model's scores, in both directions, of claims and of their slots."""
    questions = list(dict.fromkeys(q for pair in pairs for q in _questions(pair, claims)))
    scores = dict(
        zip(
            questions,
            analyst.score(questions, lambda done: on_progress(done, len(questions))),
            strict=True,
        )
    )
    return tuple(_scored(pair, claims, scores) for pair in pairs)


def _questions(pair: ClaimPair, claims: Mapping[str, Claim]) -> Iterator[Question]:
    left, right = claims[pair.left], claims[pair.right]
    yield left.text, right.text
    yield right.text, left.text
    slot = worth_testing(pair)
    if slot:
        yield from (q for q in _slot_questions(slot, left, right) if q)


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
