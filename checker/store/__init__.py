"""The store: articles with their versions, stories, findings with their history, and the work."""

from checker.store.store import Store

__all__ = ["Store"]
