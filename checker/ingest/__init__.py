"""Ingest: from the bytes of files to articles with their page junk marked.

The text of an article is never altered; blocks say what each line of it is. A story is read whole
(`read_story`); wire copy is read file by file (`walk`, then `read_copy`), lazily and with all that
is bad as faults.
"""

from checker.ingest.sources.directory import Listed, walk
from checker.ingest.sources.feed import FeedState, Fetched, fetch_feed
from checker.ingest.story import (
    article_from,
    folder_name,
    read_articles,
    read_copy,
    read_story,
)

__all__ = [
    "FeedState",
    "Fetched",
    "Listed",
    "article_from",
    "fetch_feed",
    "folder_name",
    "read_articles",
    "read_copy",
    "read_story",
    "walk",
]
