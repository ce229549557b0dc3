"""Slugs: the few words under which an agency files a story, and what they say of one piece of it.

'BC-Canal--Costs, 2nd Ld-Writethru' and 'AM-Canal--Costs, 1st Add' (AP), 'CANAL-COSTS/ (UPDATE 1,
PIX)' (Reuters), 'Canal-costs-2ndlead' (AFP), 'Traffic/Canals/Brod/ (Zusammenfassung 1430)' (dpa):
all pieces under the same words, of one source on one day, are of one story.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from checker.resources import packaged_table
from checker.text.normalise import plain, words

_TABLE = packaged_table("checker.text", "slugs.toml")
_ORDINAL = r"(?P<ordinal>\d{1,2})(?:st|nd|rd|th|\.|e|ère)?"
_CYCLE = re.compile(r"(?P<cycle>BC|AP|AM|PM)s?-+(?=\w)")
_BOTH_CYCLES = frozenset({"BC", "AP", ""})
_BRACKETS = re.compile(r"\(([^()]*)\)")
_BARE = re.compile(r"[^\W_][\w'&]*(?:-{1,2}[\w'&]+)+$")
_LONGEST = 70
"""Characters of a line that may be a slug."""
_MOST_WORDS = 3
"""Words, set apart by spaces, of such a line."""
_FEWEST_WORDS = 2
"""One word is a subject, such as 'Sport', and no story."""


class Role(StrEnum):
    """What a piece of copy is to the text that its slug names."""

    TEXT = "text"
    """The text itself, or another version of it."""
    PART = "part"
    """An add, an insert: more of the text."""
    HOLD = "hold"
    """The text, not to be used yet."""
    KILL = "kill"
    """Not the text, but word that it must not be used."""


PART_MARK = "+add"
"""Between the id of a text and the number of a part of it."""
_ROLES = {
    "version": Role.TEXT, "part": Role.PART, "hold": Role.HOLD, "kill": Role.KILL, "idle": None,
}  # fmt: skip


class _Sign(NamedTuple):
    role: Role | None
    number: int


class Slug(NamedTuple):
    """A slug, taken apart."""

    base: str
    """The words that all pieces of the story share, folded; empty where there are none."""
    name: str = ""
    """The first of those words, as they were written."""
    cycle: str = ""
    """'am' or 'pm' for copy of that cycle alone, which is a text of its own."""
    role: Role = Role.TEXT
    number: int = 0
    """Of the lead, update or add; 0 where it has none."""
    is_signed: bool = False
    """Whether it says more than its words: a cycle, a lead, an add."""
    is_keywords: bool = False
    """Whether its words are keywords ('Traffic/Canals/Brod'), which several stories may share."""

    @property
    def is_telling(self) -> bool:
        """Whether it names a story, and not only a subject."""
        return self.base.count("-") + 1 >= _FEWEST_WORDS


def parse_slug(stated: str) -> Slug:
    """A slug without what says which version or part of the story it is, and that.

    >>> parse_slug("BC-Canal--Costs, 2nd Ld-Writethru,400")[:5]
    ('canal-costs', 'Canal--Costs', '', <Role.TEXT: 'text'>, 2)
    >>> parse_slug("AM-Canal--Costs, 1st Add")[:5]
    ('canal-costs', 'Canal--Costs', 'am', <Role.PART: 'part'>, 1)
    """
    line = " ".join(plain(stated).split()).strip("=/ ")
    head, *told = _BRACKETS.sub(" ", line).split(",")
    told += [piece for group in _BRACKETS.findall(line) for piece in re.split("[,;]", group)]
    cycle = _CYCLE.match(head.strip())
    head, signs = _stripped(head.strip()[cycle.end() if cycle else 0 :])
    own: list[str] = [head]
    for piece in told:
        sign = _sign(piece.strip())
        if sign is None:
            own.append(piece)  # 'Canal--Costs, Timeline' is a story of its own
        else:
            signs.append(sign)
    stated_cycle = cycle["cycle"] if cycle else ""
    return Slug(
        base=slug_words(" ".join(own)),
        name=head.strip("/ "),
        cycle="" if stated_cycle in _BOTH_CYCLES else stated_cycle.lower(),
        role=_role(signs),
        number=max((sign.number for sign in signs), default=0),
        is_signed=cycle is not None or any(sign.role for sign in signs),
        is_keywords=re.search(r"\w ?/ ?\w", head) is not None,
    )


def whole_of(text_id: str) -> str:
    """The id of the text that one is a part of: itself, for most.

    >>> whole_of("qpa:ferry-fares:20310502+add1"), whole_of("qpa:ferry-fares:20310502")
    ('qpa:ferry-fares:20310502', 'qpa:ferry-fares:20310502')
    """
    return text_id.partition(PART_MARK)[0]


def slug_words(text: str) -> str:
    """Words in the form in which those of slugs are compared.

    >>> slug_words("Canal--COSTS/Brod")
    'canal-costs-brod'
    """
    return "-".join(words(text))


def is_slug(line: str) -> bool:
    """Whether a line by itself is a slug: words without spaces, or few with a sign.

    >>> is_slug("Ulvik-harbour-crane"), is_slug("Canal costs 3rd Ld"), is_slug("Crane topples")
    (True, True, False)
    """
    if len(line) > _LONGEST or line.rstrip("= ").endswith((".", "!", "?", ":")):
        return False
    slug = parse_slug(line)
    few = len(slug.name.split()) <= _MOST_WORDS
    return _BARE.match(slug.name) is not None or (slug.is_signed and few)


def _role(signs: list[_Sign]) -> Role:
    told = {sign.role for sign in signs}
    return next((role for role in (Role.KILL, Role.HOLD, Role.PART) if role in told), Role.TEXT)


def _stripped(head: str) -> tuple[str, list[_Sign]]:
    """The words of a slug without the signs before and behind them, and those."""
    signs = []
    while found := _BEHIND.search(head) or _BEFORE.match(head):
        if sign := _sign(found["sign"]):
            signs.append(sign)
        head = head[: found.start()] if found.start() else head[found.end() :]
    return head, signs


def _sign(piece: str) -> _Sign | None:
    """What a piece says of the text; None where it is part of the story's name."""
    if not piece:
        return _Sign(None, 0)
    for role, pattern in _SIGNS:
        if found := pattern.fullmatch(piece):
            numbers = [int(number) for number in found.groups() if number]
            return _Sign(role, max(numbers, default=0))
    return None


def _patterns(kind: str, *names: str) -> Iterator[str]:
    for name in names:
        yield from (pattern.replace("<n>", _ORDINAL) for pattern in _TABLE[kind][name])


def _compiled(kind: str) -> Iterator[re.Pattern[str]]:
    # One at a time: a group may have its name but once in a pattern.
    for pattern in _patterns(kind, "clear", "told"):
        yield re.compile(pattern, re.IGNORECASE)


_SIGNS = [(role, pattern) for kind, role in _ROLES.items() for pattern in _compiled(kind)]
_CLEAR = re.sub(r"\?P<\w+>", "?:", "|".join(p for kind in _ROLES for p in _patterns(kind, "clear")))
_BEHIND = re.compile(rf"(?:^|[\s_/-]+)(?P<sign>{_CLEAR})\W*$", re.IGNORECASE)
_BEFORE = re.compile(rf"(?P<sign>{_CLEAR})(?:[\s:_-]+|$)", re.IGNORECASE)
