import math

import pytest

from checker.errors import ModelDamaged
from checker.findings import judge as module
from checker.findings.claim_features import claim_features
from checker.findings.features import weighed
from checker.findings.first_look import FirstLook
from checker.findings.judge import Judge, load_judge, logistic
from checker.findings.value_features import likeness_features, value_features
from checker.records.fact import FactKind
from checker.records.pair import NliScores

NUMBER = FactKind.NUMBER, "boat"


def paired(build, left="14 boats sank.", right="41 boats sank.", **fields):
    story = build()
    a = story.say("a", left, {"14": NUMBER})
    b = story.say("b", right, {"41": NUMBER})
    dossier = story.opposed(a, b, reason="14 is not 41", likeness=0.9, **fields)
    (pair,) = dossier.pairs
    return dossier, pair, pair.facts[0]


def test_every_weight_is_of_a_feature_and_every_feature_has_a_weight(build):
    dossier, pair, facts = paired(build)
    judge = load_judge()
    assert set(judge.slot) == {"intercept", *value_features(dossier, pair, facts)}
    assert set(judge.alike) == {"intercept", *likeness_features(dossier, pair, facts)}
    assert set(judge.story) == {
        "intercept",
        *FirstLook([], []).features(("a", 0, 1), ("b", 0, 1), 0.5),
    }
    assert set(judge.statement) == {"intercept", *claim_features(dossier, pair)}


def test_features_of_two_claims_that_share_a_slot(build):
    dossier, pair, facts = paired(build)
    features = value_features(dossier, pair, facts)
    assert features["nearest"] == features["likest"] == 1.0
    assert features["same_source"] == features["known_elsewhere"] == 0.0
    assert features["far_apart"] == pytest.approx(math.log10(41 / 14))


def test_a_value_known_elsewhere_counts_against_a_conflict(build):
    story = build()
    a = story.say("a", "14 boats sank.", {"14": NUMBER})
    story.say("a", "41 boats came home.", {"41": NUMBER})
    b = story.say("b", "41 boats sank.", {"41": NUMBER})
    dossier = story.opposed(a, b)
    (pair,) = dossier.pairs
    assert value_features(dossier, pair, pair.facts[0])["known_elsewhere"] == 0.5


def test_statement_features_take_the_stronger_direction(build):
    scores = NliScores(entailment=0.1, neutral=0.1, contradiction=0.8)
    weak = NliScores(entailment=0.2, neutral=0.7, contradiction=0.1)
    dossier, pair, _ = paired(build, forward=weak, backward=scores)
    assert claim_features(dossier, pair)["contradiction_max"] == 0.8


@pytest.mark.parametrize(("x", "p"), [(0, 0.5), (1e9, 1.0), (-1e9, 0.0)])
def test_logistic_is_safe(x, p):
    assert logistic(x) == pytest.approx(p)


def test_weighed_sums_features_and_intercept():
    assert weighed({"a": 2.0, "unknown": 5.0}, {"intercept": 1.0, "a": 0.5}) == 2.0


@pytest.mark.parametrize(
    "content", ["", "{}", '{"slot": {"a": 1}, "statement": {"intercept": 0}}', '{"slot": 3}']
)
def test_damaged_weights_are_named(tmp_path, monkeypatch, content):
    (tmp_path / "weights.json").write_text(content)
    monkeypatch.setattr(module, "locate", lambda *_, **__: tmp_path)
    load_judge.cache_clear()
    with pytest.raises(ModelDamaged, match=r"weights\.json"):
        load_judge()
    load_judge.cache_clear()


def test_a_judge_answers_each_question_by_its_own_weights():
    judge = Judge(
        slot={"intercept": 0.0},
        alike={"intercept": -60.0},
        story={"intercept": 1.0, "first_look": -1.0},
        statement={"intercept": 60.0},
    )
    assert judge.same_slot({}) == 0.5
    assert judge.same_slot_in_story({"first_look": 1.0}) == 0.5
    assert judge.same_question({}) < 0.01
    assert judge.conflict({}) > 0.99
