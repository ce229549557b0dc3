"""Gold stories: sources with hand-placed conflicts, developments, variants and agreements."""

from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from checker.errors import GoldError
from checker.records.base import Span
from checker.records.finding import Category, Kind, Severity


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class GoldQuote(_Frozen):
    """The clause of a source that bears a value."""

    source: str
    quote: str


class GoldSide(_Frozen):
    """One answer, with the clauses that give it."""

    value: str
    evidence: tuple[GoldQuote, ...]


class GoldItem(_Frozen):
    """What an editor would mark in a story."""

    id: str
    kind: Kind
    category: Category
    severity: Severity
    note: str = ""
    sides: tuple[GoldSide, ...]


class GoldSource(_Frozen):
    """A source, as far as scoring needs it."""

    id: str
    text: str


class GoldStory(_Frozen):
    """A story file with annotations; the checker itself reads it as a plain story file."""

    story: str
    sources: tuple[GoldSource, ...]
    gold: tuple[GoldItem, ...]

    def places(self, quote: GoldQuote) -> Iterator[Span]:
        """Every place of the quote in its source."""
        text = next(s.text for s in self.sources if s.id == quote.source)
        at = text.find(quote.quote)
        while at >= 0:
            yield Span(start=at, end=at + len(quote.quote))
            at = text.find(quote.quote, at + 1)


def read_gold(folder: Path) -> tuple[tuple[Path, GoldStory], ...]:
    """The gold stories of a directory, with their files, in order of their names.

    Raises:
        GoldError: there are none, or one is not in the gold format.

    """
    paths = sorted(folder.glob("*.json"))
    if not paths:
        raise GoldError(f"{folder}: no gold stories (*.json) there")
    return tuple((path, _read(path)) for path in paths)


def _read(path: Path) -> GoldStory:
    try:
        return GoldStory.model_validate_json(path.read_bytes())
    except ValidationError as error:
        fault = error.errors()[0]
        place = ".".join(str(part) for part in fault["loc"])
        raise GoldError(f"{path}: not a gold story: {place}: {fault['msg']}") from error
