"""What tells one file, or one article, from another: hashes of their content."""

import hashlib
import json
from pathlib import Path

from checker.records.article import Article
from checker.store.inputs import InputFile


def seal_of(path: Path) -> InputFile | None:
    """What tells a file from itself before it was changed; None where it cannot be read."""
    try:
        told = path.stat()
        with path.open("rb") as stream:
            content = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None
    return InputFile(
        path=str(path.absolute()), size=told.st_size, mtime=told.st_mtime, content=content
    )


def content_of(article: Article) -> str:
    """A hash of all that makes an article another version, or another article."""
    told = article.model_dump(mode="json", exclude={"id", "path"})
    if not article.day_only:
        del told["day_only"]  # younger than stores whose articles are to keep their hashes
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()
