"""Plain text: one article, with the whole file as its text."""

from checker.ingest.decode import decode
from checker.ingest.draft import Draft, Reading
from checker.ingest.place import Place


def read(raw: bytes, place: Place) -> Reading:
    """The article of a text file.

    Raises:
        SourceError: the file is empty or no text.

    """
    return Reading(drafts=(Draft(id=place.stem, text=decode(raw, place), path=str(place)),))
