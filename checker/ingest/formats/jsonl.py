"""JSON Lines: one article a line; a line that cannot be read does not harm the others."""

from pathlib import Path

from checker.errors import SourceError
from checker.ingest.decode import decode
from checker.ingest.draft import Draft, Reading
from checker.ingest.formats.json import parse, read_article


def read(raw: bytes, path: Path) -> Reading:
    """The articles of a JSON Lines file; an article without an id is named after its line.

    Raises:
        SourceError: the file is empty or no text.

    """
    drafts: list[Draft] = []
    faults: list[str] = []
    # Only '\n' ends a record: str.splitlines would also break at U+2028 inside a string.
    for number, line in enumerate(decode(raw, path).split("\n"), 1):
        if not line.strip():
            continue
        place = f"{path}, line {number}"
        try:
            drafts.append(read_article(parse(line, place), place, f"{path.stem}-{number}"))
        except SourceError as error:
            faults.append(str(error))
    return Reading(drafts=tuple(drafts), faults=tuple(faults))
