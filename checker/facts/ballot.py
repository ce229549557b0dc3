"""The vote on what each name of an article names: a person, an organisation or a place.

A small recogniser errs on names it never saw, so nothing is decided by one mention: all mentions
of an article vote, and cues such as a courtesy title, an age or 'University of' outvote it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from checker.facts.capitals import (
    LEADING_ORGANISATION,
    LEADING_PLACE,
    ORGANISATION_HEADS,
    PLACE_HEADS,
    Mention,
)
from checker.facts.gazetteer import is_country, known
from checker.facts.office import FIRM_ROLES, Office, Standing, office_at
from checker.facts.portfolio import FIELDS
from checker.facts.sides import side_weight
from checker.facts.word import Word
from checker.records.fact import FactKind
from checker.records.sentence import EntityLabel
from checker.text.names import HONORIFICS

_SAYING = frozenset(
    "said says told added wrote writes tells argued called insisted warned replied".split()
)
_PLACE_BEFORE = frozenset(
    "in at near outside around across towards toward off beyond throughout".split()
)
_PARTS = frozenset("central downtown northern southern eastern western".split())
"""Adjectives for a part of a town or country: 'central Vell'."""
_ERUPTING = frozenset("erupts erupted erupting".split())
_KIN = frozenset(
    "wife husband son daughter brother sister mother father grandson granddaughter grandfather "
    "grandmother uncle aunt nephew niece cousin widow widower partner fiancee fiance friend "
    "stepson stepdaughter stepfather stepmother twin girlfriend boyfriend colleague "
    "neighbour neighbor".split()
)
_STATE_NOUNS = frozenset(
    "parliament government minister prime foreign central president capital army king queen "
    "ministry economy border coast".split()
)
_SEATED = frozenset(
    "mayor governor bishop archbishop prefect sheriff ambassador consul residents people "
    "inhabitants outskirts centre center streets heart suburb suburbs shores mouth ruins".split()
)
"""Nouns that are of a place: 'the mayor of X'."""
_LOCAL = frozenset(
    "court police hospital residents mayor governor prison jail area neighbourhood suburb "
    "resident courtroom archipelago".split()
)
"""Nouns before which a name is mostly that of a place: 'an X court'."""
_OF_TOWNS = frozenset(
    "mayor|councillor|minister|governor|sheriff|bishop|archbishop|senator|coroner|prosecutor|judge"
    "|police chief|fire chief|first minister|prime minister|member of parliament".split("|")
)
"""Offices before which a town is a town: 'a Leeds councillor'; a club has managers."""
_FIRM_NOUNS = frozenset(
    "chief director board chairman chair shares shareholders shareholder owner boss staff".split()
)
_COMPASS = frozenset(
    "north south east west northeast northwest southeast southwest coast outskirts".split()
)
_EMBLEMS = frozenset({"cross", "crescent"})
_PERSON_AFTER = frozenset("who whose himself herself".split())
_LABELS = {
    EntityLabel.PERSON: FactKind.PERSON,
    EntityLabel.ORGANISATION: FactKind.ORGANISATION,
    EntityLabel.PLACE: FactKind.PLACE,
}
_SCORE = re.compile(r"\d{1,3}[-–]\d{1,3}")
CUE, HINT = 6, 2


def elect(
    mentions: list[Mention], rows: list[list[Word]], small: set[str]
) -> dict[tuple[str, ...], FactKind]:
    """The kind of each name by its folded words, longer names first, shorter ones after them."""
    votes: defaultdict[tuple[str, ...], Counter[FactKind]] = defaultdict(Counter)
    for mention in mentions:
        if mention.keys not in votes:
            votes[mention.keys].update(_form_votes(mention))
        votes[mention.keys].update(_votes(mention, rows[mention.sentence], small))
    for left, right in neighbours(mentions):
        if _result(left, right, rows[left.sentence]):
            votes[left.keys][FactKind.ORGANISATION] += 2 * CUE
            votes[right.keys][FactKind.ORGANISATION] += 2 * CUE
        if _coordinated(left, right, rows[left.sentence]):
            votes[left.keys].update(_echo(votes[right.keys]))
            votes[right.keys].update(_echo(votes[left.keys]))
    _hand_up(votes)
    # Where a person is named in full, the surname alone is no sign of a firm, however often.
    lone: Counter[tuple[str, ...]] = Counter(
        m.keys for m in mentions if len(m.keys) == 1 and _as_person(m)
    )
    kinds: dict[tuple[str, ...], FactKind] = {}
    for keys in sorted(votes, key=len, reverse=True):
        ballot = votes[keys]
        for longer, kind in kinds.items():
            if _short_for(keys, longer, kind):
                ballot[kind] += CUE
                if kind is FactKind.PERSON and keys[0] == longer[-1]:
                    ballot[FactKind.ORGANISATION] -= lone.pop(keys, 0)
        if len(keys) == 1 and ballot[FactKind.PERSON] < CUE - HINT:
            # A lone word that nobody bears as a surname here, and nothing marks as a person.
            del ballot[FactKind.PERSON]
        best = max(ballot, key=lambda kind: (ballot[kind], kind is FactKind.PERSON), default=None)
        if best is not None and ballot[best] > 0:
            kinds[keys] = best
    return kinds


def _as_person(mention: Mention) -> bool:
    """Whether the recogniser takes a name for a person's."""
    return any(word.entity is EntityLabel.PERSON for word in mention.words)


