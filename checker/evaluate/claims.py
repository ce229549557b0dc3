"""Measuring sentences, junk, claims, facts and references on passages annotated by hand.

Figures, as shares from 0 to 1:

- ``sentences``, ``junk``: see `checker.evaluate.layout`; ``facts`` and each kind of them: see
  `checker.evaluate.fact_match`.
- ``spans`` and ``claims``: claims of one span, and claims that are one, as
  `checker.evaluate.claim_match` defines them. ``speaker``, ``modality`` and ``polarity`` are
  counted over claims of one span, ``named speaker`` over those that somebody is said to say. A
  speaker is right if ours has every word of the gold name or noun phrase.
- ``references``: over claims of one span, where the gold text puts an antecedent for a later
  mention in its span, our text, subject or entities have it too.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Literal

from checker.evaluate.claim_match import Matched, SentenceMatch, characters, match_claims
from checker.evaluate.fact_match import score_facts
from checker.evaluate.layout import score_junk, score_sentences
from checker.evaluate.passages import PlacedPassage, read_passages
from checker.evaluate.tally import Tally
from checker.ingest import article_from
from checker.pipeline import Progress, Read, load_parser, read_claims, silent
from checker.records.article import Article
from checker.records.claim import Claim
from checker.settings import Settings
from checker.text.normalise import words

Part = Literal["even", "odd", "all"]
_PARTS: dict[Part, slice] = {
    "even": slice(0, None, 2),
    "odd": slice(1, None, 2),
    "all": slice(None),
}
_EMPTY = frozenset(
    "a an the this that these those its his her their it he him she they them who which".split()
)
"""Articles and pronouns: they name nothing."""


def evaluate_claims(
    path: Path, settings: Settings, *, part: Part = "all", progress: Progress = silent
) -> Tally:
    """Measure reading on the passages of a file, or on those at an even or odd index.

    Raises:
        GoldError: the file is not in the format of `checker.evaluate.passages`.
        ModelError: the parser is missing, damaged or unfit.

    """
    passages = read_passages(path)[_PARTS[part]]
    parser = load_parser(settings)
    tally = Tally()
    for number, passage in enumerate(passages):
        progress("passages", number, len(passages))
        fields = {"text": passage.gold.text, "published": passage.gold.published or ""}
        article = article_from(fields, passage.gold.id)
        score_passage(tally, passage, article, read_claims(article, parser))
    return tally


def score_passage(tally: Tally, passage: PlacedPassage, article: Article, read: Read) -> None:
    """Count what was read of one passage."""
    score_sentences(tally, passage, read.sentences)
    score_junk(tally, passage, article)
    for match in _by_sentence(passage, read.claims):
        _score_claims(tally, passage, match)
        for pair in match.spans:
            _score_reading(tally, passage, pair)
    score_facts(tally, passage, read.facts)


def _by_sentence(passage: PlacedPassage, claims: Sequence[Claim]) -> Iterator[SentenceMatch]:
    """The claims of each gold sentence; one of ours belongs where most of its characters lie."""
    text = passage.gold.text
    theirs = [characters(text, [sentence]) for sentence in passage.sentences]
    ours: list[list[Claim]] = [[] for _ in theirs]
    for claim in claims:
        own = characters(text, claim.spans)
        shared, index = max(((len(own & its), -i) for i, its in enumerate(theirs)), default=(0, 0))
        if shared:
            ours[-index].append(claim)
    for index, there in enumerate(ours):
        gold = [claim for claim in passage.claims if claim.gold.sentence == index]
        yield match_claims(text, gold, there)


def _score_claims(tally: Tally, passage: PlacedPassage, match: SentenceMatch) -> None:
    for figure, pairs in (("spans", match.spans), ("claims", match.whole)):
        found = [id(pair.gold) for pair in pairs]
        ours = {pair.ours.id for pair in pairs}
        for claim in match.ours:
            pieces = " … ".join(span.cut(passage.gold.text) for span in claim.spans)
            told = f"{passage.gold.id}: {pieces!r}"
            tally.note(f"{figure}.precision", claim.id in ours, told)
        for gold in match.gold:
            pieces = " … ".join(gold.gold.span)
            told = f"{passage.gold.id}: {pieces!r}"
            if id(gold) not in found:
                told += f": {match.want(gold)}"
            tally.note(f"{figure}.recall", id(gold) in found, told)


def _score_reading(tally: Tally, passage: PlacedPassage, pair: Matched) -> None:
    gold, ours = pair.gold.gold, pair.ours
    told = f"{passage.gold.id}: {gold.text!r}: "
    spoken = f"{told}{gold.speaker}, not {ours.speaker}"
    tally.note("speaker", _same_speaker(gold.speaker, ours.speaker), spoken)
    if gold.speaker is not None:
        tally.note("named speaker", _same_speaker(gold.speaker, ours.speaker), spoken)
    for name in ("modality", "polarity"):
        wanted, got = getattr(gold, name), getattr(ours, name)
        tally.note(name, wanted is got, f"{told}{wanted}, not {got}")
    own = " ".join([ours.text, ours.subject or "", *ours.entities])
    for antecedent in _resolved(passage, pair):
        tally.note(
            "references", _has(own, antecedent), f"{told}{antecedent!r} not in {ours.text!r}"
        )


def _same_speaker(gold: str | None, ours: str | None) -> bool:
    if gold is None or ours is None:
        return gold is ours
    return set(_heavy(gold)) <= set(_heavy(ours))


def _resolved(passage: PlacedPassage, pair: Matched) -> Iterator[str]:
    """The antecedents that the text of a gold claim names for mentions in its span."""
    gold = pair.gold.gold
    span = " ".join(gold.span)
    for chain in passage.gold.coreference:
        mentions = [n for n, mention in enumerate(chain) if _runs(words(span), words(mention))]
        before = chain[: max(mentions, default=0)]
        named = (m for m in before if _heavy(m) and _has(gold.text, m) and not _has(span, m))
        yield from islice(named, 1)


def _has(text: str, mention: str) -> bool:
    return _runs(_heavy(text), _heavy(mention))


def _runs(whole: Sequence[str], part: Sequence[str]) -> bool:
    """Whether words stand in a row among others."""
    return f" {' '.join(part)} " in f" {' '.join(whole)} "


def _heavy(text: str) -> list[str]:
    """The words of a text that name something."""
    return [w.removesuffix("'s") for w in words(text) if w not in _EMPTY]
