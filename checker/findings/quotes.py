"""Quotes: are the same words given to the same person, and the same person the same words?"""

from collections.abc import Iterator, Sequence
from itertools import combinations, product

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from checker.findings.dossier import Dossier, Held
from checker.findings.features import content_words
from checker.findings.link import Link, fact_answer
from checker.findings.people import People
from checker.findings.vocabulary import NEGATIONS
from checker.records.fact import Fact, FactKind, Level, QuoteValue
from checker.records.finding import Category, Kind
from checker.text.gender import FEMALE, GENDERED, MALE, gender_of
from checker.text.names import name_words, same_person_form
from checker.text.normalise import plain, words

_FEWEST_WORDS = 4
"""Shorter quotes are terms and scare quotes, which many people use."""
_ALIKE = 80.0
"""Share of words in common, in per cent, from which two quotes are one remark."""
_BARELY_OTHER = 85.0
"""The same of two remarks of which one has a 'not' that the other lacks."""
_ONE_MATTER = 0.4
"""Share of the words of the shorter that say what a remark is about, which a rewording keeps."""
_TURNED = "The words are the same, but one denies what the other says."
_SURE, _WORKED_OUT = 0.9, 0.4
"""Confidence where both speakers are named beside the quote or are a man and a woman, and where
else one is a pronoun."""

_LONGER = frozenset({"long", "longer"})
"""The lemma of 'longer', of which 'no longer' is a 'not' of what comes after."""
_DETERMINERS = frozenset("a an the his her their its".split())
_PRONOUNS = frozenset({"he", "she", "they"})
_KINDS = {
    Level.SAME: Kind.AGREEMENT,
    Level.PRECISION: Kind.AGREEMENT,
    Level.ALIAS: Kind.VARIANT,
    Level.DIFFERENT: Kind.CONFLICT,
}


def quote_links(dossier: Dossier, people: People) -> Iterator[Link]:
    """The same remark in two sources, by speaker and by wording."""
    quotes = [
        (held, _said(dossier, held))
        for held in dossier.facts(FactKind.QUOTE)
        if _long_enough(held[1])
    ]
    for (one, said), (other, other_said) in combinations(quotes, 2):
        (left_claim, left), (right_claim, right) = one, other
        if left_claim.article == right_claim.article:
            continue
        turned = any(turned_round(*pair) for pair in product(said, other_said))
        same = turned or _one_remark(left, right)
        if not same and not _of_one_matter(left, right):
            continue
        comparison = dossier.compare(left, right)
        if not same and comparison.level is not Level.ALIAS:
            continue
        kind = Kind.CONFLICT if turned else _KINDS.get(comparison.level)
        reasons: tuple[str, ...] = (_TURNED if turned else comparison.reason,)
        confidence = _SURE
        speakers = _speakers(one, other, people)
        if speakers:
            if not same:
                continue  # two people may say much the same
            told_apart = all(_named_beside(dossier, held) for held in (one, other)) or {
                _gender(dossier, held, speaker)
                for held, speaker in zip((one, other), speakers, strict=True)
            } == {MALE, FEMALE}
            confidence = _SURE if told_apart else _WORKED_OUT
            kind = Kind.CONFLICT
            reasons = (f"Nearly the same words are given to {speakers[0]} and to {speakers[1]}.",)
        if kind is None:
            continue
        yield Link(
            left=fact_answer(left_claim, left, _value(left, named=bool(speakers))),
            right=fact_answer(right_claim, right, _value(right, named=bool(speakers))),
            kind=kind,
            category=Category.QUOTE,
            confidence=confidence,
            reasons=reasons,
            subject=speakers[0] if speakers else left.of or right.of or "",
        )


