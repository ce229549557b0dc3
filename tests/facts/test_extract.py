"""The dispatcher: all kinds together, overlaps resolved, any two facts compared."""

from datetime import date

import pytest

from checker.facts import compare, extract_facts
from checker.records.base import Span
from checker.records.fact import Fact, FactKind, NameValue
from tests.facts.tagged import article_of


def kinds_of(text: str) -> list[tuple[str, str]]:
    article, sentences = article_of([(text, "")])
    facts = extract_facts(article.model_copy(update={"written": date(2025, 6, 3)}), sentences)
    return [(fact.kind, fact.quote) for fact in facts]


def named(kind: FactKind, text: str) -> Fact:
    return Fact(
        start=0, end=len(text), quote=text, kind=kind, value=NameValue(name=text), normalized=text
    )


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("It began on 5 May 2025.", "date"),
        ("The work cost $3 million.", "money"),
        ("Prices rose by 4 percent.", "percent"),
        ("The work lasted three weeks.", "duration"),
        ("Some 40 houses burned.", "number"),
    ],
)
def test_one_value_from_one_run_of_characters(text, kind):
    values = [k for k, _ in kinds_of(text) if k not in {"person", "organisation", "place", "title"}]
    assert values == [kind]


def test_text_order():
    article, sentences = article_of([('Mayor Ann Lee said "go" on 5 May 2025.', "")])
    starts = [fact.start for fact in extract_facts(article, sentences)]
    assert starts == sorted(starts)


def test_the_time_in_front_of_a_live_entry_lies_on_the_day_of_writing():
    article, (sentence,) = article_of([("9.05 Talks resume.", "")])
    stamp = Span(start=sentence.start, end=sentence.start + 4)
    entry = sentence.model_copy(update={"start": stamp.end + 1, "text": "Talks resume."})
    entry = entry.model_copy(update={"stamp": stamp, "tokens": ()})
    article = article.model_copy(update={"written": date(2025, 6, 3)})
    assert [fact.normalized for fact in extract_facts(article, [entry])] == ["2025-06-03T09:05"]


def test_an_empty_article():
    assert extract_facts(*article_of([])) == ()


def test_names_of_two_kinds():
    place, firm = named(FactKind.PLACE, "Leeds"), named(FactKind.ORGANISATION, "Leeds")
    assert compare(place, firm).same
    assert not compare(place, named(FactKind.ORGANISATION, "Coastal Rail")).compatible


def test_kinds_without_a_common_scale():
    article, sentences = article_of([('Mayor Ann Lee said "go" on 5 May 2025.', "")])
    by_kind = {fact.kind: fact for fact in extract_facts(article, sentences)}
    verdict = compare(by_kind[FactKind.QUOTE], by_kind[FactKind.DATE])
    assert verdict.level == "not comparable"
