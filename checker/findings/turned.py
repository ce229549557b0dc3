"""Collisions told the other way round: who ran into whom?

'A lorry crashed into a tram' and 'the tram rammed a lorry' are alike in every word that matters, so
that a language model reads them as one. Other deeds are left alone: in 563 stories of real news,
five couples of claims had doer and undergoer exchanged, and told of two deeds each ("he calls her",
"she describes him").
"""

from collections.abc import Iterator
from typing import NamedTuple

from checker.findings.dossier import Dossier
from checker.findings.link import Link, claim_answer
from checker.records.claim import Claim, Modality, Polarity
from checker.records.finding import Category, Kind
from checker.records.pair import ClaimPair
from checker.records.sentence import Token

_HITTING = frozenset("hit strike ram rear-end sideswipe broadside clip".split())
"""Verbs whose object is run into."""
_RUNNING = frozenset(
    """
    crash run drive plough plow slam smash career careen skid sail steam back veer swerve bump
    barrel
    """.split()
)
"""Verbs of motion that tell of a collision with 'into' behind them."""
_TOLD = frozenset({Modality.ASSERTED, Modality.REPORTED})
_ALIKE = 0.5
"""Cosine of two claims from which they are held to be of one collision."""
_CONFIDENCE = 0.8
_REASON = "Each has the other one run into."


class _Collision(NamedTuple):
    """Who runs into whom, each by the lemma of its noun."""

    runs: str
    into: str


def turned_links(dossier: Dossier) -> Iterator[Link]:
    """Collisions of which two sources tell the other way round."""
    for pair in dossier.pairs:
        if pair.similarity < _ALIKE or not turned(dossier, pair):
            continue
        left, right = dossier.claim(pair.left), dossier.claim(pair.right)
        if left.article != right.article:
            yield Link(
                left=claim_answer(dossier, left),
                right=claim_answer(dossier, right),
                kind=Kind.CONFLICT,
                category=Category.STATEMENT,
                confidence=_CONFIDENCE,
                reasons=(_REASON,),
            )


def turned(dossier: Dossier, pair: ClaimPair) -> bool:
    """Whether one claim has X run into Y, and the other Y into X."""
    one, other = (_collision(dossier, dossier.claim(c)) for c in (pair.left, pair.right))
    return one is not None and other is not None and one == (other.into, other.runs)


def _collision(dossier: Dossier, claim: Claim) -> _Collision | None:
    if claim.predicate is None or claim.modality not in _TOLD:
        return None
    if claim.polarity is not Polarity.POSITIVE:
        return None
    tokens = dossier.sentence(claim).tokens
    verb, hit = claim.predicate, tokens[claim.predicate].lemma.casefold() in _HITTING
    if not hit and tokens[verb].lemma.casefold() not in _RUNNING:
        return None
    own = [(i, tokens[i]) for i in claim.tokens if tokens[i].head == verb and i != verb]
    passive = any(token.dep == "nsubj:pass" for _, token in own)
    if passive and not hit:
        return None
    target = _target(tokens, own, "by" if passive else "" if hit else "into")
    # A verb behind 'and' has its subject from the one before it.
    subject = _subject(own) or _subject([(i, tokens[i]) for i in claim.tokens])
    if not target or not subject or target == subject:
        return None
    return _Collision(target, subject) if passive else _Collision(subject, target)


def _subject(tokens: list[tuple[int, Token]]) -> str:
    """The noun of the subject."""
    return next((t.lemma.casefold() for _, t in tokens if t.dep.startswith("nsubj")), "")


def _target(tokens: tuple[Token, ...], own: list[tuple[int, Token]], case: str) -> str:
    """The noun of the object, or of what ``case`` stands before."""
    for i, token in own:
        before = any(t.head == i and t.text.casefold() == case for t in tokens)
        if (token.dep == "obj" and not case) or (token.dep.startswith("obl") and before):
            return token.lemma.casefold()
    return ""
