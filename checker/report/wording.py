"""The words of the report: how kinds, categories, times and confidence are told to an editor."""

import re
from datetime import UTC, datetime

from checker.records.finding import Category, Kind, ReportSource, Severity

KIND = {
    Kind.CONFLICT: "Conflict",
    Kind.DEVELOPMENT: "Development",
    Kind.VARIANT: "Variant",
    Kind.AGREEMENT: "Agreement",
    Kind.SINGLE_SOURCE: "One source only",
}
CATEGORY = {
    Category.TITLE: "Title or office",
    Category.DATE: "Date or time",
    Category.NUMBER: "Number",
    Category.NAME: "Name",
    Category.PLACE: "Place",
    Category.QUOTE: "Quote",
    Category.STATUS: "Status",
    Category.STATEMENT: "Statement",
}
SEVERITY = {Severity.HIGH: "High", Severity.MEDIUM: "Medium", Severity.LOW: "Low"}

CHANGE = {"opened": "New", "changed": "Changed"}

_SURENESS = ((0.9, "very sure"), (0.75, "sure"), (0.6, "fairly sure"), (0.0, "unsure"))
_BREAK = re.compile("[\x0b\x0c\x1c-\x1e\x85]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def printable(text: str) -> str:
    r"""``text`` with what no page or spreadsheet can hold replaced, one character for one.

    >>> printable("a\x00b\ud800c\x0cd")
    'a\ufffdb\ufffdc\nd'
    """
    return _UNPRINTABLE.sub("\ufffd", _BREAK.sub("\n", text))


def encodable(json: str) -> str:
    """JSON text with its lone surrogates, which UTF-8 cannot hold, as JSON escapes."""
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", json)


def counted(number: int, singular: str, plural: str = "") -> str:
    """A number with its noun.

    >>> counted(1, "conflict"), counted(2, "story", "stories")
    ('1 conflict', '2 stories')
    """
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def topic(named: str, story_id: str) -> str:
    """A story's topic, or the words of its id where it has none.

    >>> topic("", "harbour-fire")
    'Harbour fire'
    """
    words = " ".join(re.split(r"[-_\s]+", story_id)).strip()
    return named.strip() or words[:1].upper() + words[1:] or story_id


def sureness(confidence: float) -> str:
    """A confidence from 0 to 1 in words that fit its percentage.

    >>> sureness(0.92), sureness(0.896), sureness(0.6)
    ('very sure', 'very sure', 'fairly sure')
    """
    return next(words for floor, words in _SURENESS if round(confidence, 2) >= floor)


def percent(confidence: float) -> str:
    """A confidence as a percentage that never rounds up to certainty.

    >>> percent(0.874), percent(0.999)
    ('87 %', '99 %')
    """
    return f"{min(99, round(confidence * 100))} %"


def utc(moment: datetime) -> datetime:
    """The moment in UTC; one without a zone is in UTC already, as ``Article.published`` says."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def clock(moment: datetime) -> str:
    """A moment as a reader's date and time, in UTC.

    >>> clock(datetime(2025, 3, 28, 9, 5))
    '28 Mar 2025, 09:05 UTC'
    """
    moment = utc(moment)
    return f"{moment.day} {moment:%b %Y, %H:%M} UTC"


def day(moment: datetime) -> str:
    """The day of a moment of which the source did not tell more.

    >>> day(datetime(2025, 3, 28))
    '28 Mar 2025'
    """
    moment = utc(moment)
    return f"{moment.day} {moment:%b %Y}"


def published(source: ReportSource) -> str:
    """When a source was published, as exactly as it says."""
    if source.published is None:
        return "no time given"
    return day(source.published) if source.day_only else clock(source.published)


def version(source: ReportSource) -> str:
    """When a source was published, without the year, to tell the versions of one story apart."""
    if source.published is None:
        return source.id
    moment = utc(source.published)
    return f"{moment.day} {moment:%b}" + ("" if source.day_only else f"{moment:, %H:%M}")


def iso(source: ReportSource) -> str:
    """When a source was published, for programs: a date where no more is known, "" if nothing."""
    if source.published is None:
        return ""
    moment = utc(source.published)
    return moment.date().isoformat() if source.day_only else moment.isoformat()
