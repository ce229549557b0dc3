"""Normal forms of dates, told in words."""

import re
from calendar import day_name, month_name
from itertools import takewhile

_MOMENT = re.compile(
    r"(?:(?P<year>\d{4}|XXXX)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?)?(?:T(?P<clock>\d\d:\d\d))?"
)
_WEEKDAY = re.compile(r"XXXX-WXX-(?P<weekday>[1-7])")


def day_in_words(normalized: str) -> str:
    """A date in the manner of ISO 8601, as `date.normalized` writes it, in words; '' for others.

    >>> day_in_words("2025-03-28"), day_in_words("2025-03/2025-05")
    ('28 March 2025', 'March to May 2025')
    >>> day_in_words("2025-03-28T15:20"), day_in_words("../2025-10-30"), day_in_words("XXXX-11-05")
    ('28 March 2025, 15:20', 'until 30 October 2025', '5 November')
    """
    first, _, last = normalized.partition("/")
    if not last:
        return _moment(first)
    if ".." in {first, last}:
        return f"from {_moment(first)}" if last == ".." else f"until {_moment(last)}"
    return _span(_moment(first), _moment(last))


def _moment(told: str) -> str:
    if weekday := _WEEKDAY.fullmatch(told):
        return f"a {day_name[int(weekday['weekday']) - 1]}"
    match = _MOMENT.fullmatch(told)
    if match is None:
        return ""
    day = match["day"] and str(int(match["day"]))
    month = match["month"] and month_name[int(match["month"])]
    year = match["year"] if match["year"] != "XXXX" else None
    return ", ".join(filter(None, (" ".join(filter(None, (day, month, year))), match["clock"])))


def _span(first: str, last: str) -> str:
    """Both ends, each thing once: '11 to 13 January 2025', '5 May 2025, 12:00 to 15:00'."""
    day, _, clock = first.partition(", ")
    if clock or ":" in last:
        return f"{first} to {last.removeprefix(f'{day}, ')}"
    ones, others = (end.split()[::-1] for end in (first, last))
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(ones, others, strict=False))
    shared = sum(1 for _ in alike)
    return f"{' '.join(ones[shared:][::-1])} to {last}"
