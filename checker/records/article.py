"""Articles: the text of a source as read, and what is known about it."""

from datetime import date, datetime
from enum import StrEnum

from checker.records.base import Record, Span
from checker.records.wire import Wire


class BlockKind(StrEnum):
    """What a run of lines in an article is."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    BODY = "body"
    LIST_ITEM = "list_item"
    CAPTION = "caption"
    JUNK = "junk"


class Block(Span):
    """A line or paragraph of an article. Junk yields no claims but stays in the report."""

    kind: BlockKind
    reason: str = ""
    """For junk: why it was marked, in words ("menu or button", "repeated caption")."""


class Dateline(Span):
    """'OSTEN, Sept 29 (TAN) -' at the head of a body: where, when and by whom it was filed."""

    place: str | None = None
    day: date | None = None
    agency: str | None = None


class Article(Record):
    """One source of a story.

    ``blocks`` are in order, disjoint, and cover every character of ``text`` that is not
    white space. The dateline is part of a body block, but of no sentence.
    """

    id: str
    name: str
    """The outlet, or the source id where no outlet is named."""
    text: str
    """The text exactly as read: every span in every record counts characters of it."""
    title: str = ""
    published: datetime | None = None
    """In UTC."""
    day_only: bool = False
    """Whether the source told the day of it alone; ``published`` is then the day's beginning."""
    dateline: Dateline | None = None
    written: date | None = None
    """The local day 'yesterday' and 'on Tuesday' are counted from: the dateline's day where it
    has one, else the day of publication; never a page date."""
    blocks: tuple[Block, ...] = ()
    path: str | None = None
    """Where it was read from, for messages."""
    wire: Wire | None = None
    """What wire copy says about itself; None for other sources."""


class Story(Record):
    """Articles of several sources about one story."""

    id: str
    topic: str = ""
    articles: tuple[Article, ...]
    skipped: tuple[str, ...] = ()
    """One line for each source that could not be read: the file and the fault."""
    corrected: tuple[Article, ...] = ()
    """Of articles that are corrections: what they said before, each under the id of its article."""
