import re

import pytest

from checker.records.fact import FactKind
from checker.records.pair import ClaimPair, NliScores
from tests.findings.grammar import parse

BOAT, CREW = (FactKind.NUMBER, "boat"), (FactKind.NUMBER, "crew")


def told(build):
    story = build()
    a = story.say("a", "14 boats sank, 30 were saved.", {"14": BOAT, "30": CREW})
    b = story.say("b", "14 boats sank.", {"14": BOAT})
    c = story.say("c", "41 boats sank.", {"41": BOAT})
    return story, a, b, c


def test_carriers_give_a_value_as_good(build):
    story, a, *_ = told(build)
    dossier = story.dossier()
    fourteen, thirty = dossier.claim(a).facts
    assert dossier.carriers("a", fourteen) == {"a", "b"}
    assert dossier.carriers("a", thirty) == {"a"}


def test_rivals_are_the_values_of_a_kind_in_one_source(build):
    story, a, b, _ = told(build)
    dossier = story.dossier()
    assert dossier.rivals("a", dossier.claim(a).facts[0]) == 2
    assert dossier.rivals("b", dossier.claim(b).facts[0]) == 1


def test_a_pair_is_as_open_as_its_weaker_direction():
    story = NliScores(entailment=0.6, neutral=0.3, contradiction=0.1)
    other = NliScores(entailment=0.1, neutral=0.8, contradiction=0.1)
    pair = ClaimPair(left="a:0:0", right="b:0:0", similarity=0.5, forward=story, backward=other)
    assert pair.openness == 0.3
    assert ClaimPair(left="a:0:0", right="b:0:0", similarity=0.5).openness == 1.0


@pytest.mark.parametrize(
    ("line", "speaker", "over"),
    [
        ("Roe had/VBD met/VBN Moe.", None, True),
        ("Roe had/VBD met/VBN Moe.", "Ann Lund", False),
        ("Roe has/VBZ met/VBN Moe.", None, False),
        ("Roe met/VBD Moe.", None, False),
    ],
)
def test_what_was_over_by_then(build, line, speaker, over):
    story = build()
    claim = story.say("a", re.sub("/[A-Z]+", "", line))
    dossier = story.dossier()
    parse(dossier, claim, line)
    told = dossier.claim(claim).model_copy(update={"speaker": speaker})
    assert dossier.before_then(told) is over


def test_a_fragment_was_never_over(build):
    story = build()
    claim = story.say("a", "Roe in Lund.")
    dossier = story.dossier()
    assert not dossier.before_then(dossier.claim(claim).model_copy(update={"predicate": None}))
