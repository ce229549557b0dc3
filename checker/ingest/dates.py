"""Calendar dates as they stand at the head of articles and on pages."""

import re
from collections.abc import Iterator
from datetime import date

_MONTHS = (
    ("january", "jan"), ("february", "feb"), ("march", "mar"), ("april", "apr"), ("may",),
    ("june", "jun"), ("july", "jul"), ("august", "aug"), ("september", "sept", "sep"),
    ("october", "oct"), ("november", "nov"), ("december", "dec"),
)  # fmt: skip
_MONTH_NUMBER = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_MONTH = "|".join(sorted(_MONTH_NUMBER, key=len, reverse=True))
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
DATE = re.compile(
    rf"(?:\b{WEEKDAY},?\s+)?(?:"
    rf"\b(?P<month1>{_MONTH})\b\.?\s+(?P<day1>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?P<year1>\d{{4}})\b)?"
    rf"|\b(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month2>{_MONTH})\b\.?(?:,?\s+(?P<year2>\d{{4}})\b)?"
    r"|\b(?P<year3>\d{4})-(?P<month3>\d{2})-(?P<day3>\d{2})\b"
    r"|\b(?P<day4>\d{1,2})\.(?P<month4>\d{1,2})\.(?P<year4>\d{4})\b"
    r"|\b(?P<day5>\d{1,2})/(?P<month5>\d{1,2})/(?P<year5>\d{4})\b"
    r")",
    re.IGNORECASE,
)
"""A date with a day in it; the year may be missing in the forms with a month's name."""


def resolve(match: re.Match[str], near: date | None = None) -> date | None:
    """The day a match of DATE means; without a year, the one closest to ``near``.

    None where there is neither a year nor ``near``, no such day, or where '3/4/2025' may be
    read in two ways.
    """
    form, month, day, year = _parts(match)
    if form == 5 and month <= 12 and day <= 12 and month != day:
        return None
    if form == 5 and month > 12:
        month, day = day, month
    if year:
        return _day(year, month, day)
    if near is None:
        return None
    candidates = (_day(near.year + shift, month, day) for shift in (-1, 0, 1))
    return min((d for d in candidates if d), key=lambda d: abs(d - near), default=None)


def full_dates(text: str) -> Iterator[date]:
    """The dates in a text that state their year."""
    for match in DATE.finditer(text):
        if (day := resolve(match)) is not None:
            yield day


def _parts(match: re.Match[str]) -> tuple[int, int, int, int]:
    groups = match.groupdict()
    form = next(number for number in range(1, 6) if groups[f"day{number}"])
    month = groups[f"month{form}"].lower()
    return (
        form,
        _MONTH_NUMBER.get(month) or int(month),
        int(groups[f"day{form}"]),
        int(groups[f"year{form}"] or 0),
    )


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
