"""Values beside the one that a claim tells: counts of others and of a part, days to compare with.

'Her and three other people', 'twelve, two of them seriously', 'two died at the scene', '40 in
Berlin alone', 'more than in March'; counts of more: 'six, the gunman included', 'eight in both
attacks combined'; places where somebody is from.
"""

import re

from checker.findings.dossier import Dossier, Held
from checker.findings.vocabulary import FIGURES
from checker.records.fact import Fact, FactKind, QuantityValue

_OTHERS_BEFORE = re.compile(
    r"\b(?:another|other|additional|further|identit(?:y|ies)\s+of(?:\s+the)?)\s+$"
    r"|\b(?:a|an|one|his|her)\s+(?:[\w-]+\s+)?(?:man|woman|girl|boy|child|baby|toddler|teenager|teen"
    r"|officer|driver|student|person)\s+and\s+$"
    r"|\band\s+(?:his|her|their|its)\s+(?:other\s+)?$",
    re.IGNORECASE,
)
_OTHERS_AFTER = re.compile(
    r"(?:\s+(?:of\s+(?:the|his|her|their|its)))?\s+(?:others?|more|additional|further)\b(?!\s+than)",
    re.IGNORECASE,
)
_PART_AFTER = re.compile(
    r"\s+of\s+(?:them|whom|which)\b"
    r"|(?:\s+[a-z]+){0,2}?\s+(?:seriously|severely|critically|badly|gravely|lightly|slightly)\b"
    r"|(?:\s+[\w'’-]+){0,5}?\s+(?:(?:at|on)\s+the\s+(?:scene|spot)|instantly|outright|on\s+impact)\b"
    r"|(?:\s+[\w'’,-]+){0,10}?\s+(?:was|were|been)\s+(?:identified|named)\b",
    re.IGNORECASE,
)
_NUMBER = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)"
_SHARED_OUT = re.compile(
    r"^[^;:]{3,80}?\s(?:to|in|into|at|from|on)\s[^;:]{2,80}?,?\s(?:and\s)?"
    rf"{_NUMBER}\s(?:(?:was|were)\s[a-z]+\s)?"
    r"(?:to|in|into|at|from|on)\s",
    re.IGNORECASE,
)
"""What follows the first of several parts: 'two (were taken to one hospital, one to another)'."""
_COUNT = rf"(?:an?|{_NUMBER})"
_SORT = r"(?:man|men|woman|women|males?|females?|boys?|girls?)"
_JOINED_AFTER = re.compile(
    rf"\s+(?:[a-z-]+\s+){{0,2}}?{_SORT}(?:\s+found\s+[a-z]+)?,?\s+(?:and\s+)?"
    rf"{_COUNT}\s+(?:[a-z-]+\s+){{0,2}}?{_SORT}\b",
    re.IGNORECASE,
)
_JOINED_BEFORE = re.compile(
    rf"\b{_COUNT}\s+(?:[a-z-]+\s+){{0,2}}?{_SORT}(?:\s+found\s+[a-z]+)?,?\s+(?:and\s+)?$",
    re.IGNORECASE,
)
"""What stands around the counts of the two sexes: 'two men and a woman'."""
_SPREAD = re.compile(
    r"(?:\s+[a-z][\w-]*){0,6}?\s+(?:over|across)\s+(?:(?:the|a|an)\s+)?(?:(?:next|coming|past|last)\s+)?"
    r"(?:[\w-]+[\s-])?(?:years?|decades?)\b",
    re.IGNORECASE,
)
"""That a sum is of several years: '5 trillion in new spending over the next decade'."""
_COMPARED_BEFORE = re.compile(
    r"(?:\b(?:than|unlike)(?:\s+(?:the\s+one|those|it\s+was|they\s+were|they\s+did|it\s+did))?"
    r"|\b(?:compared|comparison)\s+(?:with|to)(?:\s+[^,;.]{1,24}?)?|\bsame\s+[a-z]+"
    r"|\bas\s+[a-z]+\s+as|\bnot\s+(?:[a-z]+\s+)?until|,\s+against\s+[^,;.]{1,24}?)"
    r"(?:\s+(?:in|on|at|of|during|for|by))?(?:\s+the)?\s+$",
    re.IGNORECASE,
)
_PART_ALONE = re.compile(
    r"(?:\b[A-Z][\w’'-]*|\b(?:day|night|morning|week|month|quarter|year)|\b\d{4}),?\s+alone\b"
)
_CULPRIT = (
    r"(?P<one>gunman|shooter|attacker|assailant|bomber|suspect|killer|hijacker|perpetrator|assassin"
    r"|hostage-taker)\b"
    r"|(?:gunmen|shooters|attackers|assailants|bombers|suspects|killers|hijackers|perpetrators"
    r"|assassins|hostage-takers)\b"
)
_WITH_CULPRIT = re.compile(
    rf"\b(?:including|counting|among\s+them|as\s+well\s+as)\s+(?:[\w'’-]+\s+){{0,3}}?(?:{_CULPRIT})",
    re.IGNORECASE,
)
"""That those who did it are counted with those they did it to, which many sources do not."""
_BY_OWN_HAND = re.compile(
    r"\b(?:himself|herself|(?:his|her)\s+own\s+life|by\s+suicide)\b", re.IGNORECASE
)
"""That who did it is dead, too, and is told of apart from the others."""
_TOGETHER = re.compile(r"\b(?:collectively|combined|between\s+them)\b", re.IGNORECASE)
"""That a count is of several events or bodies taken together."""
_MEASURES = (
    re.compile(r"\b(?:exclud\w+|excepting|except\s+for|not\s+(?:including|counting)|core|underlying"
               r"|apart\s+from|aside\s+from|stripp(?:ing|ed)\s+out)\b", re.IGNORECASE),
    re.compile(r"\b(?:net|after\s+tax|post-tax)\b", re.IGNORECASE),
    re.compile(r"\b(?:gross|pre-?tax|before\s+tax)\b", re.IGNORECASE),
    re.compile(r"\b(?:like-for-like|same-store|organic|adjusted|annuali[sz]ed)\b", re.IGNORECASE),
)  # fmt: skip
"""That a figure is one of several that are taken of one thing, and which."""
_AVERAGE = re.compile(
    r"\b(?:averag(?:es?|ed|ing)|(?:daily|weekly|monthly|yearly|annual)\s+average\s+of)"
    r"(?:\s+(?:about|around|nearly|roughly|some|more\s+than|over|up\s+to|at))?\s+$",
    re.IGNORECASE,
)
_PER_TIME = re.compile(
    r"(?:\s+(?:new|more|further))?\s+(?:daily|weekly|monthly|yearly|annual)\b"
    r"|(?:\s+(?!in\b|for\b|within\b|over\b)[\w-]+){0,4}?\s+(?:an?|per|each|every)\s+(?:hour|day|night|week|month|year)\b"
    r"(?!\s+(?:after|before|later|earlier|ago)\b)",
    re.IGNORECASE,
)
_WHENCE = re.compile(r"\bfrom\s+(?:the\s+|near\s+|nearby\s+)?$")
"""What leads to a place that somebody or something is from."""
_QUANTITIES = FIGURES | {FactKind.DURATION}
_FROM_BEFORE = re.compile(r"\b(?:up|down)\s+from\s+(?:[a-z]+\s+){0,2}$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+(?:(?:about|around|roughly|nearly|some)\s+)?$", re.IGNORECASE)
_TO_AFTER = re.compile(r"(?:\s+[a-z-]+){0,4}\s+to\s+(?:(?:about|around|nearly|some)\s+)?[$€£]?\d")
"""What stands around a value that was left for another: 'grew from 93,000 jobs to 173,807'."""
_REACH = 48
"""Characters before a value that are looked at."""


