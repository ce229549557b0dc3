"""Exclusion: whether two titles of one person exclude each other.

The rule: two current *posts* of one person (see ``office.Standing``) exclude each other unless one
is a looser word for the other. Callings, seats, courtesy titles and ranks go with any post; a
former or coming post goes with any other.
"""

import re
from collections.abc import Sequence

from rapidfuzz.distance import Prefix

from checker.facts.gazetteer import is_country, lies_in
from checker.facts.office import (
    ALIKE,
    CABINET,
    PASSING,
    TOPS,
    UMBRELLA,
    Standing,
    standing_of,
)
from checker.facts.portfolio import BODIES, FIELDS, FOREIGN, KIN, canonical_field, field_words
from checker.facts.telling import both
from checker.records.fact import Comparison, Fact, Level, TitleValue
from checker.text.names import acronym_of, organisation_words
from checker.text.nouns import singular

_FIELDS = frozenset(map(canonical_field, FIELDS)) - {"service"}
_BODIES = frozenset(map(canonical_field, BODIES))
_STEM = 5
"""Letters that two forms of one word share at least."""
_HEADS_OF_GOVERNMENT = frozenset(
    "prime minister, first minister, chancellor, governor, president".split(", ")
)
_HEADS_OF_FIRMS = frozenset({"managing director", "chief executive"})
_SECTIONS = frozenset(
    map(
        canonical_field,
        "production sales marketing operations logistics purchasing procurement personnel "
        "commercial technical engineering".split(),
    )
)
"""Parts of a firm whose director is not the head of it."""
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
_SUBORDINATE = frozenset({"deputy", "assistant", "acting", "honorary", "shadow"})
_LOOSELY = frozenset({"prosecutor", "attorney", "lawyer", "professor", "producer", "senator"})
"""What deputies, assistants and juniors are called, too: an assistant prosecutor prosecutes."""
_ADJECTIVES = re.compile(r"^(?:[a-z][\w’'-]*\s+)+")
"""Words in small letters before a body's name: 'the anti-war Popular Party'."""
_OWNER = re.compile(r"^.*['’]s?\s")
"""Whose a body is, before its own name: 'the agency's National Centre'."""
_SHORTEST_WORD = 4
"""Letters of initials that are written as a word, at least."""


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
    apart = any(_of_another_force(x, y) or _of_a_section(x, y) for x, y in ((a, b), (b, a)))
    alike = pair in ALIKE and not apart
    return Level.PRECISION if alike else Level.DIFFERENT


def _of_another_force(chief: TitleValue, holder: TitleValue) -> bool:
    """Whether one is the police chief, and the other is set over something else."""
    force, _, rank = chief.rank.partition(" ")
    return rank == "chief" and bool(holder.portfolio) and force not in holder.portfolio


def _of_a_section(head: TitleValue, holder: TitleValue) -> bool:
    """Whether one heads a firm, and the other a part of it: 'managing', 'production director'."""
    firm = head.rank in _HEADS_OF_FIRMS and holder.rank == "director"
    return firm and not _SECTIONS.isdisjoint(holder.portfolio)


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
    return holder.rank in CABINET and bool(run & _DEPARTMENTS)


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
    return {a.rank, b.rank} in shires and FOREIGN in {_ministry(a), _ministry(b)}


def _presides(a: TitleValue, b: TitleValue) -> bool:
    named = [set(field_words([*(x.body or "").split(), *x.portfolio])) for x in (a, b)]
    return any(words & _PRESIDED for words in named)


def _ministry(value: TitleValue) -> tuple[str, ...]:
    """The portfolio; 'Secretary of State' deals with foreign affairs."""
    return (
        FOREIGN if value.rank == "secretary" and value.portfolio == ("state",) else value.portfolio
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
    section = (x | y) & _FIELDS
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
        set(field_words(body.split())) <= _BODIES or body.islower() for body in (left, right)
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
    return a.rank in CABINET and bool(a.portfolio) and _ministry(a) == _ministry(b)


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
