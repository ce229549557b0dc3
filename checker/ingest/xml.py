"""XML as wire copy comes in it, read so that nothing outside is fetched and nothing expands."""

import html
import re
from collections.abc import Iterator

from lxml import etree

from checker.errors import SourceError

_SHOWN = 120
_PREFIX = re.compile(r"<(/?)[A-Za-z_][\w.-]*:")


def parse_xml(raw: bytes, place: object) -> etree._Element:
    """The outermost element. No document type, entity or schema outside is ever read.

    Raises:
        SourceError: it is no well-formed XML, nested beyond 256 levels, or declares entities.

    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        told = " ".join(str(error).split())[:_SHOWN]
        raise SourceError(place, f"is no well-formed XML: {told}") from error
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise SourceError(place, "declares entities of its own, which wire copy never does")
    return root


def name_of(element: etree._Element) -> str:
    """The name of an element without its namespace, in lower case; empty for an entity."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def each(root: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The elements of those names (lower case) inside an element, in any namespace."""
    return (element for element in root.iterdescendants() if name_of(element) in names)


def first(root: etree._Element, *names: str) -> etree._Element | None:
    """The first element of those names, for the first of the names that occurs."""
    return next((found for name in names for found in each(root, name)), None)


def first_text(root: etree._Element, *names: str) -> str:
    """The text of the first element of those names that has some."""
    texts = (text_of(found) for name in names for found in each(root, name))
    return next(filter(None, texts), "")


def attribute(root: etree._Element, name: str, *keys: str) -> str:
    """The first of the attributes that the elements of that name have."""
    values = (value_of(found, *keys) for found in each(root, name))
    return next(filter(None, values), "")


def value_of(element: etree._Element, *keys: str) -> str:
    """The first of the attributes of an element that is there."""
    return next((value.strip() for key in keys if (value := element.get(key))), "")


def text_of(element: etree._Element | None) -> str:
    """All text inside an element, in one line."""
    return "" if element is None else " ".join("".join(_strings(element)).split())


def _strings(element: etree._Element) -> Iterator[str]:
    for inner in element.iter():
        if inner.tag is etree.Entity:
            # Of a document type that is not read: '&eacute;' means the same everywhere.
            yield html.unescape(inner.text or "")
        elif isinstance(inner.tag, str):
            yield inner.text or ""
        if inner is not element:
            yield inner.tail or ""


def as_markup(element: etree._Element) -> str:
    """An element as markup without the prefixes of namespaces, which HTML does not know."""
    markup = str(etree.tostring(element, encoding="unicode", with_tail=False))
    return _PREFIX.sub(r"<\1", markup)
