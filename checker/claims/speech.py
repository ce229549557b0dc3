"""Who says what: quotations and reported speech, with the words that name the speaker."""

from collections.abc import Sequence
from enum import StrEnum

from checker.records.article import Article
from checker.records.base import Record, Span
from checker.records.sentence import Sentence


class SpeechKind(StrEnum):
    """What the speaker does with the content."""

    SAY = "say"
    DENY = "deny"
    PLAN = "plan"
    ASK = "ask"
    DOUBT = "doubt"


class Speech(Record):
    """A stretch of an article that somebody other than the outlet says.

    ``content`` is the words said, without quotation marks and without the reporting clause;
    ``speaker`` the mention of who says them, a noun phrase or pronoun as written, not resolved;
    ``cue`` the words that report ('said', 'according to'). Speaker and cue lie in the article
    but may lie in another sentence than the content.
    """

    content: Span
    speaker: Span | None = None
    cue: Span | None = None
    direct: bool = False
    """Whether the words stand between quotation marks."""
    kind: SpeechKind = SpeechKind.SAY


def quotations(text: str, blocks: Sequence[Span]) -> tuple[Span, ...]:
    """The spans of the words between quotation marks, marks excluded, in order."""
    return ()


def attribute(article: Article, sentences: Sequence[Sentence]) -> tuple[Speech, ...]:
    """What is said in the article and by whom, in order of the content.

    ``sentences`` are all parsed sentences of the article, in order.
    """
    return ()
