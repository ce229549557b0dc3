import pytest

from checker.evaluate.claim_match import match_claims, overlap
from checker.evaluate.passages import GoldClaim, GoldFact, PlacedClaim, PlacedFact
from checker.records.base import Span
from checker.records.claim import Claim
from checker.records.fact import Fact, QuantityValue

TEXT = "Six boats sank and nine drifted ashore."


def span(piece):
    start = TEXT.index(piece)
    return Span(start=start, end=start + len(piece))


def gold(*pieces, numbers=()):
    facts = [
        GoldFact(kind="number", text=word, value=value, modifier=None) for word, value in numbers
    ]
    return PlacedClaim(
        GoldClaim(
            sentence=0,
            span=pieces,
            text="",
            speaker=None,
            modality="asserted",
            polarity="positive",
            facts=tuple(facts),
        ),
        tuple(map(span, pieces)),
        tuple(PlacedFact(fact, span(fact.text), inside=True) for fact in facts),
    )


def ours(number, *pieces, numbers=()):
    facts = tuple(
        Fact(
            **span(word).model_dump(),
            kind="number",
            quote=word,
            value=QuantityValue(low=value, high=value),
            normalized=str(value),
        )
        for word, value in numbers
    )
    return Claim(
        id=f"a:0:{number}",
        article="a",
        sentence=0,
        spans=tuple(map(span, pieces)),
        text="",
        facts=facts,
    )


SIX = ("Six", "6"), ("Six", 6)
NINE = ("nine", "9"), ("nine", 9)


def test_overlap_is_of_characters_without_white_space():
    assert overlap("ab cd", [Span(start=0, end=2)], [Span(start=0, end=5)]) == 0.5
    assert overlap("ab cd", [Span(start=0, end=3)], [Span(start=0, end=2)]) == 1.0
    assert overlap("ab cd", [], []) == 0.0


def test_each_claim_is_matched_once():
    one = gold("Six boats sank")
    first, second = ours(0, "Six boats sank"), ours(1, "Six boats")
    found = match_claims(TEXT, [one], [second, first])
    assert [pair.ours for pair in found.spans] == [first]


def test_pieces_count_together():
    one = gold("Six boats", "drifted ashore")
    assert match_claims(TEXT, [one], [ours(0, "Six boats", "drifted ashore")]).spans
    assert not match_claims(TEXT, [one], [ours(0, "Six boats")]).spans


@pytest.mark.parametrize(
    ("numbers", "same", "want"),
    [
        ([SIX[1]], True, ""),
        ([], False, "wants number '6'"),
        ([("Six", 7)], False, "wants number '6'; has number '7'"),
        ([SIX[1], ("boats", 40)], False, "has number '40'"),
        # Another claim of the sentence has it, so a longer claim may have it too.
        ([SIX[1], NINE[1]], True, ""),
    ],
)
def test_one_claim_has_the_facts_of_the_other(numbers, same, want):
    golds = [gold("Six boats sank", numbers=[SIX[0]]), gold("nine drifted", numbers=[NINE[0]])]
    found = match_claims(TEXT, golds, [ours(0, "Six boats sank", numbers=numbers)])
    assert len(found.spans) == 1
    assert bool(found.whole) is same
    assert found.want(golds[0]) == want
    assert found.want(golds[1]) == "no claim of that span"


def test_a_sentence_without_claims_on_either_side():
    assert match_claims(TEXT, [], []).spans == ()
    assert match_claims(TEXT, [gold("Six boats")], []).spans == ()
