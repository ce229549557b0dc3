"""Passages, scored against what might have been read of them."""

import pytest

from checker.claims import split_sentences
from checker.evaluate.claims import score_passage
from checker.evaluate.tally import Tally
from checker.ingest import article_from
from checker.pipeline import Read
from checker.records.base import Span
from checker.records.claim import Claim, Modality, Polarity
from checker.records.fact import Fact, Modifier, QuantityValue
from tests.evaluate.written import claim, fact, placed

TEXT = "The old pier at Elm has 40 lamps. It will close in autumn, Ann Roe said."
SENTENCES = ["The old pier at Elm has 40 lamps.", "It will close in autumn, Ann Roe said."]
LAMPS = "The old pier at Elm has 40 lamps"
CLOSES = "It will close in autumn"
PASSAGE = placed(
    TEXT,
    SENTENCES,
    [
        claim(LAMPS, [fact("40", value="40", modifier="about")], text=LAMPS + "."),
        claim(
            CLOSES,
            sentence=1,
            text="The old pier will close in autumn.",
            speaker="Ann Roe",
            modality="planned",
        ),
    ],
    coreference=[["The old pier", "It"]],
)


def span(piece):
    start = TEXT.index(piece)
    return {"start": start, "end": start + len(piece)}


def number(piece="40", value=40, modifier=Modifier.ABOUT):
    figure = QuantityValue(low=value, high=value)
    return Fact(
        **span(piece), kind="number", quote=piece, value=figure, normalized=f"{value}",
        modifier=modifier,
    )  # fmt: skip


def said(piece, text="", facts=(), **more):
    index = 0 if TEXT.index(piece) < len(SENTENCES[0]) else 1
    return Claim(
        id=f"x:{index}:{piece}", article="x", sentence=index, spans=(Span(**span(piece)),),
        text=text, facts=facts, **more,
    )  # fmt: skip


LAMPS_READ = said(LAMPS, LAMPS, (number(),))
CLOSES_READ = said(
    CLOSES, "The old pier will close.", speaker="the mayor Ann Roe", modality=Modality.PLANNED
)


def figures(claims=(LAMPS_READ, CLOSES_READ), facts=None, passage=PASSAGE):
    article = article_from({"text": passage.gold.text}, "x")
    facts = [fact for one in claims for fact in one.facts] if facts is None else facts
    tally = Tally()
    read = Read(split_sentences(article), tuple(facts), tuple(claims))
    score_passage(tally, passage, article, read)
    return tally.figures(), tally.misses


def test_what_is_right_is_right_throughout():
    shares, misses = figures()
    assert set(shares) >= {
        "sentences.f1", "spans.f1", "claims.f1", "speaker", "named speaker", "modality",
        "polarity", "references", "facts.f1", "facts.value", "facts.modifier", "number.value",
    }  # fmt: skip
    assert set(shares.values()) == {1.0}
    assert not misses


@pytest.mark.parametrize(
    ("change", "figure"),
    [
        ({"speaker": None}, "named speaker"),
        ({"speaker": "Bo Roe"}, "named speaker"),
        ({"modality": Modality.ASSERTED}, "modality"),
        ({"polarity": Polarity.NEGATIVE}, "polarity"),
        ({"text": "It will close."}, "references"),
    ],
)
def test_one_fault_is_seen_in_its_figure(change, figure):
    shares, misses = figures([LAMPS_READ, CLOSES_READ.model_copy(update=change)])
    assert shares[figure] == (0.5 if figure in {"modality", "polarity"} else 0.0)
    assert len(misses[figure]) == 1
    assert shares["claims.f1"] == 1.0


def test_an_antecedent_may_be_the_subject():
    changed = CLOSES_READ.model_copy(update={"text": "It will close.", "subject": "old pier"})
    assert figures([LAMPS_READ, changed])[0]["references"] == 1.0


def test_a_claim_that_is_missed_and_one_that_is_made_up():
    shares, misses = figures([LAMPS_READ, said("Ann Roe")])
    assert shares["spans.recall"] == shares["spans.precision"] == 0.5
    assert misses["claims.recall"] == [f"x: {CLOSES!r}: no claim of that span"]
    assert misses["claims.precision"] == ["x: 'Ann Roe'"]


def test_a_fact_that_is_not_found_has_no_value():
    shares, _ = figures(facts=[])
    assert shares["number.recall"] == shares["facts.recall"] == 0.0
    assert "facts.value" not in shares
    assert "facts.precision" not in shares


def test_a_wrong_value_and_a_wrong_modifier():
    shares, misses = figures(facts=[number(value=41, modifier=None)])
    assert shares["number.recall"] == 1.0
    assert shares["number.value"] == shares["facts.modifier"] == 0.0
    assert misses["number.value"] == ["x: number '40' = '40', not '41' ('40')"]


def test_a_fact_that_is_not_there():
    shares, misses = figures(facts=[number(), number("old", 1)])
    assert shares["number.precision"] == 0.5
    assert misses["number.precision"] == ["x: number 'old' = '1'"]


def test_a_fact_of_two_claims_counts_once():
    both = [claim(LAMPS, [fact("40", value="40", modifier="about")])] * 2
    shares, misses = figures(facts=[], passage=placed(TEXT, SENTENCES, both))
    assert shares["number.recall"] == 0.0
    assert len(misses["number.recall"]) == 1


def test_sentences_cut_elsewhere_are_listed_both_ways():
    whole = placed(TEXT, [TEXT])
    shares, misses = figures([], passage=whole)
    assert shares["sentences.f1"] == 0.0
    assert (len(misses["sentences.precision"]), len(misses["sentences.recall"])) == (2, 1)
