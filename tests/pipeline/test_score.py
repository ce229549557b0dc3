from checker.pipeline.score import score_pairs, worth_testing
from checker.records.base import Span
from checker.records.claim import Claim
from checker.records.fact import Comparison, Fact, FactKind, Level, QuantityValue
from checker.records.pair import ClaimPair, FactPair, NliScores


class Echo:
    """An NLI model that remembers what it was asked and is sure of nothing."""

    def __init__(self):
        self.asked = []

    def score(self, pairs, on_progress=None):
        self.asked.extend(pairs)
        on_progress(len(pairs))
        return [
            NliScores(entailment=n / 100, neutral=0, contradiction=0) for n in range(len(pairs))
        ]


def claim(source, text, number):
    fact = Fact(
        start=0,
        end=len(number),
        kind=FactKind.NUMBER,
        quote=number,
        value=QuantityValue(low=float(number), high=float(number)),
        normalized=number,
    )
    return Claim(
        id=f"{source}:0:0",
        article=source,
        sentence=0,
        spans=(Span(start=0, end=len(text)),),
        text=text,
        facts=(fact,),
    )


LEFT, RIGHT = claim("a", "14 boats sank.", "14"), claim("b", "41 ships sank.", "41")
CLAIMS = {c.id: c for c in (LEFT, RIGHT)}


def pair(level):
    facts = FactPair(
        left=LEFT.facts[0], right=RIGHT.facts[0], comparison=Comparison(level=level, reason="")
    )
    return ClaimPair(left=LEFT.id, right=RIGHT.id, similarity=0.8, facts=(facts,))


def whole(claim):
    """The sentence that a claim was cut from."""
    return f"On Monday, {claim.text}"


def test_both_directions_and_both_slots_are_asked():
    nli, progress = Echo(), []
    (scored,) = score_pairs(
        [pair(Level.DIFFERENT)], CLAIMS, whole, nli, lambda *told: progress.append(told)
    )
    assert nli.asked == [
        ("14 boats sank.", "41 ships sank."),
        ("41 ships sank.", "14 boats sank."),
        ("41 ships sank.", "41 boats sank."),
        ("14 boats sank.", "14 ships sank."),
    ]
    assert scored.forward.entailment == 0.0
    assert scored.backward.entailment == 0.01
    assert scored.facts[0].forward.entailment == 0.02
    assert scored.facts[0].backward.entailment == 0.03
    assert progress == [(4, 4)]


def test_a_slot_of_values_that_agree_is_not_tested():
    nli = Echo()
    (scored,) = score_pairs([pair(Level.SAME)], CLAIMS, whole, nli, lambda *_: None)
    assert len(nli.asked) == 2
    assert scored.facts[0].forward is None


def test_nothing_is_asked_twice():
    nli = Echo()
    score_pairs([pair(Level.SAME)] * 3, CLAIMS, whole, nli, lambda *_: None)
    assert len(nli.asked) == 2


def test_of_many_values_the_likest_is_tested():
    one = pair(Level.DIFFERENT)
    likest = one.facts[0].model_copy(update={"likeness": 0.9})
    many = one.model_copy(update={"facts": (*one.facts, likest, *one.facts)})
    assert worth_testing(many) is likest
    assert worth_testing(pair(Level.SAME)) is None


class Alarm(Echo):
    """An NLI model to which claims of boats and ships contradict each other."""

    def score(self, pairs, on_progress=None):
        self.asked.extend(pairs)
        apart = ["boats" in premise and "ships" in other for premise, other in pairs]
        return [NliScores(entailment=0, neutral=1 - c, contradiction=c) for c in apart]


def test_sentences_are_asked_about_where_claims_seem_to_contradict():
    nli = Alarm()
    (scored,) = score_pairs([pair(Level.SAME)], CLAIMS, whole, nli, lambda *_: None)
    assert nli.asked[2:] == [
        ("On Monday, 14 boats sank.", "On Monday, 41 ships sank."),
        ("On Monday, 41 ships sank.", "On Monday, 14 boats sank."),
    ]
    assert scored.sentences_contradict == 0.5
