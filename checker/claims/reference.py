"""A mention of something, and the words that may stand in its place."""

from checker.records.base import Span


class Reference(Span):
    """A mention and the words that may stand in its place.

    ``referent`` is None where it could not be resolved; ``reason`` then says why, in words.
    ``name`` is set where the referent is a name; ``possessive`` for 'his', 'its', 'their'.
    """

    referent: str | None
    name: bool = False
    possessive: bool = False
    reason: str = ""


def found(span: Span, words: str, *, name: bool = False, possessive: bool = False) -> Reference:
    """The reference of a mention that stands for ``words``."""
    return Reference(
        start=span.start, end=span.end, referent=words, name=name, possessive=possessive
    )
