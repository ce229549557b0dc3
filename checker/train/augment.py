"""News copy as it also comes: shouted or small headlines, curly marks, datelines.

Each change keeps what is known of the words it does not touch. All draw from one generator, so
that a seed gives the same sentences again.
"""

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np

from checker.claims.analyser.model import KINDS
from checker.train.examples import Annotated

Changed = Callable[[Annotated, np.random.Generator], Annotated]

_CURLY = (
    {'"': "”", "``": "“", "''": "”", "'": "’", "--": "–", "-": "–"},
    {'"': "“", "``": "“", "''": "”", "'": "‘", "--": "—", "-": "—"},
)
_SMALL_IN_TITLES = frozenset("a an and as at but by for in of on or the to with".split())
_MONTHS = "Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec.".split()
_AGENCIES = ("AP", "Reuters", "AFP", "UPI", "dpa")
_STOPS = frozenset(".")


class Augmenter:
    """Changes a share of the sentences; ``rates`` names each kind of change and its share."""

    def __init__(self, rates: dict[str, float], places: Sequence[tuple[str, ...]]) -> None:
        changes: dict[str, Changed] = {
            "loud": loud,
            "small": small,
            "headline": headline,
            "curly": curly,
            "dateline": partial(dateline, places),
        }
        self._changes = [(changes[name], rate) for name, rate in rates.items()]

    def __call__(self, sentence: Annotated, generator: np.random.Generator) -> Annotated:
        """The sentence, or a changed one."""
        for change, rate in self._changes:
            if generator.random() < rate:
                sentence = change(sentence, generator)
        return sentence


def curly(sentence: Annotated, generator: np.random.Generator) -> Annotated:
    """Straight quotation marks and hyphens as typographic ones.

    Straight double quotes open and close by turns.
    """
    marks = _CURLY[generator.integers(len(_CURLY))]
    words, inside = [], False
    for word in sentence.words:
        if word == '"':
            words.append("”" if inside else "“")
            inside = not inside
        else:
            words.append(marks.get(word, word.replace("'", "’")))
    return sentence._replace(words=tuple(words))


def loud(sentence: Annotated, _: np.random.Generator) -> Annotated:
    """The sentence in capitals."""
    return _spelled(sentence, str.upper)


def small(sentence: Annotated, _: np.random.Generator) -> Annotated:
    """The sentence in small letters."""
    return _spelled(sentence, str.lower)


def headline(sentence: Annotated, _: np.random.Generator) -> Annotated:
    """The sentence in Title Case without its full stop."""
    if (
        len(sentence.words) > 2
        and sentence.words[-1] in _STOPS
        and len(sentence.words) not in sentence.heads
    ):
        sentence = Annotated(
            sentence.words[:-1],
            {kind: tags[:-1] for kind, tags in sentence.tags.items()},
            sentence.heads[:-1],
            sentence.relations[:-1],
        )
    return _spelled(sentence, _titled)


def dateline(
    places: Sequence[tuple[str, ...]], sentence: Annotated, generator: np.random.Generator
) -> Annotated:
    """The sentence behind a place, a day and an agency, as wire copy begins.

    The names are known where those of the sentence are; of the rest nothing is.
    """
    place = [word.upper() for word in places[int(generator.integers(len(places)))]]
    month = _MONTHS[generator.integers(len(_MONTHS))]
    day = [",", month, str(generator.integers(1, 32))] if generator.random() < 0.6 else []
    agency = _AGENCIES[generator.integers(len(_AGENCIES))]
    dash = str(generator.choice(["-", "--", "—", "–"]))
    words = [*place, *day, "(", agency, ")", dash]
    names = [*_biluo("LOC", len(place)), *"O" * len(day), "O", "U-ORG", "O", "O"]
    if sentence.tags["name"][0] is None:
        names = [None] * len(words)
    return Annotated(
        (*words, *sentence.words),
        {
            kind: (*(names if kind == "name" else [None] * len(words)), *sentence.tags[kind])
            for kind in KINDS
        },
        (*[None] * len(words), *(head and head + len(words) for head in sentence.heads)),
        (*[None] * len(words), *sentence.relations),
    )


def _biluo(label: str, words: int) -> list[str | None]:
    if words == 1:
        return [f"U-{label}"]
    return [f"B-{label}", *[f"I-{label}"] * (words - 2), f"L-{label}"]


def _spelled(sentence: Annotated, spell: Callable[[str], str]) -> Annotated:
    """The sentence in other letters. What made small letters of a name no longer does, and back.

    Lemma rules of words spelled anew are unknown where they keep the letters' case.
    """
    words = tuple(map(spell, sentence.words))
    lemmas = tuple(
        None if rule is not None and rule.startswith("=") and new != old else rule
        for rule, old, new in zip(sentence.tags["lemma"], sentence.words, words, strict=True)
    )
    return sentence._replace(words=words, tags={**sentence.tags, "lemma": lemmas})


def _titled(word: str) -> str:
    return word if word in _SMALL_IN_TITLES or not word.islower() else word[:1].upper() + word[1:]
