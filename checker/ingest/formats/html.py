"""HTML: the visible text of a page, one block element a line, with its structure as marks."""

import re
from pathlib import Path

from checker.errors import SourceError
from checker.ingest.decode import check, decode
from checker.ingest.draft import Draft, Reading
from checker.ingest.page import PageLine, parse_page
from checker.ingest.pagemarks import mark_lines

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_HEAD = 2048


def read(raw: bytes, path: Path) -> Reading:
    """The article of a page.

    Raises:
        SourceError: the page is empty, no text, or nested beyond all reason.

    """
    declared = _CHARSET.search(raw[:_HEAD])
    markup = decode(raw, path, declared.group(1).decode("ascii") if declared else None)
    page = parse_page(markup, path)
    text = _text(page.lines)
    if not text:
        raise SourceError(path, "has no visible text")
    check(text, path)
    known = page.metadata
    return Reading(
        drafts=(
            Draft(
                id=path.stem,
                text=text,
                name=known.outlet,
                title=known.title,
                subtitle=known.subtitle,
                published=known.published,
                marks=mark_lines(page, markup),
                path=str(path),
            ),
        )
    )


def render_text(markup: str, path: object) -> str:
    """The visible text of a piece of HTML, one block element a line.

    Raises:
        SourceError: it is nested beyond all reason.

    """
    return _text(parse_page(markup, path).lines)


def _text(lines: tuple[PageLine, ...]) -> str:
    return "\n".join(line.text for line in lines)
