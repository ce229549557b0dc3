"""Planted edits: a story in which one source was made to say one thing otherwise."""

from typing import TypeVar

from checker.contrast.change import Change
from checker.contrast.edit import fitted, whole
from checker.contrast.passage import Passage
from checker.records.article import Article, Block, Dateline, Story
from checker.records.base import Record, Span
from checker.records.finding import Category

_Placed = TypeVar("_Placed", Block, Dateline)
_DATE, _NUMBER = frozenset({Category.DATE}), frozenset({Category.NUMBER})
_STATED = frozenset({Category.STATUS, Category.STATEMENT})
FALSE: dict[str, frozenset[Category]] = {
    "weekday": _DATE,
    "date": _DATE,
    "year": _DATE,
    "time": _DATE,
    "number": _NUMBER,
    "money": _NUMBER,
    "percent": _NUMBER,
    "age": _NUMBER,
    "duration": _NUMBER,
    "title": frozenset({Category.TITLE}),
    "given_name": frozenset({Category.NAME}),
    "person": frozenset({Category.NAME}),
    "organisation": frozenset({Category.NAME, Category.TITLE}),
    "place": frozenset({Category.PLACE}),
    "quote": frozenset({Category.QUOTE}),
    "attribution": frozenset({Category.QUOTE, Category.NAME}),
    "negation": _STATED,
    "antonym": _STATED,
    "status": _STATED,
}
"""Edits after which two sources conflict, with the categories that such a conflict may have."""
HARMLESS = frozenset(
    "rounding bound vague unit spelling date_form precision less_specific alias".split()
)
"""Edits after which both are right still."""


class Plant(Record):
    """The words ``old`` of a source, from ``start`` on, put as ``new``."""

    kind: str
    source: str
    start: int
    old: str
    new: str

    @property
    def false(self) -> bool:
        """Whether the sources conflict after it."""
        return self.kind in FALSE

    @property
    def categories(self) -> frozenset[Category]:
        """The categories of a conflict that tells of it; none if it is harmless."""
        return FALSE.get(self.kind, frozenset())

    @property
    def before(self) -> Span:
        """Where the words are that are changed."""
        return Span(start=self.start, end=self.start + len(self.old))

    @property
    def after(self) -> Span:
        """Where the new words are, once they are planted."""
        return Span(start=self.start, end=self.start + len(self.new))

    def made(self, story: Story) -> Story:
        """The story with the edit."""
        return story.model_copy(
            update={
                "articles": tuple(
                    self._edited(a) if a.id == self.source else a for a in story.articles
                )
            }
        )

    def _edited(self, article: Article) -> Article:
        text, before = article.text, self.before
        return article.model_copy(
            update={
                "text": text[: before.start] + self.new + text[before.end :],
                "blocks": tuple(map(self._moved, article.blocks)),
                "dateline": article.dateline and self._moved(article.dateline),
            }
        )

    def _moved(self, placed: _Placed) -> _Placed:
        by = len(self.new) - len(self.old)
        ends = {"start": placed.start, "end": placed.end}
        return placed.model_copy(
            update={side: at + by if at >= self.before.end else at for side, at in ends.items()}
        )


def plant_of(change: Change, passage: Passage) -> Plant | None:
    """The edit that makes a change in a passage; None where it is not one edit at one place."""
    if len(change.swaps) != 1:
        return None
    (old, new), text = change.swaps[0], passage.text
    places = list(whole(old).finditer(text))
    if len(places) != 1:
        return None
    start, end = places[0].span()
    lead = fitted(text[:start], new)  # 'an 18-year-old' for 'a 17-year-old'
    kept = start if lead == text[:start] else text.rfind(" ", 0, start - 1) + 1
    return Plant(
        kind=change.category,
        source=passage.sentence.article,
        start=passage.sentence.start + kept,
        old=text[kept:end],
        new=lead[kept:] + new,
    )
