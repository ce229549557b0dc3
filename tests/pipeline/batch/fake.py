"""A newsroom in small: an analyst without models, and copy that it can read.

Every line of an article is a sentence and a claim; every number in it is a fact.
"""

import hashlib
import json
import re
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from checker.pipeline.read import Read
from checker.records.base import Span
from checker.records.claim import Claim
from checker.records.fact import Fact, FactKind, QuantityValue
from checker.records.pair import NliScores
from checker.records.sentence import Sentence, Token


class Clerk:
    """Reads lines, knows words by their hashes, and holds unlike numbers to contradict."""

    def __init__(self, seconds=0.0):
        self.seconds = seconds

    def read(self, article):
        if "POISON" in article.text:
            raise ValueError("a text that cannot be read")
        time.sleep(self.seconds)
        sentences, claims, facts = [], [], []
        for number, block in enumerate(article.blocks):
            line = block.cut(article.text)
            tokens = tuple(_token(block.start, found) for found in re.finditer(r"\w+", line))
            sentences.append(
                Sentence(
                    article=article.id, index=number, start=block.start, end=block.end, text=line,
                    block=block.kind, paragraph=number, tokens=tokens,
                )
            )  # fmt: skip
            own = tuple(_fact(block.start, found) for found in re.finditer(r"\d+", line))
            if not tokens:  # nothing that could be said
                continue
            facts.extend(own)
            claims.append(
                Claim(
                    id=f"{article.id}:{number}:0", article=article.id, sentence=number,
                    spans=(Span(start=block.start, end=block.end),), text=line, predicate=0,
                    tokens=tuple(range(len(tokens))), facts=own,
                )
            )  # fmt: skip
        return Read(tuple(sentences), tuple(facts), tuple(claims))

    def vectors(self, texts):
        return {text: _vector(text) for text in texts}

    def score(self, questions, on_progress):
        time.sleep(self.seconds)
        on_progress(len(questions))
        return [_judged(*question) for question in questions]


def _token(start, found):
    word = found.group()
    return Token(
        start=start + found.start(), end=start + found.end(), text=word, lemma=word.lower(),
        pos="NOUN", tag="NN", dep="root" if not found.start() else "dep", head=0,
    )  # fmt: skip


def _fact(start, found):
    number = float(found.group())
    return Fact(
        start=start + found.start(), end=start + found.end(), kind=FactKind.NUMBER,
        quote=found.group(), value=QuantityValue(low=number, high=number),
        normalized=found.group(), of="boat", role="sink",
    )  # fmt: skip


def _vector(text):
    vector = np.zeros(64, np.float32)
    for word in re.findall(r"[a-z]+", text.lower()) or [text]:
        vector[int(hashlib.sha256(word.encode()).hexdigest(), 16) % 64] += 1
    return vector / max(1.0, float(np.linalg.norm(vector)))


def _judged(premise, hypothesis):
    apart = re.findall(r"\d+", premise) != re.findall(r"\d+", hypothesis)
    return NliScores(
        entailment=0.05 if apart else 0.9, neutral=0.05, contradiction=0.9 if apart else 0.05
    )


@dataclass(frozen=True)
class Load:
    """Hires clerks that take so long over everything; can be sent to another process."""

    seconds: float = 0.0

    def __call__(self, settings):
        return Clerk(self.seconds)


SUBJECTS = ["storm", "flood", "parade", "election", "strike", "harvest", "concert", "eclipse"]


def told(subject, number, outlet):
    """An article: three outlets give the same account of one subject, but for a number."""
    words = [f"{subject}{word}" for word in ("men", "boats", "point", "coast", "town", "noon")]
    men, boats, point, coast, town, noon = words
    lines = [
        f"{men} saw {number} {boats} {point} at {noon}",
        f"{coast} {town} {outlet} {noon} {men}",
        f"{town} {noon} {coast} {point}",
    ]
    return {
        "source": outlet,
        "published": "2031-03-04T10:00:00Z",
        "title": f"{subject} {coast}",
        "text": "\n".join(lines),
    }


def write(folder, name, *articles):
    """A file of articles, one a line."""
    folder.mkdir(parents=True, exist_ok=True)
    path = Path(folder) / f"{name}.jsonl"
    path.write_text("".join(json.dumps(article) + "\n" for article in articles))
    return path
