"""Titles: offices and roles as sources word them, as values and in one readable form."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from checker.facts.capitals import PARTISAN
from checker.facts.gazetteer import country_of_demonym, is_country, known
from checker.facts.office import (
    AMERICANS,
    CABINET,
    GROUPS,
    HOLLOW,
    PASSING,
    UMBRELLA,
    Office,
    Standing,
    qualifiers_in,
)
from checker.facts.portfolio import BODIES, FIELDS, FOREIGN, field_words
from checker.facts.word import Word, joined
from checker.records.fact import TitleValue
from checker.records.sentence import EntityLabel
from checker.text.names import STYLES

_SENT = frozenset(("ambassador", "envoy", "consul", "consul general", "high commissioner"))
"""Offices of those sent from somewhere to somewhere."""
_AIDES = frozenset({"chief of staff", "aide", "adviser", "counsel", "lawyer", "spokesperson"})
"""Offices of those who serve a person as well as a body."""
_WHITHER = frozenset({"to", "for"})
_DESCRIBING = re.compile(r"(?:(?<![ao]r)y|ful|ous|less|ed|ing|(?<![wn])est)$")
"""Endings of adjectives that tell what somebody is like; 'national' and 'military' tell a field."""
_FIRST = frozenset({"first", "1st", "second", "third", "only", "youngest", "oldest"})
"""Words for one among the holders of an office, by the group that follows them."""
_OF_ORIGIN = ("-based", "-born", "-trained", "-educated")
"""Endings of words that tell where somebody works or is from: 'the London-based professor'."""
_ARTICLES = frozenset("the a an this that its his her their our my your one another".split())


class TitlePhrase(NamedTuple):
    """The parts of a title in the text: words before the office, itself, and 'of …' behind."""

    before: tuple[Word, ...]
    owner: tuple[Word, ...]
    """What stands in the possessive before it: 'Egypt' in 'Egypt's central bank governor'."""
    office: Office
    after: tuple[Word, ...]
    """The complement behind 'of', 'for' or 'at', that word included."""
    tied: tuple[str, ...] = ()
    """Qualifiers that do not stand before it as words: 'ex-', '-elect', 'is to become'."""


def title_value(phrase: TitlePhrase) -> TitleValue:
    """The canonical value of a title phrase."""
    rank = phrase.office.rank
    portfolio, body = _served(phrase)
    if rank in UMBRELLA and _heads_ministry(body):
        portfolio, body = _divide_ministry(body)
        rank = "minister"
    fields = field_words(portfolio)
    if rank == "secretary" and len(fields) > 1:
        fields = tuple(f for f in fields if f != "state")
    return TitleValue(
        rank=rank, portfolio=fields, body=_body(body), qualifiers=_qualified(phrase)[0]
    )


def _heads_ministry(body: Sequence[str]) -> bool:
    words = {word.casefold() for name in body for word in name.split()}
    return "ministry" in words and bool(words & FIELDS)


def _divide_ministry(body: Sequence[str]) -> tuple[list[str], list[str]]:
    """What 'Ruritania's foreign ministry' deals with, and whose it is: its head is the minister."""
    words = [word for name in body for word in name.replace("’", "'").split()]
    fields = [word for word in words if word.casefold() in FIELDS]
    owners = [word.removesuffix("'s") for word in words if word.endswith("'s")]
    return fields, owners


def title_name(phrase: TitlePhrase) -> str:
    """A title phrase in one readable form, its field in the words of the text."""
    written = " ".join(w for w in _served(phrase)[0] if w.casefold() not in _ARTICLES)
    return title_text(title_value(phrase), written)


def _served(phrase: TitlePhrase) -> tuple[list[str], list[str]]:
    """The words of the field that a title phrase names, and the bodies it is of."""
    before = _qualified(phrase)[1]
    portfolio, body = list[str](), list[str]()
    cabinet = phrase.office.rank in CABINET
    for words in (before, _complement(phrase.after)):
        fields, served = _divide(words, cabinet=cabinet)
        if cabinet and portfolio and words and not {w.key for w in words} & FIELDS:
            # 'foreign minister of Chile': the field stands before, so the rest is whom he serves.
            fields, served = [], [joined(words)]
        if cabinet and words is before and not served and _named_body(words):
            fields, served = [], [joined(words)]
        portfolio += fields
        body += served
    aide = phrase.office.rank in _AIDES
    # 'Lund's chief of staff' tells whom he serves, and no body.
    if phrase.owner and not (aide and phrase.owner[-1].entity is EntityLabel.PERSON):
        body = [*body, joined(phrase.owner)]
    if phrase.office.rank in _SENT:
        # 'The U.S. envoy to Haiti' is the envoy to Haiti, whoever sent her.
        if not phrase.after:
            body = []
        elif phrase.after[0].key in _WHITHER:
            body = [joined([w for w in phrase.after[1:] if w.key not in _ARTICLES])]
    return portfolio, body


def title_text(value: TitleValue, written: str = "") -> str:
    """A title in one readable form: 'Minister of Health', 'former head (Harbour Museum)'.

    ``written`` is its field as the source words it, where that is known.
    """
    rank = value.rank.capitalize() if value.rank in CABINET and value.portfolio else value.rank
    fields = written or " ".join(value.portfolio)
    if value.rank in CABINET:
        fields = " ".join(w if w == "and" else w[:1].upper() + w[1:] for w in fields.split())
    if value.portfolio == FOREIGN:
        fields = "Foreign Affairs"
    if value.rank in UMBRELLA:
        fields = fields.lower()
    if value.portfolio:
        behind = value.rank in CABINET | UMBRELLA
        rank = f"{rank} of {fields}" if behind else f"{fields} {rank}"
    late = [q for q in value.qualifiers if q in {"elect", "designate"}]
    early = [q for q in value.qualifiers if q not in late]
    shown = " ".join([*early, rank]) + "".join(f"-{q}" for q in late)
    return f"{shown} ({value.body})" if value.body else shown


