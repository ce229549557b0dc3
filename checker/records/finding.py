"""Findings: what the sources say alike, differently, or alone; and the report that holds them.

The fields up to ``run`` are the contract of report.json, schema version 1.
"""

from datetime import datetime
from enum import StrEnum
from typing import Literal

from pydantic import Field

from checker.records.article import BlockKind
from checker.records.base import Record, Span


class Kind(StrEnum):
    """What the machine holds a finding to be."""

    CONFLICT = "conflict"
    DEVELOPMENT = "development"
    VARIANT = "variant"
    AGREEMENT = "agreement"
    SINGLE_SOURCE = "single_source"


class Category(StrEnum):
    """What sort of value a finding is about."""

    TITLE = "title"
    DATE = "date"
    NUMBER = "number"
    NAME = "name"
    PLACE = "place"
    QUOTE = "quote"
    STATUS = "status"
    STATEMENT = "statement"


class Severity(StrEnum):
    """How much a wrong value would embarrass the paper."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Evidence(Span):
    """The exact words of a source: ``quote == text[start:end]``."""

    source: str
    quote: str
    focus: tuple[Span, ...] = ()
    """The words inside the quote that bear the value, to be marked in the report."""


class Side(Record):
    """One answer to a finding's question, with all its evidence."""

    value: str
    normalized: str | None = None
    evidence: tuple[Evidence, ...]


class Finding(Record):
    """One slot: a question, and the answers that the sources give."""

    id: str
    """Stable over runs and over unrelated new copy."""
    kind: Kind
    category: Category
    severity: Severity
    confidence: float = Field(ge=0, le=1)
    question: str
    summary: str
    reasons: tuple[str, ...]
    sides: tuple[Side, ...]


class MarkedBlock(Span):
    """A block of a source's text as the report shows it."""

    kind: BlockKind
    reason: str = ""


class ReportSource(Record):
    """A source as the report lists it; ``origin`` is shared by near-copies of one text."""

    id: str
    name: str
    title: str
    published: datetime | None
    origin: str
    text: str
    blocks: tuple[MarkedBlock, ...] = ()
    day_only: bool = False
    """Whether the day of ``published`` is known, but not its hour."""


class NotCompared(Record):
    """A claim that was left out of comparison, and why."""

    source: str
    start: int
    end: int
    quote: str
    reason: str


class ReportStory(Record):
    """The story a report is about."""

    id: str
    topic: str


class Run(Record):
    """What produced a report."""

    checker: str
    models: dict[str, str]
    config: str
    """Hash of the settings."""
    seconds: float
    counts: dict[str, int] = Field(default_factory=dict)
    """How many sentences, claims, candidate pairs and NLI pairs there were."""


class Changes(Record):
    """Ids of the findings that differ from those of the run before."""

    opened: tuple[str, ...] = ()
    """Seen for the first time, or again after they had been closed."""
    changed: tuple[str, ...] = ()
    """Their evidence, kind, category or values are not what they were."""
    closed: tuple[str, ...] = ()
    """No longer found; they are not among the report's findings."""
    unchanged: tuple[str, ...] = ()


class Report(Record):
    """A story's findings, sorted with the most urgent first."""

    schema_version: Literal["1"] = "1"
    story: ReportStory
    sources: tuple[ReportSource, ...]
    findings: tuple[Finding, ...]
    not_compared: tuple[NotCompared, ...] = ()
    skipped: tuple[str, ...] = ()
    changes: Changes | None = None
    """What a run over a store changed; None where there was no run before to compare with."""
    run: Run

    def of_kind(self, kind: Kind) -> tuple[Finding, ...]:
        """The findings of one kind, in the report's order."""
        return tuple(f for f in self.findings if f.kind is kind)
