"""The base of all records, and spans."""

from pydantic import BaseModel, ConfigDict, model_validator


class Record(BaseModel):
    """An immutable value handed from one step to the next."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Record):
    """The characters ``[start, end)`` of an article's text, as Python string offsets."""

    start: int
    end: int

    @model_validator(mode="after")
    def _in_order(self) -> "Span":
        if not 0 <= self.start <= self.end:
            raise ValueError(f"span [{self.start}, {self.end}) is not in order")
        return self

    def overlaps(self, other: "Span") -> bool:
        """Whether the two spans share at least one character."""
        return max(self.start, other.start) < min(self.end, other.end)

    def contains(self, other: "Span") -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def cut(self, text: str) -> str:
        """The characters of ``text`` that the span covers."""
        return text[self.start : self.end]
