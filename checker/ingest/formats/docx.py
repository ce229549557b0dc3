"""Word (.docx): headings, paragraphs, list items, captions and tables in their order."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from lxml import etree

from checker.errors import SourceError
from checker.ingest.decode import check
from checker.ingest.draft import Draft, Reading
from checker.ingest.layout import Piece, lay_out
from checker.ingest.place import Place
from checker.records.article import BlockKind

_UNPACKED = 10
"""How many times the size of the file its parts may have, beyond a floor for small ones."""
_FLOOR = 20_000_000
_MOST_PARTS = 5_000
_BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, NotImplementedError,
    RuntimeError, AttributeError, TypeError, IndexError, etree.LxmlError,
)  # fmt: skip
_STYLES = (
    ("Title", BlockKind.TITLE),
    ("Subtitle", BlockKind.SUBTITLE),
    ("List", BlockKind.LIST_ITEM),
    ("Caption", BlockKind.CAPTION),
)


def read(raw: bytes, place: Place) -> Reading:
    """The article of a Word file.

    Raises:
        SourceError: the file is damaged, encrypted, unpacks to too much, or holds no text.

    """
    import docx  # noqa: PLC0415  (slow to import)
    from docx.opc.exceptions import OpcError  # noqa: PLC0415

    try:
        _check_parts(raw, place)
        document = docx.Document(io.BytesIO(raw))
        text, marks = lay_out(_pieces(document))
        known = document.core_properties
        title, published = str(known.title or ""), known.modified or known.created
    except (*_BROKEN, OpcError) as error:
        raise SourceError(place, f"is a damaged Word file: {error}") from error
    if not text.strip():
        raise SourceError(place, "is a Word file without text")
    check(text, place)
    return Reading(
        drafts=(
            Draft(
                id=place.stem,
                text=text,
                title=title if title and title in text else "",
                published=published,
                marks=marks,
                path=str(place),
            ),
        )
    )


def _check_parts(raw: bytes, place: Place) -> None:
    """Refuse what unpacks to more than a text with pictures does; all of it is held in memory."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        parts = archive.infolist()
    if len(parts) > _MOST_PARTS:
        raise SourceError(place, f"is a Word file of more than {_MOST_PARTS} parts")
    if sum(part.file_size for part in parts) > max(_FLOOR, len(raw) * _UNPACKED):
        raise SourceError(place, "is a Word file that unpacks to far more than a text does")


def _pieces(document: Any) -> Iterator[Piece]:  # noqa: ANN401  (python-docx has no types)
    from docx.table import Table  # noqa: PLC0415

    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                cells = dict.fromkeys(" ".join(cell.text.split()) for cell in row.cells)
                yield Piece("\t".join(filter(None, cells)), BlockKind.LIST_ITEM)
            continue
        kind = _kind(block)
        for line in block.text.split("\n"):
            yield Piece(line.replace("\t", " "), kind)


def _kind(paragraph: Any) -> BlockKind | None:  # noqa: ANN401
    style = str(getattr(paragraph.style, "name", "") or "")
    for name, kind in _STYLES:
        if style.startswith(name):
            return kind
    numbered = paragraph._p.pPr is not None and paragraph._p.pPr.numPr is not None
    return BlockKind.LIST_ITEM if numbered else None
