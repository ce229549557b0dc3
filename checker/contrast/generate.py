"""Contrast pairs from articles: every sentence reworded, some of them changed, none too often."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from random import Random

from checker.claims import Parser
from checker.contrast.calendar import date_changes
from checker.contrast.change import Change
from checker.contrast.details import broader_changes, detail_changes
from checker.contrast.edit import balanced
from checker.contrast.names import name_changes, remember
from checker.contrast.negatives import Raw, framed, misquoted, period_changes, unrelated, updated
from checker.contrast.passage import Passage, passages
from checker.contrast.pool import Pool
from checker.contrast.quantities import quantity_changes
from checker.contrast.rewrite import Wording, wordings
from checker.contrast.statements import NEGATIVE, statement_changes
from checker.records.labelled import LabelledPair

Article = dict[str, str]
"""An article of the corpus: 'url', 'title', 'published' and 'text'."""

_PER_SENTENCE = 5
_CONTEXT = 0.25
"""Share of premises that have the sentence before or after them with them."""
_TRIES = 12
_LARGEST = 0.06
"""Share of all pairs that one category may have."""
_LABEL = 0.36
"""Share of all pairs that one label may have."""
_SLACK = 40
"""Pairs of a category or label that are taken whatever its share."""
_RESTYLED = 0.3
"""Chance that a value is written in another manner."""
_PICKED = 0.6
"""Chance that a pair is picked for the words that its hypothesis has of its own."""
_LONG = 60
"""Words of the longest premise with context."""


class Generator:
    """Makes pairs article after article, and keeps the categories in balance over all of them."""

    def __init__(self, parser: Parser, seed: int) -> None:
        self._parser = parser
        self._seed = seed
        self._pool = Pool()
        self._taken: Counter[str] = Counter()

    def pairs(self, article: Article) -> Iterator[LabelledPair]:
        """The pairs of one article."""
        rng = Random(f"{self._seed} {article['url']}")  # noqa: S311  no secret
        for passage in passages(article, self._parser, rng):
            yield from self._sentence(passage, rng)
            remember(passage, self._pool)

    def _sentence(self, passage: Passage, rng: Random) -> Iterator[LabelledPair]:
        reworded = wordings(passage, rng)
        changes = tuple(self._changes(passage, rng))
        restyles = [c for c in changes if c.forward == c.backward == "entailment"]
        raw = [pair for change in changes for pair in changed_pairs(change, reworded, rng)]
        raw += self._others(passage, reworded, rng)
        rng.shuffle(raw)
        raw.sort(key=lambda pair: self._taken[pair.category])
        made = 0
        for pair in (restyled(pair, restyles, rng) for pair in raw):
            if made < _PER_SENTENCE and _fit(pair) and self._takes(pair):
                made += 1
                yield LabelledPair(
                    source=f"contrast/{pair.category}",
                    premise=_in_context(pair, passage, rng),
                    hypothesis=pair.hypothesis,
                    label=pair.label,
                )

    def _changes(self, passage: Passage, rng: Random) -> Iterator[Change]:
        values = [
            *quantity_changes(passage, rng),
            *date_changes(passage, rng),
            *name_changes(passage, self._pool, rng),
            *period_changes(passage, rng),
            *broader_changes(passage),
            *detail_changes(passage, rng),
        ]
        yield from (c for c in values if not negated(passage.text, c.swaps[0][0]))
        yield from statement_changes(passage, self._pool, rng)

    def _others(
        self, passage: Passage, reworded: tuple[Wording, ...], rng: Random
    ) -> Iterator[Raw]:
        yield from framed(passage, reworded, rng)
        yield from updated(passage, reworded, rng)
        yield from unrelated(passage, reworded, rng)
        yield from misquoted(passage, self._pool, rng)
        yield from reworded_pairs("wording", reworded, rng)

    def _takes(self, pair: Raw) -> bool:
        """Whether there is room for a pair of this category and label; counts it if so."""
        total = self._taken["all"]
        if self._taken[pair.category] > _SLACK + _LARGEST * total:
            return False
        if self._taken[pair.label] > _SLACK + _LABEL * total:
            return False
        self._taken.update((pair.category, pair.label, "all"))
        return True


def contrast_pairs(
    articles: Iterable[Article], parser: Parser, seed: int
) -> Iterator[LabelledPair]:
    """Labelled pairs made from ``articles``, the same for the same articles and seed.

    ``source`` is 'contrast/' and what was changed: 'number', 'title', 'rounding', 'same-date' …
    """
    generator = Generator(parser, seed)
    for article in articles:
        yield from generator.pairs(article)


def changed_pairs(change: Change, reworded: tuple[Wording, ...], rng: Random) -> Iterator[Raw]:
    """The pairs of one change: with the values differing, and with the same value in both."""
    fit = [(wording, text) for wording in reworded if (text := change.made(wording.text))]
    if not fit:
        return
    forward, backward = list[Raw](), list[Raw]()
    for _ in range(_TRIES):
        (one, _), (other, changed) = rng.choice(fit), rng.choice(fit)
        if not one.comparable(other):
            continue
        if change.forward and (change.forward != "entailment" or one.entails(other)):
            forward.append(Raw(change.category, one.text, changed, change.forward))
        if change.backward and (change.backward != "entailment" or other.entails(one)):
            backward.append(Raw(change.category, changed, one.text, change.backward))
    yield from _picked(forward, rng)
    yield from _picked(backward, rng)
    if "contradiction" in {change.forward, change.backward}:
        kept = tuple(wording for wording, _ in fit)
        edited = tuple(wording._replace(text=text) for wording, text in fit)
        yield from reworded_pairs(change.category, kept if rng.random() < 0.5 else edited, rng)


def reworded_pairs(category: str, reworded: tuple[Wording, ...], rng: Random) -> Iterator[Raw]:
    """A pair in which the second sentence follows from the first, and one the other way round."""
    follows, open_ = list[Raw](), list[Raw]()
    for _ in range(_TRIES):
        one, other = rng.choice(reworded), rng.choice(reworded)
        if one.entails(other) and one.text != other.text:
            follows.append(Raw(f"same-{category}", one.text, other.text, "entailment"))
            if _leaves_out(one, other):
                open_.append(Raw(f"more-{category}", other.text, one.text, "neutral"))
    yield from _picked(follows, rng)
    yield from _picked(open_, rng)


def restyled(pair: Raw, restyles: Sequence[Change], rng: Random) -> Raw:
    """The pair with some values written otherwise: in letters, in another unit, by an acronym."""
    premise, hypothesis = pair.premise, pair.hypothesis
    for change in restyles:
        if rng.random() < _RESTYLED:
            premise = change.made(premise) or premise
        if rng.random() < _RESTYLED:
            hypothesis = change.made(hypothesis) or hypothesis
    return pair._replace(premise=premise, hypothesis=hypothesis)


def _picked(pairs: Sequence[Raw], rng: Random) -> Iterator[Raw]:
    """Mostly the pair whose hypothesis has most words of its own, so that few words tell a label.

    Neutral pairs have many anyway: of them, the one with fewest.
    """
    if not pairs:
        return
    if rng.random() < _PICKED:
        few = pairs[0].label == "neutral"
        yield (min if few else max)(pairs, key=_own_words)
    else:
        yield pairs[0]


def _own_words(pair: Raw) -> int:
    return len(set(pair.hypothesis.lower().split()) - set(pair.premise.lower().split()))


def negated(text: str, old: str) -> bool:
    """Whether what stands between commas around ``old`` is negated: 'not 60' leaves 40 open."""
    before, _, after = text.partition(old)
    clause = f"{before.rpartition(', ')[2]} {after.partition(', ')[0]}"
    return NEGATIVE.search(clause) is not None


def _leaves_out(one: Wording, other: Wording) -> bool:
    """Whether ``other`` lacks something that matters, not only the source."""
    left = {part for part in other.dropped - one.dropped if not part.startswith("source")}
    return bool(left) and len(one.text.split()) >= len(other.text.split()) + 4


def _fit(pair: Raw) -> bool:
    return (
        pair.premise != pair.hypothesis
        and len(pair.hypothesis.split()) >= 4
        and balanced(pair.hypothesis)
        and balanced(pair.premise)
    )


def _in_context(pair: Raw, passage: Passage, rng: Random) -> str:
    """The premise, sometimes with a neighbouring sentence."""
    if rng.random() > _CONTEXT:
        return pair.premise
    before = rng.random() < 0.5
    around = passage.before if before else passage.after
    if not around or len(around.split()) + len(pair.premise.split()) > _LONG:
        return pair.premise
    if re.search(re.escape(around[:40]), pair.hypothesis):
        return pair.premise
    return f"{around} {pair.premise}" if before else f"{pair.premise} {around}"
