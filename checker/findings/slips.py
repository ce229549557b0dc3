"""Slips: figures told in another order, '2.6 billion' and '6.2 billion'.

The commonest slip of all stands in any words. Of 788 stories of real news, six had two sources each
with one of two such values that the other lacked, five of them ages and shares of different people;
so those must be of one thing, and counts too.
"""

from collections.abc import Iterator
from itertools import combinations

from checker.findings.compared import one_besides
from checker.findings.dossier import Dossier, Held
from checker.findings.link import Link, set_apart
from checker.findings.timing import kind_of_change
from checker.findings.tolls import of_one_thing
from checker.findings.vocabulary import CATEGORY
from checker.records.fact import Fact, FactKind, Level, QuantityValue
from checker.records.finding import Kind
from checker.text.normalise import figures_sorted

_KINDS = (
    FactKind.MONEY, FactKind.NUMBER, FactKind.DURATION, FactKind.PERCENT, FactKind.AGE,
)  # fmt: skip
_OF_ONE_THING = frozenset({FactKind.PERCENT, FactKind.AGE})
"""Kinds of which a story has many, so that two are compared only where they are of one thing."""
_A_PLACE = 10
"""How many times greater a value is whose figures begin a place further on."""
_REASON = "They have the same figures in another order."


def slip_links(dossier: Dossier) -> Iterator[Link]:
    """Values of two sources that have their figures swapped."""
    for left, right in _of_the_same_figures(dossier):
        if left[0].article != right[0].article and _slipped(dossier, left, right):
            reasons = dossier.compare(left[1], right[1]).reason, _REASON
            subject = left[1].of or right[1].of or ""
            link = set_apart(left, right, CATEGORY[left[1].kind], reasons, subject)
            if kind_of_change(dossier, link.left, link.right) is Kind.CONFLICT:
                yield link


def _of_the_same_figures(dossier: Dossier) -> Iterator[tuple[Held, Held]]:
    """Each two quantities of one kind that have the same figures, in whatever order."""
    alike: dict[tuple[FactKind, str], list[Held]] = {}
    for claim, fact in dossier.facts(*_KINDS):
        if ordered := _ordered(fact):
            alike.setdefault((fact.kind, ordered), []).append((claim, fact))
    for held in alike.values():
        yield from combinations(held, 2)


def _ordered(fact: Fact) -> str:
    """The figures of a quantity in order of size; empty where they cannot be swapped."""
    return figures_sorted(fact.normalized) if isinstance(fact.value, QuantityValue) else ""


def figures_swapped(left: Fact, right: Fact) -> bool:
    """Whether two quantities have the same figures in another order."""
    ordered = _ordered(left)
    return bool(ordered) and ordered == _ordered(right)


def _slipped(dossier: Dossier, left: Held, right: Held) -> bool:
    """Whether two values are one with its figures swapped, which neither source puts right."""
    return (
        _of_one_size(left[1], right[1])
        and _alike_enough(left[1], right[1])
        and dossier.compare(left[1], right[1]).level is Level.DIFFERENT
        and not dossier.one_has_both(left, right)
        and not one_besides(dossier, left, right)
        and dossier.long_past(left[0]) is dossier.long_past(right[0])
    )


def _of_one_size(left: Fact, right: Fact) -> bool:
    """Whether two values are single ones, of one unit, and have as many places."""
    one, other = left.value, right.value
    if not isinstance(one, QuantityValue) or not isinstance(other, QuantityValue):
        return False
    single = one.low == one.high and other.low == other.high
    less, more = sorted((one.low, other.low))
    return single and one.unit == other.unit and more < _A_PLACE * less


def _alike_enough(left: Fact, right: Fact) -> bool:
    """Whether two values count the same, where that is needed to tell them from others."""
    unit = left.value.unit if isinstance(left.value, QuantityValue) else None
    counts = left.kind is FactKind.NUMBER and unit is None
    return of_one_thing(left, right) or not (counts or left.kind in _OF_ONE_THING)
