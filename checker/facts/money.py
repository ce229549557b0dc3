"""Sums of money: '$3.4bn', 'EUR 3.4 million', '460m crowns', 'half a billion euros', '50 cents'.

The unit is the ISO 4217 code where the words or the country of the article settle it; a name that
several currencies share ('crowns', 'pesos') stays a name where neither does.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import zip_longest

from checker.facts.counted import counted
from checker.facts.currency import CODES, NAMES, SYMBOLS, local
from checker.facts.numeral import Form, Numeral, before, scan
from checker.facts.quantity import Counted, compare, quantity_fact
from checker.records.fact import Fact, FactKind
from checker.records.sentence import Sentence
from checker.text.normalise import plain

__all__ = ["compare", "read", "sum_at"]


def _either(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


_BEFORE = re.compile(rf"(?:(?<![\w$])({_either([*SYMBOLS, *CODES])})|(?<=\w)([€£]))\s?$")
_SCALE_AFTER = re.compile(r"(?P<m>m|M|b|B)(?![\w²³])")
_AFTER = re.compile(
    r"(?P<scale>m|M)?(?:[ -]|(?<=s) of )?"
    rf"(?:(?P<name>(?i:{_either(NAMES)}))|(?P<code>{_either(CODES)})"
    rf"|(?P<symbol>[$€£])(?!\d)|(?P<hundredth>(?i:cents?|pence|penny)|(?<=\d)p))(?![\w-])"
)
_MASS = re.compile(r"[ -]?pounds? (?:of|in weight|heavier|lighter)\b", re.IGNORECASE)
_MASS_HYPHEN = re.compile(r"-pound(?! (?:note|fine|coin|bill))")
_WEIGH = re.compile(r"\bweigh(?:s|ed|ing)? [^.]{0,24}$", re.IGNORECASE)
# 'A crown extra', 'a euro a litre': one of it; in '42 euros a dollar' it is a rate.
_SINGLE = re.compile(
    rf"(?<![\w-])an? (?P<name>{_either(name for name in NAMES if not name.endswith('s'))})"
    r"(?= (?:a|per|each|less|more|extra|for every|apiece)\b)",
    re.IGNORECASE,
)
_WON = re.compile(r" won\b", re.IGNORECASE)
_LEAST_WON = 100
"""Fewer won than this buy nothing: 'the 12 won by the left' are seats."""
_MILLION = 1e6
_PLURAL_AFTER = re.compile(
    r" (?:of )?(?:[a-z]+ )?(?:people|men|women|children|[a-z]{3,}[^\Waious]s)\b"
)
_ALIKE = re.compile(
    r"(?:, (?:up|down) from| from| to|,? (?:against|compared with)|, or"
    r"| for (?:[a-z]+ ){0,2}[a-z]+(?:,(?: and| but)?| and)"
    r"|,(?: and| or| but)? (?!up|down)[a-z]+s?(?: under| over)?) "
)
_NO_SUM_AFTER = re.compile(
    r"\s?%|[ -]?per[ -]?cent\b|[ -](?!(?:a|an|per|in|on|by|from|for|at|after|and|or|but)\b)[a-z]"
)


def read(sentence: Sentence, written: date | None, home: Sequence[str] = ()) -> Iterator[Fact]:
    """The sums of money of a sentence.

    ``home`` are the countries the article is from or about, by ISO 3166 code, the likeliest
    first: their 'dollars' are meant. ``written`` is not needed.
    """
    del written
    text = plain(sentence.text)
    for amount, currency in _sums(text):
        counts = counted(sentence, amount.start, amount.end, is_measure=True)
        yield quantity_fact(
            sentence,
            FactKind.MONEY,
            amount,
            unit=local(currency, home),
            counted=_without_name(counts),
        )


def _sums(text: str) -> Iterator[tuple[Numeral, str]]:
    numerals = scan(text)
    last: tuple[Numeral, str] | None = None
    for numeral, following in zip_longest(numerals, numerals[1:]):
        found = (
            sum_at(text, numeral)
            or _sharing(text, numeral, following)
            or _shared(text, numeral, last)
        )
        if found and last and _between(text, last, found):
            found = replace(last[0], high=found[0].high, end=found[0].end), found[1]
            last = None
        if last:
            yield last
        last = found
    if last:
        yield last
    for match in _SINGLE.finditer(text):
        one = Numeral(match.start(), match.end(), 1, 1, 1, Form.WORDS)
        if not any(n.start < one.end and one.start < n.end for n in numerals):
            yield one, NAMES[match["name"].lower()]


def _between(text: str, low: tuple[Numeral, str], high: tuple[Numeral, str]) -> bool:
    """'Between £80 million and £90 million': two sums that are the ends of one."""
    (first, currency), (second, other) = low, high
    return (
        currency == other
        and first.low == first.high < second.low
        and text[first.end : second.start] == " and "
        and text.lower().endswith("between ", 0, first.start)
    )


def sum_at(text: str, numeral: Numeral) -> tuple[Numeral, str] | None:
    """The sum that a numeral of ``text`` (in plain marks) states, and its currency."""
    if numeral.form in {Form.ORDINAL, Form.FRACTION}:
        return None
    return _before(text, numeral) or _after(text, numeral)


def _sharing(text: str, numeral: Numeral, following: Numeral | None) -> tuple[Numeral, str] | None:
    """'From 1,600 to 2,700 crowns': the first sum, which leaves its currency to the second."""
    if following is None or text[numeral.end : following.start] != " to ":
        return None
    shared = _after(text, following)
    return (numeral, shared[1]) if shared and text.endswith("from ", 0, numeral.start) else None


def _shared(
    text: str, numeral: Numeral, last: tuple[Numeral, str] | None
) -> tuple[Numeral, str] | None:
    """'From 1,600 crowns to 2,700', '5 euros, children 3': in the currency of the first sum."""
    if last is None or numeral.form in {Form.ORDINAL, Form.FRACTION}:
        return None
    first, currency = last
    gap = text[first.end : numeral.start]
    numeral = _scaled(text, numeral)
    if numeral.low < first.low / 100 or ";" in gap:
        return None
    if numeral.low >= _MILLION and first.low >= _MILLION:
        return None if _PLURAL_AFTER.match(text, numeral.end) else (numeral, currency)
    if not _ALIKE.fullmatch(gap) or _NO_SUM_AFTER.match(text, numeral.end):
        return None
    return numeral, currency


def _without_name(counts: Counted) -> Counted:
    """What is counted is never the currency itself."""
    if counts.of in NAMES or counts.of in {"cent", "penny", "pence", "euro"}:
        return Counted(role=counts.role)
    return counts


def _before(text: str, numeral: Numeral) -> tuple[Numeral, str] | None:
    """'$3.4bn', 'EUR 3.4 million', '£5m'."""
    match = before(_BEFORE, text, numeral.start)
    if match is None or numeral.form is not Form.DIGITS:
        return None
    symbol = match[1] or match[2]
    amount = replace(numeral, start=numeral.start - len(match[0]))
    return _scaled(text, amount), SYMBOLS.get(symbol, symbol)


def _scaled(text: str, amount: Numeral) -> Numeral:
    """The amount with the letter behind it that stands for millions or billions."""
    scale = _SCALE_AFTER.match(text, amount.end)
    return amount.times(1e6 if scale["m"] in "mM" else 1e9, scale.end()) if scale else amount


def _after(text: str, numeral: Numeral) -> tuple[Numeral, str] | None:
    """'460m crowns', '42 euros', '3.4 million EUR', '50 cents'."""
    match = _AFTER.match(text, numeral.end)
    if match is None or _is_mass(text, numeral):
        return None
    if numeral.low < _LEAST_WON and _WON.match(text, numeral.end):
        return None
    amount = numeral.times(1e6 if match["scale"] else 1.0, match.end())
    if match["hundredth"]:
        word = match["hundredth"].lower()
        currency = "cent" if word.startswith("cent") else "GBP"
        return amount.times(0.01, match.end()), currency
    if match["name"]:
        return amount, NAMES[match["name"].lower()]
    return amount, match["code"] or SYMBOLS[match["symbol"]]


def _is_mass(text: str, numeral: Numeral) -> bool:
    if _MASS.match(text, numeral.end) or _MASS_HYPHEN.match(text, numeral.end):
        return True
    return before(_WEIGH, text, numeral.start) is not None