def _hand_up(votes: dict[tuple[str, ...], Counter[FactKind]]) -> None:
    """The votes of a lone word go to names that it opens: 'Calder' for the firm 'Calder Bright'.

    A person is called by the last word of the name rather than by the first.
    """
    for keys in [keys for keys in votes if len(keys) > 1]:
        lone = votes.get(keys[:1], Counter[FactKind]())
        firm = lone[FactKind.ORGANISATION] > HINT and lone[FactKind.PERSON] <= 0
        if firm and keys[0] != keys[-1]:
            votes[keys][FactKind.ORGANISATION] += HINT


def _coordinated(left: Mention, right: Mention, row: list[Word]) -> bool:
    between = [word.key for word in row[left.last : right.first]]
    return between == ["and"] and len(left.words) == len(right.words)


def _result(left: Mention, right: Mention, row: list[Word]) -> bool:
    """'X 3-1 Y': two teams, however often the recogniser takes them for persons."""
    between = "".join(word.text for word in row[left.last : right.first])
    return _SCORE.fullmatch(between) is not None


def _echo(ballot: Counter[FactKind]) -> Counter[FactKind]:
    """What names are of what they are listed with: one more vote for their winner."""
    best = max(ballot, key=lambda kind: ballot[kind], default=None)
    return Counter({best: HINT}) if best else Counter()


def _short_for(keys: tuple[str, ...], longer: tuple[str, ...], kind: FactKind) -> bool:
    if len(longer) <= len(keys):
        return False
    if kind is FactKind.PERSON:
        return len(keys) == 1 and keys[0] in longer
    town = keys[0] in PLACE_HEADS or (len(keys) == 1 and known(keys[0]))
    return kind is FactKind.ORGANISATION and longer[: len(keys)] == keys and not town


def _votes(mention: Mention, row: list[Word], small: set[str]) -> Counter[FactKind]:
    votes: Counter[FactKind] = Counter()
    for word in mention.words:
        if word.entity in _LABELS:
            votes[_LABELS[word.entity]] = HINT
    if len(mention.words) == 1 and votes.pop(FactKind.PERSON, 0):
        # Lone names are seldom persons: a person is named in full once, a firm need not be.
        votes[FactKind.ORGANISATION] += 1
    if len(mention.words) > 1 and mention.keys[-1] in small:
        votes[FactKind.PERSON] -= HINT
    votes.update(_context_votes(mention, row))
    return votes


