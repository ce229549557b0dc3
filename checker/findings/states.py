"""States of persons: is somebody alive, unhurt, free or in office in every source?

The claims that tell it need not be alike: one source has a guard in hospital with burns, another
has him dead. So states are set against each other by whose they are, as titles are.
"""

import math
from collections.abc import Iterator, Sequence
from itertools import combinations

from checker.findings.bearers import WHERE, denied_in_part, dies, states_by_bearer
from checker.findings.dossier import Dossier, Held
from checker.findings.link import Link, fact_answer
from checker.findings.people import People
from checker.records.fact import Level, StatusValue
from checker.records.finding import Category, Kind

_CONFIDENCE = 0.8


def state_links(dossier: Dossier, people: People) -> Iterator[Link]:
    """States of one person, by two sources, where some of them exclude each other."""
    for bearer, told in states_by_bearer(dossier, people).items():
        name = bearer if people.known(bearer) else f"the {bearer}"
        contested: list[Held] = []
        for left, right in combinations(told, 2):
            if _contest(dossier, told, left, right) and (kind := _kind(dossier, told, left, right)):
                contested += [left, right]
                yield _link(name, left, right, kind)
        for left, right in combinations(told, 2):
            # What else is told of somebody in either state stands beside it.
            if left in contested and right in contested and not _exclude(dossier, left, right):
                same = dossier.compare(left[1], right[1]).same
                yield _link(name, left, right, Kind.AGREEMENT if same else Kind.VARIANT)


def _exclude(dossier: Dossier, left: Held, right: Held) -> bool:
    return dossier.compare(left[1], right[1]).level is Level.DIFFERENT


def _contest(dossier: Dossier, told: Sequence[Held], left: Held, right: Held) -> bool:
    """Whether two sources have somebody in states of which each knows but one."""
    return (
        left[0].article != right[0].article
        and _exclude(dossier, left, right)
        and not any(denied_in_part(dossier, held) for held in (left, right))
        and not _one_tells_both(dossier, told, left, right)
    )


def _one_tells_both(dossier: Dossier, told: Sequence[Held], left: Held, right: Held) -> bool:
    """Whether one of the two sources tells both states of the person, one after the other."""
    for source in (left[0].article, right[0].article):
        own = [held for held in told if held[0].article == source]
        if all(any(_exclude(dossier, held, state) for held in own) for state in (left, right)):
            return True
    return False


def _kind(dossier: Dossier, told: Sequence[Held], left: Held, right: Held) -> Kind | None:
    """A development where all who tell the later state wrote after all who tell the earlier.

    None where one state may have followed the other, and nobody knows who wrote first.
    """
    first, last = sorted((left, right), key=_stage)
    if _stage(first) == _stage(last):
        return Kind.CONFLICT
    before = {held[0].article for held in told if _exclude(dossier, held, last)}
    after = {held[0].article for held in told if _exclude(dossier, held, first)}
    later = {dossier.later(a, b) == b for a in before for b in after if dossier.later(a, b)}
    if not later:
        return None
    return Kind.DEVELOPMENT if all(later) else Kind.CONFLICT


def _dimension(held: Held) -> str:
    value = held[1].value
    return value.dimension if isinstance(value, StatusValue) else ""


def _stage(held: Held) -> float:
    """How late in a person's story a state comes."""
    value = held[1].value
    if not isinstance(value, StatusValue) or value.negated:
        return 0
    return math.inf if dies(held) else value.stage


def _link(name: str, left: Held, right: Held, kind: Kind) -> Link:
    places = all(_dimension(held) == WHERE for held in (left, right))
    states = [held[1].normalized for held in (left, right)]
    told = f"One source has {name} {states[0]}, another {states[1]}."
    if states[0] == states[1]:
        told = f"Both sources have {name} {states[0]}."
    return Link(
        left=fact_answer(*left, value=states[0]),
        right=fact_answer(*right, value=states[1]),
        kind=kind,
        category=Category.PLACE if places else Category.STATUS,
        confidence=_CONFIDENCE,
        reasons=(told,),
        subject=name,
    )
