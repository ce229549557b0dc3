"""Offices, ranks, roles and callings: their words, what they are called elsewhere, their standing.

The words lie in offices.toml and callings.txt beside this module, which say where they come from.
"""

from enum import StrEnum
from typing import NamedTuple

from checker.resources import packaged_lines, packaged_table


class Standing(StrEnum):
    """How a role relates to others that the same person may hold.

    A post fills one chair: of two different current posts ascribed to one person, sources
    rarely mean both. A rank is a step on one ladder, so two ranks exclude each other but not a
    post. A seat (membership, party or club function), a calling and a courtesy title go with
    anything.
    """

    POST = "post"
    RANK = "rank"
    SEAT = "seat"
    CALLING = "calling"
    COURTESY = "courtesy"


class Office(NamedTuple):
    """An office word: its canonical form and its standing."""

    rank: str
    standing: Standing


def _of(standing: Standing, lines: str) -> dict[tuple[str, ...], Office]:
    """Offices by their words: 'canonical = other, other', parted by bars or line ends."""
    found = {}
    for entry in filter(None, (e.strip() for e in lines.replace("\n", "|").split("|"))):
        canonical, _, others = entry.partition("=")
        for form in (canonical, *others.split(",")):
            if form.strip():
                found[tuple(form.split())] = Office(canonical.strip(), standing)
    return found


def _listed(text: str) -> list[str]:
    return [
        " ".join(entry.split()) for entry in text.replace("\n", ",").split(",") if entry.strip()
    ]


def _by_form(table: dict[str, list[str]]) -> dict[str, str]:
    return {form: word for word, forms in table.items() for form in forms}


_TABLE = packaged_table("checker.facts", "offices.toml")
OFFICES: dict[tuple[str, ...], Office] = _of(
    Standing.CALLING, "\n".join(packaged_lines("checker.facts", "callings.txt"))
)
for _standing, _lines in _TABLE["standings"].items():
    OFFICES |= _of(Standing(_standing), _lines)
"""Offices by their words in lower case."""
_LONGEST = max(map(len, OFFICES))
_FIRST = frozenset(form[0] for form in OFFICES)
_SHORT = _by_form(_TABLE["short"])
QUALIFIERS = _by_form(_TABLE["qualifiers"])
"""Words that qualify an office, and the canonical word for each."""
HOLLOW = frozenset(_TABLE["adjectives"]["hollow"])
"""Adjectives that tell nothing of an office: 'the real finance director'."""
GROUPS = frozenset(_TABLE["adjectives"]["groups"])
"""Words for groups of people, of which a holder may be the first to hold an office."""
AMERICANS = frozenset(_TABLE["adjectives"]["americans"])
"""Words that make one with 'American': 'the first African American secretary'."""
PASSING = frozenset({"former", "outgoing", "designate", "elect"})
"""Qualifiers that say when an office is held, which one source may leave out."""
_RANKED = frozenset({"secretary", "adviser", "advisor", "investigator", "dancer", "cellist"})
"""Offices of which the first among several is called principal."""
FIRM_ROLES = frozenset(_listed(_TABLE["roles"]["firm"]))
"""Roles that a firm may fill as well as a person."""
TOPS = frozenset(_listed(_TABLE["roles"]["top"]))
"""Offices at the top of a body, for which an umbrella word may stand."""
CABINET = frozenset({"minister", "secretary", "state secretary"})
"""Offices at the head of a ministry."""
UMBRELLA = frozenset({"head", "chief", "boss", "leader"})
ALIKE = tuple(frozenset(pair.split(" = ")) for pair in _listed(_TABLE["roles"]["alike"]))
"""Pairs of offices for which sources use one word or the other."""


def office_at(keys: list[str], at: int) -> tuple[Office, int] | None:
    """The longest office whose folded words begin at ``at``, and how many words it takes."""
    if at >= len(keys) or _leads(keys, at):
        return None
    first = _SHORT.get(keys[at], keys[at])
    if first not in _FIRST and untied(first)[0] not in _FIRST:
        return None
    for length in range(min(_LONGEST, len(keys) - at), 0, -1):
        form = tuple(_SHORT.get(key, key) for key in keys[at : at + length])
        form = (untied(form[0])[0], *form[1:])
        form = (*form[:-1], untied(form[-1])[0])
        if form in OFFICES:
            return OFFICES[form], length
    return None


def _leads(keys: list[str], at: int) -> bool:
    """Whether a word that is an office elsewhere ranks the next: 'principal deputy director'."""
    following = keys[at + 1 : at + 2]
    return keys[at] == "principal" and any(k in QUALIFIERS or k in _RANKED for k in following)


def untied(key: str) -> tuple[str, tuple[str, ...]]:
    """A word without what a hyphen ties to an office, and the qualifiers that it ties.

    >>> untied("ex-president"), untied("bishop-elect"), untied("co-founder")
    (('president', ('former',)), ('bishop', ('elect',)), ('founder', ()))
    """
    if "-" not in key:
        return key, ()
    found = []
    for past in ("ex", "then"):
        if key.startswith(f"{past}-"):
            key, found = key.removeprefix(f"{past}-"), ["former"]
    for tail in ("elect", "designate"):
        if key.endswith(f"-{tail}"):
            key = key.removesuffix(f"-{tail}")
            found.append(tail)
    return key.removeprefix("co-"), tuple(found)


def qualifiers_in(key: str) -> tuple[str, ...]:
    """The qualifiers that a word is, or that a hyphen makes it of; none of any other word.

    >>> qualifiers_in("acting"), qualifiers_in("then-deputy"), qualifiers_in("vice-like")
    (('acting',), ('former', 'deputy'), ())
    """
    parts = key.split("-")
    return tuple(QUALIFIERS[p] for p in parts) if all(p in QUALIFIERS for p in parts) else ()


def standing_of(rank: str) -> Standing:
    """The standing of a canonical rank; a calling for one that the lexicon does not hold."""
    office = OFFICES.get(tuple(rank.split())) or OFFICES.get(tuple(rank.lower().split()))
    return office.standing if office else Standing.CALLING
