"""Cutting an article into sentences, with exact offsets."""

import re

from checker.records.article import Article, BlockKind
from checker.records.sentence import Sentence
from checker.text.offsets import trim

_STOP = re.compile(r"[.!?…]['\"’”)]*\s+")


def split_sentences(article: Article) -> tuple[Sentence, ...]:
    """The sentences of an article in order, without tokens.

    Junk blocks have none; the dateline belongs to none. ``sentence.text`` is exactly
    ``article.text[sentence.start : sentence.end]``.
    """
    sentences: list[Sentence] = []
    for paragraph, block in enumerate(article.blocks):
        if block.kind is BlockKind.JUNK:
            continue
        start = block.start
        if article.dateline and block.contains(article.dateline):
            start = article.dateline.end
        ends = [m.end() for m in _STOP.finditer(article.text, start, block.end)]
        for end in [*ends, block.end]:
            first, last = trim(article.text, start, end)
            start = end
            if first < last:
                sentences.append(
                    Sentence(
                        start=first,
                        end=last,
                        article=article.id,
                        index=len(sentences),
                        text=article.text[first:last],
                        block=block.kind,
                        paragraph=paragraph,
                    )
                )
    return tuple(sentences)
