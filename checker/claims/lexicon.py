"""The word lists by which claims are read, from lexicon.toml beside it."""

from checker.resources import packaged_table

_TABLES: dict[str, str] = packaged_table("checker.claims", "lexicon.toml")


def _words(name: str) -> frozenset[str]:
    return frozenset(_TABLES[name].split())


RANKS = _words("ranks")
"""Offices, callings and forms of address that stand in front of a name."""
PEOPLE = _words("people")
"""What else a person is called."""
THINGS = _words("things")
"""Nouns that end like those of persons and are none."""
JUDGEMENTS = _words("judgements")
"""Words that tell an opinion."""
