"""Persons, organisations and places: read over an article, and compared."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.facts import name, place
from checker.facts.extract import extract_facts
from checker.records.fact import Fact, FactKind, Level, NameValue
from checker.text.names import acronym_of, misspelling_of, same_person_form, spelling_distance
from tests.facts.tagged import article_of, cases, compared, facts_of

NAMES = {FactKind.PERSON, FactKind.ORGANISATION, FactKind.PLACE}


def fact(kind: FactKind, text: str) -> Fact:
    """A name; a place with a comma lies in what stands behind it."""
    name, _, around = text.partition(", ") if kind is FactKind.PLACE else (text, "", "")
    value = NameValue(name=name, within=(around,) if around else ())
    return Fact(start=0, end=len(text), quote=text, kind=kind, value=value, normalized=name)


def _read_cases():
    for case in cases("name_read"):
        reason = case.get("fails")
        marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
        yield pytest.param(case, id=case["sentences"][0][0], marks=marks)


@pytest.mark.parametrize("case", list(_read_cases()))
def test_read(case):
    article, sentences = article_of(case["sentences"])
    facts = [f for f in facts_of(sentences) if f.kind in NAMES]
    read = [
        [f.kind, f.quote, f.normalized, *([list(f.value.within)] if f.value.within else [])]
        for f in facts
    ]
    assert read == case["names"]
    assert all(article.text[f.start : f.end] == f.quote for f in facts)


@pytest.mark.parametrize(("left", "right", "level"), compared("person_compare"))
def test_persons(left, right, level):
    for a, b in ((left, right), (right, left)):
        verdict = name.compare(fact(FactKind.PERSON, a), fact(FactKind.PERSON, b))
        assert verdict.level == level


@pytest.mark.parametrize(("left", "right", "level"), compared("organisation_compare"))
def test_organisations(left, right, level):
    for a, b in ((left, right), (right, left)):
        verdict = name.compare(fact(FactKind.ORGANISATION, a), fact(FactKind.ORGANISATION, b))
        assert verdict.level == level


@pytest.mark.parametrize(("left", "right", "level"), compared("place_compare"))
def test_places(left, right, level):
    for a, b in ((left, right), (right, left)):
        assert place.compare(fact(FactKind.PLACE, a), fact(FactKind.PLACE, b)).level == level


@pytest.mark.parametrize(("left", "right", "why"), cases("name_reasons"))
def test_reasons(left, right, why):
    """What a difference of two names looks like: another name, or a slip of the pen."""
    kind = FactKind.PERSON
    assert why in name.compare(fact(kind, left), fact(kind, right)).reason
    assert why in name.compare(fact(kind, right), fact(kind, left)).reason


def test_a_place_known_to_lie_in_another():
    inner = fact(FactKind.PLACE, "Karrow").model_copy(
        update={"value": NameValue(name="Karrow", within=("Vellinia",))}
    )
    compared = place.compare(inner, fact(FactKind.PLACE, "Vellinia"))
    assert compared.level == "compatible by precision"
    assert compared.reason == "Karrow is in Vellinia: one account is more exact about the place"


def test_no_country_is_in_another_because_a_text_seems_to_say_so():
    inner = fact(FactKind.PLACE, "Norway").model_copy(
        update={"value": NameValue(name="Norway", within=("Peru",))}
    )
    assert place.compare(inner, fact(FactKind.PLACE, "Peru")).level == Level.INCOMPARABLE


def test_likeness_is_no_identity():
    assert not same_person_form("John Smith", "Joan Smith")
    assert misspelling_of("John Smith", "Joan Smith")
    assert spelling_distance("John Smith", "Joan Smith") < 0.15
    assert spelling_distance("John Smith", "John Smith") == 0


def test_acronyms():
    assert acronym_of("FCC", "Federal Communications Commission")
    assert not acronym_of("F", "France")
    assert not acronym_of("fcc", "Federal Communications Commission")


@settings(max_examples=60)
@given(st.lists(st.text(min_size=1, max_size=60), max_size=4))
def test_spans_are_the_text_whatever_it_is(lines):
    article, sentences = article_of([(line, "") for line in lines])
    for found in extract_facts(article, sentences):
        if found.kind in NAMES | {FactKind.TITLE, FactKind.QUOTE}:
            assert article.text[found.start : found.end] == found.quote


def test_a_short_surname_alone_is_no_misspelling():
    assert not misspelling_of("Ha", "Lin Cha")
    assert not misspelling_of("Lim Da Su", "Sun")
    assert misspelling_of("Lindh", "Eva Lund")