def turned_round(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether two sentences, given as lemmas, are one but for what they negate.

    >>> turned_round("i do not play well today".split(), "i play well today".split())
    True
    """
    (bare, denied), (other_bare, other_denied) = map(_without_negations, (left, right))
    if len(bare) < _FEWEST_WORDS or not fuzz.ratio(bare, other_bare, score_cutoff=_BARELY_OTHER):
        return False
    return any(
        (at in denied) is not (other_at in other_denied) for at, other_at in _kept(bare, other_bare)
    )


def _kept(left: Sequence[str], right: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The places, in either, of the words that two remarks have in common, in their order."""
    for same in Indel.opcodes(left, right):
        if same.tag == "equal":
            yield from zip(
                range(same.src_start, same.src_end),
                range(same.dest_start, same.dest_end),
                strict=True,
            )


def _without_negations(lemmas: Sequence[str]) -> tuple[list[str], set[int]]:
    """The words of a remark without its negations, and the places of those that one stood before.

    What is denied in words that the other remark lacks turns nothing round.
    """
    bare: list[str] = []
    denied: set[int] = set()
    negation = ""
    for lemma in lemmas:
        if lemma in NEGATIONS:
            negation = lemma
        elif lemma != "do" and not (negation == "no" and lemma in _LONGER):
            if negation:
                denied.add(len(bare))
            bare.append(lemma)
            negation = ""
    return bare, denied


def _said(dossier: Dossier, held: Held) -> list[list[str]]:
    """The sentences of a quote as lemmas: one source may quote more of them than another."""
    claim, fact = held
    return [
        [t.lemma.casefold() for t in sentence.tokens if fact.contains(t) and t.pos != "PUNCT"]
        for sentence in dossier.sentences[claim.article]
        if sentence.overlaps(fact)
    ]


def _value(fact: Fact, *, named: bool) -> str:
    """The answer: who said it where that is asked, else what was said."""
    return fact.of or fact.quote if named else fact.quote


def _long_enough(fact: Fact) -> bool:
    return isinstance(fact.value, QuoteValue) and len(fact.value.words) >= _FEWEST_WORDS


def _one_remark(left: Fact, right: Fact) -> bool:
    if not isinstance(left.value, QuoteValue) or not isinstance(right.value, QuoteValue):
        return False
    return (
        fuzz.ratio(left.value.words, right.value.words, score_cutoff=_ALIKE) > 0
        or fuzz.partial_ratio(" ".join(left.value.words), " ".join(right.value.words)) >= 95.0
    )


def _of_one_matter(left: Fact, right: Fact) -> bool:
    """Whether two remarks share what they are about, and not only how a sentence is built."""
    ours, theirs = content_words(left.quote), content_words(right.quote)
    return len(ours & theirs) >= _ONE_MATTER * min(len(ours), len(theirs))


def _speakers(left: Held, right: Held, people: People) -> tuple[str, str] | None:
    """The two speakers, where each is a person known by name and they are not the same."""
    if not left[1].of or not right[1].of:
        return None
    if not people.known(left[1].of) or not people.known(right[1].of):
        return None
    if any("'s " in plain(fact.of or "") for _, fact in (left, right)):
        return None  # whoever speaks for 'Lund's office' has a name, too
    first, second = people.person(left[1].of), people.person(right[1].of)
    # 'Roe' may be any of several, and one of them is no other speaker.
    one = same_person_form(first, second) or people.alike(first, second)
    return None if one else (first, second)


def _gender(dossier: Dossier, held: Held, speaker: str) -> str | None:
    """Whether a man or a woman speaks, by the 'he said' beside the quote or else by the name."""
    claim = held[0]
    quoted = [f for _, f in dossier.facts_of(claim.article) if f.kind is FactKind.QUOTE]
    beside = {
        token.text.casefold()
        for token in dossier.sentence(claim).tokens
        if not any(quote.contains(token) for quote in quoted)
    }
    told = beside & _PRONOUNS
    if not told:
        return gender_of(speaker) if _named_beside(dossier, held) else None
    return GENDERED.get(told.pop()) if len(told) == 1 else None


def _named_beside(dossier: Dossier, held: Held) -> bool:
    """Whether the speaker's name stands beside the quote, or next to it where no 'he' does.

    A speaker who is only 'he' or 'she' there was worked out, and may be somebody else.
    """
    claim, fact = held
    surname = set(name_words(fact.of or "")[-1:])
    own = dossier.sentence(claim)
    before = words(dossier.lead(held))
    if before and before[-1] in _DETERMINERS:
        # 'He left a "last word to all"': somebody's words, within those of another.
        return False
    beside = dossier.lead(held) + dossier.rest(held)
    if surname <= set(words(beside)):
        return True
    if _PRONOUNS & set(words(beside)):
        return False
    near = dossier.sentences[claim.article][max(0, claim.sentence - 1) : claim.sentence + 2]
    return any(surname <= set(words(sentence.text)) for sentence in near if sentence is not own)
