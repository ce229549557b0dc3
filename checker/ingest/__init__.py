"""Ingest: from the bytes of files to articles with their page junk marked.

The text of an article is never altered; blocks say what each line of it is.
"""

from checker.ingest.story import FORMATS, article_from, folder_name, read_articles, read_story

__all__ = ["FORMATS", "article_from", "folder_name", "read_articles", "read_story"]