def _form_votes(mention: Mention) -> Counter[FactKind]:
    keys, votes = mention.keys, Counter[FactKind]()
    name = mention.text
    if is_country(name):
        votes[FactKind.PLACE] += 2 * CUE
    elif len(name) > 3 and not name.isupper() and known(name):
        votes[FactKind.PLACE] += HINT + 1 if len(keys) == 1 else 1
    relief = len(keys) == 2 and keys[0] in {"red", "blue", "green"} and keys[1] in _EMBLEMS
    if relief or (
        len(keys) > 1 and (keys[-1] in ORGANISATION_HEADS or keys[0] in LEADING_ORGANISATION)
    ):
        votes[FactKind.ORGANISATION] += CUE
    elif len(keys) > 1 and (keys[-1] in PLACE_HEADS or keys[0] in LEADING_PLACE):
        votes[FactKind.PLACE] += CUE
    elif len(keys) == 1 and name.isupper() and 2 <= len(name) <= 5:
        votes[FactKind.ORGANISATION] += HINT
    elif 2 <= len(keys) <= 4 and not any(c.isdigit() for c in name) and "of" not in keys:
        named = {word.entity for word in mention.words} & _LABELS.keys()
        doubtful = named and EntityLabel.PERSON not in named
        votes[FactKind.PERSON] += HINT if len(keys) < 4 and not doubtful else 1
    return votes


def _context_votes(mention: Mention, row: list[Word]) -> Counter[FactKind]:
    votes: Counter[FactKind] = Counter()
    keys = [word.key for word in row]
    before = keys[mention.first - 1] if mention.first else ""
    after = keys[mention.last : mention.last + 3]
    late = keys[max(mention.first - 2, 0) : mention.first] == ["the", "late"]
    if late or before.rstrip(".") in HONORIFICS or _ends_in_office(keys, mention.first):
        votes[FactKind.PERSON] += CUE
    if (
        len(after) > 1
        and after[0] in {",", "("}
        and after[1].isdigit()
        and len(after[1]) == 2
        and after[2:] != ["."]
    ):
        votes[FactKind.PERSON] += CUE
    if after[:1] and after[0] in _SAYING and before != "the":
        votes[FactKind.PERSON] += HINT
    if before in {"said", "says"} and len(mention.words) > 1:
        votes[FactKind.PERSON] += HINT
    if (after[:1] and after[0] in _PERSON_AFTER) or (
        after[:1] == [","] and after[1:2] and after[1] in _PERSON_AFTER
    ):
        votes[FactKind.PERSON] += HINT
    if before in _PLACE_BEFORE and after[:1] != ["'s"]:
        votes[FactKind.PLACE] += 2 * HINT
    if before in _PARTS:
        votes[FactKind.PLACE] += CUE
    if after[:1] == ["'s"] and after[1:2]:
        votes[FactKind.PLACE] += 2 * HINT * (after[1] in _STATE_NOUNS)
        votes[FactKind.ORGANISATION] += 2 * HINT * (after[1] in _FIRM_NOUNS)
    votes.update(_neighbour_votes(keys, mention))
    if _kin(keys, mention.first):
        votes[FactKind.PERSON] += CUE
    if _apposed(keys, mention):
        votes[FactKind.PERSON] += CUE
    if before == "the":
        votes[FactKind.ORGANISATION] += 1
        votes[FactKind.PERSON] -= CUE
    return votes


def _neighbour_votes(keys: list[str], mention: Mention) -> Counter[FactKind]:
    """Votes of common nouns and marks beside the name: 'X river', 'X coach'."""
    votes: Counter[FactKind] = Counter()
    after = [*keys[mention.last : mention.last + 3], "", "", ""]
    before = ["", "", *keys[max(0, mention.first - 2) : mention.first]][-2:]
    if after[0] in PLACE_HEADS | _ERUPTING or (before[1] == "of" and before[0] in _COMPASS):
        votes[FactKind.PLACE] += CUE
    office, town = office_at(after, 0), _town(mention)
    if after[0] in _LOCAL or (office and town and _of_town(office[0])):
        votes[FactKind.PLACE] += CUE
    elif office or (after[0], after[1]) == (",", "which"):
        votes[FactKind.ORGANISATION] += CUE
    if before[1] == "of" and before[0] in _SEATED | PLACE_HEADS:
        votes[FactKind.PLACE] += CUE
    if before == [",", "of"] and keys[mention.first - 3 : mention.first - 2][:1] != [","]:
        # 'Ann Roe, 53, of Pell': where somebody lives.
        votes[FactKind.PLACE] += CUE * keys[mention.first - 3].isdigit()
    votes[FactKind.ORGANISATION] += round(CUE * side_weight(keys, mention, town=town))
    if before[1] == "(" and after[0] == ")" and mention.first > 1:
        votes[FactKind.ORGANISATION] += 2 * HINT
    if _ends_in_firm(keys, mention.first):
        # A person may be a contractor, but 'Black Tunnel' is a firm then and not a tunnel.
        sure = len(mention.words) == 1 or mention.keys[-1] in PLACE_HEADS
        votes[FactKind.ORGANISATION] += 2 * CUE if sure else HINT
    return votes


