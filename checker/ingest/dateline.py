"""Datelines: where, when and by whom a piece was filed, at the head of its body."""

import re
from datetime import date

from checker.ingest.dates import DATE, WEEKDAY, resolve
from checker.ingest.lexicon import KICKERS, PARTICLES
from checker.records.article import Dateline

# A dateline is short; a dash further on belongs to the sentence.
_REACH = 110
_DASH = re.compile(r"\s+[-–—]{1,2}(?=\s|$)|\s*[–—](?=\s|$|\w)|--(?=\s)")
_COLON = re.compile(r":(?=\s)")
_BARE_AGENCY = re.compile(r"^[^()]{0,60}\([A-Z]{2,6}\)(?=\s+[\"“]?[A-Z])")
_AGENCY = re.compile(r"\s*(?:\((?P<name>[^()\d][^()]{1,39})\)|/(?P<wire>[A-Z][\w ]{2,30})/)\s*$")
_WORD = re.compile(r"[^\W\d_][^\W\d_.'’/-]*(?:[.'’/-][^\W\d_]*)*\.?")
_WEEKDAY_END = re.compile(rf",\s*{WEEKDAY}$", re.IGNORECASE)
_MAX_PLACE_WORDS = 6


def parse_dateline(text: str, start: int, end: int, near: date | None) -> Dateline | None:
    """The dateline that opens the line ``text[start:end]``, up to and with its dash.

    ``near`` gives the year where the dateline has none. Forms as in agency style books:
    'OSLO, May 3 (AAA) -', 'May 3, 2025 – Oslo —', 'OSLO (AAA) —', 'OSLO, 3 May -', 'OSLO -'.

    >>> line = "OSLO, May 3 (AAA) - It rained."
    >>> found = parse_dateline(line, 0, len(line), date(2025, 5, 4))
    >>> found.place, found.day.isoformat(), found.agency, line[: found.end]
    ('OSLO', '2025-05-03', 'AAA', 'OSLO, May 3 (AAA) -')
    """
    head = text[start : min(end, start + _REACH)]
    dashes = list(_DASH.finditer(head))
    # The longest reading first: the date may itself be set off by a dash.
    for dash in reversed(dashes[:3]):
        if (found := _parse(head[: dash.start()], near)) is not None:
            return found.model_copy(update={"start": start, "end": start + dash.end()})
    mark = _COLON.search(head) if _opens_with_colon(text, head) else _BARE_AGENCY.search(head)
    if mark is not None and (found := _parse(head[: mark.end()].rstrip(":"), near)) is not None:
        return found.model_copy(update={"start": start, "end": start + mark.end()})
    return None


def _opens_with_colon(text: str, head: str) -> bool:
    """Whether a town in capitals and a colon open the line; a speaker's name would come again."""
    opening = head.partition(":")[0]
    return _is_capitals(opening) and text.count(f"{opening}:") == 1


def _parse(prefix: str, near: date | None) -> Dateline | None:
    rest, agency = _cut_agency(prefix.strip())
    rest, day, dated = _cut_date(rest, near)
    place = rest.strip(" ,")
    if place:
        valid = _is_capitals(place) or ((dated or agency) and _is_named(place))
    else:
        # Without place and agency, 'May 3 -' opens an entry of a time line.
        valid = agency is not None
    if not valid:
        return None
    return Dateline(start=0, end=0, place=place or None, day=day, agency=agency)


def _cut_agency(prefix: str) -> tuple[str, str | None]:
    match = _AGENCY.search(prefix)
    if match is None:
        return prefix, None
    return prefix[: match.start()], (match["name"] or match["wire"]).strip()


def _cut_date(prefix: str, near: date | None) -> tuple[str, date | None, bool]:
    """What is left of a prefix without the date at its end or head."""
    for match in DATE.finditer(prefix):
        before, after = prefix[: match.start()].rstrip(), prefix[match.end() :].lstrip()
        if not after and (not before or before.endswith((",", "–", "—", "-"))):
            return before.rstrip(" ,–—-"), resolve(match, near), True
        if not before and after[:1] in {",", "–", "—", "-", ":"}:
            return after.lstrip(" ,–—-:"), resolve(match, near), True
        if not before and not after:
            return "", resolve(match, near), True
    if weekday := _WEEKDAY_END.search(prefix):
        return prefix[: weekday.start()], None, True
    return prefix, None, False


def _is_capitals(place: str) -> bool:
    """Whether the town is written in capitals; a region after a comma need not be."""
    town = place.split(",", maxsplit=1)[0]
    words = {word.lower() for word in town.split()}
    return (
        _is_named(place)
        and town == town.upper()
        and sum(c.isalpha() for c in town) >= 3
        and not words & KICKERS
    )


def _is_named(place: str) -> bool:
    words = place.replace(",", " ").split()
    return len(words) <= _MAX_PLACE_WORDS and all(
        _WORD.fullmatch(word) and (word[0].isupper() or word.lower() in PARTICLES) for word in words
    )
