"""Details added to a sentence that does not tell them: what has them does not follow from it."""

from collections.abc import Iterator
from itertools import pairwise
from random import Random

from checker.claims.grammar import Grammar
from checker.contrast.change import Change, looser
from checker.contrast.edit import fitted, whole
from checker.contrast.passage import Passage
from checker.contrast.synonyms import BROADER

_PERSONS = frozenset(
    "man woman men women people person officer officers official officials student students "
    "worker workers resident residents lawyer teacher doctor driver victim victims suspect "
    "suspects protesters soldiers passengers voters leader leaders member members".split()
)
_THINGS = frozenset(
    "car truck house building road bridge school law bill plan report company agency committee "
    "court program project deal statement letter meeting vote speech investigation decision "
    "attack fire crash storm".split()
)
_QUOTES = frozenset('"“”')
_PLAIN = 24
"""Tokens of the longest sentence to whose end a phrase is put."""
_OF_PERSONS = (
    "local elderly young retired senior unidentified Canadian unarmed prominent veteran "
    "married injured former foreign"
).split()
_OF_THINGS = "new second secret joint local controversial lengthy final early separate".split()
_ENDINGS = (
    "for the second time", "after a long delay", "without giving a reason", "by a wide margin",
    "in front of reporters", "for the first time in years", "against the advice of lawyers",
    "at the request of local leaders", "despite protests", "under a new policy",
    "after a meeting in private", "for personal reasons", "with help from volunteers",
    "hours before a deadline", "in spite of heavy rain",
)  # fmt: skip


def detail_changes(passage: Passage, rng: Random) -> Iterator[Change]:
    """A word or phrase more: the longer sentence is open, the shorter follows from it."""
    grammar = Grammar(passage.sentence.tokens)
    for before, token in pairwise(grammar.tokens):
        fitting = _OF_PERSONS if token.text in _PERSONS else _OF_THINGS
        if token.text not in _PERSONS | _THINGS or before.pos not in {"DET", "NUM", "ADP"}:
            continue
        if before.text.lower() not in {"an", "no", "any", "every", "of", "all"}:
            detail = rng.choice(fitting)
            longer = f"{fitted(f'{before.text} ', detail)}{detail} {token.text}"
            yield _more((f"{before.text} {token.text}", longer))
    last = next((t for t in reversed(grammar.tokens) if t.pos != "PUNCT"), None)
    root = next((t for t in grammar.tokens if t.dep == "root"), None)
    plain = len(grammar) <= _PLAIN and not _QUOTES & set(passage.text)
    if plain and last and root and root.tag == "VBD" and passage.text.endswith(f"{last.text}."):
        yield _more((f"{last.text}.", f"{last.text} {rng.choice(_ENDINGS)}."))


def broader_changes(passage: Passage) -> Iterator[Change]:
    """A wider word for a narrow one: 'vehicle' for 'truck'."""
    if _QUOTES & set(passage.text):
        return
    tokens = passage.sentence.tokens
    parts = {t.text for t, after in pairwise(tokens) if after.pos == "NOUN"}
    for narrow, wide in BROADER.items():
        if narrow in parts or wide in passage.text or narrow not in passage.text:
            continue
        if whole(narrow).search(passage.text):
            yield looser("broader", (narrow, wide))


def _more(swap: tuple[str, str]) -> Change:
    return Change("detail", (swap,), "neutral", "entailment")
