"""Sides of games: how far what stands around a name says that it is a team's, not a town's."""

import re

from checker.facts.capitals import LEADING_PLACE, PLACE_HEADS, Mention

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
_DASHES = frozenset({"-", "–"})


def side_weight(keys: list[str], mention: Mention, *, town: bool) -> float:
    """How many cues say that a name is a side's or a firm's; ``town`` where it is a known town's.

    ``keys`` are the folded words of its sentence.
    """
    after = [*keys[mention.last : mention.last + 3], "", "", ""]
    before = keys[mention.first - 1] if mention.first else ""
    placed = mention.keys[-1] in PLACE_HEADS or mention.keys[0] in LEADING_PLACE
    side = mention.keys[-1] in _SIDES and len(mention.words) == 2 and before != "the"
    weight = 0.0
    if len(mention.words) == 1 and after[0] in _CONTESTING:
        weight += 1 / 3
    if placed and _SCORE.fullmatch(after[0]):
        weight += 1  # 'Vell Town 3-1'; a person's name before a score is a player's
    if _played(keys, mention):
        weight += 1
    if placed and (after[0] in _PLAYING or before in _OPPOSED):
        weight += 2 if side else 2 / 3
    if (after[0] in _BEATING or before in _BEATING) and _scored(keys):
        weight += 2 if town else 1
    if after[0] in _PLURAL and before not in {"and", "of", "with"}:
        # 'Harrow have signed …': one name with a plural verb is a team or a firm.
        weight += 2 if side else 1
    return weight


def _scored(keys: list[str]) -> bool:
    """Whether a score is told: '2-1'."""
    joined = zip(keys, keys[1:], keys[2:], strict=False)
    return any(_SCORE.fullmatch(key) for key in keys) or any(
        a.isdigit() and dash in _DASHES and b.isdigit() for a, dash, b in joined
    )


def _played(keys: list[str], mention: Mention) -> bool:
    """Whether a side is named that won or lost: 'a 3-1 win over X', 'gave X a 2-0 lead'."""
    before, after = keys[max(0, mention.first - 2) : mention.first], keys[mention.last :][:4]
    beaten = before[:1] and before[0] in _RESULTS and before[-1] in _TO_SIDES
    given = after[:1] == ["a"] and after[1:2] and after[1][:1].isdigit()
    scored = given and {*after[2:]} & _DASHES
    return bool(beaten or scored or (given and _SCORE.fullmatch(after[1])))
