"""From a draft to an article: blocks, dateline, the day it was written, and its outlet."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from checker.ingest.blocks import mark
from checker.ingest.dateline import parse_dateline
from checker.ingest.dates import full_dates
from checker.ingest.draft import Draft
from checker.ingest.junk import junk_reason
from checker.ingest.lexicon import BYLINE, DATE_LINE, LATE_STAMP, PAGE_STAMP
from checker.ingest.outlet import find_outlet
from checker.records.article import Article, Block, BlockKind, Dateline

_OPENING_LINES = 3
_STAMP_REASONS = frozenset({BYLINE, DATE_LINE, PAGE_STAMP})


def to_article(
    draft: Draft,
    shared: frozenset[tuple[str, ...]] = frozenset(),
    near: date | None = None,
) -> Article:
    """The article of a draft.

    ``shared`` are keys of lines that other sources carry too (see blocks.shared_lines); ``near``
    is a day about which the story happened, for a dateline without a year.
    """
    blocks = mark(draft, shared)
    local = draft.day
    stamped = _stamped(draft.text, blocks)
    dateline = _dateline(draft.text, blocks, local or stamped or near)
    return Article(
        id=draft.id,
        name=draft.name or find_outlet(draft.text, blocks, dateline) or draft.id,
        text=draft.text,
        title=_title(draft, blocks),
        published=_utc(draft.moment),
        day_only=draft.day_only,
        dateline=dateline,
        written=(dateline.day if dateline else None) or local or stamped,
        blocks=blocks,
        path=draft.path or None,
        wire=draft.wire,
    )


def _title(draft: Draft, blocks: Sequence[Block]) -> str:
    if draft.title and junk_reason(draft.title) is None:
        return draft.title
    titles = (block.cut(draft.text) for block in blocks if block.kind is BlockKind.TITLE)
    return next(titles, "")


def _dateline(text: str, blocks: Sequence[Block], near: date | None) -> Dateline | None:
    bodies = [block for block in blocks if block.kind is BlockKind.BODY][:_OPENING_LINES]
    found = (parse_dateline(text, block.start, block.end, near) for block in bodies)
    return next((dateline for dateline in found if dateline), None)


def _stamped(text: str, blocks: Sequence[Block]) -> date | None:
    """The day in a byline or date line between the title and the body.

    One above the title is the page's own: it shows the day on which the page was fetched.
    """
    below_title = False
    for block in blocks:
        if block.kind in {BlockKind.BODY, BlockKind.LIST_ITEM}:
            return None
        below_title = below_title or block.kind is BlockKind.TITLE
        line = block.cut(text)
        is_stamp = block.reason in _STAMP_REASONS and not LATE_STAMP.match(line)
        if below_title and is_stamp and (day := next(full_dates(line), None)):
            return day
    return None


def _utc(moment: datetime | None) -> datetime | None:
    if moment is None:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
