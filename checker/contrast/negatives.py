"""Pairs that look like contradictions and are none: neither sentence tells of the other."""

import re
from collections.abc import Iterator
from random import Random
from typing import NamedTuple

from checker.contrast.attribution import attribution
from checker.contrast.calendar import other_period
from checker.contrast.change import Change, Truth, apart
from checker.contrast.edit import apply, uncapitalised
from checker.contrast.passage import Passage
from checker.contrast.pool import Pool
from checker.contrast.quantities import other_quantity
from checker.contrast.rewrite import Wording
from checker.records.fact import FactKind
from checker.text.normalise import words
from checker.text.nouns import plural

_LATER = (
    "By the following day, ",
    "By the next morning, ",
    "A week later, ",
    "By the end of the month, ",
    "In a later update, ",
    "In an earlier report, ",
    "The year before, ",
)
_OPINION = (
    "Critics fear that {}",
    "It is unclear whether {}",
    "Some analysts expect that {}",
    "Supporters hope that {}",
    "Investigators are still trying to find out whether {}",
    "Reporters asked whether {}",
    "An anonymous post claimed that {}",
)
_ROSE = (
    "The number of {} later rose to {}.",
    "The number of {} has since risen to {}.",
    "In an update the next day, the number of {} was put at {}.",
    "Officials later revised the number of {} to {}.",
)
_TIMED = re.compile(r"(?:On|In|By|At|After|Last|Since|But|And|Rather|As|When)\b|[\"“]")
_STOP = frozenset(
    "the a an of to in on at for and or but with by from as is are was were be been has have had "
    "that this it its his her their he she they who which not said says will would".split()
)
_HELPS = frozenset({"aux", "aux:pass", "cop"})
_WIDEST, _NARROWEST = 0.45, 0.12
"""Shares of content words between which another sentence is alike, but no repetition."""


class Raw(NamedTuple):
    """A pair before it is told from others by its label's share."""

    category: str
    premise: str
    hypothesis: str
    label: Truth


def period_changes(passage: Passage, rng: Random) -> Iterator[Change]:
    """Another year or month, and another figure with it."""
    if sum(fact.kind is FactKind.DATE for fact in passage.facts) != 1:
        return
    when = other_period(passage.text, rng)
    values = [swap for fact in passage.facts if (swap := other_quantity(fact, rng))]
    if when and values:
        yield apart("other_period", when, rng.choice(values))


def framed(passage: Passage, wordings: tuple[Wording, ...], rng: Random) -> Iterator[Raw]:
    """A claim against somebody's hope, fear or question that it may be so."""
    source = attribution(passage.sentence)
    if set('"“:') & set(passage.text):
        return
    named = passage.sentence.tokens[0].pos == "PROPN"
    content = passage.text
    if source is not None:
        content, named = apply(passage.text, source.dropped(passage.text)), source.named
    if re.match(r"(?:But|And|Also|However|Meanwhile|If|When|While|Rather|Instead)\b", content):
        return
    inner = uncapitalised(content, name=named)
    frame = rng.choice(_OPINION).format(inner)
    wording = rng.choice(wordings)
    pair = (frame, wording.text) if rng.random() < 0.5 else (wording.text, frame)
    yield Raw("opinion", *pair, "neutral")


def updated(passage: Passage, wordings: tuple[Wording, ...], rng: Random) -> Iterator[Raw]:
    """The figure at another time."""
    if not _past(passage):
        return
    for fact in passage.facts:
        changed = other_quantity(fact, rng)
        if changed is None or fact.kind is FactKind.AGE:
            continue
        wording = rng.choice(wordings)
        counted = passage.text[fact.end - passage.sentence.start :][:1] == " " and not fact.modifier
        if fact.kind is FactKind.NUMBER and fact.of and fact.of.isalpha() and counted:
            after = rng.choice(_ROSE).format(plural(fact.of.lower()), changed[1])
            yield Raw("later", *_either(wording.text, after, rng), "neutral")
        edited = Change("later", (changed,), "neutral", "neutral").made(wording.text)
        if edited and "," not in edited[:40] and not _TIMED.match(edited):
            named = passage.sentence.tokens[0].pos == "PROPN"
            lead = rng.choice(_LATER) + uncapitalised(
                edited, name=named or edited[0] != passage.text[0]
            )
            yield Raw("later", *_either(rng.choice(wordings).text, lead, rng), "neutral")


def _past(passage: Passage) -> bool:
    """Whether the sentence tells of what has happened."""
    tokens = passage.sentence.tokens
    root = next(i for i, token in enumerate(tokens) if token.dep == "root")
    verbs = [t for t in tokens if t is tokens[root] or (t.head == root and t.dep in _HELPS)]
    return any(token.tag == "VBD" for token in verbs)


def unrelated(passage: Passage, wordings: tuple[Wording, ...], rng: Random) -> Iterator[Raw]:
    """The other sentence of the article that shares most words with this one."""
    own = _content(passage.text)
    likes = [(len(own & _content(o)) / max(1, len(own | _content(o))), o) for o in passage.others]
    near = [(share, text) for share, text in likes if _NARROWEST <= share <= _WIDEST]
    if near:
        text = max(near)[1]
        yield Raw("other_sentence", *_either(rng.choice(wordings).text, text, rng), "neutral")


def misquoted(passage: Passage, pool: Pool, rng: Random) -> Iterator[Raw]:
    """The same speaker with another statement."""
    found = re.match(r"[\"“](?P<said>[A-Z][^\"“”]+),[\"”] (?P<rest>.+)$", passage.text)
    if found is None:
        return
    other = pool.draw("quote", rng, lambda quote: quote != found["said"])
    pool.add("quote", found["said"])
    if other is not None:
        text = f"“{other.rstrip('.')},” {found['rest']}"
        yield Raw("other_quote", *_either(passage.text, text, rng), "neutral")


def _either(one: str, other: str, rng: Random) -> tuple[str, str]:
    return (one, other) if rng.random() < 0.5 else (other, one)


def _content(text: str) -> set[str]:
    return set(words(text)) - _STOP
