"""Sums of money: '$3.4bn', 'EUR 3.4 million', '460m crowns', 'half a billion euros', '50 cents'.

The unit is the ISO 4217 code where the words settle it. A bare '$' or 'dollars' is taken for
USD; other names that several currencies share ('crowns', 'pesos') stay names.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import zip_longest

from checker.facts.counted import counted
from checker.facts.numeral import Form, Numeral, before, scan
from checker.facts.quantity import Counted, compare, quantity_fact
from checker.records.fact import Fact, FactKind
from checker.records.sentence import Sentence
from checker.text.normalise import plain

__all__ = ["compare", "read", "sum_at"]

_SYMBOLS = {
    "US$": "USD", "U.S.$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD",
    "NZ$": "NZD", "HK$": "HKD", "S$": "SGD", "J$": "JMD", "TT$": "TTD", "NT$": "TWD", "R$": "BRL",
    "MX$": "MXN", "$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR", "₽": "RUB",
    "₩": "KRW", "₺": "TRY", "₴": "UAH", "₦": "NGN", "₱": "PHP", "₪": "ILS", "₫": "VND",
    "฿": "THB", "₵": "GHS", "Rs": "rupee", "Rs.": "rupee", "RM": "MYR", "R": "ZAR", "Rp": "IDR",
    "kr": "krona", "zł": "PLN", "Kč": "CZK", "Ft": "HUF", "Fr": "franc", "KSh": "KES", "GH¢": "GHS",
}  # fmt: skip
# The active codes of ISO 4217 that name national currencies of some size.
_CODES = tuple(
    "AED AFN ALL AMD ANG AOA ARS AUD AZN BAM BBD BDT BGN BHD BIF BND BOB BRL BSD BWP BYN BZD CAD"
    " CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD GBP GEL GHS GMD GNF"
    " GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KRW KWD KZT LAK LBP"
    " LKR LRD LYD MAD MDL MGA MKD MMK MNT MRU MUR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB"
    " PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SDG SEK SGD SLE SOS SRD SSP SYP THB TJS TMT"
    " TND TRY TTD TWD TZS UAH UGX USD UYU UZS VND XAF XCD XOF YER ZAR ZMW".split()
)
_NAMES = {
    "euro": "EUR", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "rouble": "RUB", "ruble": "RUB",
    "dollar": "USD", "buck": "USD", "pound sterling": "GBP", "sterling": "GBP", "quid": "GBP",
    "pound": "GBP", "rand": "ZAR", "naira": "NGN", "cedi": "GHS", "baht": "THB", "ringgit": "MYR",
    "rupiah": "IDR", "dong": "VND", "zloty": "PLN", "forint": "HUF", "hryvnia": "UAH",
    "hryvna": "UAH", "shekel": "ILS", "taka": "BDT", "birr": "ETB", "kwacha": "ZMW", "tenge": "KZT",
    "lari": "GEL", "real": "BRL", "reais": "BRL", "koruna": "CZK", "lev": "BGN", "kuna": "HRK",
}  # fmt: skip
_SHARED_NAMES = (
    "crown", "krona", "kronor", "krone", "kroner", "peso", "franc", "rupee", "dinar", "dirham",
    "riyal", "rial", "shilling", "lira", "lire", "won", "mark", "florin", "guilder", "ducat",
    "thaler", "drachma", "escudo", "peseta", "schilling", "leu", "lei", "denar", "guinea",
)  # fmt: skip
_NATIONS = {
    "us dollar": "USD", "u.s. dollar": "USD", "american dollar": "USD", "australian dollar": "AUD",
    "canadian dollar": "CAD", "new zealand dollar": "NZD", "hong kong dollar": "HKD",
    "singapore dollar": "SGD", "jamaican dollar": "JMD", "swiss franc": "CHF",
    "swedish crown": "SEK", "swedish krona": "SEK", "swedish kronor": "SEK",
    "norwegian crown": "NOK", "norwegian krone": "NOK", "norwegian kroner": "NOK",
    "danish crown": "DKK", "danish krone": "DKK", "danish kroner": "DKK",
    "czech crown": "CZK", "czech koruna": "CZK",
    "mexican peso": "MXN", "colombian peso": "COP", "argentine peso": "ARS", "chilean peso": "CLP",
    "philippine peso": "PHP", "indian rupee": "INR", "pakistani rupee": "PKR",
    "kenyan shilling": "KES", "ugandan shilling": "UGX", "tanzanian shilling": "TZS",
    "turkish lira": "TRY", "south korean won": "KRW", "egyptian pound": "EGP",
    "lebanese pound": "LBP", "british pound": "GBP", "saudi riyal": "SAR", "iranian rial": "IRR",
    "uae dirham": "AED", "moroccan dirham": "MAD", "kuwaiti dinar": "KWD", "serbian dinar": "RSD",
    "cfa franc": "XOF", "brazilian real": "BRL", "russian rouble": "RUB", "russian ruble": "RUB",
    "japanese yen": "JPY", "chinese yuan": "CNY",
}  # fmt: skip
_UNCHANGED = {"yen", "yuan", "baht", "won", "rand", "naira", "kronor", "kroner", "reais", "lei"}
_ONE_NAME = {"kronor": "krona", "kroner": "krone", "lire": "lira", "lei": "leu"}
_BY_NAME = {
    form: code
    for name, code in {
        **{n: _ONE_NAME.get(n, n) for n in _SHARED_NAMES},
        **_NAMES,
        **_NATIONS,
    }.items()
    for form in ({name} if name.split()[-1] in _UNCHANGED else {name, f"{name}s"})
}


def _either(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


_BEFORE = re.compile(rf"(?:(?<![\w$])({_either([*_SYMBOLS, *_CODES])})|(?<=\w)([€£]))\s?$")
_SCALE_AFTER = re.compile(r"(?P<m>m|M|b|B)(?![\w²³])")
_AFTER = re.compile(
    rf"(?P<scale>m|M)?[ -]?(?:(?P<name>(?i:{_either(_BY_NAME)}))|(?P<code>{_either(_CODES)})"
    rf"|(?P<symbol>[$€£])(?!\d)|(?P<hundredth>(?i:cents?|pence|penny)|(?<=\d)p))(?![\w-])"
)
_MASS = re.compile(r"[ -]?pounds? (?:of|in weight|heavier|lighter)\b", re.IGNORECASE)
_MASS_HYPHEN = re.compile(r"-pound(?! (?:note|fine|coin|bill))")
_WEIGH = re.compile(r"\bweigh(?:s|ed|ing)? [^.]{0,24}$", re.IGNORECASE)


def read(sentence: Sentence, written: date | None) -> Iterator[Fact]:
    """The sums of money of a sentence; ``written`` is not needed."""
    del written
    text = plain(sentence.text)
    numerals = scan(sentence.text)
    for numeral, following in zip_longest(numerals, numerals[1:]):
        found = sum_at(text, numeral) or _sharing(text, numeral, following)
        if found:
            amount, currency = found
            counts = counted(sentence, amount.start, amount.end, is_measure=True)
            yield quantity_fact(
                sentence, FactKind.MONEY, amount, unit=currency, counted=_without_name(counts)
            )


def sum_at(text: str, numeral: Numeral) -> tuple[Numeral, str] | None:
    """The sum that a numeral of ``text`` (in plain marks) states, and its currency."""
    if numeral.form in {Form.ORDINAL, Form.FRACTION}:
        return None
    return _before(text, numeral) or _after(text, numeral)


def _sharing(text: str, numeral: Numeral, following: Numeral | None) -> tuple[Numeral, str] | None:
    """'From 1,800 to 2,900 crowns': the first sum, which leaves its currency to the second."""
    if following is None or text[numeral.end : following.start] != " to ":
        return None
    shared = _after(text, following)
    return (numeral, shared[1]) if shared and text.endswith("from ", 0, numeral.start) else None


def _without_name(counts: Counted) -> Counted:
    """What is counted is never the currency itself."""
    if counts.of in _BY_NAME or counts.of in {"cent", "penny", "pence", "euro"}:
        return Counted(role=counts.role)
    return counts


def _before(text: str, numeral: Numeral) -> tuple[Numeral, str] | None:
    """'$3.4bn', 'EUR 3.4 million', '£5m'."""
    match = before(_BEFORE, text, numeral.start)
    if match is None or numeral.form is not Form.DIGITS:
        return None
    symbol = match[1] or match[2]
    amount = replace(numeral, start=numeral.start - len(match[0]))
    scale = _SCALE_AFTER.match(text, numeral.end)
    if scale:
        amount = amount.times(1e6 if scale["m"] in "mM" else 1e9, scale.end())
    return amount, _SYMBOLS.get(symbol, symbol)


def _after(text: str, numeral: Numeral) -> tuple[Numeral, str] | None:
    """'460m crowns', '42 euros', '3.4 million EUR', '50 cents'."""
    match = _AFTER.match(text, numeral.end)
    if match is None or _is_mass(text, numeral):
        return None
    amount = numeral.times(1e6 if match["scale"] else 1.0, match.end())
    if match["hundredth"]:
        word = match["hundredth"].lower()
        currency = "cent" if word.startswith("cent") else "GBP"
        return amount.times(0.01, match.end()), currency
    if match["name"]:
        return amount, _BY_NAME[match["name"].lower()]
    return amount, match["code"] or _SYMBOLS[match["symbol"]]


def _is_mass(text: str, numeral: Numeral) -> bool:
    if _MASS.match(text, numeral.end) or _MASS_HYPHEN.match(text, numeral.end):
        return True
    return before(_WEIGH, text, numeral.start) is not None
