"""The dear step: asking the NLI model about candidate pairs, all in one batch."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice

from checker.match.substitute import substitute
from checker.nli import Nli
from checker.records.claim import Claim
from checker.records.fact import Level
from checker.records.pair import ClaimPair, FactPair, NliScores

Question = tuple[str, str]
"""A premise and a hypothesis."""

_MOST_SUBSTITUTED = 2
"""Facts of a pair whose slots are put to the test; more add cost only."""


def score_pairs(
    pairs: Sequence[ClaimPair],
    claims: Mapping[str, Claim],
    nli: Nli,
    on_progress: Callable[[int, int], None],
) -> tuple[ClaimPair, ...]:
    """The pairs with the NLI model's scores, in both directions, of claims and of their slots."""
    questions = list(dict.fromkeys(q for pair in pairs for q in _questions(pair, claims)))
    scores = dict(
        zip(
            questions,
            nli.score(questions, lambda done: on_progress(done, len(questions))),
            strict=True,
        )
    )
    return tuple(_scored(pair, claims, scores) for pair in pairs)


def _questions(pair: ClaimPair, claims: Mapping[str, Claim]) -> Iterator[Question]:
    left, right = claims[pair.left], claims[pair.right]
    yield left.text, right.text
    yield right.text, left.text
    for fact_pair in worth_testing(pair):
        yield from (q for q in _slot_questions(fact_pair, left, right) if q)


def worth_testing(pair: ClaimPair) -> Iterator[FactPair]:
    """The fact pairs whose slot is worth a test: values that differ."""
    different = (f for f in pair.facts if f.comparison.level is Level.DIFFERENT)
    return islice(different, _MOST_SUBSTITUTED)


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
    slots = set(map(id, worth_testing(pair)))
    facts = tuple(_scored_slot(f, left, right, scores) if id(f) in slots else f for f in pair.facts)
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
