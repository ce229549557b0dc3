"""Passages: the sentences of an article that pairs are made from, with grammar and facts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from random import Random

from checker.claims import Parser, build_claims, split_sentences
from checker.contrast.edit import balanced
from checker.facts import extract_facts
from checker.ingest.article import to_article
from checker.ingest.draft import Draft
from checker.records.article import BlockKind
from checker.records.claim import Claim
from checker.records.fact import Fact
from checker.records.sentence import Sentence

_MOST = 6
"""Sentences of an article that are parsed."""
_SHORTEST, _LONGEST = 8, 40
"""Words of a sentence that pairs are made from."""
_UNCLEAN = re.compile(
    r"[a-z] (?:In|The|On|A|At|He|She|It|But|And|This)\s|^[A-Z/ ]{4,}:|Story Continued"
    r"|https?:|www\.|@|#|©|\||[{}<>]|\.\.\.|…|--.*--"
    r"|\b(?i:click|subscribe|newsletter|sign up|read more|photo|video|advertisement|copyright"
    r"|follow us|watch|getty|hide caption|toggle caption|just watched)\b"
)
_PERSONAL = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|[Yy]ou|[Yy]our|us|me)\b")
_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")


@dataclass(frozen=True)
class Passage:
    """A sentence of an article, what was read from it, and the sentences around it."""

    sentence: Sentence
    facts: tuple[Fact, ...]
    claims: tuple[Claim, ...]
    before: str
    after: str
    others: tuple[str, ...]
    """The other usable sentences of the article."""

    @property
    def text(self) -> str:
        """The sentence as written."""
        return self.sentence.text


def passages(article: dict[str, str], parser: Parser, rng: Random) -> tuple[Passage, ...]:
    """The clean sentences of one stretch of an article, with their facts and claims.

    ``article`` has 'url', 'title', 'published' (an ISO day, or empty) and 'text'.
    """
    read = to_article(
        Draft(
            id=article["url"],
            text=article["text"],
            title=article.get("title", ""),
            published=_moment(article.get("published", "")),
        )
    )
    body = [s for s in split_sentences(read) if s.block is BlockKind.BODY]
    sentences = parser.parse(_stretch(body, rng))
    facts = extract_facts(read, sentences)
    claims = build_claims(read, sentences, facts)
    return tuple(passages_of(sentences, facts, claims))


def usable(text: str) -> bool:
    """Whether a sentence is clean running text of middling length."""
    return (
        _SHORTEST <= len(text.split()) <= _LONGEST
        and text[0] in '"“ABCDEFGHIJKLMNOPQRSTUVWXYZ'
        and text.rstrip('"”').endswith(".")
        and _readable(text)
        and not _PERSONAL.search(_QUOTED.sub("", text))
        and sum(map(str.isupper, text)) < len(text) / 6
    )


def _readable(text: str) -> bool:
    return balanced(text) and not _UNCLEAN.search(text)


def _stretch(sentences: Sequence[Sentence], rng: Random) -> Sequence[Sentence]:
    """The opening of the article, or the stretch of it that holds the most figures."""
    starts = range(0, max(1, len(sentences) - _MOST + 1), 2)
    if rng.random() < 0.5:
        return sentences[:_MOST]
    richest = max(starts, key=lambda at: sum(map(_figures, sentences[at : at + _MOST])))
    return sentences[richest : richest + _MOST]


def _figures(sentence: Sentence) -> int:
    return len(re.findall(r"\d+", sentence.text)) if usable(sentence.text) else 0


def passages_of(
    sentences: Sequence[Sentence], facts: Sequence[Fact], claims: Sequence[Claim]
) -> Iterator[Passage]:
    """The clean sentences of an article that was read, with their facts and claims."""
    fit = [sentence.text for sentence in sentences if usable(sentence.text)]
    for number, sentence in enumerate(sentences):
        if not usable(sentence.text) or not any(t.dep.startswith("nsubj") for t in sentence.tokens):
            continue
        around = [
            *sentences[max(0, number - 1) : number],
            None,
            *sentences[number + 1 : number + 2],
        ]
        here = around.index(None)
        texts = ["" if s is None or not _readable(s.text) else s.text for s in around]
        yield Passage(
            sentence=sentence,
            facts=tuple(fact for fact in facts if sentence.contains(fact)),
            claims=tuple(claim for claim in claims if claim.sentence == sentence.index),
            before=texts[here - 1] if here else "",
            after=texts[here + 1] if here + 1 < len(texts) else "",
            others=tuple(text for text in fit if text != sentence.text),
        )


def _moment(published: str) -> datetime | None:
    try:
        return datetime.fromisoformat(published)
    except ValueError:
        return None
