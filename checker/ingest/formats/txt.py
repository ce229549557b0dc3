"""Plain text: one article, with the whole file as its text."""

from pathlib import Path

from checker.ingest.decode import decode
from checker.ingest.draft import Draft, Reading


def read(raw: bytes, path: Path) -> Reading:
    """The article of a text file.

    Raises:
        SourceError: the file is empty or no text.

    """
    return Reading(drafts=(Draft(id=path.stem, text=decode(raw, path), path=str(path)),))
