"""Portfolios: the fields that offices deal with and the bodies they are of, as canonical words.

The words lie in portfolios.toml beside this module, which says where they come from.
"""

import re

from checker.resources import packaged_table

_TABLE = packaged_table("checker.facts", "portfolios.toml")
FIELDS = frozenset(_TABLE["fields"].split())
"""Words that name the field of a ministry or department."""
BODIES = frozenset(_TABLE["bodies"].split())
"""Common nouns for what an office may be of."""
KIN = tuple(frozenset(words.split()) for words in _TABLE["kin"])
"""Sets of common nouns by which sources call one and the same body."""
FOREIGN = ("foreign",)
"""The canonical field of a foreign minister."""
_HOLLOW = frozenset(_TABLE["hollow"].split())
_CANONICAL: dict[str, str] = {
    other: word for word, others in _TABLE["synonyms"].items() for other in others
}


def field_words(words: list[str]) -> tuple[str, ...]:
    """The canonical words of a portfolio or body, sorted, without linking words.

    >>> field_words(["Defence"]), field_words(["agriculture", "and", "Fisheries"])
    (('defense',), ('agriculture', 'fishery'))
    """
    found = {canonical_field(word.casefold()) for word in words if re.match(r"\w", word)}
    return tuple(sorted(found - _HOLLOW))


def canonical_field(word: str) -> str:
    """One word of a portfolio in canonical spelling and number."""
    word = _CANONICAL.get(word, word)
    if len(word) > 4 and word.endswith("ies"):
        word = word[:-3] + "y"
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "ics")):
        word = word[:-1]
    return _CANONICAL.get(word, word)
