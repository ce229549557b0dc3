"""Titles: offices and roles as sources word them, and whether two of them exclude each other.

The rule of exclusion: two current *posts* of one person (see ``office.Standing``) exclude each
other unless one is a looser word for the other. Callings, seats, courtesy titles and ranks go with
any post; a former or coming post goes with any other.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import Prefix

from checker.facts.capitals import PARTISAN
from checker.facts.gazetteer import country_of_demonym, is_country, known, lies_in
from checker.facts.office import (
    ALIKE,
    HOLLOW,
    PASSING,
    QUALIFIERS,
    TOPS,
    UMBRELLA,
    Office,
    Standing,
    standing_of,
)
from checker.facts.portfolio import BODIES, FIELDS, KIN, canonical_field, field_words
from checker.facts.telling import both
from checker.facts.word import Word, joined
from checker.records.fact import Comparison, Fact, Level, TitleValue
from checker.records.sentence import EntityLabel
from checker.text.names import STYLES, acronym_of, organisation_words
from checker.text.nouns import singular

_STEM = 5
"""Letters that two forms of one word share at least."""
_CABINET = frozenset({"minister", "secretary", "state secretary"})
_HEADS_OF_GOVERNMENT = frozenset(
    "prime minister, first minister, chancellor, governor, president".split(", ")
)
_DEPARTMENTS = frozenset({"department", "ministry"})
_PARLIAMENTARY = frozenset(
    "opposition leader, majority leader, minority leader, parliamentary leader".split(", ")
)
"""Leaders in a parliament, who may chair their party too."""
_PRESIDED = frozenset(
    "board jury council association committee commission union party court chamber federation "
    "society club assembly senate foundation trust academy synod".split()
)
"""Bodies whose president is the chair."""
_ANY_BODY = frozenset(
    "company firm group operator agency business organization institution body service "
    "supplier brewer bank brewery charity employer".split()
)
"""Common nouns by which a source may call a body that another names otherwise."""
_FOREIGN = ("foreign",)
_SUBORDINATE = frozenset({"deputy", "assistant", "acting", "honorary", "shadow"})
_SENT = frozenset(("ambassador", "envoy", "consul", "consul general", "high commissioner"))
"""Offices of those sent from somewhere to somewhere."""
_AIDES = frozenset({"chief of staff", "aide", "adviser", "counsel", "lawyer", "spokesperson"})
"""Offices of those who serve a person as well as a body."""
_WHITHER = frozenset({"to", "for"})
_LOOSELY = frozenset({"prosecutor", "attorney", "lawyer", "professor", "producer", "senator"})
"""What deputies, assistants and juniors are called, too: an assistant prosecutor prosecutes."""
_ADJECTIVES = re.compile(r"^(?:[a-z][\w’'-]*\s+)+")
"""Words in small letters before a body's name: 'the anti-war Popular Party'."""
_OWNER = re.compile(r"^.*['’]s?\s")
"""Whose a body is, before its own name: 'the agency's National Centre'."""
_DESCRIBING = re.compile(r"(?:(?<![ao]r)y|ful|ous|less|ed|ing|(?<![wn])est)$")
"""Endings of adjectives that tell what somebody is like; 'national' and 'military' tell a field."""
_OF_ORIGIN = ("-based", "-born", "-trained", "-educated")
"""Endings of words that tell where somebody works or is from: 'the London-based professor'."""
_SHORTEST_WORD = 4
"""Letters of initials that are written as a word, at least."""
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
    cabinet = phrase.office.rank in _CABINET
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
    rank = value.rank.capitalize() if value.rank in _CABINET and value.portfolio else value.rank
    fields = written or " ".join(value.portfolio)
    if value.rank in _CABINET:
        fields = " ".join(w if w == "and" else w[:1].upper() + w[1:] for w in fields.split())
    if value.portfolio == _FOREIGN:
        fields = "Foreign Affairs"
    if value.rank in UMBRELLA:
        fields = fields.lower()
    if value.portfolio:
        behind = value.rank in _CABINET | UMBRELLA
        rank = f"{rank} of {fields}" if behind else f"{fields} {rank}"
    late = [q for q in value.qualifiers if q in {"elect", "designate"}]
    early = [q for q in value.qualifiers if q not in late]
    shown = " ".join([*early, rank]) + "".join(f"-{q}" for q in late)
    return f"{shown} ({value.body})" if value.body else shown


