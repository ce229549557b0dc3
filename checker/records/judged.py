"""Findings with what their readers settled on: what the machine can learn from the desk."""

from datetime import datetime

from checker.records.base import Record
from checker.records.finding import Category, Finding
from checker.records.judgement import Dismissal, Verdict


class JudgedFinding(Record):
    """A finding as it was judged, and the verdict that most of its readers hold."""

    story: str
    revision: int
    finding: Finding
    verdict: Verdict
    dismissal: Dismissal | None = None
    readers: tuple[str, ...]
    time: datetime
    """Of the newest judgement in force, in UTC."""

    @property
    def right(self) -> bool:
        """Whether the readers hold it to be a conflict."""
        return self.verdict is Verdict.CONFLICT

    @property
    def category(self) -> Category:
        """What it is about."""
        return self.finding.category

    @property
    def confidence(self) -> float:
        """How sure the machine was."""
        return self.finding.confidence
