"""Other places of the same sort, and the states that towns lie in."""

from functools import cache
from random import Random

from checker.facts.gazetteer import country_names, is_country, known, lies_in

_STATES = tuple(
    """Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Hawaii
Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan
Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico
North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina
South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|West Virginia|Wisconsin|Wyoming""".replace(
        "\n", "|"
    ).split("|")
)
"""The states of the United States that are no town's name as well."""
_COUNTRIES = tuple(
    "France Germany Italy Spain Portugal Poland Sweden Norway Turkey Egypt Kenya Nigeria Ghana "
    "Morocco India Pakistan Japan China Vietnam Thailand Indonesia Brazil Argentina Chile Peru "
    "Colombia Canada Mexico Australia Iraq Iran Syria Israel Ukraine Russia Greece Hungary".split()
)
_US_TOWNS = tuple(
    """Phoenix|Houston|Dallas|Denver|Seattle|Boston|Atlanta|Miami|Detroit|Cleveland|Baltimore
Milwaukee|Chicago|Philadelphia|San Diego|San Antonio|Omaha|Tulsa|Sacramento|Pittsburgh
Cincinnati|Nashville|Memphis|Minneapolis|New Orleans|Salt Lake City|Tucson|Albuquerque""".replace(
        "\n", "|"
    ).split("|")
)
_FOREIGN_TOWNS = tuple(
    "Paris London Berlin Madrid Rome Vienna Warsaw Istanbul Cairo Nairobi Lagos Baghdad Tehran "
    "Kabul Islamabad Mumbai Beijing Tokyo Seoul Bangkok Jakarta Moscow Kiev Athens Lisbon".split()
)


def another(place: str, rng: Random) -> str | None:
    """A place of the same sort that neither lies in ``place`` nor holds it; None if unknown."""
    if not known(place):
        return None
    others = _likes(place)
    return rng.choice([o for o in others if o != place and not _nested(o, place)] or [None])


@cache
def state_of(town: str) -> str | None:
    """The one state that towns of this name lie in; None where there is not exactly one."""
    if town in _STATES or country_names(town) != ("United States",):
        return None
    states = [state for state in _STATES if lies_in(town, state)]
    return states[0] if len(states) == 1 else None


def _likes(place: str) -> tuple[str, ...]:
    if place in _STATES:
        return _STATES
    if is_country(place):
        return _COUNTRIES
    return _US_TOWNS if country_names(place) == ("United States",) else _FOREIGN_TOWNS


def _nested(one: str, other: str) -> bool:
    return lies_in(one, other) or lies_in(other, one)
