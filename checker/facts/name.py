"""Persons and organisations: each mention under the fullest form of the name in its article."""

from collections.abc import Iterable, Iterator, Sequence

from checker.facts.capitals import Mention
from checker.facts.gazetteer import country_of_demonym, known
from checker.records.fact import Comparison, Fact, FactKind, Level, NameValue
from checker.records.sentence import Sentence
from checker.text.names import (
    acronym_of,
    misspelling_of,
    name_words,
    organisation_words,
    same_organisation_form,
    same_person_form,
    told_apart,
)
from checker.text.normalise import fold, plain


def name_facts(
    mentions: Sequence[Mention], sentences: Sequence[Sentence], kinds: set[FactKind]
) -> Iterator[Fact]:
    """Facts for the mentions of certain kinds; short forms are linked within the whole article."""
    values = {
        (kind, text): value
        for kind in kinds
        for text, value in _values(kind, [m.text for m in mentions if m.kind is kind]).items()
    }
    for mention in mentions:
        if mention.kind in kinds:
            value = values[mention.kind, mention.text]
            start, end = mention.words[0].start, mention.words[-1].end
            sentence = sentences[mention.sentence]
            yield Fact(
                start=start,
                end=end,
                quote=sentence.text[start - sentence.start : end - sentence.start],
                kind=mention.kind,
                value=value,
                normalized=value.name,
            )


def compare(a: Fact, b: Fact) -> Comparison:
    """Compare two persons or two organisations.

    Likeness of spelling never makes one of two: 'spelt differently' is a difference whose reason
    says that it may be a slip, for the reader and for later steps to weigh.
    """
    if not isinstance(a.value, NameValue) or not isinstance(b.value, NameValue):
        return Comparison(level=Level.INCOMPARABLE, reason="not both names")
    if a.kind is FactKind.PERSON and b.kind is FactKind.PERSON:
        return _compare_persons(a.value, b.value)
    return _compare_organisations(a.value, b.value)


def _compare_persons(a: NameValue, b: NameValue) -> Comparison:
    left, right = a.name, b.name
    if told_apart(left, right):
        return Comparison(level=Level.DIFFERENT, reason=f"not one person: {left} / {right}")
    if name_words(left) == name_words(right):
        return Comparison(level=Level.SAME, reason="the same name")
    if same_person_form(left, right):
        return Comparison(level=Level.ALIAS, reason=f"two forms of one name: {left} / {right}")
    if misspelling_of(left, right):
        return Comparison(level=Level.DIFFERENT, reason=f"spelt differently: {left} / {right}")
    return Comparison(level=Level.DIFFERENT, reason=f"different names: {left} / {right}")


def _compare_organisations(a: NameValue, b: NameValue) -> Comparison:
    left, right = a.name, b.name
    if fold(plain(left)) == fold(plain(right)):
        return Comparison(level=Level.SAME, reason="the same name")
    ours, theirs = ({f for form in (v.name, *v.aliases) for f in _written(form)} for v in (a, b))
    if any(same_organisation_form(x, y) for x in ours for y in theirs):
        return Comparison(level=Level.ALIAS, reason=f"two forms of one name: {left} / {right}")
    x, y = set(organisation_words(left)), set(organisation_words(right))
    if (x <= y or y <= x) and not _part_of_another(x, y):
        return Comparison(
            level=Level.PRECISION, reason=f"one name is part of the other: {left} / {right}"
        )
    if misspelling_of(left, right):
        return Comparison(level=Level.DIFFERENT, reason=f"spelt differently: {left} / {right}")
    return Comparison(level=Level.DIFFERENT, reason=f"different names: {left} / {right}")


def _written(name: str) -> tuple[str, str]:
    """A name as it is, and with the country for its adjective: 'Kenya Supreme Court'."""
    told = name.split()
    lands = ((country_of_demonym(w) or w) if w[0].isupper() else w for w in told)
    return name, " ".join(lands)


_KINDS = frozenset(
    "university hospital school college court council bank union museum library press club "
    "orchestra theater church".split()
)


def _part_of_another(x: set[str], y: set[str]) -> bool:
    """Whether the longer name is of a body of another kind: a university's hospital."""
    return bool(x & y & _KINDS) and bool((x ^ y) & _KINDS)


def _values(kind: FactKind, texts: Iterable[str]) -> dict[str, NameValue]:
    """The value of each written form: the fullest form it can be short for, and its other forms."""
    forms = list(dict.fromkeys(texts))
    full = {form: _fullest(kind, form, forms) for form in forms}
    return {
        form: NameValue(
            name=name,
            aliases=tuple(other for other in forms if full[other] == name and other != name),
        )
        for form, name in full.items()
    }


def _fullest(kind: FactKind, form: str, forms: Sequence[str]) -> str:
    """The longest form that ``form`` is short for; itself where two could be meant."""
    longer = [other for other in forms if other != form and _short_for(kind, form, other)]
    if not longer:
        return form
    best = max(longer, key=lambda other: (len(name_words(other)), not other.isupper(), len(other)))
    if all(other == best or _short_for(kind, other, best) for other in longer):
        return best
    return form


def _short_for(kind: FactKind, short: str, full: str) -> bool:
    """Whether a form may stand for a fuller one, or for the same in ordinary capitals."""
    a, b = name_words(short), name_words(full)
    if a == b:
        return (short.isupper(), -len(short), short) > (full.isupper(), -len(full), full)
    if len(a) > len(b):
        return False
    if kind is FactKind.PERSON:
        return len(a) < len(b) and same_person_form(short, full)
    if acronym_of(short, full):
        return True
    # Where a body is called after its town, the town's name alone is seldom meant for the body.
    begins = b[: len(a)] == a and not (len(a) == 1 and known(short))
    return len(a) < len(b) and (begins or b[-len(a) :] == a)