def compare(a: Fact, b: Fact) -> Comparison:
    """Compare two titles, as of one person at one time."""
    if not isinstance(a.value, TitleValue) or not isinstance(b.value, TitleValue):
        return Comparison(level=Level.INCOMPARABLE, reason="not both titles")
    return _compared(a.value, b.value, both(a, b))


def _compared(a: TitleValue, b: TitleValue, told: str) -> Comparison:
    """Compare two title values: see the module for the rule by which posts exclude each other."""
    if a == b:
        return Comparison(level=Level.SAME, reason="the same title")
    relation = _relate_ranks(a, b)
    if relation is Level.INCOMPARABLE:
        return Comparison(level=relation, reason=f"one person may be both: {told}")
    field = _relate_fields(a, b, umbrella=relation is Level.PRECISION)
    if field is Level.DIFFERENT and standing_of(a.rank) is Standing.CALLING:
        return Comparison(level=Level.INCOMPARABLE, reason=f"one person may be both: {told}")
    passing = set(a.qualifiers) & PASSING, set(b.qualifiers) & PASSING
    standing = _relate_qualifiers(a, b)
    worst = max((relation, field, standing), key=_ORDER.index)
    if worst is Level.DIFFERENT and any(passing):
        return Comparison(
            level=Level.INCOMPARABLE, reason=f"one is a past or coming office: {told}"
        )
    if worst is Level.DIFFERENT:
        return Comparison(level=worst, reason=f"{_cause(relation, field)}: {told}")
    if passing[0] != passing[1]:
        return Comparison(
            level=Level.MODIFIER, reason=f"one says former, coming or current: {told}"
        )
    return Comparison(level=worst, reason=f"{_KINSHIP[worst]}: {told}")


_ORDER = [Level.SAME, Level.ALIAS, Level.PRECISION, Level.DIFFERENT]
_KINSHIP = {
    Level.SAME: "the same title",
    Level.ALIAS: "two words for one office",
    Level.PRECISION: "one title is less exact",
}


def _cause(relation: Level, field: Level) -> str:
    if relation is Level.DIFFERENT:
        return "different offices"
    return (
        "different fields or bodies" if field is Level.DIFFERENT else "a deputy is not the holder"
    )


def _relate_ranks(a: TitleValue, b: TitleValue) -> Level:
    if a.rank == b.rank:
        return Level.SAME
    standings = {standing_of(a.rank), standing_of(b.rank)}
    if standings == {Standing.RANK}:
        return Level.PRECISION if _addressed_as(a.rank, b.rank) else Level.DIFFERENT
    if standings != {Standing.POST}:
        return Level.INCOMPARABLE
    if _same_office(a, b):
        return Level.ALIAS
    if any(
        x.rank in UMBRELLA and (y.rank in TOPS or y.rank in UMBRELLA) for x, y in ((a, b), (b, a))
    ):
        return Level.PRECISION
    if any(_runs(x, y) for x, y in ((a, b), (b, a))):
        return Level.PRECISION
    pair = frozenset({a.rank, b.rank})
    if "leader" in pair or (pair & _PARLIAMENTARY and "chair" in pair):
        # Most leaders are of a party or a group, which goes with an office of state.
        return Level.INCOMPARABLE
    if pair == {"chair", "president"} and not _presides(a, b):
        return Level.DIFFERENT
    return Level.PRECISION if pair in ALIKE else Level.DIFFERENT


