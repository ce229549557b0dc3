"""Lemmas as rules: what to cut from the end of a word, and what to put there instead.

A rule is learnt from a word and its lemma and fits other words alike: 'studies' and 'study' give
'^3-y', which makes 'try' of 'tries'. The same idea as UDPipe's (Straka et al. 2016) and spaCy's
edit trees, for endings only, as English needs them.

What is learnt so fails on verbs and plurals that are rare in the treebank: 'fell', 'closed' and
'lorries' came out as 'f', 'clos' and 'lorrie'. Those are told by spelling, given their tag.
"""

import re
from itertools import takewhile

from checker.text.nouns import singular
from checker.text.verbs import infinitive

_RULE = re.compile(r"(?P<case>[\^=])(?P<cut>\d+)-(?P<ending>.*)", re.DOTALL)


_FORMS_OF_BE = frozenset("am are is was were been being".split())


def lemma_of(word: str, part: str, tag: str, rule: str) -> str:
    """The lemma of a word of a universal part of speech, by spelling or else by a learnt rule."""
    written = word.lower()
    if not written.isalpha() or part not in {"VERB", "NOUN"} or written in _FORMS_OF_BE:
        return apply(rule, word)
    if part == "VERB":
        return infinitive(tag, written)
    return singular(written) if tag == "NNS" else written


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
