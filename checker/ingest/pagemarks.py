"""Which lines of a page are its article, by HTML structure and trafilatura."""

import re
from collections.abc import Iterator

from lxml import html

from checker.ingest.page import Page, PageLine
from checker.records.article import Block, BlockKind
from checker.text.normalise import words

_STRUCTURE = {
    "nav": "navigation of the page",
    "footer": "footer of the page",
    "aside": "box beside the article",
    "form": "form",
    "button": "menu or button",
    "dialog": "notice over the page",
    "header": "header of the page",
    "menu": "menu or button",
}
_ROLES = {
    "navigation": "navigation of the page",
    "banner": "header of the page",
    "contentinfo": "footer of the page",
    "complementary": "box beside the article",
    "search": "form",
    "dialog": "notice over the page",
}
# Parts of class names and ids, between hyphens, underscores or capitals.
_CLASSES = {
    "advertisement": "ad ads advert adverts advertisement advertising sponsored promo promoted",
    "share or follow button": "share sharing social sharebar addthis",
    "link to other stories": "related recommended recirculation trending readmore morestories",
    "newsletter or subscription": "newsletter subscribe subscription paywall signup",
    "comment form": "comments commentlist disqus respond",
    "cookie notice": "cookie cookies consent gdpr",
    "navigation of the page": "nav navbar menu breadcrumb breadcrumbs sitemap pagination skip",
    "tags": "tags taglist",
    "byline": "byline author authors",
    "footer of the page": "footer copyright colophon",
    "weather of the page": "weather",
}
_CLASS_REASONS = {name: reason for reason, names in _CLASSES.items() for name in names.split()}
_STANDFIRST = frozenset({"standfirst", "subtitle", "subheadline", "dek", "deck", "strapline"})
_NAMES_LIMIT = 300
_NAME_PARTS = re.compile(r"[A-Z]?[a-z]+")
_WHOLE = frozenset({"html", "body", "main", "article"})
_OWN_SHARE = 0.5
"""An element with more of the page's text than this holds the article, whatever it is called."""
_MIN_PROSE_WORDS = 8
_EXTRACT_LIMIT = 2_000_000
"""Characters of markup from which on trafilatura takes too long to be asked."""


def mark_lines(page: Page, markup: str) -> tuple[Block, ...]:
    """Marks for the lines of a page that its structure tells, with offsets in the joined lines.

    A line that trafilatura leaves out is junk, unless it reads like a sentence and stands among
    lines that trafilatura keeps: to lose a paragraph costs more than to keep a teaser.
    """
    weights = _weights(page.lines)
    kept = _kept_lines(page, markup)
    homes = {_home(page.lines[number]) for number in kept}
    marks: list[Block] = []
    start = 0
    for number, line in enumerate(page.lines):
        end = start + len(line.text)
        kind, reason = _by_structure(line, weights, page)
        outside = kept and number not in kept and kind in {None, BlockKind.LIST_ITEM}
        if outside and not (_home(line) in homes and _is_sentence(line.text)):
            kind, reason = BlockKind.JUNK, "outside the main text of the page"
        if kind is not None:
            marks.append(Block(start=start, end=end, kind=kind, reason=reason))
        start = end + 1
    return tuple(marks)


def _by_structure(
    line: PageLine, weights: dict[html.HtmlElement, float], page: Page
) -> tuple[BlockKind | None, str]:
    tags = {element.tag for element in line.elements}
    title = words(page.metadata.title)
    if "h1" in tags or (title and words(line.text) == title):
        return BlockKind.TITLE, ""
    if line.text == page.metadata.subtitle or _is_standfirst(line):
        return BlockKind.SUBTITLE, ""
    if "figcaption" in tags:
        return BlockKind.CAPTION, ""
    for element in line.elements:
        small = element.tag not in _WHOLE and weights.get(element, 0) <= _OWN_SHARE
        if small and (reason := _reason(element)) is not None:
            return BlockKind.JUNK, reason
    return (BlockKind.LIST_ITEM, "") if tags & {"li", "tr"} else (None, "")


def _is_standfirst(line: PageLine) -> bool:
    return bool(_STANDFIRST & set(_name_parts(line.elements[0])))


def _reason(element: html.HtmlElement) -> str | None:
    if (reason := _STRUCTURE.get(element.tag)) is not None:
        # The header of an article holds its title, subtitle and byline.
        inside = element.tag == "header" and any(
            a.tag == "article" for a in element.iterancestors()
        )
        return None if inside else reason
    if (reason := _ROLES.get(element.get("role", ""))) is not None:
        return reason
    parts = _name_parts(element)
    return next((_CLASS_REASONS[part] for part in parts if part in _CLASS_REASONS), None)


def _name_parts(element: html.HtmlElement) -> list[str]:
    """The words in an element's class and id."""
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return [part.lower() for part in _NAME_PARTS.findall(names[:_NAMES_LIMIT])]


def _weights(lines: tuple[PageLine, ...]) -> dict[html.HtmlElement, float]:
    """The share of the page's text that lies in each element."""
    weights: dict[html.HtmlElement, float] = {}
    total = sum(len(line.text) for line in lines) or 1
    for line in lines:
        for element in line.elements:
            weights[element] = weights.get(element, 0) + len(line.text) / total
    return weights


def _kept_lines(page: Page, markup: str) -> frozenset[int]:
    """The numbers of the lines that trafilatura takes for the main text."""
    extracted = _extract(markup)
    return frozenset(
        number
        for number, line in enumerate(page.lines)
        if (key := f" {' '.join(words(line.text))} ").strip() and key in extracted
    )


def _extract(markup: str) -> str:
    if len(markup) > _EXTRACT_LIMIT:
        return ""
    import trafilatura  # noqa: PLC0415  (slow to import)

    text = trafilatura.extract(markup, favor_precision=True, include_comments=False) or ""
    return f" {' '.join(words(text))} "


def _home(line: PageLine) -> html.HtmlElement:
    """The element whose children are the paragraphs round a line."""
    blocks: Iterator[html.HtmlElement] = (
        element.getparent() for element in line.elements if element.tag in {"p", "li", "h2", "h3"}
    )
    home = next(blocks, None)
    return line.elements[0] if home is None else home


def _is_sentence(line: str) -> bool:
    return len(line.split()) >= _MIN_PROSE_WORDS and line.rstrip("\"”’')").endswith((".", "!", "?"))
