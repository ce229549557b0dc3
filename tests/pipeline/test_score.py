from checker.findings import Dossier
from checker.pipeline.score import score_pairs
from checker.records.article import Article, BlockKind
from checker.records.base import Span
from checker.records.claim import Claim
from checker.records.fact import Comparison, Fact, FactKind, Level, QuantityValue
from checker.records.pair import ClaimPair, FactPair, NliScores
from checker.records.sentence import Sentence, Token
from checker.settings import FindingSettings


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


class Alarm(Echo):
    """An NLI model to which claims of boats and ships contradict each other."""

    def score(self, pairs, on_progress=None):
        self.asked.extend(pairs)
        apart = ["boats" in premise and "ships" in other for premise, other in pairs]
        return [NliScores(entailment=0, neutral=1 - c, contradiction=c) for c in apart]


def sentence(source, text):
    words, at = [], 0
    for word in f"On Monday, {text}".split():
        end = at + len(word)
        told = {"text": word, "lemma": word, "pos": "X", "tag": "X", "dep": "dep", "head": 0}
        words.append(Token(start=at, end=end, **told))
        at = end + 1
    return Sentence(
        article=source,
        index=0,
        start=0,
        end=at - 1,
        text=f"On  Monday, {text}",
        block=BlockKind.BODY,
        paragraph=0,
        tokens=tuple(words),
    )


def claim(source, text, number=None):
    """What follows 'On Monday, '; ``number`` is a count in it."""
    begin = len("On Monday, ")
    fact = number and Fact(
        start=begin + text.index(number),
        end=begin + text.index(number) + len(number),
        kind=FactKind.NUMBER,
        quote=number,
        value=QuantityValue(low=float(number), high=float(number)),
        normalized=number,
    )
    return Claim(
        id=f"{source}:0:0",
        article=source,
        sentence=0,
        spans=(Span(start=begin, end=begin + len(text)),),
        text=text,
        predicate=2,
        facts=(fact,) if fact else (),
    )


def dossier(left, right, level=None, similarity=0.8, likenesses=(0.5,)):
    """Two claims of two sources as a pair, with their counts set against each other."""
    compared = [
        FactPair(
            left=left.facts[0],
            right=right.facts[0],
            comparison=Comparison(level=level, reason=""),
            likeness=likeness,
        )
        for likeness in likenesses
        if level
    ]
    pair = ClaimPair(left=left.id, right=right.id, similarity=similarity, facts=tuple(compared))
    return Dossier(
        articles=tuple(
            Article(id=s, name=s, text=f"On Monday, {c.text}") for s, c in pairs_of(left, right)
        ),
        sentences={s: (sentence(s, c.text),) for s, c in pairs_of(left, right)},
        claims=(left, right),
        pairs=(pair,),
        origins={"a": "o1", "b": "o2"},
        compare=lambda *_: Comparison(level=level or Level.INCOMPARABLE, reason=""),
    )


def pairs_of(left, right):
    return (left.article, left), (right.article, right)


def score(opened, analyst, told=None):
    (scored,) = score_pairs(
        opened,
        FindingSettings(),
        analyst,
        lambda *done: told.append(done) if told is not None else None,
    )
    return scored


LEFT, RIGHT = claim("a", "14 boats sank.", "14"), claim("b", "41 ships sank.", "41")
BOATS, SHIPS = claim("a", "The boats sank."), claim("b", "Some ships sank.")


def test_both_directions_and_both_slots_are_asked():
    nli, progress = Echo(), []
    scored = score(dossier(LEFT, RIGHT, Level.DIFFERENT), nli, progress)
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
    scored = score(dossier(LEFT, RIGHT, Level.SAME), nli)
    assert len(nli.asked) == 2
    assert scored.facts[0].forward is None


def test_nothing_is_asked_twice():
    nli = Echo()
    opened = dossier(LEFT, RIGHT, Level.SAME)
    again = LEFT.model_copy(update={"id": "a:0:1"})
    pairs = (*opened.pairs, opened.pairs[0].model_copy(update={"left": again.id}))
    twice = Dossier(**{**vars(opened), "claims": (LEFT, again, RIGHT), "pairs": pairs})
    scored = score_pairs(twice, FindingSettings(), nli, lambda *_: None)
    assert len(nli.asked) == 2
    assert scored[0].forward == scored[1].forward


def test_of_many_values_one_is_tested():
    nli = Echo()
    scored = score(dossier(LEFT, RIGHT, Level.DIFFERENT, likenesses=(0.2, 0.9, 0.2)), nli)
    assert [bool(facts.forward) for facts in scored.facts] == [False, True, False]


def test_what_no_finding_hangs_on_is_not_asked():
    nli = Echo()
    opened = dossier(BOATS, SHIPS, similarity=0.4)
    assert score(opened, nli) is opened.pairs[0]
    assert nli.asked == []


def test_sentences_are_asked_about_where_claims_contradict():
    nli = Alarm()
    scored = score(dossier(BOATS, SHIPS), nli)
    assert nli.asked[2:] == [
        ("On Monday, The boats sank.", "On Monday, Some ships sank."),
        ("On Monday, Some ships sank.", "On Monday, The boats sank."),
    ]
    assert scored.sentences_contradict == 0.5


def test_sentences_are_not_asked_about_where_values_decide():
    nli = Alarm()
    scored = score(dossier(LEFT, RIGHT, Level.DIFFERENT), nli)
    assert not any("On Monday" in premise for premise, _ in nli.asked)
    assert scored.sentences_contradict == 0.0


def test_to_learn_from_every_pair_is_asked_about():
    nli = Alarm()
    opened = dossier(BOATS, SHIPS, similarity=0.4)
    (scored,) = score_pairs(opened, FindingSettings(), nli, lambda *_: None, thorough=True)
    assert len(nli.asked) == 4
    assert scored.forward.contradiction == 1.0
    assert scored.sentences_contradict == 0.5
