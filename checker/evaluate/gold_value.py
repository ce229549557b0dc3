"""Values as people wrote them in claim gold, against the values of facts that the checker read.

Values are compared, not strings: dates as instants, figures in base units, titles and names as
canonical words.
"""

from collections.abc import Iterable, Iterator

from checker.evaluate.gold_date import same_date
from checker.evaluate.gold_figure import is_share, same_quantity, same_score
from checker.evaluate.passages import GoldFact
from checker.facts.gazetteer import country_of_demonym
from checker.facts.office import office_at
from checker.facts.portfolio import canonical_field
from checker.facts.quote import quote_words
from checker.records.fact import (
    DateValue,
    DirectionValue,
    Fact,
    FactKind,
    NameValue,
    QuantityValue,
    QuoteValue,
    ScoreValue,
    StatusValue,
    TitleValue,
)
from checker.text.names import name_words, same_organisation_form
from checker.text.normalise import words

_LINKING = frozenset("a an the of for and in at to".split())


def kinds_of(gold: GoldFact) -> frozenset[str]:
    """The kinds a fact of ours may have to stand for a gold fact: scores are numbers there."""
    if gold.kind != FactKind.NUMBER:
        return frozenset({gold.kind})
    kinds = {gold.kind, FactKind.SCORE}
    return frozenset({*kinds, FactKind.PERCENT} if is_share(gold.value or "") else kinds)


def same_value(gold: GoldFact, fact: Fact) -> bool:
    """Whether a fact has the kind and the value of a gold fact; hedges are left aside."""
    if fact.kind not in kinds_of(gold):
        return False
    if isinstance(fact.value, DateValue):
        return same_date(gold.value, fact.value, fact.normalized)
    if gold.value is None:
        return False
    match fact.value:
        case QuantityValue():
            return same_quantity(gold.value, fact.value, fact.kind)
        case ScoreValue():
            return same_score(gold.value, fact.value)
        case StatusValue():
            return _same_words(gold, gold.value, fact)
        case TitleValue():
            return _same_title(gold, gold.value, fact.value)
        case NameValue():
            return _same_name(gold.value, fact.value, fact.kind)
        case DirectionValue():
            return False  # gold stories and passages note none
        case QuoteValue():
            return quote_words(gold.value) == fact.value.words


def _same_name(gold: str, value: NameValue, kind: FactKind) -> bool:
    if kind is FactKind.ORGANISATION and same_organisation_form(gold, value.name):
        return True
    left, right = ([w for w in name_words(n) if w != "the"] for n in (gold, value.name))
    return left == right


def _same_title(gold: GoldFact, written: str, value: TitleValue) -> bool:
    """Whether a title says all that its words in the text say, and nothing that is not so.

    People wrote whose office it is where another sentence tells; that may be left out.
    """
    ours = _title_words([value.rank, *value.portfolio, value.body or "", *value.qualifiers])
    whole = _title_words([written])
    return ours <= whole and (whole & _title_words([gold.text])) <= ours


def _title_words(phrases: Iterable[str]) -> set[str]:
    """Canonical words: offices and fields by their usual name, demonyms by their country."""
    found: set[str] = set()
    for phrase in phrases:
        keys = [country_of_demonym(key) or key for key in words(phrase) if key not in _LINKING]
        for word in _with_usual_offices(keys):
            found.update(canonical_field(key.removesuffix("'s")) for key in words(word))
    return found


def _with_usual_offices(keys: list[str]) -> Iterator[str]:
    at = 0
    while at < len(keys):
        office, length = office_at(keys, at) or (None, 1)
        yield office.rank if office else keys[at]
        at += length


def _same_words(gold: GoldFact, written: str, fact: Fact) -> bool:
    """Whether the canonical form of a phrase, or its very words, are those of the gold."""
    ours = {words(fact.normalized), words(fact.quote)}
    return words(written) in ours or (words(gold.text) in ours and words(fact.normalized) in ours)