def _qualified(phrase: TitlePhrase) -> tuple[tuple[str, ...], list[Word]]:
    """The qualifiers among the words before the office, and the other words."""
    found, rest = list[str](), list[Word]()
    before = phrase.before
    if before and before[-1].key in PARTISAN:
        before = before[:-1]  # 'Republican governor' tells a party, and no body
    for word in _without_group(before):
        key = word.key
        if qualifiers := qualifiers_in(key):
            found.extend(qualifiers)
        elif key not in _ARTICLES | STYLES and key not in {"-", "s", "'s"} and not _hollow(word):
            rest.append(word)
    if phrase.office.standing is Standing.CALLING:
        rest = [word for word in rest if not _of_town(word)]  # 'a Halifax accountant'
    found = sorted({*phrase.tied, *found}, key=lambda q: (q not in PASSING, q))
    return tuple(found), rest


def _without_group(words: Sequence[Word]) -> list[Word]:
    """Without the group that somebody is the first of: 'first Black U.S. secretary of state'."""
    first = next((at for at, word in enumerate(words) if word.key in _FIRST), len(words))
    end = first + 1
    while end < len(words) and _of_group(words[end - 1], *words[end : end + 2]):
        end += 1
    # Without a group, the first is one of several: 'first deputy minister'.
    return [*words[:first], *words[end:]] if end > first + 1 else list(words)


def _of_group(before: Word, word: Word, following: Word | None = None) -> bool:
    """Whether a word tells of what people somebody is: not so the 'White' of the White House."""
    if word.key == "american":
        return before.key in AMERICANS
    named = (
        following is not None
        and following.capital
        and following.key != "american"
        and not is_country(following.text)
    )
    return word.key in GROUPS | AMERICANS | {"-"} and not named


def _hollow(word: Word) -> bool:
    """Whether a word describes who holds the office, and not the office: 'a fiery president'."""
    if word.key.endswith(_OF_ORIGIN):
        return True
    if word.capital or word.key in FIELDS | BODIES:
        return False
    return word.key in HOLLOW or (word.pos == "ADJ" and _DESCRIBING.search(word.key) is not None)


def _of_town(word: Word) -> bool:
    """Whether a word names the town that somebody is of: a calling is not held of a town."""
    placed = word.entity is EntityLabel.PLACE and not word.shouted
    town = known(word.text) and word.entity is not EntityLabel.ORGANISATION
    return word.capital and (placed or town) and country_of_demonym(word.text) is None


def _named_body(words: Sequence[Word]) -> bool:
    """Whether words before a minister name a country or body: 'Kenya minister quits'."""
    named = {EntityLabel.PLACE, EntityLabel.ORGANISATION}
    return bool(words) and all(
        word.capital
        and word.key not in FIELDS
        and (word.entity in named or known(word.text) or is_country(word.text))
        for word in words
    )


def _complement(after: Sequence[Word]) -> list[Word]:
    """The words of a complement; an article is kept as the mark of a body."""
    return list(after[1:])


def _divide(words: Sequence[Word], *, cabinet: bool) -> tuple[list[str], list[str]]:
    """What of the words is the field of the office, and what the body it serves.

    A minister's words are fields but for a country; elsewhere names, collective nouns and what
    has an article are bodies, bare nouns ('security', 'marketing') are fields.
    """
    if not words:
        return [], []
    texts = [word.text for word in words]
    cut = next((i for i, w in enumerate(words) if w.key in {"of", "at", "in", "for"}), None)
    if cut is not None and cut > 0:
        left = _divide(words[:cut], cabinet=cabinet)
        right = _divide(words[cut + 1 :], cabinet=cabinet)
        if cabinet and not {word.key for word in words[cut + 1 :]} & FIELDS:
            return left[0], [*left[1], joined(words[cut + 1 :])]
        if cabinet or left[0]:
            return left[0] + right[0], left[1] + right[1]
        return [], [joined([w for w in words[:1] if w.key not in _ARTICLES] + list(words[1:]))]
    land = country_of_demonym(texts[0]) or country_of_demonym(" ".join(texts[:2]))
    if land and len(words) > 1:
        rest = words[2 if country_of_demonym(texts[0]) is None else 1 :]
        fields, served = _divide(rest, cabinet=cabinet)
        institution = next((name for name in served if not name.islower()), None)
        if institution:
            # 'The French Finance Ministry' is a body of its own.
            return fields, [f"{land} {institution}"]
        return fields, [land, *served]
    if land:
        return [], [land]
    if cabinet:
        return _cabinet_words(words)
    whole = words[0].key in _ARTICLES
    heavy = [w for w in words if w.key not in _ARTICLES]
    named = any(w.capital and w.key not in FIELDS for w in heavy) or (
        bool(heavy) and heavy[-1].key in BODIES
    )
    return ([], [joined(heavy)]) if whole or named else ([w.text for w in heavy], [])


def _cabinet_words(words: Sequence[Word]) -> tuple[list[str], list[str]]:
    fields = [w.text for w in words if w.key in FIELDS or not w.capital]
    served = [w.text for w in words if w.capital and w.key not in FIELDS]
    if not any(w.key in FIELDS for w in words):
        # A field no list holds: 'Minister of Happiness' is no minister of a country so called.
        return [w.text for w in words if w.key not in _ARTICLES], []
    return fields, [" ".join(served)] if served else []


def _body(names: Sequence[str]) -> str | None:
    """One body out of its parts: a named one before a common noun."""
    proper = [name for name in names if name and not name.islower()]
    return next(iter(proper), None) or next((name for name in names if name), None)
