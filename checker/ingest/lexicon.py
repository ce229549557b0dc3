"""The words of web pages that are no part of an article, read from lexicon.toml beside it."""

import re
from typing import NamedTuple

from checker.ingest.dates import DATE, WEEKDAY
from checker.resources import packaged_table


class Rule(NamedTuple):
    """What opens a line or sentence of junk, and why that is junk."""

    reason: str
    pattern: re.Pattern[str]


BYLINE = "byline"
CAPTION_CREDIT = "picture credit"
DATE_LINE = "date line of the page"
LINKS = "link to other stories"
OUTLET_LABEL = "section or outlet label"
PAGE_STAMP = "page stamp"

_DATE = re.sub(r"\?P<\w+>", "?:", DATE.pattern)
_TABLES = packaged_table("checker.ingest", "lexicon.toml")


def _rules(name: str) -> tuple[Rule, ...]:
    return tuple(Rule(table["reason"], _joined(table["patterns"])) for table in _TABLES[name])


def _joined(patterns: list[str]) -> re.Pattern[str]:
    joined = "|".join(f"(?:{pattern})" for pattern in patterns)
    return re.compile(joined.replace("{date}", _DATE).replace("{weekday}", WEEKDAY), re.IGNORECASE)


def _words(name: str) -> frozenset[str]:
    return frozenset(_TABLES[name].split())


SENTENCES = _rules("sentence")
"""Hold for a line, and for a sentence at either end of one."""
LINES = _rules("line")
"""Hold for a line as a whole, and only for a short one."""
BUTTONS = _words("buttons")
"""Words that buttons and menus are labelled with."""
GLUE = _words("glue")
"""Words that stand between them."""
KICKERS = _words("kickers")
"""Words that open a line before a dash or colon, as a place does in a dateline."""
PARTICLES = _words("particles")
"""Small words inside the names of places."""
OUTLETS = _words("outlets")
"""Words that end the name of an outlet."""
LATE_STAMP = re.compile(
    r"(?:this )?page\b|(?:last )?modified\b|generated\b|printed\b", re.IGNORECASE
)
"""Opens a stamp that says nothing of when the article was written."""
