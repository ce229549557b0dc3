"""Names as they stand in the text, and what kind of thing each names in the whole article."""

import re
from collections.abc import Sequence

from checker.facts.ballot import elect
from checker.facts.capitals import (
    JOINTS,
    ORGANISATION_HEADS,
    PARTISAN,
    PLACE_HEADS,
    Mention,
    runs,
)
from checker.facts.gazetteer import country_of_demonym
from checker.facts.portfolio import BODIES, FIELDS
from checker.facts.word import Word, words_of
from checker.records.sentence import EntityLabel, Sentence
from checker.text.nouns import singular

REGIONS = frozenset("latin south north central east west american european asian african".split())

COMMON = BODIES | ORGANISATION_HEADS | PLACE_HEADS | FIELDS
_PRIZES = frozenset(
    "prize prizes award awards cup trophy medal oscar oscars act treaty accord agreement bill war "
    "games olympics championship championships prix".split()
)
_SHIPS = frozenset(
    "yacht ship ferry tanker trawler vessel liner tug freighter submarine frigate warship schooner "
    "catamaran barge".split()
)
_STORMS = frozenset("storm hurricane typhoon cyclone".split())
_ROAD = re.compile(r"[ABMNEI]\d{1,4}")
_PEOPLES = frozenset(
    "african asian arab black european hispanic latin latino native pacific white".split()
)
"""Words for peoples of no one country."""
_MARKS = frozenset('"“”„«»‘’•')
_HYPHEN = re.compile("[-–]")
_ADJECTIVE = ("an", "ese", "ish", "i")


def read_mentions(sentences: Sequence[Sentence]) -> list[Mention]:
    """The names of persons, organisations and places in the sentences of one article, in order.

    Each distinct name has one kind in the whole article. Names that get no vote are left out.
    """
    rows = [words_of(sentence) for sentence in sentences]
    small = {word.key for row in rows for word in row if word.text.islower()}
    shouting = [_headline(row) for row in rows]
    found = [m for at, row in enumerate(rows) for m in runs(at, row)]
    sure = {m.keys for m in found if not (shouting[m.sentence] or _opening(m, rows[m.sentence]))}
    inner = {key for m in found if len(m.words) > 1 for key in m.keys}
    last = {m.keys[-1] for m in found}
    found = [
        name
        for m in found
        for name in (_known_parts(m, sure) if shouting[m.sentence] else [m])
        if not _joins_two(name, last) and _name_like(name, rows[m.sentence], sure, inner, small)
    ]
    kinds = elect(found, rows, small)
    return [m._replace(kind=kinds[m.keys]) for m in found if kinds.get(m.keys)]


def _known_parts(mention: Mention, sure: set[tuple[str, ...]]) -> list[Mention]:
    """The parts of a headline's capitals that are names elsewhere; all of it where none is."""
    keys, parts, at = mention.keys, [], 0
    while at < len(keys):
        ends = [end for end in range(len(keys), at, -1) if keys[at:end] in sure]
        if ends:
            words = mention.words[at : ends[0]]
            parts.append(Mention(mention.sentence, mention.first + at, words))
        at = ends[0] if ends else at + 1
    return parts or [mention]


def _joins_two(mention: Mention, last: set[str]) -> bool:
    """Whether a name is two others with a hyphen between: 'the Lund-Berg talks'."""
    parts = _HYPHEN.split(mention.keys[-1])
    return len(mention.keys) == 1 and len(parts) == 2 and last.issuperset(parts)


def _headline(row: list[Word]) -> bool:
    """Whether most words are capitalised, so that a capital says nothing."""
    letters = [w for w in row if w.text[0].isalpha()]
    return len(letters) > 3 and sum(w.capital for w in letters) > 0.7 * len(letters)


def _name_like(
    mention: Mention, row: list[Word], sure: set[tuple[str, ...]], inner: set[str], small: set[str]
) -> bool:
    """Whether capitals are those of a name, and not of a place in the sentence or a common noun."""
    if _quoted_work(mention, row):
        return False
    if _of_other_kind(mention, row) or _people(mention):
        return False
    if all(w.key in FIELDS | JOINTS or w.key in REGIONS for w in mention.words):
        return _party(mention, row) or mention.keys == ("treasury",)
    if len(mention.words) > 1:
        return not _headline(row) or mention.keys in sure or any(w.entity for w in mention.words)
    word = mention.words[0]
    if len(word.text.strip(".")) < 2 or (word.key in COMMON and not word.shouted):
        return False
    if _adjective(mention, row):
        return False
    if not _headline(row) and not _opening(mention, row):
        return word.pos in {"PROPN", "NOUN", ""} or word.entity is not None
    return (
        word.key in inner
        or mention.keys in sure
        or (bool(word.entity) and word.pos == "PROPN" and word.key not in small)
    )


def _people(mention: Mention) -> bool:
    """Whether it names a people, or what party somebody is of.

    'Native Americans', 'an Asian American student', 'Ann Roe, Illinois Republican'.
    """
    *heads, last = mention.keys
    one = singular(last)
    if heads and last in PARTISAN:
        return True
    told = bool(heads) and (one == "islander" or country_of_demonym(one) is not None)
    return told and all(key in _PEOPLES or country_of_demonym(key) is not None for key in heads)


def _of_other_kind(mention: Mention, row: list[Word]) -> bool:
    """Whether a name is of a prize, ship, storm or road."""
    before = row[mention.first - 1].key if mention.first else ""
    last = mention.keys[-1]
    other = last in _PRIZES or before in _SHIPS or mention.keys[0] in _STORMS or before in _STORMS
    road = len(mention.words) == 1 and _ROAD.fullmatch(mention.text) is not None
    return other or road


def _party(mention: Mention, row: list[Word]) -> bool:
    """'Ann Roe (Labour)': a field in name, a party in use."""
    around = [row[mention.first - 1 : mention.first], row[mention.last : mention.last + 1]]
    marks = [words[0].text for words in around if words]
    person = mention.first > 1 and row[mention.first - 2].entity is EntityLabel.PERSON
    return marks == ["(", ")"] and person


def _adjective(mention: Mention, row: list[Word]) -> bool:
    """Whether a lone capitalised word is a demonym, known or made like one, before a noun."""
    word, after = mention.words[0], row[mention.last : mention.last + 1]
    before_noun = bool(after) and after[0].text.islower() and after[0].pos in {"NOUN", "ADJ", ""}
    return (
        before_noun
        and (word.pos == "ADJ" or word.entity is EntityLabel.OTHER)
        and word.key.endswith(_ADJECTIVE)
    )


def _quoted_work(mention: Mention, row: list[Word]) -> bool:
    """Whether the name is all that stands in quotation marks, but for an article or number."""
    after = row[mention.last : mention.last + 2]
    before = row[max(0, mention.first - 2) : mention.first]
    return (
        any(w.text in _MARKS for w in after)
        and any(
            w.text in _MARKS
            for w in before[-1:] + (before[:1] if before[-1:] and before[-1].capital else [])
        )
        and len(mention.words) < 6
        and not any(w.entity is EntityLabel.PERSON for w in mention.words)
    )


def _opening(mention: Mention, row: list[Word]) -> bool:
    """Whether the name stands where any word would have a capital."""
    return not any(w.text[0].isalnum() for w in row[: mention.first]) or row[
        mention.first - 1
    ].text in _MARKS | {":"}
