import numpy as np
import pytest

from checker.match.clusters import clusters
from checker.match.pairs import candidate_pairs, fact_pairs, rivals
from checker.match.phrases import slot_phrase, with_likeness
from checker.match.substitute import substitute
from checker.records.base import Span
from checker.records.claim import Claim
from checker.records.fact import Comparison, Fact, FactKind, Level, NameValue, QuantityValue
from checker.settings import MatchSettings

SETTINGS = MatchSettings()


def number(quote, of=None, role=None):
    return Fact(
        start=0,
        end=len(quote),
        kind=FactKind.NUMBER,
        quote=quote,
        value=QuantityValue(low=float(quote), high=float(quote)),
        normalized=quote,
        of=of,
        role=role,
    )


def person(name):
    return Fact(
        start=0,
        end=len(name),
        kind=FactKind.PERSON,
        quote=name,
        value=NameValue(name=name),
        normalized=name,
    )


def claim(source, index, text, *facts, entities=(), unresolved=""):
    return Claim(
        id=f"{source}:{index}:0",
        article=source,
        sentence=index,
        spans=(Span(start=0, end=len(text)),),
        text=text,
        facts=facts,
        entities=entities,
        unresolved=unresolved,
    )


def compare(a, b):
    level = Level.SAME if a.normalized == b.normalized else Level.DIFFERENT
    return Comparison(level=level, reason="")


def alike(cosine):
    """Two unit vectors with this cosine."""
    return np.array([[1.0, 0.0], [cosine, (1 - cosine**2) ** 0.5]], dtype=np.float32)


def pairs(claims, cosine, *, settings=SETTINGS):
    return candidate_pairs(claims, alike(cosine), [], compare, settings)


def test_claims_alike_in_meaning_need_nothing_else():
    (pair,) = pairs([claim("a", 0, "x"), claim("b", 0, "y")], 0.7)
    assert (pair.left, pair.right) == ("a:0:0", "b:0:0")
    assert pair.similarity == pytest.approx(0.7, abs=1e-3)


def test_claims_of_other_matters_are_not_compared():
    assert pairs([claim("a", 0, "x"), claim("b", 0, "y")], 0.2) == ()


def test_values_are_compared_with_the_pair():
    claims = [claim("a", 0, "x", number("14")), claim("b", 0, "y", number("41"))]
    (pair,) = pairs(claims, 0.3)
    assert pair.facts[0].comparison.level is Level.DIFFERENT


@pytest.mark.parametrize(
    ("left", "right", "met"),
    [("84", "48", True), ("84", "84", False), ("84", "85", False), ("80", "08", False)],
)
def test_figures_in_another_order_meet_in_whatever_words(left, right, met):
    claims = [
        claim("a", 0, f"{left} crowns are missing.", number(left)),
        claim("b", 0, f"They lost {right}.", number(right)),
    ]
    assert bool(pairs(claims, cosine=0.0)) is met


def test_claims_of_one_sentence_are_not_compared():
    one = claim("a", 0, "x")
    assert pairs([one, one.model_copy(update={"id": "a:0:1"})], 0.99) == ()


def test_unresolved_claims_are_not_compared():
    claims = [claim("a", 0, "x", unresolved="'it' stands for nothing"), claim("b", 0, "y")]
    assert pairs(claims, 0.99) == ()


def test_a_source_against_itself_needs_values_too():
    assert pairs([claim("a", 0, "x"), claim("a", 1, "y")], 0.9) == ()
    claims = [claim("a", 0, "x", number("14")), claim("a", 1, "y", number("41"))]
    assert len(pairs(claims, 0.9)) == 1
    assert pairs(claims, 0.5) == ()


def test_rivals_are_the_claims_that_a_source_may_contradict_itself_in():
    seven, nine = number("7", of="boat"), number("9", of="boat")
    claims = (
        claim("a", 0, "7 boats sank", seven),
        claim("a", 0, "9 boats sailed", nine),
        claim("a", 1, "Rain fell"),
        claim("a", 2, "9 boats sank", nine),
        claim("a", 3, "9 boats were lost", nine),
        claim("a", 4, "Ann Roe sailed", person("Ann Roe")),
    )
    assert [c.id for c in rivals(claims, compare)] == ["a:0:0", "a:2:0", "a:3:0"]
    assert rivals(claims[1:], compare) == ()


def test_names_are_no_values():
    left, right = claim("a", 0, "x", person("Ann Roe")), claim("b", 0, "y", person("Karl Voss"))
    assert list(fact_pairs(left, right, compare)) == []


def test_only_the_nearest_are_looked_at():
    texts = [claim("a", 0, "x"), *(claim("b", n, f"y{n}") for n in range(4))]
    angles = [0.0, 0.1, 0.2, 0.3, 0.4]
    vectors = np.array([[np.cos(t), np.sin(t)] for t in angles], dtype=np.float32)
    settings = SETTINGS.model_copy(update={"neighbours": 1})
    found = candidate_pairs(texts, vectors, [], compare, settings)
    # Each claim of b has the one claim of a as its nearest there.
    assert {p.right for p in found} == {"b:0:0", "b:1:0", "b:2:0", "b:3:0"}


def test_clusters_of_one_thing():
    claims = tuple(claim("a", n, str(n)) for n in range(4))
    vectors = np.array([[1, 0], [0.99, 0.14], [0, 1], [0.14, 0.99]], dtype=np.float32)
    assert set(clusters(claims, vectors, 0.8)) == {(0, 1), (2, 3)}


@pytest.mark.parametrize("count", [0, 1])
def test_too_few_to_cluster(count):
    claims = tuple(claim("a", n, "x") for n in range(count))
    assert clusters(claims, np.zeros((count, 2), dtype=np.float32), 0.5) == ((0,),) * count


def test_a_slot_is_told_by_what_is_counted():
    told = claim("a", 0, "14 boats sank.", number("14", "boat", "sink"))
    assert slot_phrase(told, told.facts[0]) == "boat sink"


def test_a_slot_is_told_by_the_claim_where_nothing_is_counted():
    told = claim("a", 0, "It was 14 then.", number("14"))
    assert slot_phrase(told, told.facts[0]) == "It was then."


def test_likeness_is_the_cosine_of_phrases():
    left = claim("a", 0, "14 boats sank.", number("14", "boat"))
    right = claim("b", 0, "41 ships sank.", number("41", "ship"))
    vectors = {"boat": np.array([1.0, 0.0]), "ship": np.array([0.6, 0.8])}
    (pair,) = pairs((left, right), 0.9)
    (alike,) = with_likeness([pair], {"a:0:0": left, "b:0:0": right}, lambda _: vectors)
    assert alike.facts[0].likeness == pytest.approx(0.6)


def test_only_phrases_of_values_that_are_compared_are_embedded():
    left = claim("a", 0, "14 boats sank.", number("14", "boat"), number("3", "hour"))
    right = claim("b", 0, "41 ships sank.", number("41", "ship"))
    (pair,) = pairs((left, right), 0.9)
    compared = pair.model_copy(update={"facts": pair.facts[:1]})
    asked = []

    def embed(texts):
        asked.extend(texts)
        return {text: np.array([1.0, 0.0]) for text in texts}

    with_likeness([compared], {"a:0:0": left, "b:0:0": right}, embed)
    assert asked == ["boat", "ship"]


def test_a_value_in_the_place_of_another():
    told = claim("a", 0, "14 boats sank in 14 hours.", number("14"))
    assert substitute(told, told.facts[0], number("41")) == "41 boats sank in 14 hours."
    assert substitute(claim("a", 0, "Boats sank."), number("14"), number("41")) is None