def _of_town(office: Office) -> bool:
    """Whether an office or calling behind a town is one that its people hold."""
    return office.standing is Standing.CALLING or office.rank in _OF_TOWNS


def _town(mention: Mention) -> bool:
    """Whether a lone word is the name of a known town."""
    return len(mention.words) == 1 and not mention.text.isupper() and known(mention.text)


def _kin(keys: list[str], at: int) -> bool:
    """Whether a word of kinship names what follows: 'his daughter X', 'his wife of years, X'."""
    if keys[at - 1 : at] == [","]:
        before = keys[max(0, at - 5) : at - 1]
        opened = next((i for i, key in enumerate(before) if key in _KIN), None)
        return opened is not None and before[opened + 1 : opened + 2] in ([], ["of"])
    return at > 0 and keys[at - 1] in _KIN


def _ends_in_firm(keys: list[str], at: int) -> bool:
    """Whether 'operator' or 'brewer' stands right before the name, a comma between or not."""
    at -= keys[at - 1 : at] == [","]
    found = office_at(keys, at - 1) if at > 0 else None
    return found is not None and found[0].rank in FIRM_ROLES


def _apposed(keys: list[str], mention: Mention) -> bool:
    """Whether an office stands beside the name: 'X, the mayor,' or 'the mayor of B, X'."""
    after = keys[mention.last : mention.last + 8]
    if (
        after[:1] == [","]
        and after[1:2]
        and after[1] in {"the", "a", "an", "its", "their", "our", "head", "director"}
    ):
        clause = after[1 : after.index(",", 1)] if "," in after[1:] else after[1:6]
        if any(_personal(clause, at) for at in range(min(len(clause), 4))):
            return True
    before = keys[max(0, mention.first - 8) : mention.first]
    if len(mention.words) < 2 or before[-1:] != [","]:
        return False
    clause = before[:-1]
    if "," in clause:
        clause = clause[len(clause) - clause[::-1].index(",") :]
    if any(office_at(clause, at) and _firm(clause, at) for at in range(len(clause))):
        return False
    return any(_personal(clause, at) for at in range(len(clause))) and not set(clause) & {
        "said",
        "who",
        "was",
        "had",
    }


def _personal(keys: list[str], at: int) -> bool:
    found = office_at(keys, at)
    return found is not None and found[0].rank not in FIRM_ROLES


def _firm(keys: list[str], at: int) -> bool:
    found = office_at(keys, at)
    return found is not None and found[0].rank in FIRM_ROLES and at + found[1] == len(keys)


def _ends_in_office(keys: list[str], at: int) -> bool:
    """Whether an office stands right before the name: 'Mayor X', 'Secretary of State X'."""
    behind = at
    while behind > 1 and (keys[behind - 1] in FIELDS or keys[behind - 1] in {"and", "&"}):
        behind -= 1
    if behind < at and keys[behind - 1] in {"of", "for"}:
        return _ends_in_office(keys, behind - 1)
    for length in (1, 2, 3):
        found = office_at(keys, at - length) if at >= length else None
        if found and found[1] == length and found[0].rank not in FIRM_ROLES:
            return True
    return False


def neighbours(mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Pairs of names that follow each other in one sentence."""
    return ((a, b) for a, b in pairwise(mentions) if a.sentence == b.sentence)
