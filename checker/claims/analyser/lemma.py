"""Lemmas as rules: what to cut from the end of a word, and what to put there instead.

A rule is learnt from a word and its lemma and fits other words alike: 'studies' and 'study' give
'^3-y', which makes 'try' of 'tries'. The same idea as UDPipe's (Straka et al. 2016) and spaCy's
edit trees, for endings only, as English needs them.
"""

import re
from itertools import takewhile

_RULE = re.compile(r"(?P<case>[\^=])(?P<cut>\d+)-(?P<ending>.*)", re.DOTALL)


def rule_of(word: str, lemma: str) -> str:
    """The rule that makes the lemma of the word; '^' first makes the word small, '=' does not."""
    case, base = ("=", word) if lemma != lemma.lower() else ("^", word.lower())
    alike = (a == b for a, b in zip(base, lemma, strict=False))
    shared = sum(takewhile(bool, alike))
    return f"{case}{len(base) - shared}-{lemma[shared:]}"


def apply(rule: str, word: str) -> str:
    """The lemma that a rule makes of a word; the word itself where that would leave nothing."""
    match = _RULE.fullmatch(rule)
    if match is None:
        raise ValueError(f"not a rule for lemmas: {rule!r}")
    base = word.lower() if match["case"] == "^" else word
    return base[: max(0, len(base) - int(match["cut"]))] + match["ending"] or word
