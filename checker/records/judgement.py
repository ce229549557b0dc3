"""Judgements: what editors made of findings. They are appended, never changed."""

from datetime import datetime
from enum import StrEnum

from checker.records.base import Record


class Verdict(StrEnum):
    """An editor's answer to a finding."""

    CONFLICT = "conflict"
    NO_CONFLICT = "no_conflict"
    HOLD = "hold"
    NOT_ENOUGH = "not_enough"
    """There is not enough information to tell."""


class Dismissal(StrEnum):
    """Why a finding is no conflict."""

    DEVELOPMENT = "development"
    WORDING = "wording"
    DIFFERENT_THING = "different_thing"
    WRONG_READING = "wrong_reading"
    PAGE_JUNK = "page_junk"


class Judgement(Record):
    """One entry in the history of a finding."""

    id: int
    """Rises with time over all findings."""
    finding: str
    revision: int
    """The revision of the finding that was judged."""
    user: str
    time: datetime
    """In UTC."""
    verdict: Verdict | None = None
    """None where the entry takes back another one."""
    dismissal: Dismissal | None = None
    note: str = ""
    undoes: int | None = None
    """The entry of the same user that this one takes back."""