def _runs(head: TitleValue, holder: TitleValue) -> bool:
    """Whether one is called the head of what the other is set over.

    'Head of the provincial government' and 'premier', 'chief of the health department' and
    'health minister'.
    """
    if head.rank not in UMBRELLA:
        return False
    run = {*(head.body or "").casefold().split(), *head.portfolio}
    if "government" in run:
        return holder.rank in _HEADS_OF_GOVERNMENT
    return holder.rank in _CABINET and bool(run & _DEPARTMENTS)


def _addressed_as(left: str, right: str) -> bool:
    """Whether one rank is how holders of the other are spoken to: a major general as General."""
    shorter, longer = sorted((left, right), key=len)
    return longer.endswith(f" {shorter}")


def _same_office(a: TitleValue, b: TitleValue) -> bool:
    """Whether two offices are one by convention: managing director and chief executive, say."""
    if {a.rank, b.rank} == {"chief executive", "managing director"}:
        return True
    if {a.rank, b.rank} == {"secretary", "minister"}:
        return bool(a.portfolio) and _ministry(a) == _ministry(b)
    if {a.rank, b.rank} == {"chair", "president"}:
        return _presides(a, b)
    if {a.rank, b.rank} == {"chancellor", "minister"}:
        return any((v.body or "").casefold() == "exchequer" for v in (a, b)) and any(
            v.portfolio == ("finance",) for v in (a, b)
        )
    shires = ({"foreign secretary", "minister"}, {"foreign secretary", "secretary"})
    return {a.rank, b.rank} in shires and _FOREIGN in {_ministry(a), _ministry(b)}


def _presides(a: TitleValue, b: TitleValue) -> bool:
    named = [set(field_words([*(x.body or "").split(), *x.portfolio])) for x in (a, b)]
    return any(words & _PRESIDED for words in named)


def _ministry(value: TitleValue) -> tuple[str, ...]:
    """The portfolio; 'Secretary of State' deals with foreign affairs."""
    return (
        _FOREIGN if value.rank == "secretary" and value.portfolio == ("state",) else value.portfolio
    )


def _relate_fields(a: TitleValue, b: TitleValue, *, umbrella: bool) -> Level:
    """Compare what two titles are of: portfolio with portfolio, body with body."""
    fields = _relate_portfolios(a, b, umbrella=umbrella)
    bodies = _relate_bodies(a, b)
    return max((fields, bodies), key=_ORDER.index)


def _relate_portfolios(a: TitleValue, b: TitleValue, *, umbrella: bool) -> Level:
    x, y = set(_ministry(a)), set(_ministry(b))
    if x == y:
        return Level.SAME
    if x and y and all(any(_one_stem(v, w) for w in y) for v in x) and len(x) == len(y):
        return Level.ALIAS
    served = [set(field_words([*(t.body or "").split()])) for t in (a, b)]
    if x - served[1] == y - served[0] or (x | served[0]) == (y | served[1]):
        return Level.PRECISION
    if x and y:
        return Level.PRECISION if x <= y or y <= x or x & y else Level.DIFFERENT
    # The head of a unit is not the head of the whole: 'head of security' and 'the director'.
    section = (x | y) & FIELDS_CANONICAL
    if umbrella and section and not (x | y) & (served[0] | served[1]):
        return Level.DIFFERENT
    return Level.PRECISION


def _one_stem(left: str, right: str) -> bool:
    """Whether one word is made of the other: 'sport' and 'sporting', 'finance' and 'financial'."""
    shared = Prefix.similarity(left, right)
    return left == right or shared >= max(_STEM, min(len(left), len(right)) - 1)


