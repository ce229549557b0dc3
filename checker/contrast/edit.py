"""Edits of a sentence's characters, and the sentence tidied after them."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from checker.text.normalise import plain

_DOUBLED = re.compile(r",(?:\s*,)+")
_CLOSED = re.compile(r"(?:[,;:–—-]|\band\b)?\s*([.!?])(?=[\"”']?$)")
_ARTICLE = re.compile(r"\b([Aa])n? $")
# Letters and numbers that are read with a vowel in front: 'an 18-year-old', 'an FBI agent'.
_VOWEL = re.compile(
    r"(?:[aioAIO](?!ne\b|nce\b)|[eE](?!u)|[uU](?!ni|s[ea]|\.?[SKN])|8|11\b|18\b|[FHLMNRSX](?!ATO|ASA|EMA|ARS)(?=[A-Z]{1,3}\b))"
)


class Edit(NamedTuple):
    """The characters ``[start, end)`` of a sentence's text are to become ``text``."""

    start: int
    end: int
    text: str = ""


def apply(text: str, edits: Iterable[Edit]) -> str:
    """``text`` with all edits made; of one that lies within another only the outer is."""
    made: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, -edit.end)):
        if edit.start >= at:
            before = text[at : edit.start]
            made += [fitted(before, edit.text) if edit.text else before, edit.text]
            at = edit.end
    return tidy("".join([*made, text[at:]]))


def tidy(text: str) -> str:
    """One space between words, no marks left over at the seams, a capital and a stop at the ends.

    >>> tidy("in May , , the road  was shut , .")
    'In May, the road was shut.'
    """
    text = re.sub(r"\s+([,.;])", r"\1", " ".join(text.split()))
    text = _DOUBLED.sub(",", text).lstrip(",; ")
    text = _CLOSED.sub(r"\1", text.rstrip(",;: "))
    if text and text[-1].isalnum():
        text += "."
    return text[:1].upper() + text[1:]


def whole(quote: str) -> re.Pattern[str]:
    """A pattern for ``quote`` as whole words, not inside a longer word or number."""
    return re.compile(rf"(?<![\w$.,-])(?<!\d[.,-]){re.escape(quote)}(?![\w%]|[.,-]\d|-\w)")


def swap(text: str, old: str, new: str) -> str | None:
    """``text`` with ``new`` for ``old``; None where ``old`` is not in it exactly once.

    >>> swap("He is a 17-year-old boy.", "17-year-old", "18-year-old")
    'He is an 18-year-old boy.'
    """
    found = list(whole(old).finditer(text))
    if len(found) != 1:
        return None
    before, after = text[: found[0].start()], text[found[0].end() :]
    return tidy(fitted(before, new) + new + after)


def fitted(before: str, new: str) -> str:
    """``before`` with the article at its end, if there is one, in the form that fits ``new``."""
    article = _ARTICLE.search(before)
    if article is None:
        return before
    return f"{before[: article.start()]}{article[1]}{'n' if _VOWEL.match(new) else ''} "


def balanced(text: str) -> bool:
    """Whether quotation marks and brackets come in pairs."""
    marks = plain(text)
    return marks.count('"') % 2 == 0 and all(
        marks.count(one) == marks.count(other) for one, other in ("()", "[]")
    )


def uncapitalised(text: str, *, name: bool) -> str:
    """``text`` as the middle of a sentence; ``name`` tells that it begins with one."""
    keep = name or text[:2] in {"I ", "I'"} or text[1:2].isupper()
    return text if keep else text[:1].lower() + text[1:]
