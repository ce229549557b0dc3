"""Who is given as the source of a sentence, and the other places where that can stand."""

from typing import NamedTuple

from checker.claims.grammar import Grammar
from checker.contrast.edit import Edit, uncapitalised
from checker.records.sentence import Sentence

_SAYING = frozenset({"say", "add", "state", "announce", "report", "note", "explain"})
_TIMES = frozenset(
    "on monday tuesday wednesday thursday friday saturday sunday late early morning "
    "afternoon evening night".split()
)
_GROUPS = frozenset({"Police", "Officials", "Authorities", "Investigators", "Prosecutors"})
_OPENERS = frozenset({"The", "A", "An", *_GROUPS})
_QUOTES = frozenset('"“”')
_MOST = 14
"""Tokens of a source: a longer one is most likely misread."""


class Attribution(NamedTuple):
    """'X said that …' at the head of a sentence, or '…, X said' at its end.

    Spans count in the sentence's text. ``frame`` is all that is not content.
    """

    who: str
    verb: str
    time: str
    frame: tuple[int, int]
    content: tuple[int, int]
    named: bool
    """Whether the content begins with a name, which keeps its capital inside a sentence."""
    pronoun: bool

    @property
    def leads(self) -> bool:
        """Whether the source stands in front of what it says."""
        return self.frame[0] == 0

    def moved(self, text: str) -> dict[str, tuple[Edit, ...]]:
        """The edits that put the attribution elsewhere or word it otherwise."""
        source = uncapitalised(self.who, name=self.who.split()[0] not in _OPENERS)
        said = f"{source} {self.verb}{self.time}"
        forms = {
            "before": self._led(text, f"{said[:1].upper()}{said[1:]} that "),
            "behind": self._followed(text, f", {said}"),
        }
        if not self.pronoun:
            forms["according"] = self._led(text, f"According to {source}, ")
            forms["according behind"] = self._followed(text, f", according to {source}")
        del forms["before" if self.leads else "behind"]
        return forms

    def dropped(self, text: str) -> tuple[Edit, ...]:
        """The edits that leave only what is said."""
        return self._followed(text, "")

    def _led(self, text: str, lead: str) -> tuple[Edit, ...]:
        start = self.content[0]
        first = uncapitalised(text[start : start + 3], name=self.named)[:1]
        return (Edit(*self.frame), Edit(start, start + 1, lead + first))

    def _followed(self, text: str, tail: str) -> tuple[Edit, ...]:
        start, end = self.content
        rest = () if self.frame[0] == end else (Edit(end, end, tail),)
        away = Edit(*self.frame, tail if not rest else "")
        return (away, Edit(start, start + 1, text[start].upper()), *rest)


def attribution(sentence: Sentence) -> Attribution | None:
    """The attribution of a sentence, where it stands at its head or its end in a plain form."""
    if _QUOTES & set(sentence.text):
        return None
    grammar = Grammar(sentence.tokens)
    for verb, token in enumerate(sentence.tokens):
        if token.lemma in _SAYING and token.tag in {"VBD", "VBZ"}:
            found = _leading(sentence, grammar, verb) or _trailing(sentence, grammar, verb)
            if found:
                return found
    return None


def _leading(sentence: Sentence, grammar: Grammar, verb: int) -> Attribution | None:
    time = _time_after(grammar, verb)
    content = time + (time < len(grammar) and grammar.words[time] == "that")
    follows = [t for t in sentence.tokens[content:] if t.pos != "PUNCT"]
    if not 0 < verb <= _MOST or len(follows) < 5 or not _is_source(grammar, 0, verb):
        return None
    if content == time and not _begins_clause(grammar, content):
        return None
    return _framed(sentence, (0, verb), verb, (verb + 1, time), (content, len(grammar)))


def _trailing(sentence: Sentence, grammar: Grammar, verb: int) -> Attribution | None:
    time = _time_after(grammar, verb)
    comma = max((i for i in range(verb) if grammar.words[i] == ","), default=-1)
    if comma < 5 or any(not grammar.mark(i) for i in range(time, len(grammar))):
        return None
    if not _is_source(grammar, comma + 1, verb) or not any(map(grammar.finite, range(comma))):
        return None
    return _framed(sentence, (comma + 1, verb), verb, (verb + 1, time), (0, comma))


def _is_source(grammar: Grammar, start: int, verb: int) -> bool:
    """Whether the tokens before a verb of saying are its subject and nothing else."""
    subject = grammar.subject(verb)
    inside = range(start, verb)
    return (
        subject is not None
        and subject in inside
        and grammar.left_edge(subject) == start
        and not any(grammar.finite(i) or grammar.tokens[i].tag in {"VBG", "IN"} for i in inside)
        and grammar.words[start] not in {"and", "but", "also", "who", "which", "that", "it", "i"}
    )


def _begins_clause(grammar: Grammar, at: int) -> bool:
    """Whether a clause that needs no 'that' begins here."""
    if at >= len(grammar) or grammar.tokens[at].pos not in {"DET", "PROPN", "PRON", "NUM", "NOUN"}:
        return False
    return any(grammar.finite(i) for i in range(at, len(grammar)))


def _time_after(grammar: Grammar, verb: int) -> int:
    at = verb + 1
    while at < len(grammar) and grammar.words[at] in _TIMES:
        at += 1
    return at


def _framed(
    sentence: Sentence,
    who: tuple[int, int],
    verb: int,
    time: tuple[int, int],
    content: tuple[int, int],
) -> Attribution:
    tokens, origin = sentence.tokens, sentence.start
    first = content[0]
    last = max(i for i in range(*content) if tokens[i].pos != "PUNCT" or i == first)
    begins, ends = tokens[first].start - origin, tokens[last].end - origin
    leads = who[0] == 0
    stop = len(sentence.text.rstrip("."))
    subject = _cut(sentence, *who)
    return Attribution(
        who=subject,
        verb=tokens[verb].text,
        time=f" {_cut(sentence, *time)}" if time[0] < time[1] else "",
        frame=(0, begins) if leads else (ends, stop),
        content=(begins, ends),
        named=tokens[first].pos == "PROPN" or tokens[first].entity is not None,
        pronoun=tokens[who[1] - 1].pos == "PRON",
    )


def _cut(sentence: Sentence, start: int, end: int) -> str:
    tokens = sentence.tokens
    return sentence.text[
        tokens[start].start - sentence.start : tokens[end - 1].end - sentence.start
    ]