def _relate_bodies(a: TitleValue, b: TitleValue) -> Level:
    if not a.body or not b.body:
        return Level.SAME if a.body == b.body else Level.PRECISION
    left, right = a.body, b.body
    x, y = (set(map(singular, organisation_words(body))) for body in (left, right))
    together = {"".join(organisation_words(body)) for body in (left, right)}  # 'tool shop'
    if x == y or len(together) == 1 or _initials_of(a, b) or _initials_of(b, a):
        return Level.SAME
    if x & y or _adjective_of(left, right) or _adjective_of(right, left):
        return Level.PRECISION
    if lies_in(left, right) or lies_in(right, left):
        return Level.PRECISION  # 'California representative', 'US representative'
    if _one_ministry(a, b) and not (is_country(left) and is_country(right)):
        # 'The chancellor's finance minister' serves a head of government, and so a country.
        return Level.PRECISION
    generic = [
        set(field_words(body.split())) <= BODIES_CANONICAL or body.islower()
        for body in (left, right)
    ]
    if all(generic):
        loosely = (x | y) & _ANY_BODY or any(x & kin and y & kin for kin in KIN)
        return Level.PRECISION if loosely else Level.DIFFERENT
    return Level.PRECISION if any(generic) else Level.DIFFERENT


def _initials_of(short: TitleValue, full: TitleValue) -> bool:
    """Whether one body is the initials of the other, or of its force: 'OPD', Osten's police.

    They may be written as a word: 'Ukip'.
    """
    force, _, rank = full.rank.partition(" ")
    body, letters = _ADJECTIVES.sub("", _OWNER.sub("", full.body or "")), short.body or ""
    if letters.istitle() and len(letters) >= _SHORTEST_WORD:
        letters = letters.upper()
    full_name = f"{body} {force}" if rank else body
    return any(acronym_of(letters, name) for name in (body, full_name)) or (
        rank != "" and _with_state(letters, organisation_words(full_name))
    )


def _with_state(letters: str, force: Sequence[str]) -> bool:
    """Whether initials of a force have those of its state in them: 'BTPD' in Bristol, Tennessee."""
    short = "".join(word[0] for word in (*force, "department"))
    return letters[:1].lower() == short[:1] and letters[-2:].lower() == short[-2:]


def _one_ministry(a: TitleValue, b: TitleValue) -> bool:
    return a.rank in _CABINET and bool(a.portfolio) and _ministry(a) == _ministry(b)


def _adjective_of(adjective: str, land: str) -> bool:
    """Whether an unknown demonym is made from a name: 'Ruritanian' from 'Ruritania'."""
    stem = land.casefold().rstrip("aeioy")
    return len(stem) > 2 and " " not in adjective and adjective.casefold().startswith(stem)


def _relate_qualifiers(a: TitleValue, b: TitleValue) -> Level:
    x, y = (set(v.qualifiers) & _SUBORDINATE for v in (a, b))
    if x == y:
        return Level.SAME
    if x ^ y <= {"acting"} or a.rank in _LOOSELY:
        return Level.PRECISION
    return Level.PRECISION if x and y else Level.DIFFERENT


FIELDS_CANONICAL = frozenset(map(canonical_field, FIELDS)) - {"service"}
BODIES_CANONICAL = frozenset(map(canonical_field, BODIES))


def _qualified(phrase: TitlePhrase) -> tuple[tuple[str, ...], list[Word]]:
    """The qualifiers among the words before the office, and the other words."""
    found, rest = [], []
    before = phrase.before
    if before and before[-1].key in PARTISAN:
        before = before[:-1]  # 'Republican governor' tells a party, and no body
    for word in before:
        key = word.key
        if key in QUALIFIERS:
            found.append(QUALIFIERS[key])
        elif key not in _ARTICLES | STYLES and key not in {"-", "s", "'s"} and not _hollow(word):
            rest.append(word)
    if phrase.office.standing is Standing.CALLING:
        rest = [word for word in rest if not _of_town(word)]  # 'a Halifax accountant'
    found = sorted({*phrase.tied, *found}, key=lambda q: (q not in PASSING, q))
    return tuple(found), rest


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
