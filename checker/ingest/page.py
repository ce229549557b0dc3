"""An HTML page as lines of visible text, each with the elements it lies in."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree, html

from checker.errors import SourceError
from checker.ingest.metadata import Metadata, from_json_ld, parse_published

_UNSEEN = frozenset(
    {"script", "style", "noscript", "template", "head", "svg", "math", "object", "iframe"}
    | {"canvas", "audio", "video", "select", "textarea", "datalist", "map", "embed"}
)
# Elements that run on in the line of their parent (HTML Living Standard, phrasing content).
_INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em"}
    | {"font", "i", "ins", "kbd", "label", "mark", "q", "ruby", "rb", "rt", "rp", "s", "samp"}
    | {"small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "img"}
)
_CELLS = frozenset({"td", "th"})
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_TITLE_META = ("og:title", "twitter:title", "dc.title")
_OUTLET_META = ("og:site_name", "application-name", "dc.publisher", "publisher")
_SUBTITLE_META = ("og:description", "description", "twitter:description")
_PUBLISHED_META = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "pubdate",
    "publishdate",
    "sailthru.date",
    "parsely-pub-date",
)


class PageLine(NamedTuple):
    """A line of visible text and the elements round it, innermost first."""

    text: str
    elements: tuple[html.HtmlElement, ...]


class Page(NamedTuple):
    """What is to be seen on a page, and what it says of itself."""

    lines: tuple[PageLine, ...]
    metadata: Metadata


def parse_page(markup: str, path: object) -> Page:
    """Parse a page or a piece of one. Nothing outside it is ever fetched.

    Raises:
        SourceError: elements are nested more deeply than the parser allows (256).

    """
    # The declaration of an encoding is void in a decoded text, and lxml refuses it in XHTML.
    raw = markup.encode("utf-8")
    parser = html.HTMLParser(
        encoding="utf-8", huge_tree=False, remove_comments=True, no_network=True
    )
    try:
        root = html.document_fromstring(raw, parser=parser, ensure_head_body=True)
    except etree.ParserError as error:
        raise SourceError(path, "has no visible text") from error
    for entry in parser.error_log:
        if "xcessive depth" in entry.message:
            raise SourceError(path, "nests its elements too deeply to be an article")
        if "huge" in entry.message.lower():
            raise SourceError(path, "holds a piece of text too long to be part of an article")
    return Page(lines=tuple(_lines(root)), metadata=_metadata(root))


def _lines(root: html.HtmlElement) -> Iterator[PageLine]:
    """Walk the tree once, and end a line wherever a block element begins or ends."""
    pieces: list[str] = []
    holder: html.HtmlElement = root
    for event, element, piece in _events(root):
        is_break = element.tag == "br" or not (element.tag in _INLINE or element.tag in _CELLS)
        if is_break and pieces:
            text = _collapsed(pieces)
            if text:
                yield PageLine(text, (holder, *holder.iterancestors()))
            pieces = []
        if event == "start" and element.tag in _CELLS and pieces:
            pieces.append("\t")
        if piece and element is not root:
            if not _collapsed(pieces):
                holder = element if event == "start" else element.getparent()
            pieces.append(piece)
    text = _collapsed(pieces)
    if text:
        yield PageLine(text, (holder, *holder.iterancestors()))


def _events(root: html.HtmlElement) -> Iterator[tuple[str, html.HtmlElement, str]]:
    """Start and end of each element with the text that follows it, without recursion.

    Elements that are not seen have no text of their own.
    """
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if not isinstance(element.tag, str):
            continue
        if event == "end":
            yield event, element, element.tail or ""
        elif _is_unseen(element):
            walker.skip_subtree()
            yield event, element, ""
        else:
            yield event, element, element.text or ""


def _is_unseen(element: html.HtmlElement) -> bool:
    return (
        element.tag in _UNSEEN
        or element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or _HIDDEN_STYLE.search(element.get("style", "")) is not None
    )


def _collapsed(pieces: list[str]) -> str:
    cells = "".join(pieces).replace("\xad", "").split("\t") if "\t" in pieces else ["".join(pieces)]
    return "\t".join(filter(None, (" ".join(cell.split()) for cell in cells)))


def _metadata(root: html.HtmlElement) -> Metadata:
    linked = from_json_ld(
        script.text or "" for script in root.iterfind(".//script[@type='application/ld+json']")
    )
    metas = {
        (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower(): (
            " ".join(meta.get("content", "").split())
        )
        for meta in root.iterfind(".//meta")
    }
    moments = (parse_published(value) for value in (*_named(metas, _PUBLISHED_META), *_times(root)))
    return Metadata(
        title=linked.title or next(_named(metas, _TITLE_META), "") or _heading(root),
        subtitle=linked.subtitle or next(_named(metas, _SUBTITLE_META), ""),
        outlet=linked.outlet or next(_named(metas, _OUTLET_META), ""),
        published=linked.published or next((moment for moment in moments if moment), None),
    )


def _named(metas: dict[str, str], names: tuple[str, ...]) -> Iterator[str]:
    return (metas[name] for name in names if metas.get(name))


def _times(root: html.HtmlElement) -> Iterator[str]:
    return (time.get("datetime", "") for time in root.iterfind(".//article//time"))


def _heading(root: html.HtmlElement) -> str:
    for path in (".//h1", ".//title"):
        for element in root.iterfind(path):
            if text := " ".join(element.text_content().split()):
                return str(text)
    return ""
