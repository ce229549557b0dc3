"""Addresses: which house or block of a street is it, by each source that names the street?

Reports of an incident give the block ('the 2300 block of Washington Street') or the house ('2317 W.
Washington St.'). In 1,004 stories of real news six had two sources that name one street and no
number that fits the other's, and all six were at odds.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import NamedTuple

from checker.findings.dossier import Dossier
from checker.findings.link import Answer, Link
from checker.records.base import Span
from checker.records.claim import Claim
from checker.records.finding import Category, Kind
from checker.text.normalise import words

_DIRECTION = (
    r"(?:(?:[NSEW]\.?|[NS][EW]\.?|North|South|East|West|Northeast|Northwest|Southeast|Southwest)"
    r"\s+)?"
)
_STREET = (
    r"(?:Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Lane|Ln|Boulevard|Blvd|Court|Ct|Place|Pl|Way|Circle"
    r"|Terrace|Parkway|Pkwy|Highway|Hwy|Crescent|Row|Square)\b"
)
_ADDRESS = re.compile(
    rf"(?<![\w.,-])(?P<number>\d{{1,5}})(?:(?:st|nd|rd|th)?[\s-]+(?P<block>block)\s+(?:of|on)|)\s+"
    rf"{_DIRECTION}(?P<street>(?:\d+(?:st|nd|rd|th)|[A-Z][\w'’]+)(?:\s+[A-Z][\w'’]+)?)\s+{_STREET}"
)
_BLOCK, _BLOCKS = 100, 1000
"""Houses of one block, and of what a block told in thousands takes in."""
_CONFIDENCE = 0.8
_REASON = "Both name the street, and their numbers on it are of different blocks."


class _Address(NamedTuple):
    """A number on a street, where a source has it."""

    claim: Claim
    span: Span
    street: tuple[str, ...]
    number: int
    block: bool
    text: str

    @property
    def place(self) -> tuple[object, ...]:
        """What two forms of one address share."""
        return self.street, self.number, self.block


def address_links(dossier: Dossier) -> Iterator[Link]:
    """Numbers on one street by two sources, where neither is in the other's block."""
    found: dict[str, list[_Address]] = {article.id: [] for article in dossier.articles}
    for address in _addresses(dossier):
        found[address.claim.article].append(address)
    told = {source: _by_street(own) for source, own in found.items()}
    forms: dict[tuple[object, ...], str] = {}
    for address in (address for own in told.values() for on in own.values() for address in on):
        forms.setdefault(address.place, address.text)
    for one, other in combinations(told, 2):
        for street, left in told[one].items():
            right = told[other].get(street, ())
            if right and _at_odds(dossier, left, right):
                yield from (_link(*pair, forms) for pair in product(left, right))


def _addresses(dossier: Dossier) -> Iterator[_Address]:
    for claim in dossier.claims:
        text = dossier.article(claim.article).text
        for part in claim.spans:
            for match in _ADDRESS.finditer(text, part.start, part.end):
                street = words(match["street"].replace("'", "").replace("’", ""))
                span = Span(start=match.start(), end=match.end())
                number, block = int(match["number"]), match["block"] is not None
                told = " ".join(match[0].split())
                yield _Address(claim, span, street, number, block, told)


def _by_street(told: Iterable[_Address]) -> Mapping[tuple[str, ...], Sequence[_Address]]:
    """The addresses on each street, each place once, of streets with one number."""
    found: dict[tuple[str, ...], dict[Span, _Address]] = {}
    for address in told:
        found.setdefault(address.street, {}).setdefault(address.span, address)
    return {
        street: list(places.values())
        for street, places in found.items()
        if len({address.number for address in places.values()}) == 1
    }


def _at_odds(dossier: Dossier, left: Sequence[_Address], right: Sequence[_Address]) -> bool:
    """Whether no number fits another, and neither source has the other's at all."""
    fits = any(_fits(one, other) for one, other in product(left, right))
    known = any(
        str(other[0].number) in dossier.words_of(one[0].claim.article)
        for one, other in ((left, right), (right, left))
    )
    return not (fits or known)


def _fits(left: _Address, right: _Address) -> bool:
    """Whether two numbers are one, or one is a block that the other may lie in."""
    blocks = [address.number for address in (left, right) if address.block]
    size = _BLOCKS if any(not block % _BLOCKS for block in blocks) else _BLOCK
    return left.number == right.number or (
        bool(blocks) and left.number // size == right.number // size
    )


def _link(left: _Address, right: _Address, forms: Mapping[tuple[object, ...], str]) -> Link:
    one, other = (_answer(address, forms[address.place]) for address in (left, right))
    return Link(
        left=one,
        right=other,
        kind=Kind.CONFLICT,
        category=Category.PLACE,
        confidence=_CONFIDENCE,
        reasons=(_REASON,),
        subject=" ".join(left.street),
    )


def _answer(address: _Address, value: str) -> Answer:
    """An address as an answer, in one form for all who give it."""
    claim = address.claim
    return Answer(
        source=claim.article,
        claim=claim.id,
        span=Span(start=claim.start, end=claim.end),
        focus=address.span,
        value=value,
        normalized=f"{address.number} {' '.join(address.street)}",
    )
