"""Whether a pronoun or a given name speaks of a man or of a woman.

Which given names men and women bear is taken from the library Faker: lists for some 80 countries.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib import import_module
from pkgutil import iter_modules

from checker.text.names import name_words
from checker.text.normalise import fold

MALE, FEMALE = "male", "female"
GENDERED: Mapping[str, str] = {
    **dict.fromkeys(("he", "him", "his", "himself"), MALE),
    **dict.fromkeys(("she", "her", "hers", "herself"), FEMALE),
}
"""The pronouns that stand for one person, and that person's gender."""
_MANY = 5
"""Times as many lists of the one gender as of the other for a name to be taken for that gender's:
one country's men or women bear nearly every name."""
_AT_HAND = 1024
"""Names of which the gender is kept: each pronoun asks for it of everybody before it."""
_LATIN = re.compile(r"[a-z]+(?:[-' ][a-z]+)*")


@lru_cache(maxsize=_AT_HAND)
def gender_of(name: str) -> str | None:
    """The gender that a full name tells by its given name; None of a bare surname.

    >>> gender_of("Annika Lund"), gender_of("Dr. Erik Lund"), gender_of("Robin Lund")
    ('female', 'male', None)
    >>> gender_of("Lund")
    """
    parts = name_words(name)
    return _given_names().get(parts[0]) if len(parts) > 1 else None


@cache
def _given_names() -> Mapping[str, str]:
    """Given names, folded, that are one gender's."""
    men: Counter[str] = Counter()
    women: Counter[str] = Counter()
    for listed in _lists():
        men.update(listed[MALE])
        women.update(listed[FEMALE])
    return {
        **{name: MALE for name, lists in men.items() if lists >= _MANY * women[name]},
        **{name: FEMALE for name, lists in women.items() if lists >= _MANY * men[name]},
    }


def _lists() -> Iterator[Mapping[str, set[str]]]:
    """The given names of each country, in Latin letters, by gender."""
    import faker.providers.person as persons  # noqa: PLC0415 - a fifth of a second

    for country in iter_modules(persons.__path__):
        if country.ispkg:
            provider = import_module(f"{persons.__name__}.{country.name}").Provider
            yield {
                gender: {name for name in map(fold, listed) if _LATIN.fullmatch(name)}
                for gender in (MALE, FEMALE)
                for listed in [getattr(provider, f"first_names_{gender}", ())]
            }
