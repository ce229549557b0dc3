"""Sides of games: how far what stands around a name says that it is a team's, not a town's."""

import re

from checker.facts.capitals import LEADING_PLACE, PLACE_HEADS, Mention
from checker.records.sentence import EntityLabel

_SCORE = re.compile(r"\d{1,3}[-–]\d{1,3}")
_PLAYING = frozenset(
    "won beat lost drew scored led trailed plays played faced hosted signed finished equalised "
    "announced reported posted employs makes operates acquired launched recalled".split()
)
"""Verbs of teams and firms."""
_OPPOSED = frozenset("beat beating against defeated joined signed defeat".split())
_PLURAL = frozenset("have are were".split())
_SIDES = frozenset("town city county borough park forest palace villa".split())
"""Words for places that sides are called after: 'Amberley Town have signed'."""
_RESULTS = frozenset("win victory triumph success draw defeat loss reverse stalemate".split())
_TO_SIDES = frozenset("over to with against".split())
_BEATING = frozenset("beat beats thrashed edged defeated trounced overcame hammered".split())
_CONTESTING = _BEATING | frozenset("crashed drew host hosts face faces travel trail lead".split())
_OPENING = frozenset(", ; : as when while but because that".split())
"""What stands before the subject of a clause; not 'the death of X have'."""
_DASHES = frozenset({"-", "–"})


def side_weight(keys: list[str], mention: Mention, *, town: bool) -> float:
    """How many cues say that a name is a side's or a firm's; ``town`` where it is a known town's.

    ``keys`` are the folded words of its sentence.
    """
    after = [*keys[mention.last : mention.last + 3], "", "", ""]
    before = keys[mention.first - 1] if mention.first else ""
    placed = mention.keys[-1] in PLACE_HEADS or mention.keys[0] in LEADING_PLACE
    side = mention.keys[-1] in _SIDES and len(mention.words) == 2 and before != "the"
    person = len(mention.words) > 1 and mention.words[0].entity is EntityLabel.PERSON
    weight = 0.0
    if len(mention.words) == 1 and after[0] in _CONTESTING:
        weight += 1 / 3
    if placed and _SCORE.fullmatch(after[0]):
        weight += 1  # 'Vell Town 3-1'; a person's name before a score is a player's
    if _played(keys, mention):
        weight += 1
    if placed and (after[0] in _PLAYING or before in _OPPOSED):
        weight += 2 if side else 2 / 3
    played = person and _scores(keys) > 1  # sets are of players: 'X beat Y 6-4 7-5'
    if (after[0] in _BEATING or before in _BEATING) and _scores(keys) and not played:
        weight += 2 if town else 1
    opens = not person or mention.first == 0 or before in _OPENING
    if after[0] in _PLURAL and before not in {"and", "of", "with"} and opens:
        # 'Harrow have signed …': one name with a plural verb is a team or a firm.
        weight += 2 if side else 1
    return weight


def _scores(keys: list[str]) -> int:
    """How many scores are told: one in '2-1', two in '6-4 7-5'."""
    joined = zip(keys, keys[1:], keys[2:], strict=False)
    apart = sum(a.isdigit() and dash in _DASHES and b.isdigit() for a, dash, b in joined)
    return apart + sum(_SCORE.fullmatch(key) is not None for key in keys)


def _played(keys: list[str], mention: Mention) -> bool:
    """Whether a side is named that won or lost: 'a 3-1 win over X', 'gave X a 2-0 lead'."""
    before, after = keys[max(0, mention.first - 2) : mention.first], keys[mention.last :][:4]
    beaten = before[:1] and before[0] in _RESULTS and before[-1] in _TO_SIDES
    given = after[:1] == ["a"] and after[1:2] and after[1][:1].isdigit()
    scored = given and {*after[2:]} & _DASHES
    return bool(beaten or scored or (given and _SCORE.fullmatch(after[1])))
