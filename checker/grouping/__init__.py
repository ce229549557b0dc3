"""Grouping: which articles tell one story, and which are copies of one text."""

from checker.grouping.copies import CopyIndex, near_copies
from checker.grouping.grouper import Grouper
from checker.grouping.profile import OPENING, lead, make_profile

__all__ = ["OPENING", "CopyIndex", "Grouper", "lead", "make_profile", "near_copies"]
