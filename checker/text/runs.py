"""Runs of words in a row, by which a copied text is known."""

import re

from checker.text.normalise import plain, words

LENGTH = 5
"""Words in a row that are compared. Two writers seldom hit on the same five by chance."""

_FEWEST = 20
"""A text with fewer runs is taken to have this many, as a few shared runs prove no copying."""

_QUOTATION = re.compile(r"""
    "[^"\n]*(?:"|$)                          # to the end of the paragraph if it is not closed
    | (?<!\w)'(?:[^'\n]|(?<=\w)'(?=\w))*'(?!\w)
""", re.VERBOSE | re.MULTILINE)  # fmt: skip


def runs(text: str) -> dict[tuple[str, ...], None]:
    """The different runs of five words of a text, in the order in which they first stand there.

    Quotations do not count: several reporters may hear one speaker, or read one statement.
    """
    passages = map(words, _QUOTATION.split(plain(text)))
    return dict.fromkeys(
        passage[start : start + LENGTH]
        for passage in passages
        for start in range(len(passage) - LENGTH + 1)
    )


def containment(shared: int, left: int, right: int) -> float:
    """The share, 0 to 1, of the shorter text's runs that the longer text has too (Broder 1997).

    Texts of ``left`` and ``right`` different runs have ``shared`` in common. Copy that was cut
    short or padded out is thus still found.
    """
    return shared / max(_FEWEST, min(left, right))
