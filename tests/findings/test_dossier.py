from checker.records.fact import FactKind
from checker.records.pair import ClaimPair, NliScores

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
