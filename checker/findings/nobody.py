"""Nobody: was anybody hurt or killed at all?

'Nobody was injured' is of no person, and so has no rival among the states of persons, nor among
counts; yet it cannot stand beside one man who was hurt.
"""

from collections.abc import Iterator
from itertools import pairwise

from checker.findings.bearers import told_as_so
from checker.findings.dossier import Dossier, Held
from checker.findings.link import Link, fact_answer
from checker.records.fact import FactKind, StatusValue
from checker.records.finding import Category, Kind
from checker.text.normalise import words

_HARMS = {"dead": "killed", "injured": "hurt"}
"""States that nobody may have come to."""
_NOBODY = frozenset("nobody noone none".split())
_SO_FAR = frozenset("yet far reported reports immediately initially appeared believed".split())
"""Words that leave open that somebody was: 'no deaths have been reported so far'."""
_HOW_BADLY = frozenset("seriously badly severely critically gravely fatally otherwise".split())
"""Words of what nobody was, who may have been hurt all the same."""
_TOLD = 10
"""Sentences at the head of an article in which its own victims are told."""
_CONFIDENCE = 0.8


def nobody_links(dossier: Dossier) -> Iterator[Link]:
    """'Nobody was hurt' in one source against whoever was hurt in another."""
    for harm, word in _HARMS.items():
        told = [held for held in dossier.facts(FactKind.STATUS) if _of_harm(dossier, held, harm)]
        denied = [held for held in told if _nobody(held)]
        victims = [held for held in told if not _negated(held)]
        for left in denied:
            for right in victims:
                if not _tells_both(left, denied, victims) and not _tells_both(
                    right, denied, victims
                ):
                    yield Link(
                        left=fact_answer(*left),
                        right=fact_answer(*right),
                        kind=_kind(dossier, harm, left, right),
                        category=Category.STATUS,
                        confidence=_CONFIDENCE,
                        reasons=(f"One says that nobody was {word}, the other that somebody was.",),
                    )


def _of_harm(dossier: Dossier, held: Held, harm: str) -> bool:
    claim, fact = held
    value = fact.value
    return (
        isinstance(value, StatusValue)
        and value.state.startswith(harm)
        and told_as_so(claim, value)
        and claim.sentence < _TOLD
        and not dossier.long_since(claim)
    )


def _negated(held: Held) -> bool:
    value = held[1].value
    return isinstance(value, StatusValue) and value.negated


def _nobody(held: Held) -> bool:
    """Whether a claim says for good that nobody came to harm; of some it leaves others open."""
    claim, fact = held
    told = words(claim.text)
    whole = "".join(words(fact.of or "")) in {"", *_NOBODY}
    named = not _NOBODY.isdisjoint({*told, *map("".join, pairwise(told))})
    return _negated(held) and whole and named and (_SO_FAR | _HOW_BADLY).isdisjoint(told)


def _tells_both(held: Held, denied: list[Held], victims: list[Held]) -> bool:
    """Whether the source of a fact tells of victims as well as that there are none."""
    source = held[0].article
    return all(any(claim.article == source for claim, _ in told) for told in (denied, victims))


def _kind(dossier: Dossier, harm: str, left: Held, right: Held) -> Kind:
    """A conflict, unless somebody has died since."""
    since = dossier.later(left[0].article, right[0].article) == right[0].article
    return Kind.DEVELOPMENT if harm == "dead" and since else Kind.CONFLICT