def besides_others(dossier: Dossier, held: Held) -> bool:
    """Whether a count leaves out some that its sentence tells of apart from it."""
    if held[1].kind is not FactKind.NUMBER:
        return False
    before, after = _before(dossier, held), dossier.rest(held)
    others = _OTHERS_BEFORE.search(before) or _OTHERS_AFTER.match(after)
    others = others or _JOINED_BEFORE.search(before) or _JOINED_AFTER.match(after)
    parts = _PART_AFTER.match(after) or _SHARED_OUT.match(after)
    return others is not None or parts is not None


def _before(dossier: Dossier, held: Held) -> str:
    claim, fact = held
    return dossier.article(claim.article).text[max(0, fact.start - _REACH) : fact.start]


def differ_by_culprit(dossier: Dossier, left: Held, right: Held) -> bool:
    """Whether the greater of two counts takes in who did it: 'six died, including the gunman'."""
    if {left[1].kind, right[1].kind} != {FactKind.NUMBER}:
        return False
    less, more = sorted((left, right), key=lambda held: _least(held[1]))
    one_apart = _least(more[1]) - _least(less[1]) == 1
    if one_apart and _BY_OWN_HAND.search(dossier.rest(less)):
        return True  # 'he killed one and then himself'
    counted = _WITH_CULPRIT.search(dossier.rest(more))
    if not counted or _WITH_CULPRIT.search(dossier.rest(less)):
        return False
    return not counted["one"] or one_apart


def _least(fact: Fact) -> float:
    return fact.value.low if isinstance(fact.value, QuantityValue) else 0.0


def counted_together(held: Held) -> bool:
    """Whether a count is of several events at once: 'attacks that together took eight lives'."""
    claim, fact = held
    return fact.kind is FactKind.NUMBER and _TOGETHER.search(claim.text) is not None


def measured_as(dossier: Dossier, held: Held) -> tuple[bool, ...]:
    """By which of several measures a figure is taken: 'core inflation', 'net of tax'."""
    claim, fact = held
    told = dossier.sentence(claim).text if fact.kind in FIGURES else ""
    return tuple(measure.search(told) is not None for measure in _MEASURES)


def per_time(dossier: Dossier, held: Held) -> bool:
    """Whether a count is a rate: 'averaging 300 daily cases', '20 deaths a week'."""
    if held[1].kind is not FactKind.NUMBER:
        return False
    before, after = _before(dossier, held), dossier.rest(held)
    return _AVERAGE.search(before) is not None or _PER_TIME.match(after) is not None


def over_years(dossier: Dossier, held: Held) -> bool:
    """Whether a sum is told of several years together."""
    return held[1].kind is FactKind.MONEY and _SPREAD.match(dossier.rest(held)) is not None


def tells_whence(dossier: Dossier, held: Held) -> bool:
    """Whether a place is where somebody or something is from, and not where it happens."""
    place = held[1].kind is FactKind.PLACE
    return place and _WHENCE.search(_before(dossier, held)) is not None


def of_a_part_alone(held: Held) -> bool:
    """Whether a quantity is that of one place or time among several: '40 in Berlin alone'."""
    claim, fact = held
    return fact.kind in _QUANTITIES and _PART_ALONE.search(claim.text) is not None


def merely_compared(dossier: Dossier, held: Held) -> bool:
    """Whether a value is only one to compare with.

    'More than in March', 'against 5% in May', '45 cents, up from 40'.
    """
    kind, before = held[1].kind, _before(dossier, held)
    if kind in _QUANTITIES:
        left = _FROM.search(before) and _TO_AFTER.match(dossier.rest(held))
        return _FROM_BEFORE.search(before) is not None or left is not None
    return kind is FactKind.DATE and _COMPARED_BEFORE.search(before) is not None
