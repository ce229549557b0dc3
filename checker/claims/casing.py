"""The letters a headline would have in running text."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from checker.records.sentence import Sentence

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_CAPITAL_SHARE = 0.8
"""From this share of capitalised longer words on, capitals tell nothing of names."""
_LONG = 4
"""Shorter words are left small in capitalised headlines, so they are not counted."""


def usual_forms(sentences: Sequence[Sentence]) -> dict[str, str]:
    """For each word, in lower case, how running text spells it most often.

    The first word of a sentence and headlines are no evidence.
    """
    counts: dict[str, Counter[str]] = {}
    for sentence in sentences:
        if not _capitalised(sentence.text):
            for word in _WORD.findall(sentence.text)[1:]:
                counts.setdefault(word.lower(), Counter())[word] += 1
    return {word: forms.most_common(1)[0][0] for word, forms in counts.items()}


def recased(text: str, forms: Mapping[str, str]) -> str:
    """A headline in capitals spelled as in running text; other text as it is.

    No character is added or lost. In ALL CAPITALS unknown words become small; in Title Case
    they stay.
    """
    if not _capitalised(text):
        return text
    loud = text.upper() == text

    def spelled(match: re.Match[str]) -> str:
        word = match[0]
        form = forms.get(word.lower(), word.lower() if loud else word)
        form = word[0] + form[1:] if match.start() == 0 else form
        return form if len(form) == len(word) else word

    return _WORD.sub(spelled, text)


def _capitalised(text: str) -> bool:
    words = [word for word in _WORD.findall(text) if len(word) >= _LONG]
    capitals = sum(word[0].isupper() for word in words)
    return len(words) > 2 and capitals >= _CAPITAL_SHARE * len(words)
